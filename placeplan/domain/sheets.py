"""A workshop's sheet as it is typed: read into a response, and compared with what was stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from placeplan.domain.faults import Fault, Refused, fault, refuse
from placeplan.domain.response_records import record_of
from placeplan.domain.responses import Answer, Response, answer_from_mark
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import Workshop

TYPED = ("form", "people", "place", "answers", "priorities", "assets", "actions")
# what a sheet of paper has besides: its number stands beside the response, not in it
NUMBER, ABOUT = "number", ("age_band", "connection")
LONGEST_NUMBER = 20


def sheet_of(response: Response) -> dict[str, Any]:
    """What is typed of a response: form, people, place, answers, priorities, assets, actions;
    of one on paper the age band and the connections too.

    `answers` holds, by theme key, the mark and the two comments; blank themes are left out.
    """
    record = record_of(response)
    about = ABOUT if response.channel == "paper" else ()
    return {name: record[name] for name in (*TYPED, *about)}


def sheet_number_of(sheet: Mapping[str, Any]) -> str:
    """The number that was typed of a paper sheet; `Refused` where there is none."""
    number = " ".join(_text(sheet.get(NUMBER)).split())
    if not number:
        raise refuse("sheet_number_missing", NUMBER)
    if len(number) > LONGEST_NUMBER:
        raise refuse("text_too_long", NUMBER, found=len(number), most=LONGEST_NUMBER)
    return number


def response_from_sheet(
    sheet: Mapping[str, Any], key: str, survey: Survey, workshop: Workshop
) -> Response:
    """The response that a typed sheet stands for, collected at the workshop on its day, or on
    paper.

    Whatever is missing counts as blank; what no sheet has is a fault. Raises `Refused` with every
    fault, each naming its cell as a response file names its columns (`feeling_safe_rating`,
    `people` …).
    """
    typed = (*TYPED, NUMBER, *ABOUT) if workshop.is_paper else TYPED
    faults = [
        fault("sheet_part_unknown", found=name, expected=", ".join(typed))
        for name in sheet
        if name not in typed
    ]
    answers = _read_answers(sheet.get("answers"), faults)
    form = "group" if sheet.get("form") == "group" else "individual"
    people = _read_people(sheet.get("people"), form, faults)
    priorities = sheet.get("priorities")
    try:
        response = Response(
            key=key,
            survey=survey,
            area_code=workshop.area_code,
            channel="paper" if workshop.is_paper else "workshop",
            form="group" if form == "group" else "individual",
            collected_on=workshop.held_on,
            answers=answers,
            people=people,
            place_key=_text(sheet.get("place")),
            workshop_key="" if workshop.is_paper else workshop.key,
            priorities=tuple(map(_text, priorities)) if isinstance(priorities, list) else (),
            assets=_text(sheet.get("assets")),
            actions=_text(sheet.get("actions")),
            **_about(sheet),
        )
    except Refused as refused:
        raise Refused(*_without_echoes([*faults, *refused.faults])) from None
    if faults:
        raise Refused(*faults)
    return response


@dataclass(frozen=True, slots=True)
class SheetChange:
    """One thing that two versions of a sheet say differently.

    `field` is number, form, people, place, priorities, assets, actions, age_band, connection, area,
    collected_on, or with a `theme_key` rating, good or better; values are as in a response file,
    empty for nothing.
    """

    field: str
    theme_key: str
    before: str
    after: str


def sheet_changes(
    before: Response, after: Response, numbers: tuple[str, str] = ("", "")
) -> list[SheetChange]:
    """What `after` says differently from `before`, in the order of a sheet.

    `numbers` are those of the two where they are of paper.
    """
    old, new = record_of(before), record_of(after)
    found = [SheetChange(NUMBER, "", *numbers)] if numbers[0] != numbers[1] else []
    found += [
        SheetChange(name, "", _as_text(old[name]), _as_text(new[name]))
        for name in ("area", "collected_on", "form", "people", "place")
        if old[name] != new[name]
    ]
    for key in after.survey.questionnaire.theme_keys:
        then, now = before.answers[key], after.answers[key]
        found += [
            SheetChange(name, key, was, became)
            for name, was, became in (
                ("rating", then.mark, now.mark),
                ("good", then.good, now.good),
                ("better", then.better, now.better),
            )
            if was != became
        ]
    found += [
        SheetChange(name, "", _as_text(old[name]), _as_text(new[name]))
        for name in ("priorities", "assets", "actions", *ABOUT)
        if old[name] != new[name]
    ]
    return found


def _read_answers(raw: object, faults: list[Fault]) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for key, said in raw.items() if isinstance(raw, Mapping) else ():
        mark, good, better = (*map(_text, said if isinstance(said, list) else ()), "", "", "")[:3]
        try:
            answers[_text(key)] = answer_from_mark(mark, good, better)
        except Refused:
            faults.append(fault("rating_unreadable", f"{key}_rating", found=mark))
    return answers


def _about(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """Age band and connections, which only a sheet of paper has."""
    connection = sheet.get("connection")
    said = map(_text, connection) if isinstance(connection, list) else ()
    return {"age_band": _text(sheet.get("age_band")), "connections": tuple(said)}


def _read_people(raw: object, form: str, faults: list[Fault]) -> int:
    text = _text(raw)
    if form == "individual" and text in ("", "0"):
        return 1
    if not text:
        faults.append(fault("group_people_missing", "people"))
        return 1
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        faults.append(fault("people_impossible", "people", found=text))
        return 1
    return int(text)


def _without_echoes(faults: list[Fault]) -> list[Fault]:
    """The faults without "no answer" where an answer was given that cannot be read."""
    said = [found for found in faults if found.code != "no_answer"]
    has_unread = any(found.code == "rating_unreadable" for found in faults)
    return said if has_unread else faults


def _text(raw: object) -> str:
    if isinstance(raw, str):
        return raw.strip()
    return str(raw) if type(raw) is int else ""


def _as_text(value: object) -> str:
    return ";".join(map(str, value)) if isinstance(value, list) else str(value)
