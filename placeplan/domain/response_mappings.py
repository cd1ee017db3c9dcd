"""What the columns of another survey tool's export mean, as an officer has said it.

A column's meaning is the name of a column of a response file, such as `moving_around_rating`, or
one of `response_id`, `priorities:public_transport` and `connection:live`: a box that is ticked or
not. "" leaves the column out.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from placeplan.domain.areas import Area
from placeplan.domain.choice_labels import (
    BETWEEN_AREA_AND_PLACE,
    Understand,
    is_chosen,
    understand_age,
    understand_channel,
    understand_connection,
    understand_form,
    understands_areas,
    understands_places,
    understands_themes,
)
from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.questionnaires import Questionnaire, Scale
from placeplan.domain.responses import AGE_BANDS, CHANNELS, CONNECTIONS, DONT_KNOW, FORMS
from placeplan.domain.surveys import Survey

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
DateOrder = Literal["day_first", "month_first"]
DATE_ORDERS: tuple[DateOrder, ...] = ("day_first", "month_first")

RESPONSE_ID = "response_id"
OF_ONE_CHOICE = ":"
RATING, RANGE, GOOD, BETTER = "rating", "range", "good", "better"
PARTS = (RATING, RANGE, GOOD, BETTER)
# a question may be asked in several boxes: they are put together
SEVERAL_COLUMNS = ("_good", "_better", "assets", "actions", "priorities", "connection")
ABOUT_THE_ANSWER = (
    RESPONSE_ID, "collected_on", "area", "place", "channel", "form", "people", "workshop",
)  # fmt: skip
AFTER_THE_THEMES = ("priorities", "assets", "actions", "age_band", "connection")
# what may be said once for the whole file
CONSTANTS = ("area", "channel", "form", "collected_on")
ALWAYS_NEEDED = ("area", "channel", "form", "collected_on")
# kinds of cells whose labels an officer may explain
LABEL_KINDS = (RATING, "area", "place", "channel", "form", "age_band", "connection", "priorities")
LARGEST_HEADING_ROW = 30


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column by its heading, and which of the columns of that name it is, from 1."""

    heading: str
    means: str = ""
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class ResponseMapping:
    """How an export is read: its columns, and what it does not say itself.

    `constants` stand where the file has no such column or an empty cell. `labels` says by kind
    what a label means that is not understood by itself. `asked_on` is the scale, such as "1-7",
    that the questions were asked on where the answers cannot show it. `source` keeps the numbers
    of two tools apart. The headings take `heading_rows` rows from `heading_row` on.
    """

    columns: tuple[MappedColumn, ...]
    constants: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dates: DateOrder = "day_first"
    asked_on: str = ""
    source: str = ""
    sheet: str = ""
    heading_row: int = 1
    heading_rows: int = 1

    @property
    def meanings(self) -> list[str]:
        """What the columns mean, but for those left out."""
        return [column.means for column in self.columns if column.means]

    def label(self, kind: str, text: str) -> str | None:
        """What an officer has said that a label means; None where nothing was said."""
        return self.labels.get(kind, {}).get(" ".join(text.split()))


