"""What the columns of an export most likely mean, from their headings and what stands below.

A guess is only ever where the page begins: an officer sees each one before anything is read by it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from placeplan.domain.choice_labels import theme_names
from placeplan.domain.export_dates import guessed_order, read_day
from placeplan.domain.partners import plain_name
from placeplan.domain.questionnaires import Scale
from placeplan.domain.rating_labels import read_label
from placeplan.domain.response_mappings import (
    BETTER,
    GOOD,
    OF_ONE_CHOICE,
    RATING,
    RESPONSE_ID,
    SEVERAL_COLUMNS,
    MappedColumn,
    ResponseMapping,
    column_meanings,
)
from placeplan.domain.surveys import Survey

CELLS_LOOKED_AT = 400
FEWEST_WORDS_OF_A_QUESTION = 4
MOST_RATINGS_OF_TEXT = 0.6

_PERSONAL = re.compile(
    r"\b(e ?mails?|ip|ip address|first name|last name|surname|full name|your name|phone"
    r"|telephone|mobile|home address|postal address|postcode|post code|user agent|latitude"
    r"|longitude|username)\b|^name$"
)
_GOOD = re.compile(r"\b(good|like|works? well|positives?|strengths?|best|enjoy)\b")
_BETTER = re.compile(
    r"\b(better|improved?|improvements?|change[ds]?|suggest\w*|worse|problems?|issues?|negatives?"
    r"|not so good|needs?)\b"
)
_PRIORITY = re.compile(r"\b(priorit\w+|matters? most|most important|top three)\b")
_ID = re.compile(
    r"(?:response|respondent|answer|submission|entry|unique|record)? ?"
    r"(?:id|no|number|reference|ref)|responseid|respondentid|answerid|seed"
)
_DATES = ("completion time", "date submitted", "submitdate", "submitted", "submission date",
          "end date", "date completed", "timestamp", "date of response", "date", "collected on",
          "date created", "start time", "started", "startdate", "date last action",
          )  # fmt: skip
_OTHERS = (
    ("age_band", r"\b(age|age group|age band|how old)\b"),
    (
        "connection",
        r"\b(connection|relationship|how do you know|reason for being|i am a|live or work)\b",
    ),
    ("area", r"\b(dea|deas|district electoral area|electoral area|which area|area)\b"),
    ("place", r"\b(village|neighbourhood|settlement|townland|town|where do you live)\b|^place$"),
    ("channel", r"\b(channel|how answered|answered by|method|survey type)\b"),
    ("form", r"\b(individual or group|on behalf of|answering as|responding as)\b"),
    ("people", r"\b(how many people|number of people|people in (your |the )?group)\b"),
    ("workshop", r"\bworkshop\b"),
    ("assets", r"\b(proud|assets?|treasure|best thing|like most)\b"),
    ("actions", r"\b(actions?|should be done|do first|ideas?|one thing|suggest\w*)\b"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column as guesses see it: its heading, plainly written too, and some of its cells."""

    heading: str
    plain: str
    cells: Sequence[str]


def guessed_mapping(
    headings: Sequence[str], rows: Sequence[Sequence[str]], survey: Survey, today: date
) -> ResponseMapping:
    """The mapping that a file with these headings and first rows most likely needs."""
    looked_at = rows[:CELLS_LOOKED_AT]
    columns = [
        Column(
            heading,
            plain_name(heading.replace("_", " ")),
            [cells[at].strip() for cells in looked_at if at < len(cells) and cells[at].strip()],
        )
        for at, heading in enumerate(headings)
    ]
    means = _Guesses(survey).meanings(columns)
    dates = [cell for column, one in zip(columns, means, strict=True)
             if one == "collected_on" for cell in column.cells]  # fmt: skip
    only_area = survey.areas[0].code if len(survey.areas) == 1 else ""
    constants = {"area": only_area, "channel": "online", "form": "individual"}
    constants |= {"collected_on": "" if dates else min(today, survey.closes_on).isoformat()}
    return ResponseMapping(
        columns=numbered_columns(headings, means),
        constants={name: value for name, value in constants.items() if value},
        dates=guessed_order(dates, survey.opens_on, survey.closes_on),
    )


