"""Answers as other survey tools write them: CSV in several encodings, or Excel workbooks."""

import codecs
import csv
import os
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice
from typing import BinaryIO, Literal

from placeplan.domain.export_layouts import MOST_COLUMNS
from placeplan.domain.faults import refuse
from placeplan.domain.mapped_values import Row
from placeplan.formats.csv_rows import csv_rows
from placeplan.formats.workbooks import OLD_EXCEL_START, ZIP_START, named_sheets

Encoding = Literal["utf-8-sig", "utf-16", "cp1252", ""]
ENCODINGS: tuple[tuple[Encoding, str], ...] = (("utf-8-sig", "utf-8"), ("cp1252", "cp1252"))
DELIMITERS = (",", ";", "\t")
SAMPLE = 64 * 1024
PIECE = 1024 * 1024
ROWS_OF_SAMPLE = 20
ROWS_BETWEEN_PROGRESS = 200


class SurveyExport:
    """An opened export, whose rows can be read as often as needed.

    `encoding` is "" for a workbook; `sheets` are its sheets, of which `sheet` is read.
    """

    def __init__(self, file: BinaryIO, sheet: str = "") -> None:
        self._file = file
        self.size = _size(file)
        self.encoding: Encoding = ""
        self.sheets: tuple[str, ...] = ()
        self.sheet = ""
        self.formula_count = 0
        self._delimiter = ","
        self._cells: list[list[str]] | None = None
        start = file.read(4)
        file.seek(0)
        if start.startswith((ZIP_START, OLD_EXCEL_START)):
            self._read_workbook(sheet)
        else:
            self.encoding = _encoding_of(file)
            self._delimiter = _delimiter_of(file, self.encoding)

    def rows(self, progress: Callable[[int], None] | None = None) -> Iterator[Row]:
        """Every row with its number in a spreadsheet; `progress` hears the bytes read so far."""
        if self._cells is not None:
            yield from enumerate(self._cells, start=1)
            return
        self._file.seek(0)
        for position, row in enumerate(csv_rows(self._file, self.encoding, self._delimiter)):
            yield row
            if progress and position % ROWS_BETWEEN_PROGRESS == 0:
                progress(self._file.tell())
        if progress:
            progress(self._file.tell())

    def _read_workbook(self, wanted: str) -> None:
        sheets, self.formula_count = named_sheets(self._file.read(), MOST_COLUMNS)
        self.sheets = tuple(sheets)
        self.sheet = wanted or next((name for name, rows in sheets.items() if rows), self.sheets[0])
        if self.sheet not in sheets:
            raise refuse("sheet_unknown", "sheet", found=wanted, expected=", ".join(sheets))
        self._cells = sheets[self.sheet]


def _size(file: BinaryIO) -> int:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if not size:
        raise refuse("file_empty")
    return size


def _encoding_of(file: BinaryIO) -> Encoding:
    """UTF-8 or UTF-16 where the file is that, else Windows-1252, as Excel writes "CSV".

    `Refused` when it is none of them.
    """
    start = file.read(2)
    file.seek(0)
    if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    for encoding, codec in ENCODINGS:
        if _unreadable_at(file, codec) is None:
            return encoding
    raise refuse("not_utf8", found=_unreadable_at(file, "cp1252") or 0)


def _unreadable_at(file: BinaryIO, codec: str) -> int | None:
    """The byte from which a file is not of this encoding; None where all of it is."""
    decoder, read = codecs.getincrementaldecoder(codec)(), 0
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
            read += len(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return read + error.start
    finally:
        file.seek(0)
    return None


def _delimiter_of(file: BinaryIO, encoding: Encoding) -> str:
    """The mark that parts the first rows most evenly, and into the most columns."""
    text = file.read(SAMPLE).decode(encoding, errors="replace")
    file.seek(0)

    def evenness(delimiter: str) -> tuple[float, int]:
        rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        widths: Counter[int] = Counter()
        try:
            # the last row of the sample may be cut off
            widths.update(len(row) for row in islice(rows, ROWS_OF_SAMPLE) if row)
        except csv.Error:
            return (0, 0)
        width, count = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        return (count / max(1, widths.total()) if width > 1 else 0, width)

    return max(DELIMITERS, key=evenness)
