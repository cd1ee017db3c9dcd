"""Excel files from outside, looked through before anything opens them.

A workbook of a few kilobytes may unfold to gigabytes, or place one cell so far out that the grid
up to it fits no memory; either would end the whole process. So every part is unpacked and parsed
once, within limits, and only then handed on.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from xml.parsers import expat
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from placeplan.domain.faults import Refused, refuse
from placeplan.formats.archives import UNREADABLE, pieces_of

ZIP_START = b"PK\x03\x04"
OLD_EXCEL_START = b"\xd0\xcf\x11\xe0"
LARGEST_UNPACKED = 80 * 1024 * 1024
MOST_PARTS = 2_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_DIGITS = 8

_REFERENCE = re.compile(r"([A-Za-z]{1,4})(\d{1,8})")


class _Contents:
    """Counts what a workbook holds while its parts are parsed, and refuses what is too much."""

    def __init__(self, most_columns: int) -> None:
        self._most_columns = most_columns
        self.unpacked = 0
        self.formula_count = 0
        self._row = self._column = 0

    def look_through(self, archive: ZipFile, name: str) -> None:
        parser = None
        if name.endswith((".xml", ".rels")):
            parser = expat.ParserCreate(namespace_separator=" ")
            parser.StartElementHandler = self._start
            parser.StartDoctypeDeclHandler = _refuse_doctype
        self._row = self._column = 0
        for piece in pieces_of(archive, name):
            self.unpacked += len(piece)
            if self.unpacked > LARGEST_UNPACKED:
                raise refuse("workbook_too_large", found=LARGEST_UNPACKED // 1024 // 1024)
            if parser:
                parser.Parse(piece, False)
        if parser:
            parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                given = attributes.get("r", "")
                self._row = _row_number(given) if given else self._row + 1
                self._column = 0
            case "c":
                self._column += 1
                if "r" in attributes:
                    self._row, self._column = _place(attributes["r"])
            case "v" | "is":
                if self._row > MOST_ROWS or self._column > self._most_columns:
                    columns = self._most_columns
                    raise refuse("workbook_too_long", rows=MOST_ROWS, columns=columns)
            case "f":
                self.formula_count += 1


def sheets_of_workbook(
    content: bytes, is_wanted: Callable[[list[list[str]]], bool]
) -> tuple[list[list[str]], int]:
    """The first sheet that is wanted, else the first, as rows of texts; and how many cells of
    the workbook hold formulas, of which only the last calculated values can be read.

    Days come as YYYY-MM-DD. Raises `Refused` for anything but a modern Excel file within limits.
    """
    found, formula_count = named_sheets(content)
    sheets = list(found.values())
    return next(filter(is_wanted, sheets), sheets[0]), formula_count


def named_sheets(
    content: bytes, most_columns: int = MOST_COLUMNS
) -> tuple[dict[str, list[list[str]]], int]:
    """Every visible sheet by its name, as rows of texts; and how many cells hold formulas.

    Days come as YYYY-MM-DD. Raises `Refused` for anything but a modern Excel file within limits.
    """
    if content.startswith(OLD_EXCEL_START):
        raise refuse("workbook_old")
    formula_count = _looked_through(content, most_columns)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = {
            name: [
                [_text(cell) for cell in row]
                for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ]
            for name in _names_of_sheets(workbook)
        }
    except (CalamineError, ValueError) as error:
        raise refuse("workbook_unreadable") from error
    if not sheets:
        raise refuse("file_empty")
    return sheets, formula_count


def _names_of_sheets(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _looked_through(content: bytes, most_columns: int) -> int:
    contents = _Contents(most_columns)
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > MOST_PARTS or len(names) != len(set(names)):
                raise refuse("workbook_unreadable")
            if "xl/workbook.xml" not in names:
                raise refuse("workbook_unreadable")
            for name in names:
                contents.look_through(archive, name)
    except Refused:
        raise
    except UNREADABLE as error:
        raise refuse("workbook_unreadable") from error
    return contents.formula_count


def _place(reference: str) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise refuse("workbook_unreadable")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _row_number(given: str) -> int:
    if not (given.isdecimal() and len(given) <= MOST_DIGITS):
        raise refuse("workbook_unreadable")
    return int(given)


def _refuse_doctype(*_args: object) -> None:
    raise refuse("workbook_unreadable")


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell).strip()
