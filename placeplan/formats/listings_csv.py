"""Listings in CSV files."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from placeplan.domain.faults import Refused, refuse
from placeplan.domain.listing_tables import Row, Table, header_position
from placeplan.domain.listings import COLUMNS, Listing
from placeplan.formats.csv_rows import SAMPLE_BYTES, refuse_other_kinds, row_fault
from placeplan.formats.formula_cells import escaped_cell, unescaped_cell

MOST_COLUMNS = 100
ROWS_SEARCHED_FOR_HEADINGS = 30


def listings_csv(listings: Iterable[Listing]) -> bytes:
    """Listings with the columns of the template; texts that look like formulas are escaped."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for listing in listings:
        writer.writerow([escaped_cell(cell) for cell in listing_cells(listing)])
    return out.getvalue().encode()


def listing_cells(listing: Listing) -> list[str]:
    """A listing as texts, in the order of the columns."""
    values = {
        "areas": ";".join(listing.area_codes),
        "themes": ";".join(listing.theme_keys),
    }
    return [values.get(column, _text(getattr(listing, column, ""))) for column in COLUMNS]


def table_from_csv(content: bytes) -> Table:
    """A CSV file as a table; `Refused` where it is not one.

    UTF-8 is expected; what Excel saves as plain "CSV" (Windows-1252) is understood too.
    """
    refuse_other_kinds(content[:SAMPLE_BYTES])
    text = _decoded(content)
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise Refused(row_fault(str(error)).at_row(len(rows) + 1)) from error
    rows = [[unescaped_cell(cell).strip() for cell in cells] for cells in rows]
    table = table_from_rows(rows)
    if len(table.headings) == 1 and any(mark in table.headings[0] for mark in ";\t"):
        raise refuse("not_comma_separated")
    return table


def table_from_rows(rows: list[list[str]], formula_count: int = 0) -> Table:
    """The rows of a sheet, empty ones left out, below the row that holds the headings."""
    if not any(any(cells) for cells in rows):
        raise refuse("file_empty")
    at = header_position(rows[:ROWS_SEARCHED_FOR_HEADINGS])
    width = max(len(cells) for cells in rows[at:] if any(cells))
    while width > 1 and not any(cells[width - 1 : width] != [""] for cells in rows[at:]
                                if len(cells) >= width):  # fmt: skip
        width -= 1
    if width > MOST_COLUMNS:
        raise refuse("too_many_columns", found=width, most=MOST_COLUMNS)
    headings = tuple((rows[at] + [""] * width)[:width])
    below = [
        Row(number, tuple((cells + [""] * width)[:width]))
        for number, cells in enumerate(rows[at + 1 :], start=at + 2)
        if any(cells)
    ]
    if not below:
        raise refuse("file_without_rows")
    return Table(headings, tuple(below), formula_count)


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError as error:
            raise refuse("not_csv") from error
    if "\0" in text:
        raise refuse("not_csv")
    return text


def _text(value: str | date | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value
