"""One filled-in questionnaire. A response cannot exist with a rating off the scale."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal, get_args

from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.surveys import Survey

Channel = Literal["online", "paper", "workshop"]
Form = Literal["individual", "group"]
AgeBand = Literal["", "under_16", "16_24", "25_39", "40_64", "65_plus", "prefer_not_to_say"]
Connection = Literal["live", "work", "study", "visit"]

CHANNELS: tuple[Channel, ...] = get_args(Channel)
FORMS: tuple[Form, ...] = get_args(Form)
AGE_BANDS: tuple[AgeBand, ...] = get_args(AgeBand)
CONNECTIONS: tuple[Connection, ...] = get_args(Connection)

LONGEST_COMMENT = 5_000
MOST_PRIORITIES = 3
DONT_KNOW = "dk"
RANGE = re.compile(r"([0-9])\s*-\s*([0-9])")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one theme: a rating, don't know, a range or nothing; and two comments.

    `agreed_range` is a group's lowest and highest rating where it did not agree.
    """

    rating: int | None = None
    is_dont_know: bool = False
    agreed_range: tuple[int, int] | None = None
    good: str = ""
    better: str = ""

    @property
    def mark(self) -> str:
        """The answer as one short word: `4`, `dk`, `3-5`, or empty for a blank."""
        if self.rating is not None:
            return str(self.rating)
        if self.agreed_range is not None:
            return f"{self.agreed_range[0]}-{self.agreed_range[1]}"
        return DONT_KNOW if self.is_dont_know else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was said of the theme."""
        return not (self.mark or self.good or self.better)


BLANK = Answer()


def answer_from_mark(mark: str, good: str = "", better: str = "") -> Answer:
    """The answer that `Answer.mark` stands for; raises `Refused` when it stands for none."""
    mark = mark.strip()
    if not mark:
        return Answer(good=good, better=better)
    if mark.lower() == DONT_KNOW:
        return Answer(is_dont_know=True, good=good, better=better)
    if mark.isascii() and mark.isdigit():
        return Answer(rating=int(mark), good=good, better=better)
    if match := RANGE.fullmatch(mark):
        low, high = int(match[1]), int(match[2])
        return Answer(agreed_range=(low, high), good=good, better=better)
    raise Refused(fault("rating_unreadable", "rating", found=mark))


@dataclass(frozen=True, slots=True)
class Response:
    """One filled-in questionnaire of a survey: one person's view, or a group's agreed view.

    `answers` holds an `Answer` for every theme of the questionnaire, in its order, whatever was
    given; blank where nothing was. Raises `Refused` with every fault when it cannot be.
    """

    key: str
    survey: Survey = field(repr=False)
    area_code: str
    channel: Channel
    form: Form
    collected_on: date
    answers: Mapping[str, Answer]
    people: int = 1
    place_key: str = ""
    workshop_key: str = ""
    priorities: tuple[str, ...] = ()
    assets: str = ""
    actions: str = ""
    age_band: AgeBand = ""
    connections: tuple[Connection, ...] = ()

    def __post_init__(self) -> None:
        faults = [
            *_header_faults(self),
            *_setting_faults(self),
            *_answer_faults(self),
            *_ending_faults(self),
        ]
        if faults:
            raise Refused(*faults)
        keys = self.survey.questionnaire.theme_keys
        complete = {key: self.answers.get(key, BLANK) for key in keys}
        object.__setattr__(self, "answers", MappingProxyType(complete))


def _header_faults(response: Response) -> list[Fault]:
    found: list[Fault] = []
    for name, value, allowed in (
        ("channel", response.channel, CHANNELS),
        ("form", response.form, FORMS),
        ("age_band", response.age_band, AGE_BANDS),
    ):
        if value not in allowed:
            expected = ", ".join(filter(None, allowed))
            found.append(fault("not_in_list", name, found=value, expected=expected))
    for connection in response.connections:
        if connection not in CONNECTIONS:
            expected = ", ".join(CONNECTIONS)
            found.append(fault("not_in_list", "connection", found=connection, expected=expected))
    if len(set(response.connections)) < len(response.connections):
        found.append(fault("repeated", "connection"))
    if response.people < 1 or (response.form == "individual" and response.people != 1):
        found.append(fault("people_impossible", "people", found=response.people))
    if response.form == "group" and response.channel == "online":
        found.append(fault("group_online", "channel"))
    if response.workshop_key and response.channel != "workshop":
        found.append(fault("workshop_with_other_channel", "workshop", found=response.channel))
    return found


def _setting_faults(response: Response) -> list[Fault]:
    survey = response.survey
    found: list[Fault] = []
    if response.area_code not in {area.code for area in survey.areas}:
        found.append(fault("area_not_in_survey", "area", found=response.area_code))
    elif response.place_key and response.place_key not in {
        place.key for place in survey.places_in(response.area_code)
    }:
        found.append(fault("place_not_in_survey", "place", found=response.place_key))
    if not survey.opens_on <= response.collected_on <= survey.closes_on:
        found.append(
            fault(
                "date_outside_survey",
                "collected_on",
                found=response.collected_on.isoformat(),
                opens=survey.opens_on.isoformat(),
                closes=survey.closes_on.isoformat(),
            )
        )
    return found


def _answer_faults(response: Response) -> list[Fault]:
    scale = response.survey.questionnaire.scale
    known = set(response.survey.questionnaire.theme_keys)
    found: list[Fault] = []
    for key, answer in response.answers.items():
        if key not in known:
            found.append(fault("theme_unknown", key, found=key))
        limits = {"lowest": scale.lowest, "highest": scale.highest}
        if answer.rating is not None and answer.rating not in scale.points:
            found.append(fault("rating_off_scale", f"{key}_rating", found=answer.rating, **limits))
        if answer.agreed_range is not None:
            low, high = answer.agreed_range
            if response.form != "group":
                found.append(fault("range_of_individual", f"{key}_range", found=answer.mark))
            elif not scale.lowest <= low < high <= scale.highest:
                found.append(fault("range_impossible", f"{key}_range", found=answer.mark, **limits))
        if sum((answer.rating is not None, answer.is_dont_know, bool(answer.agreed_range))) > 1:
            found.append(fault("rating_and_range", f"{key}_rating"))
        for box in ("good", "better"):
            found += _text_faults(f"{key}_{box}", getattr(answer, box))
    return found


def _ending_faults(response: Response) -> list[Fault]:
    found: list[Fault] = []
    known = set(response.survey.questionnaire.theme_keys)
    for key in response.priorities:
        if key not in known:
            found.append(fault("theme_unknown", "priorities", found=key))
    if len(response.priorities) > MOST_PRIORITIES:
        found.append(
            fault("too_many_priorities", "priorities", found=len(response.priorities), most=3)
        )
    if len(set(response.priorities)) < len(response.priorities):
        found.append(fault("repeated", "priorities"))
    found += _text_faults("assets", response.assets) + _text_faults("actions", response.actions)
    has_answers = any(not answer.is_empty for answer in response.answers.values())
    if not (has_answers or response.priorities or response.assets or response.actions):
        found.append(fault("no_answer"))
    return found


def _text_faults(name: str, text: str) -> list[Fault]:
    if len(text) > LONGEST_COMMENT:
        return [fault("text_too_long", name, found=len(text), most=LONGEST_COMMENT)]
    return []


def tidy_text(text: str) -> str:
    """A comment as it is kept: outer white space trimmed, every line end one newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