def column_meanings(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Every meaning that a column of an export may have."""
    of_themes = (f"{key}_{part}" for key in questionnaire.theme_keys for part in PARTS)
    boxes = (f"priorities{OF_ONE_CHOICE}{key}" for key in questionnaire.theme_keys)
    ways = (f"connection{OF_ONE_CHOICE}{key}" for key in CONNECTIONS)
    return (*ABOUT_THE_ANSWER, *of_themes, *AFTER_THE_THEMES, *boxes, *ways)


def kind_of(meaning: str) -> str:
    """The kind of a column's cells: `rating`, `text`, `area`, …; `box` for one choice of many."""
    if OF_ONE_CHOICE in meaning:
        return "box"
    part = meaning.rpartition("_")[2]
    if part in (RATING, RANGE) and meaning not in ABOUT_THE_ANSWER:
        return part
    if part in (GOOD, BETTER) or meaning in ("assets", "actions"):
        return "text"
    return meaning


def is_answer(meaning: str) -> bool:
    """Whether a column with this meaning holds something that people said of the place."""
    return kind_of(meaning) in (RATING, RANGE, "text", "priorities") or meaning.startswith(
        f"priorities{OF_ONE_CHOICE}"
    )


def scale_name(scale: Scale) -> str:
    """A scale by its ends, such as "1-7"."""
    return f"{scale.lowest}-{scale.highest}"


def understanding(survey: Survey) -> dict[str, Understand]:
    """For each kind of label but ratings: what gives the meaning of a cell, None for none."""
    return {
        "area": understands_areas(survey),
        "place": understands_places(survey),
        "channel": understand_channel,
        "form": understand_form,
        "age_band": understand_age,
        "connection": understand_connection,
        "priorities": understands_themes(survey.questionnaire),
        "box": lambda text: "yes" if is_chosen(text) else "",
    }


def label_choices(kind: str, survey: Survey) -> tuple[str, ...]:
    """What an officer may say that a label of this kind means; "" is a blank."""
    questionnaire = survey.questionnaire
    choices: dict[str, Sequence[str]] = {
        RATING: ("", DONT_KNOW, *(str(point) for point in questionnaire.scale.points)),
        "area": [area.code for area in survey.areas],
        "place": [
            "",
            *(f"{each.area_code}{BETWEEN_AREA_AND_PLACE}{each.key}" for each in survey.places),
        ],
        "channel": CHANNELS,
        "form": FORMS,
        "age_band": AGE_BANDS,
        "connection": ("", *CONNECTIONS),
        "priorities": ("", *questionnaire.theme_keys),
    }
    return tuple(choices[kind])


def mapping_faults(mapping: ResponseMapping, survey: Survey) -> list[Fault]:
    """What keeps a mapping from being used for this survey; `field` says where.

    That is a heading, or the name of what is missing.
    """
    known = frozenset(column_meanings(survey.questionnaire))
    faults = [
        fault("meaning_unknown", column.heading, found=column.means)
        for column in mapping.columns
        if column.means and column.means not in known
    ]
    given = Counter(mapping.meanings)
    faults += [
        fault("meaning_repeated", column.heading, found=column.means)
        for column in _repeated(mapping.columns)
        if given[column.means] > 1 and not column.means.endswith(SEVERAL_COLUMNS)
    ]
    # a place says its area
    named = {*given, *filter(mapping.constants.get, CONSTANTS), *(["area"] * ("place" in given))}
    faults += [fault("meaning_missing", name) for name in ALWAYS_NEEDED if name not in named]
    if not any(is_answer(meaning) for meaning in given):
        faults.append(fault("answers_missing", "columns"))
    faults += _constant_faults(mapping.constants, survey)
    if mapping.asked_on not in ("", scale_name(survey.questionnaire.scale)):
        expected = scale_name(survey.questionnaire.scale)
        faults.append(
            fault("asked_on_other_scale", "asked_on", found=mapping.asked_on, expected=expected)
        )
    return faults + _label_faults(mapping.labels, survey)


def check_mapping(mapping: ResponseMapping, survey: Survey) -> None:
    """Raises `Refused` with `mapping_faults`, if there are any."""
    if faults := mapping_faults(mapping, survey):
        raise Refused(*faults)


def area_of(survey: Survey, code: str) -> Area | None:
    """The survey's area with this code, if there is one."""
    return next((area for area in survey.areas if area.code == code), None)


def _repeated(columns: Sequence[MappedColumn]) -> list[MappedColumn]:
    """Every column whose meaning an earlier one has already."""
    seen: set[str] = set()
    again = []
    for column in columns:
        if column.means and column.means in seen:
            again.append(column)
        seen.add(column.means)
    return again


def _constant_faults(constants: Mapping[str, str], survey: Survey) -> list[Fault]:
    allowed = {"channel": CHANNELS, "form": FORMS}
    faults = []
    for name, value in constants.items():
        if not value:
            continue
        if name not in CONSTANTS:
            expected = ", ".join(CONSTANTS)
            faults.append(fault("name_unknown", f"constants.{name}", found=name, expected=expected))
        elif name == "area" and area_of(survey, value) is None:
            faults.append(fault("area_not_in_survey", "area", found=value))
        elif name == "collected_on" and not ISO_DATE.fullmatch(value):
            faults.append(fault("date_form", name, found=value))
        elif name in allowed and value not in allowed[name]:
            expected = ", ".join(allowed[name])
            faults.append(fault("not_in_list", name, found=value, expected=expected))
    return faults


def _label_faults(labels: Mapping[str, Mapping[str, str]], survey: Survey) -> list[Fault]:
    faults = []
    for kind, meanings in labels.items():
        if kind not in LABEL_KINDS:
            expected = ", ".join(LABEL_KINDS)
            faults.append(fault("name_unknown", f"labels.{kind}", found=kind, expected=expected))
            continue
        choices = label_choices(kind, survey)
        for text, meaning in meanings.items():
            if meaning not in choices:
                expected = ", ".join(filter(None, choices))
                where = f"labels.{kind}.{text}"
                faults.append(fault("not_in_list", where, found=meaning, expected=expected))
    return faults
