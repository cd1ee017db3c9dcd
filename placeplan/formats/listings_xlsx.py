"""Listings in Excel files, and the template that partners fill in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from placeplan.domain.areas import Area
from placeplan.domain.faults import refuse
from placeplan.domain.listing_tables import Table, column_for
from placeplan.domain.listings import COLUMNS, HEADINGS, KINDS, Listing
from placeplan.formats.listings_csv import (
    ROWS_SEARCHED_FOR_HEADINGS,
    listing_cells,
    table_from_csv,
    table_from_rows,
)
from placeplan.formats.workbooks import OLD_EXCEL_START, ZIP_START, sheets_of_workbook

DAY_COLUMNS = frozenset({"starts_on", "ends_on", "last_checked_on"})
WIDTHS = {"name": 34, "partner": 34, "description": 60, "areas": 30, "themes": 34, "contact": 34}
TEMPLATE_ROWS = 500
FIXED_MOMENT = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def table_from_file(content: bytes) -> Table:
    """A CSV or Excel file as a table, told apart by what is in it rather than by its name.

    Raises `Refused` where it is neither.
    """
    if not content.strip():
        raise refuse("file_empty")
    if content.startswith((ZIP_START, OLD_EXCEL_START)):
        rows, formula_count = sheets_of_workbook(content, _has_headings)
        return table_from_rows(rows, formula_count)
    return table_from_csv(content)


def listings_xlsx(listings: Iterable[Listing]) -> bytes:
    """Listings with the columns of the template; days are real days, all else is text."""
    out = BytesIO()
    book = _workbook(out)
    sheet = _listings_sheet(book)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for row, listing in enumerate(listings, start=1):
        _write_cells(sheet, row, listing_cells(listing), day)
    book.close()
    return out.getvalue()


def listings_template_xlsx(
    example: Listing, areas: Sequence[Area], themes: Mapping[str, str], words: Mapping[str, str]
) -> bytes:
    """The workbook that partners fill in: headings, one example row, and lists to choose from.

    `words` are the sentences in it: `sheet`, `codes_sheet`, `area_code`, `area`, `theme_key`,
    `theme`, `all`, `several`, `day`, `choice`.
    """
    out = BytesIO()
    book = _workbook(out)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = _listings_sheet(book, words["sheet"])
    _write_cells(sheet, 1, listing_cells(example), day)
    for at, column in enumerate(COLUMNS):
        _guide(sheet, at, column, words, day)
    _codes_sheet(book, areas, themes, words)
    book.close()
    return out.getvalue()


def _has_headings(rows: list[list[str]]) -> bool:
    return any(
        len({column_for(cell) for cell in cells} - {""}) >= 3
        for cells in rows[:ROWS_SEARCHED_FOR_HEADINGS]
    )


def _workbook(out: BytesIO) -> Workbook:
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": FIXED_MOMENT, "author": ""})
    return book


def _listings_sheet(book: Workbook, name: str = "Listings") -> Worksheet:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for at, column in enumerate(COLUMNS):
        sheet.write_string(0, at, column, bold)
        sheet.set_column(at, at, WIDTHS.get(column, 16), wrapped)
    sheet.freeze_panes(1, 0)
    return sheet


def _write_cells(sheet: Worksheet, row: int, cells: Sequence[str], day: object) -> None:
    for at, (column, cell) in enumerate(zip(COLUMNS, cells, strict=True)):
        if column in DAY_COLUMNS and cell:
            sheet.write_datetime(row, at, date.fromisoformat(cell), day)
        elif cell:
            sheet.write_string(row, at, cell)


def _guide(sheet: Worksheet, at: int, column: str, words: Mapping[str, str], day: object) -> None:
    choices = {"kind": KINDS, "heading": HEADINGS}.get(column)
    if choices:
        sheet.data_validation(
            1, at, TEMPLATE_ROWS, at,
            {"validate": "list", "source": list(choices), "error_message": words["choice"]},
        )  # fmt: skip
    elif column in ("areas", "themes"):
        sheet.data_validation(
            1, at, TEMPLATE_ROWS, at, {"validate": "any", "input_message": words["several"]}
        )  # fmt: skip
    elif column in DAY_COLUMNS:
        sheet.set_column(at, at, 16, day)
        sheet.data_validation(
            1, at, TEMPLATE_ROWS, at, {"validate": "any", "input_message": words["day"]}
        )  # fmt: skip


def _codes_sheet(
    book: Workbook, areas: Sequence[Area], themes: Mapping[str, str], words: Mapping[str, str]
) -> None:
    sheet = book.add_worksheet(words["codes_sheet"])
    bold = book.add_format({"bold": True, "bottom": 1})
    for at, word in enumerate(("area_code", "area", "", "theme_key", "theme")):
        if word:
            sheet.write_string(0, at, words[word], bold)
    rows = [("all", words["all"]), *((area.code, area.name) for area in areas)]
    for row, (code, name) in enumerate(rows, start=1):
        sheet.write_string(row, 0, code)
        sheet.write_string(row, 1, name)
    for row, (key, title) in enumerate(themes.items(), start=1):
        sheet.write_string(row, 3, key)
        sheet.write_string(row, 4, title)
    for at, width in enumerate((14, 30, 3, 34, 34)):
        sheet.set_column(at, at, width)