def numbered_columns(headings: Sequence[str], means: Sequence[str]) -> tuple[MappedColumn, ...]:
    """Columns by heading, those of one name numbered from 1."""
    seen: dict[str, int] = {}
    columns = []
    for heading, meaning in zip(headings, means, strict=True):
        seen[heading] = seen.get(heading, 0) + 1
        columns.append(MappedColumn(heading, meaning, seen[heading]))
    return tuple(columns)


def looks_personal(heading: str) -> bool:
    """Whether a column seems to say who somebody is, which is not to be kept."""
    return bool(_PERSONAL.search(plain_name(heading.replace("_", " "))))


class _Guesses:
    """Goes through the columns from left to right: a box for comments follows its rating."""

    def __init__(self, survey: Survey) -> None:
        self._questionnaire = survey.questionnaire
        self._exact = frozenset(column_meanings(survey.questionnaire))
        self._names = theme_names(survey.questionnaire)
        self._given: set[str] = set()
        self._theme = ""

    def meanings(self, columns: Sequence[Column]) -> list[str]:
        dated = _best_date(columns)
        found = []
        for at, column in enumerate(columns):
            meaning = "collected_on" if at == dated else self._meaning(column)
            if meaning in self._given and not meaning.endswith(SEVERAL_COLUMNS):
                meaning = ""
            self._given.add(meaning)
            found.append(meaning)
        return found

    def _meaning(self, column: Column) -> str:
        exact = column.heading.strip().casefold()
        if exact in self._exact:
            return exact
        if exact == "response_key" or _ID.fullmatch(column.plain):
            return RESPONSE_ID
        if _PERSONAL.search(column.plain):
            return ""
        theme = self._theme_in(column)
        if _PRIORITY.search(column.plain):
            return self._priority(column, theme)
        if theme:
            self._theme = theme
        part = _part(column, self._questionnaire.scale, is_named=bool(theme))
        if theme:
            return f"{theme}_{part}" if part else ""
        if part in (GOOD, BETTER) and self._theme and not _other(column):
            return f"{self._theme}_{part}"
        return _other(column)

    def _priority(self, column: Column, theme: str) -> str:
        lengths = {len(set(column.cells)), 0}
        return f"priorities{OF_ONE_CHOICE}{theme}" if theme and max(lengths) <= 2 else "priorities"

    def _theme_in(self, column: Column) -> str:
        """The theme that a heading names, by the longest of its names, or by its question."""
        last_part = plain_name(re.split(r"[–:\[\]]| - ", column.heading.rstrip("]) "))[-1])
        if last_part in self._names:
            return self._names[last_part]
        words = f" {column.plain} "
        named = [name for name in self._names if f" {name} " in words]
        if named and (len(max(named, key=len)) > 5 or len(words.split()) <= 3):
            return self._names[max(named, key=len)]
        run_on = column.plain.replace(" ", "")
        for theme in self._questionnaire.themes:
            question = plain_name(theme.question)
            is_long = len(column.plain.split()) >= FEWEST_WORDS_OF_A_QUESTION
            if question in column.plain or (is_long and column.plain in question):
                return theme.key
            if plain_name(theme.title).replace(" ", "") in run_on:
                return theme.key
        return ""


def _part(column: Column, scale: Scale, *, is_named: bool) -> str:
    """Whether a column rates or tells; by its cells, and where it has none by its heading."""
    if column.cells:
        read = [read_label(cell, scale) for cell in column.cells]
        rated = sum(label.mark != "" or label.trouble == "off_scale" for label in read)
        if rated >= MOST_RATINGS_OF_TEXT * len(read):
            return RATING
    if _BETTER.search(column.plain):
        return BETTER
    if _GOOD.search(column.plain):
        return GOOD
    has_texts = any(len(cell) > 40 for cell in column.cells)
    return RATING if is_named and not has_texts else ""


def _best_date(columns: Sequence[Column]) -> int | None:
    """The column that says when somebody answered: the day of sending before that of starting."""
    best: tuple[int, int] | None = None
    for at, column in enumerate(columns):
        ranks = [rank for rank, name in enumerate(_DATES) if name in column.plain]
        days = [read_day(cell, order) for cell in column.cells[:20]
                for order in ("day_first", "month_first")]  # fmt: skip
        if ranks and (not column.cells or any(days)) and (best is None or ranks[0] < best[0]):
            best = (ranks[0], at)
    return best[1] if best else None


def _other(column: Column) -> str:
    return next((meaning for meaning, words in _OTHERS if re.search(words, column.plain)), "")
