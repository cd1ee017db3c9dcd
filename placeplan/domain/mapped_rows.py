"""Rows of another tool's export as rows of a response file."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from placeplan.domain.choice_labels import BETWEEN_AREA_AND_PLACE, is_chosen
from placeplan.domain.export_dates import read_day
from placeplan.domain.faults import Fault, fault
from placeplan.domain.label_readings import LabelReadings
from placeplan.domain.response_mappings import (
    ALWAYS_NEEDED,
    OF_ONE_CHOICE,
    RANGE,
    RATING,
    RESPONSE_ID,
    ResponseMapping,
    kind_of,
)
from placeplan.domain.response_records import tool_key
from placeplan.domain.surveys import Survey

Change = Callable[[str], str | None]
LABELLED = ("channel", "form", "age_band", "connection", "priorities", "area", "place")


class MappedRow(NamedTuple):
    """The cells of one row under `MappedRows.headings`, and what was not understood in it."""

    cells: list[str]
    faults: tuple[Fault, ...] = ()


class _Meanings(dict[str, str | None]):
    """The meanings of the labels of one column, each looked up once: there are few."""

    def __init__(self, kind: str, readings: LabelReadings) -> None:
        super().__init__()
        self._kind, self._readings = kind, readings

    def __missing__(self, text: str) -> str | None:
        means = self[text] = self._readings.read(self._kind, text).means
        return means


class MappedRows:
    """Turns an export's rows into those of a response file, under a mapping without faults."""

    def __init__(self, mapping: ResponseMapping, survey: Survey) -> None:
        self._mapping = mapping
        self._survey = survey
        self._readings = LabelReadings(mapping, survey)
        self._at: dict[str, list[int]] = {}
        for at, column in enumerate(mapping.columns):
            if column.means:
                self._at.setdefault(column.means, []).append(at)
        self.headings = self._contract_columns()
        self._slots = {name: slot for slot, name in enumerate(self.headings)}
        self._steps = [
            (at, self._slots[_target(column.means)], column.heading, self._change(column.means))
            for at, column in enumerate(mapping.columns)
            if column.means
        ]
        self._ranges = [
            (self._slots[meaning], self._slots[_range_of(meaning)])
            for meaning in self._at
            if kind_of(meaning) == RATING
        ]
        self._constants = [
            (self._slots[name], value) for name, value in mapping.constants.items() if value
        ]

    def heading_of(self, name: str) -> str:
        """The heading in the file behind a column of a response file; else its own name."""
        for column in self._mapping.columns:
            if column.means and name in (column.means, _target(column.means)):
                return column.heading
        return name

    def row(self, number: int, given: Sequence[str]) -> MappedRow:
        """One row; `number` is where it stands in the spreadsheet."""
        cells = [""] * len(self.headings)
        faults = []
        width = len(given)
        for at, slot, heading, change in self._steps:
            text = given[at] if at < width else ""
            if not text:
                continue
            found = change(text)
            if found is None:
                faults.append(_unread(self.headings[slot], heading, text).at_row(number))
            elif found:
                cells[slot] = _joined(self.headings[slot], cells[slot], found)
        self._settle_ranges(cells)
        self._settle_place(cells)
        self._fill_in(cells)
        return MappedRow(cells, tuple(faults))

    def _contract_columns(self) -> list[str]:
        names = dict.fromkeys(ALWAYS_NEEDED)
        for meaning in self._at:
            names[_target(meaning)] = None
            if kind_of(meaning) == RATING:
                names[_range_of(meaning)] = None
        return list(names)

    def _change(self, meaning: str) -> Change:
        kind = kind_of(meaning)
        if kind == "box":
            choice = meaning.partition(OF_ONE_CHOICE)[2]
            return lambda text: choice if is_chosen(text) else ""
        if kind == RATING or kind in LABELLED:
            return _Meanings(kind, self._readings).__getitem__
        if meaning == "collected_on":
            return self._day
        if meaning == RESPONSE_ID:
            slug, source = self._survey.slug, self._mapping.source
            return lambda text: tool_key(slug, source, text.strip()) if text.strip() else ""
        return str.strip

    def _day(self, text: str) -> str | None:
        found = read_day(text, self._mapping.dates)
        return found.isoformat() if found else None

    def _settle_ranges(self, cells: list[str]) -> None:
        for rating, spread in self._ranges:
            if "-" in cells[rating]:
                cells[rating], cells[spread] = "", cells[rating]

    def _settle_place(self, cells: list[str]) -> None:
        if "place" in self._slots and (whole := cells[self._slots["place"]]):
            area, _, key = whole.partition(BETWEEN_AREA_AND_PLACE)
            cells[self._slots["place"]] = key
            if not cells[self._slots["area"]]:
                cells[self._slots["area"]] = area

    def _fill_in(self, cells: list[str]) -> None:
        for slot, value in self._constants:
            cells[slot] = cells[slot] or value


def _target(meaning: str) -> str:
    """The column of a response file that a column with this meaning fills."""
    return "response_key" if meaning == RESPONSE_ID else meaning.partition(OF_ONE_CHOICE)[0]


def _range_of(meaning: str) -> str:
    return f"{meaning.removesuffix(RATING)}{RANGE}"


def _joined(name: str, before: str, found: str) -> str:
    if not before:
        return found
    if name in ("priorities", "connection"):
        return ";".join(dict.fromkeys([*before.split(";"), *found.split(";")]))
    return f"{before}\n{found}"


def _unread(name: str, heading: str, text: str) -> Fault:
    code = "day_not_read" if name == "collected_on" else "label_not_read"
    return fault(code, heading, found=text.strip()[:80])
