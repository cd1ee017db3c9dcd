"""From the cells of a row to a response, or to everything that is wrong with the row."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, cast

from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.responses import (
    AgeBand,
    Answer,
    Channel,
    Connection,
    Form,
    Response,
    answer_from_mark,
)
from placeplan.domain.surveys import Survey
from placeplan.formats.csv_rows import is_utf8
from placeplan.formats.formula_cells import unescaped_cells
from placeplan.formats.response_columns import (
    BETWEEN_ITEMS,
    OF_A_THEME,
    REQUIRED,
    response_columns,
)

ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PEOPLE = re.compile(r"[0-9]{1,9}")


class ReadRow(NamedTuple):
    """One row of a file: a response, with an empty key where none was given, or its faults."""

    number: int
    response: Response | None
    faults: tuple[Fault, ...] = ()


class ResponseRows:
    """Reads the rows of a file whose first row is `headings`; `Refused` when they will not do."""

    def __init__(self, survey: Survey, headings: Sequence[str]) -> None:
        names = [heading.strip() for heading in headings]
        columns = response_columns(survey.questionnaire)
        _check_headings(names, columns)
        self._survey = survey
        self._names = names
        # a missing column reads the empty cell that `read` adds at the end of each row
        self._at = {name: names.index(name) if name in names else -1 for name in columns}
        self._themes = [
            (key, itemgetter(*(self._at[f"{key}_{part}"] for part in OF_A_THEME)))
            for key in survey.questionnaire.theme_keys
        ]

    def read(self, number: int, cells: Sequence[str]) -> ReadRow:
        """The row as a response, or every fault in it."""
        if len(cells) != len(self._names):
            counts = fault("cell_count", found=len(cells), expected=len(self._names))
            return ReadRow(number, None, _at_row(number, [counts]))
        whole = "".join(cells)
        faults: list[Fault] = []
        if not is_utf8(whole):
            named = zip(self._names, cells, strict=True)
            faults += [fault("cell_not_utf8", name) for name, cell in named if not is_utf8(cell)]
            return ReadRow(number, None, _at_row(number, faults))
        response = self._response([*unescaped_cells(cells), ""], faults)
        return ReadRow(number, response, _at_row(number, faults))

    def _response(self, cells: Sequence[str], faults: list[Fault]) -> Response | None:
        answers = self._answers(cells, faults)
        form = self._text(cells, "form")
        key = _key(self._text(cells, "response_key"), faults)
        people = _people(self._text(cells, "people"), form, faults)
        collected_on = self._collected_on(cells, faults)
        try:
            response = Response(
                key=key,
                survey=self._survey,
                area_code=self._text(cells, "area"),
                place_key=self._text(cells, "place"),
                channel=cast(Channel, self._text(cells, "channel")),
                form=cast(Form, form),
                people=people,
                workshop_key=self._text(cells, "workshop"),
                collected_on=collected_on,
                answers=answers,
                priorities=self._items(cells, "priorities"),
                assets=cells[self._at["assets"]],
                actions=cells[self._at["actions"]],
                age_band=cast(AgeBand, self._text(cells, "age_band")),
                connections=cast(tuple[Connection, ...], self._items(cells, "connection")),
            )
        except Refused as refused:
            known = {each.field for each in faults} | ({""} if faults else set())
            faults += [each for each in refused.faults if each.field not in known]
            return None
        return None if faults else response

    def _answers(self, cells: Sequence[str], faults: list[Fault]) -> dict[str, Answer]:
        found = {}
        for key, cells_of_theme in self._themes:
            mark, spread, good, better = cells_of_theme(cells)
            if not (mark or spread or good or better):
                continue
            answer = _rated(key, mark, good, better, faults)
            if spread:
                limits = _spread(key, spread, self._survey, faults)
                answer = replace(answer, agreed_range=limits)
            found[key] = answer
        return found

    def _text(self, cells: Sequence[str], name: str) -> str:
        return cells[self._at[name]].strip()

    def _items(self, cells: Sequence[str], name: str) -> tuple[str, ...]:
        items = (item.strip() for item in cells[self._at[name]].split(BETWEEN_ITEMS))
        return tuple(filter(None, items))

    def _collected_on(self, cells: Sequence[str], faults: list[Fault]) -> date:
        text = self._text(cells, "collected_on")
        found = _date(text)
        if found is None:
            faults.append(fault("date_form", "collected_on", found=text))
        return found or self._survey.opens_on


def _check_headings(names: Sequence[str], columns: Sequence[str]) -> None:
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        raise Refused(fault("not_comma_separated").at_row(1))
    faults = [fault("column_missing", name) for name in REQUIRED if name not in names]
    faults += [
        fault("column_unknown", found=name) for name in names if name and name not in columns
    ]
    faults += [fault("column_unnamed", found=at) for at, name in enumerate(names, 1) if not name]
    repeated = {name for name in names if name and names.count(name) > 1}
    faults += [fault("column_repeated", found=name) for name in sorted(repeated)]
    if faults:
        raise Refused(*(each.at_row(1) for each in faults))


def _at_row(number: int, faults: Sequence[Fault]) -> tuple[Fault, ...]:
    return tuple(each.at_row(number) for each in faults)


def _rated(key: str, mark: str, good: str, better: str, faults: list[Fault]) -> Answer:
    try:
        answer = answer_from_mark(mark, good, better)
        if answer.agreed_range is None:
            return answer
    except Refused:
        pass
    faults.append(fault("rating_unreadable", f"{key}_rating", found=mark.strip()))
    return Answer(good=good, better=better)


def _spread(key: str, text: str, survey: Survey, faults: list[Fault]) -> tuple[int, int] | None:
    try:
        answer = answer_from_mark(text)
        if not answer.mark or answer.agreed_range:
            return answer.agreed_range
    except Refused:
        pass
    scale = survey.questionnaire.scale
    limits = {"lowest": scale.lowest, "highest": scale.highest}
    faults.append(fault("range_impossible", f"{key}_range", found=text.strip(), **limits))
    return None


def _people(text: str, form: str, faults: list[Fault]) -> int:
    if not text:
        if form == "group":
            faults.append(fault("people_missing", "people"))
        return 1
    if not PEOPLE.fullmatch(text):
        faults.append(fault("people_unreadable", "people", found=text))
        return 1
    return int(text)


def _key(text: str, faults: list[Fault]) -> str:
    if not text:
        return ""
    try:
        key = str(uuid.UUID(text))
    except ValueError:
        key = ""
    if key != text.lower():
        faults.append(fault("response_key_form", "response_key", found=text))
    return key


@lru_cache(maxsize=1024)
def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None
