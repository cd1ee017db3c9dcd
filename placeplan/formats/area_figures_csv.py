"""Figures about an area in CSV and Excel files: the template, what is kept, and what comes in."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO

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

MOST_ROWS = 1_000
NEEDED = ("subject", "value", "source", "year")

Cells = list[str]


def area_figures_csv(figures: Iterable[AreaFigure]) -> bytes:
    """Figures with the columns of the template; texts that look like formulas are escaped."""
    rows = ([_cell(figure, column) for column in COLUMNS] for figure in figures)
    return _written(rows)


def area_figures_template() -> bytes:
    """A file to fill in: the population by sex and age band, values, source and year left open."""
    return _written(
        [
            {"subject": POPULATION, "sex": sex, "age_band": band, "unit": "people"}.get(column, "")
            for column in COLUMNS
        ]
        for band in POPULATION_BANDS
        for sex in ("female", "male")
    )


def read_area_figures(content: bytes) -> list[AreaFigure]:
    """The figures of a CSV or Excel file: all of them, or `Refused` with every fault by row.

    The columns may come in any order; those that are not of the template are refused by name.
    """
    rows = _rows(content)
    number, headings = next(rows, (1, []))
    columns = _columns(headings, number)
    figures, numbers, faults = list[AreaFigure](), list[int](), list[Fault]()
    for count, (number, cells) in enumerate(rows):
        if count >= MOST_ROWS:
            raise refuse("too_many_rows", found=f"{MOST_ROWS}+", most=MOST_ROWS)
        try:
            figures += _figures(columns, cells)
            numbers += [number] * (len(figures) - len(numbers))
        except Refused as refused:
            faults += [found.at_row(number) for found in refused.faults]
    faults += [
        fault("figure_repeated_in_file", earlier=numbers[first]).at_row(numbers[at])
        for at, first in repeated(figures)
    ]
    if faults:
        raise Refused(*sorted(faults, key=lambda found: found.row or 0))
    if not figures:
        raise refuse("file_without_rows")
    return figures


def _figures(columns: Cells, cells: Cells) -> list[AreaFigure]:
    """The figure of a row; none where the row is empty."""
    texts = dict(zip(columns, (unescaped_cell(cell).strip() for cell in cells), strict=False))
    unread = [fault("cell_not_utf8", name) for name, text in texts.items() if not is_utf8(text)]
    if unread:
        raise Refused(*unread)
    return [figure_from_cells(texts)] if any(texts.values()) else []


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
    faults = [fault("column_missing", name) for name in NEEDED if name not in names]
    faults += [
        fault("column_unknown", name, found=name) for name in names if name and name not in COLUMNS
    ]
    faults += [
        fault("column_repeated", name, found=name) for name in COLUMNS if names.count(name) > 1
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


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return out.getvalue().encode()
