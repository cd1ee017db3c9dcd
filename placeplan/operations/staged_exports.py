"""Exports that wait on screen: read, guessed at, put under a mapping."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from placeplan.domain.export_layouts import (
    ROWS_SEARCHED,
    Layout,
    guessed_layout,
    headings_in,
    rows_below,
)
from placeplan.domain.faults import Refused, fault
from placeplan.domain.mapped_values import ExportValues, Row, export_values
from placeplan.domain.mapping_guesses import guessed_mapping
from placeplan.domain.mapping_records import fitted
from placeplan.domain.response_imports import StagedExport
from placeplan.domain.response_mappings import ResponseMapping, check_mapping
from placeplan.domain.surveys import Survey
from placeplan.formats.survey_exports import SurveyExport

MOST_ROWS_ON_A_PAGE = 20_000
ROWS_LOOKED_AT = 400


def read_export(
    survey: Survey, file: BinaryIO, file_name: str, today: date, sheet: str = ""
) -> StagedExport:
    """A file with the mapping that is guessed for it; of a workbook one sheet, else the first.

    `Refused` when it cannot be read, has no headings or rows, or is too long for a page.
    """
    export = SurveyExport(file, sheet)
    rows: list[Row] = []
    for row in export.rows():
        rows.append(row)
        if len(rows) > MOST_ROWS_ON_A_PAGE:
            raise Refused(fault("export_too_long", most=MOST_ROWS_ON_A_PAGE))
    staged = StagedExport(
        survey_slug=survey.slug,
        file_name=file_name,
        rows=rows,
        mapping=ResponseMapping((), sheet=export.sheet),
        row_count=len(rows),
        encoding=export.encoding,
        sheets=export.sheets,
        formula_count=export.formula_count,
    )
    return guessed(staged, survey, guessed_layout(rows[:ROWS_SEARCHED]), today)


def guessed(staged: StagedExport, survey: Survey, layout: Layout, today: date) -> StagedExport:
    """The file with what its columns most likely mean when its headings stand there."""
    headings = headings_in(staged.rows[:ROWS_SEARCHED], layout)
    below = list(rows_below(staged.rows, layout))
    if not below:
        raise Refused(fault("file_without_rows"))
    cells = [cells for _number, cells in below[:ROWS_LOOKED_AT]]
    mapping = replace(
        guessed_mapping(headings, cells, survey, today),
        sheet=staged.mapping.sheet,
        heading_row=layout.heading_row,
        heading_rows=layout.heading_rows,
    )
    return replace(staged, mapping=mapping, row_count=len(below), left_out=frozenset())


def with_mapping(staged: StagedExport, mapping: ResponseMapping, survey: Survey) -> StagedExport:
    """The file under a mapping that was made before; `Refused` when the two do not fit."""
    layout = layout_of(mapping)
    fitting = fitted(mapping, headings_in(staged.rows[:ROWS_SEARCHED], layout))
    check_mapping(fitting, survey)
    below = sum(1 for _ in rows_below(staged.rows, layout))
    fitting = replace(fitting, sheet=staged.mapping.sheet)
    return replace(staged, mapping=fitting, row_count=below, is_mapped=True)


def layout_of(mapping: ResponseMapping) -> Layout:
    """Where the headings stand under a mapping."""
    return Layout(mapping.heading_row, mapping.heading_rows)


def values_in(staged: StagedExport, survey: Survey) -> ExportValues:
    """What the labels of a file mean, and what about them is not settled."""
    rows = rows_below(staged.rows, layout_of(staged.mapping))
    return export_values(kept_rows(rows, staged.left_out), staged.mapping, survey)


def kept_rows(rows: Iterable[Row], left_out: frozenset[int]) -> Iterator[Row]:
    """The rows that are not left out."""
    return (row for row in rows if row[0] not in left_out)
