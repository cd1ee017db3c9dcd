"""One filled-in questionnaire. A response cannot exist with a rating off the scale."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, get_args

from placeplan.domain.faults import Fault, Refused, fault, refuse
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import is_reserved_key

Channel = Literal["online", "paper", "workshop"]
Form = Literal["individual", "group"]
AgeBand = Literal["", "under_16", "16_24", "25_39", "40_64", "65_plus", "prefer_not_to_say"]
Connection = Literal["live", "work", "study", "visit"]

CHANNELS: tuple[Channel, ...] = get_args(Channel)
FORMS: tuple[Form, ...] = get_args(Form)
AGE_BANDS: tuple[AgeBand, ...] = get_args(AgeBand)
CONNECTIONS: tuple[Connection, ...] = get_args(Connection)

LONGEST_COMMENT = 5_000
MOST_PEOPLE = 100_000
MOST_PRIORITIES = 3
DONT_KNOW = "dk"
WHOLE_NUMBER = re.compile(r"[0-9]{1,3}")
RANGE = re.compile(r"([0-9])\s*-\s*([0-9])")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one theme: a rating, don't know, a range or nothing; and two comments.

    `agreed_range` is a group's lowest and highest rating where it did not agree. Comments are
    kept tidy (`tidy_text`).
    """

    rating: int | None = None
    is_dont_know: bool = False
    agreed_range: tuple[int, int] | None = None
    good: str = ""
    better: str = ""

    def __post_init__(self) -> None:
        if self.good:
            object.__setattr__(self, "good", tidy_text(self.good))
        if self.better:
            object.__setattr__(self, "better", tidy_text(self.better))

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
    plain = _plain_answer(mark.strip())
    if not (good or better):
        return plain
    return Answer(plain.rating, plain.is_dont_know, plain.agreed_range, good, better)


@lru_cache(maxsize=256)
def _plain_answer(mark: str) -> Answer:
    if not mark:
        return BLANK
    if mark.lower() == DONT_KNOW:
        return Answer(is_dont_know=True)
    if WHOLE_NUMBER.fullmatch(mark):
        return Answer(rating=int(mark))
    if match := RANGE.fullmatch(mark):
        return Answer(agreed_range=(int(match[1]), int(match[2])))
    raise refuse("rating_unreadable", "rating", found=mark)


@dataclass(frozen=True, slots=True)
class Response:
    """One filled-in questionnaire of a survey: one person's view, or a group's agreed view.

    `answers` holds an `Answer` for every theme of the questionnaire, in its order, whatever was
    given; blank where nothing was. Texts are kept tidy (`tidy_text`). Raises `Refused` with
    every fault when it cannot be.
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
        object.__setattr__(self, "assets", tidy_text(self.assets))
        object.__setattr__(self, "actions", tidy_text(self.actions))
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
    most = MOST_PEOPLE if response.form == "group" else 1
    if type(response.people) is not int or not 1 <= response.people <= most:
        found.append(fault("people_impossible", "people", found=response.people))
    if response.form == "group" and response.channel == "online":
        found.append(fault("group_online", "channel"))
    if response.workshop_key and response.channel != "workshop":
        found.append(fault("workshop_with_other_channel", "workshop", found=response.channel))
    elif response.workshop_key and is_reserved_key(response.workshop_key):
        found.append(fault("workshop_key_reserved", "workshop", found=response.workshop_key))
    return found


def _setting_faults(response: Response) -> list[Fault]:
    survey = response.survey
    found: list[Fault] = []
    if response.area_code not in survey.area_codes:
        found.append(fault("area_not_in_survey", "area", found=response.area_code))
    elif response.place_key and (response.area_code, response.place_key) not in survey.place_keys:
        found.append(fault("place_not_in_survey", "place", found=response.place_key))
    if not survey.opens_on <= response.collected_on <= survey.closes_on:
        limits = {"opens": survey.opens_on.isoformat(), "closes": survey.closes_on.isoformat()}
        seen_on = response.collected_on.isoformat()
        found.append(fault("date_outside_survey", "collected_on", found=seen_on, **limits))
    return found


def _answer_faults(response: Response) -> list[Fault]:
    known = response.survey.questionnaire.themes_by_key
    scale = response.survey.questionnaire.scale
    found: list[Fault] = []
    for key, answer in response.answers.items():
        if key not in known:
            found.append(fault("theme_unknown", key, found=key))
        is_plain = answer.agreed_range is None and not answer.is_dont_know
        if not (is_plain and (answer.rating is None or scale.has(answer.rating))):
            found += _mark_faults(response, key, answer)
        if answer.good:
            found += _text_faults(f"{key}_good", answer.good)
        if answer.better:
            found += _text_faults(f"{key}_better", answer.better)
    return found


def _mark_faults(response: Response, key: str, answer: Answer) -> list[Fault]:
    scale = response.survey.questionnaire.scale
    rating, spread = answer.rating, answer.agreed_range
    limits = {"lowest": scale.lowest, "highest": scale.highest}
    found: list[Fault] = []
    if rating is not None and not scale.has(rating):
        found.append(fault("rating_off_scale", f"{key}_rating", found=str(rating), **limits))
    if spread is not None:
        if response.form != "group":
            found.append(fault("range_of_individual", f"{key}_range", found=answer.mark))
        elif not (scale.has(spread[0]) and scale.has(spread[1]) and spread[0] < spread[1]):
            found.append(fault("range_impossible", f"{key}_range", found=answer.mark, **limits))
    if (rating is not None) + answer.is_dont_know + (spread is not None) > 1:
        found.append(fault("rating_and_range", f"{key}_rating"))
    return found


def _ending_faults(response: Response) -> list[Fault]:
    found: list[Fault] = []
    known = response.survey.questionnaire.themes_by_key
    for key in response.priorities:
        if key not in known:
            found.append(fault("theme_unknown", "priorities", found=key))
    if len(response.priorities) > MOST_PRIORITIES:
        count = len(response.priorities)
        found.append(fault("too_many_priorities", "priorities", found=count, most=MOST_PRIORITIES))
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
    try:
        text.encode()
    except UnicodeEncodeError:
        return [fault("text_unreadable", name)]
    return []


def tidy_text(text: str) -> str:
    """A comment as it is kept: outer white space trimmed, every line end one newline.

    NUL characters go: they are no text, and a file that holds one is taken for a picture.
    """
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").strip()
