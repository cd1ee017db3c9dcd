"""Figures about areas in CSV and Excel files: the template, what is kept, and what comes in."""

import csv
from collections.abc import Collection, Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from typing import NamedTuple

from placeplan.domain.area_figures import (
    COLUMNS,
    POPULATION,
    POPULATION_BANDS,
    AreaFigure,
    figure_from_cells,
    repeated,
    value_text,
)
from placeplan.domain.faults import Fault, Refused, fault, refuse
from placeplan.formats.csv_rows import csv_rows, is_utf8
from placeplan.formats.formula_cells import escaped_cell, unescaped_cell
from placeplan.formats.workbooks import ZIP_START, sheets_of_workbook

MOST_ROWS = 2_000
NEEDED = ("subject", "value", "source", "year")

AREA = "area_code"

Cells = list[str]


class AreaRow(NamedTuple):
    """A row of a file: a figure, and the area that it is about."""

    area_code: str
    figure: AreaFigure


def area_figures_csv(figures: Iterable[AreaFigure]) -> bytes:
    """Figures with the columns of the template; texts that look like formulas are escaped."""
    return _written(COLUMNS, ([_cell(figure, each) for each in COLUMNS] for figure in figures))


def area_rows_csv(rows: Iterable[AreaRow]) -> bytes:
    """Figures of several areas, each with the code of its area before it."""
    written = ([row.area_code, *(_cell(row.figure, each) for each in COLUMNS)] for row in rows)
    return _written((AREA, *COLUMNS), written)


def area_figures_template() -> bytes:
    """A file to fill in: the population by sex and age band, values, source and year left open."""
    filled = (
        {"subject": POPULATION, "sex": sex, "age_band": band, "unit": "people"}
        for band in POPULATION_BANDS
        for sex in ("female", "male")
    )
    return _written(COLUMNS, ([cells.get(column, "") for column in COLUMNS] for cells in filled))


def read_area_figures(content: bytes, here: str, area_codes: Collection[str]) -> list[AreaRow]:
    """The figures of a CSV or Excel file: all of them, or `Refused` with every fault by row.

    The columns may come in any order; those that are not of the template are refused by name. A
    column `area_code` may say which of `area_codes` a row is about; without it that is `here`.
    """
    rows = _rows(content)
    number, headings = next(rows, (1, []))
    columns = _columns(headings, number)
    found, numbers, faults = list[AreaRow](), list[int](), list[Fault]()
    for count, (number, cells) in enumerate(rows):
        if count >= MOST_ROWS:
            raise refuse("too_many_rows", found=f"{MOST_ROWS}+", most=MOST_ROWS)
        try:
            found += _area_rows(columns, cells, here, area_codes)
            numbers += [number] * (len(found) - len(numbers))
        except Refused as refused:
            faults += [each.at_row(number) for each in refused.faults]
    faults += [
        fault("figure_repeated_in_file", earlier=numbers[first]).at_row(numbers[at])
        for at, first in repeated(found)
    ]
    if faults:
        raise Refused(*sorted(faults, key=lambda each: each.row or 0))
    if not found:
        raise refuse("file_without_rows")
    return found


def _area_rows(
    columns: Cells, cells: Cells, here: str, area_codes: Collection[str]
) -> list[AreaRow]:
    """The figure of a row with its area; none where the row is empty."""
    texts = dict(zip(columns, (unescaped_cell(cell).strip() for cell in cells), strict=False))
    unread = [fault("cell_not_utf8", name) for name, text in texts.items() if not is_utf8(text)]
    if unread:
        raise Refused(*unread)
    if not any(texts.values()):
        return []
    area_code = texts.get(AREA) or here
    if area_code not in area_codes:
        raise refuse("area_unknown", AREA, found=area_code[:40])
    return [AreaRow(area_code, figure_from_cells(texts))]


def _rows(content: bytes) -> Iterator[tuple[int, Cells]]:
    if not content.startswith(ZIP_START):
        return csv_rows(BytesIO(content))
    rows, _formulas = sheets_of_workbook(content, _is_wanted)
    return ((number, cells) for number, cells in enumerate(rows, start=1) if any(cells))


def _is_wanted(rows: Sequence[Cells]) -> bool:
    first = next((cells for cells in rows if any(cells)), [])
    return set(NEEDED) <= set(_plain(first))


def _columns(headings: Cells, row: int) -> list[str]:
    names = _plain(headings)
    known = (AREA, *COLUMNS)
    faults = [fault("column_missing", name) for name in NEEDED if name not in names]
    faults += [
        fault("column_unknown", name, found=name) for name in names if name and name not in known
    ]
    faults += [
        fault("column_repeated", name, found=name) for name in known if names.count(name) > 1
    ]
    if faults:
        raise Refused(*(found.at_row(row) for found in faults))
    return names


def _plain(headings: Cells) -> list[str]:
    return ["_".join(heading.strip().lower().split()) for heading in headings]


def _cell(figure: AreaFigure, column: str) -> str:
    if column == "value":
        return value_text(figure.value)
    return escaped_cell(str(getattr(figure, column)))


def _written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()
