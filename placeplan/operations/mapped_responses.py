"""Answers from another survey tool: read under a mapping, looked at, and taken in or out again."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from placeplan.domain.counts import Counts
from placeplan.domain.export_layouts import ROWS_SEARCHED, headings_in, rows_below
from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.mapped_rows import MappedRows
from placeplan.domain.mapped_values import Row, export_values
from placeplan.domain.mapping_records import fitted
from placeplan.domain.response_imports import ResponseImport, StagedExport
from placeplan.domain.response_mappings import ResponseMapping, check_mapping
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.formats.response_cells import ReadRow, ResponseRows
from placeplan.formats.survey_exports import SurveyExport
from placeplan.operations.closed_figures import move_closed_figures
from placeplan.operations.responses import (
    Imported,
    RefusedFile,
    import_rows,
    sort_staged,
    stage_rows,
)
from placeplan.operations.staged_exports import kept_rows, layout_of, values_in
from placeplan.store.counts import counts_from_changes
from placeplan.store.database import Database, writing
from placeplan.store.response_imports import undo_response_import
from placeplan.store.response_staging import Sorted, staging
from placeplan.store.staged_exports import remove_staged_export

EXAMPLES = 3

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Preview:
    """What taking a file in would do, looked at without storing anything.

    `faults` has the first of `fault_count`, by row; `faulty_rows` all rows that have any. `counts`
    are of the responses that would be added; `by_area` and `by_month` ("2026-06") say how many.
    `alike` of them say exactly what an answer here says, `repeated` what an earlier row says.
    """

    sorted: Sorted
    faults: tuple[Fault, ...]
    fault_count: int
    faulty_rows: tuple[int, ...]
    counts: Counts
    by_area: dict[str, int]
    by_month: dict[str, int]
    alike: int
    repeated: int
    examples: tuple[tuple[int, Response], ...]


def preview_export(database: Database, survey: Survey, staged: StagedExport) -> Preview:
    """Read every row as if it were taken in; nothing is stored."""
    mapped = MappedRows(staged.mapping, survey)
    examples: list[tuple[int, Response]] = []
    faulty: dict[int, None] = {}

    def noted() -> Iterator[ReadRow]:
        for row in _mapped_rows(staged.rows, staged.mapping, survey, mapped, staged.left_out):
            if row.response is None:
                faulty[row.number] = None
            elif len(examples) < EXAMPLES:
                examples.append((row.number, row.response))
            yield row

    with staging(database, survey.slug) as place:
        found = stage_rows(place, noted())
        result = sort_staged(place, found)
        faulty.update(dict.fromkeys(each.row or 0 for each in found.kept))
        changes = place.count_changes()
        alike, repeated = place.count_alike()
    by_area = dict.fromkeys((area.code for area in survey.areas), 0)
    by_month: Counter[str] = Counter()
    for (area, _place, _channel, _form, day), count in changes.responses["response_counts"].items():
        by_area[area] += count
        by_month[day[:7]] += count
    return Preview(
        sorted=result,
        faults=tuple(_in_words_of(mapped, found.kept)),
        fault_count=found.count,
        faulty_rows=tuple(sorted(faulty)),
        counts=counts_from_changes(changes),
        by_area=by_area,
        by_month=dict(sorted(by_month.items())),
        alike=alike,
        repeated=repeated,
        examples=tuple(examples),
    )


def take_in_staged_export(
    database: Database, survey: Survey, staged: StagedExport, *, today: date, made_by: str
) -> Imported:
    """Take in a file that was looked at, all rows but those left out, and put it away.

    Raises `Refused` with every fault; nothing has changed then.
    """
    check_mapping(staged.mapping, survey)
    if faults := values_in(staged, survey).unsettled(survey.questionnaire.scale):
        raise Refused(*faults)
    origin = ResponseImport(staged.file_name, made_by, left_out_count=len(staged.left_out))
    done = _import(database, survey, staged.rows, staged.mapping, origin, today, staged.left_out)
    with writing(database):
        remove_staged_export(database, survey.slug, staged.id)
        move_closed_figures(database, survey, today)
    return done


def import_export(
    database: Database,
    survey: Survey,
    file: BinaryIO,
    mapping: ResponseMapping,
    *,
    origin: ResponseImport,
    today: date,
    progress: Progress | None = None,
    dry_run: bool = False,
) -> Imported:
    """Take a file of any length in under a mapping, or nothing of it.

    It is read twice: once to know all its labels, once for the rows; `progress` is called with
    the bytes read so far, twice the size in all. Raises `Refused` with every fault.
    """
    export = SurveyExport(file, mapping.sheet)
    if export.formula_count:
        raise Refused(fault("workbook_formulas", count=export.formula_count))
    layout = layout_of(mapping)
    first = [row for row, _ in zip(export.rows(), range(ROWS_SEARCHED), strict=False)]
    mapping = fitted(mapping, headings_in(first, layout))
    check_mapping(mapping, survey)
    values = export_values(rows_below(export.rows(progress), layout), mapping, survey)
    if faults := values.unsettled(survey.questionnaire.scale):
        raise Refused(*faults)
    again = export.rows(lambda at: progress(export.size + at) if progress else None)
    done = _import(database, survey, again, mapping, origin, today, dry_run=dry_run)
    if not dry_run:
        move_closed_figures(database, survey, today)
    return done


def undo_import(
    database: Database, survey: Survey, import_id: int, *, today: date, undone_by: str
) -> int:
    """Take all responses of a file out again; how many. Raises `Refused` when it is too late."""
    with writing(database):
        removed = undo_response_import(database, survey.slug, import_id, undone_by)
        move_closed_figures(database, survey, today)
    return removed


def _import(
    database: Database,
    survey: Survey,
    rows: Iterable[Row],
    mapping: ResponseMapping,
    origin: ResponseImport,
    today: date,
    left_out: frozenset[int] = frozenset(),
    *,
    dry_run: bool = False,
) -> Imported:
    mapped = MappedRows(mapping, survey)
    try:
        return import_rows(
            database,
            survey,
            _mapped_rows(rows, mapping, survey, mapped, left_out),
            today=today,
            entered_by=origin.made_by,
            dry_run=dry_run,
            origin=origin,
        )
    except RefusedFile as refused:
        raise RefusedFile(_in_words_of(mapped, refused.faults), refused.count) from refused


def _mapped_rows(
    rows: Iterable[Row],
    mapping: ResponseMapping,
    survey: Survey,
    mapped: MappedRows,
    left_out: frozenset[int],
) -> Iterator[ReadRow]:
    reader = ResponseRows(survey, mapped.headings)
    width = len(mapping.columns)
    for number, cells in kept_rows(rows_below(rows, layout_of(mapping)), left_out):
        if any(cells[width:]):
            too_many = fault("cell_count", found=len(cells), expected=width).at_row(number)
            yield ReadRow(number, None, (too_many,))
            continue
        row = mapped.row(number, cells)
        read = reader.read(number, row.cells)
        if row.faults:
            known = {mapped.heading_of(each.field) for each in row.faults}
            others = [each for each in read.faults if mapped.heading_of(each.field) not in known]
            read = ReadRow(number, None, (*row.faults, *others))
        yield read


def _in_words_of(mapped: MappedRows, faults: Iterable[Fault]) -> list[Fault]:
    """The faults with the headings of the file in place of our own names of columns."""
    return [replace(each, field=mapped.heading_of(each.field)) for each in faults]
