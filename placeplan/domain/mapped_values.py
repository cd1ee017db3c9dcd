"""What stands in the columns of an export, and what must be settled before it can be taken in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from placeplan.domain.faults import Fault, fault
from placeplan.domain.label_readings import LabelReadings, Reading
from placeplan.domain.questionnaires import Scale
from placeplan.domain.rating_labels import meaning_of_scale
from placeplan.domain.response_mappings import (
    LABEL_KINDS,
    RATING,
    ResponseMapping,
    kind_of,
    scale_name,
)
from placeplan.domain.surveys import Survey

# more different labels than this are no scale and no list of areas, but free text
MOST_OPEN_LABELS = 40
MOST_DIFFERENT = 20_000
# numbers outside the scale that may be codes for "don't know" or a blank, such as 98 and 99
MOST_CODES = 2
# scales that people use, by their highest point: answers on them look like answers on a longer one
USUAL_TOPS = (3, 4, 5)

Row = tuple[int, Sequence[str]]


@dataclass(slots=True)
class ColumnValues:
    """The different texts of a column: how often each is there, and the first row that has it."""

    counts: dict[str, int] = field(default_factory=dict)
    first_rows: dict[str, int] = field(default_factory=dict)

    def take(self, row: int, text: str) -> None:
        """Count one cell."""
        if text in self.counts:
            self.counts[text] += 1
        elif len(self.counts) < MOST_DIFFERENT:
            self.counts[text], self.first_rows[text] = 1, row


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """A label of the file: what it means, how often it is there, where first, in which columns."""

    kind: str
    text: str
    reading: Reading
    count: int
    row: int
    headings: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether an officer has to say what it means."""
        return self.reading.means is None


@dataclass(frozen=True, slots=True)
class ExportValues:
    """All that was found under a mapping: labels, columns in doubt, and what is refused."""

    labels: tuple[FoundLabel, ...]
    in_doubt: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def open_labels(self) -> list[FoundLabel]:
        """Labels that an officer has to explain and may explain."""
        return [label for label in self.labels if label.is_open and label.reading.may_be_said]

    def unsettled(self, scale: Scale) -> list[Fault]:
        """Everything that keeps the file from being taken in, as faults by heading and row."""
        found = list(self.faults)
        for label in self.open_labels:
            unknown = fault("label_unknown", label.headings[0], found=label.text, count=label.count)
            found.append(unknown.at_row(label.row))
        expected = scale_name(scale)
        return found + [
            fault("scale_in_doubt", heading, expected=expected) for heading in self.in_doubt
        ]


def export_values(rows: Iterable[Row], mapping: ResponseMapping, survey: Survey) -> ExportValues:
    """What the rows hold in the columns whose labels mean something."""
    columns = {
        at: kind
        for at, column in enumerate(mapping.columns)
        if (kind := kind_of(column.means)) in LABEL_KINDS
    }
    found = {at: ColumnValues() for at in columns}
    takers = [(at, values.take) for at, values in found.items()]
    for number, cells in rows:
        width = len(cells)
        for at, take in takers:
            if at < width and (text := cells[at]):
                take(number, text)
    return _sorted_out(found, columns, mapping, survey)


def _sorted_out(
    found: Mapping[int, ColumnValues],
    columns: Mapping[int, str],
    mapping: ResponseMapping,
    survey: Survey,
) -> ExportValues:
    labels: dict[tuple[str, str], FoundLabel] = {}
    faults: list[Fault] = []
    in_doubt = []
    scale = survey.questionnaire.scale
    readings = LabelReadings(mapping, survey)
    for at, values in found.items():
        heading, kind = mapping.columns[at].heading, columns[at]
        of_column = _labels(heading, kind, values, readings)
        if kind == RATING:
            if of_scale := _scale_faults(heading, of_column, scale):
                faults += of_scale
                continue
            is_told = mapping.asked_on or meaning_of_scale(heading, scale) == "same"
            if not is_told and _is_in_doubt(of_column, scale):
                in_doubt.append(heading)
        if sum(label.is_open for label in of_column) > MOST_OPEN_LABELS:
            faults.append(fault("too_many_labels", heading, found=len(values.counts)))
            continue
        for label in of_column:
            labels[kind, label.text] = _together(labels.get((kind, label.text)), label)
    in_order = sorted(labels.values(), key=lambda label: LABEL_KINDS.index(label.kind))
    return ExportValues(tuple(in_order), tuple(in_doubt), tuple(faults))


def _labels(
    heading: str, kind: str, values: ColumnValues, readings: LabelReadings
) -> list[FoundLabel]:
    found: dict[str, FoundLabel] = {}
    for text, count in values.counts.items():
        label = " ".join(text.split())
        one = FoundLabel(
            kind, label, readings.read(kind, text), count, values.first_rows[text], (heading,)
        )
        found[label] = _together(found.get(label), one)
    return list(found.values())


def _together(known: FoundLabel | None, label: FoundLabel) -> FoundLabel:
    """A label that stands in several columns, as one."""
    if known is None:
        return label
    return replace(
        known,
        count=known.count + label.count,
        row=min(known.row, label.row),
        headings=tuple(dict.fromkeys((*known.headings, *label.headings))),
    )


def _scale_faults(heading: str, labels: Sequence[FoundLabel], scale: Scale) -> list[Fault]:
    """Why a column was not asked on this scale, if it was not."""
    expected = scale_name(scale)
    faults = []
    if meaning_of_scale(heading, scale) == "other":
        faults.append(fault("scale_of_heading", heading, expected=expected))
    by_trouble: dict[str, list[FoundLabel]] = {}
    for label in labels:
        by_trouble.setdefault(label.reading.trouble, []).append(label)
    off_scale = by_trouble.get("off_scale", [])
    if len(off_scale) > MOST_CODES:
        faults.append(_scale_fault("scale_outside", heading, off_scale, expected))
    for trouble, code in (("other_words", "scale_of_words"), ("reversed", "scale_reversed")):
        if trouble in by_trouble:
            faults.append(_scale_fault(code, heading, by_trouble[trouble], expected))
    return faults


def _scale_fault(code: str, heading: str, labels: Sequence[FoundLabel], expected: str) -> Fault:
    first = min(labels, key=lambda label: label.row)
    shown = ", ".join(label.text[:40] for label in labels[:6])
    return fault(code, heading, found=shown, expected=expected).at_row(first.row)


def _is_in_doubt(labels: Sequence[FoundLabel], scale: Scale) -> bool:
    """Whether the points given could as well be all points of a shorter scale."""
    points = [int(mark) for label in labels if (mark := label.reading.means or "").isdecimal()]
    is_worded = any(
        label.reading.means in (str(scale.lowest), str(scale.highest))
        and scale.meaning(int(label.reading.means)).casefold() in label.text.casefold()
        for label in labels
        if label.reading.means
    )
    tops = [top for top in USUAL_TOPS if top < scale.highest]
    return bool(points and tops) and max(points) <= max(tops) and not is_worded
