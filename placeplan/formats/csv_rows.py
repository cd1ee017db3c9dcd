"""The rows of a CSV file, read as they are asked for, with a clear fault where it is not one."""

import csv
import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from placeplan.domain.faults import Fault, Refused, fault, refuse

LONGEST_LINE = 2_000_000
LONGEST_CELL = 131_072
WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SAMPLE_BYTES = 4_096
NOT_UTF8 = re.compile("[\udc80-\udcff]")
# a document, a page, a picture or data that is called a CSV file and has rows of text all the same
OTHER_KINDS = re.compile(rb"%PDF-|<[!?a-z]|\{\\rtf|[\[{]\s*[\[{\"]", re.IGNORECASE)


def csv_rows(
    file: BinaryIO, encoding: str = "utf-8-sig", delimiter: str = ","
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file, each with its number in a spreadsheet; UTF-8, with or without BOM.

    The first row is 1; a row is one record, however many line ends its cells hold. Empty lines
    count and are left out. `Refused` names the row from which the file cannot be read. A byte
    that is not of the encoding comes back as a lone surrogate in its cell: see `is_utf8`.
    """
    start = file.tell()
    if encoding != "utf-16":
        refuse_other_kinds(file.read(SAMPLE_BYTES))
        file.seek(start)
    errors = "replace" if encoding == "utf-16" else "surrogateescape"
    text = TextIOWrapper(file, encoding, errors=errors, newline="")
    rows = csv.reader(_lines(text), strict=True, delimiter=delimiter)
    number = 0
    try:
        for number, cells in enumerate(rows, start=1):
            if cells:
                yield number, cells
    except (csv.Error, _Unreadable) as error:
        raise Refused(row_fault(str(error)).at_row(number + 1)) from error
    finally:
        if not file.closed:
            text.detach()


def is_utf8(text: str) -> bool:
    """Whether a cell of `csv_rows` was UTF-8 in the file."""
    return text.isascii() or NOT_UTF8.search(text) is None


class _Unreadable(Exception):
    """Ends the reading of a file at a line that no CSV file has."""


def _lines(text: TextIOWrapper) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise _Unreadable("field limit")
        if "\0" in line:
            raise _Unreadable("binary")
        yield line


def refuse_other_kinds(sample: bytes) -> None:
    """Raises `Refused` when a file that begins with `sample` is a workbook, binary or markup."""
    if sample.startswith(WORKBOOK_STARTS):
        raise refuse("csv_is_workbook")
    text = sample.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"\0" in sample or OTHER_KINDS.match(text):
        raise refuse("not_csv")
    if not text:
        raise refuse("file_empty")


def row_fault(reason: str) -> Fault:
    """What keeps a row from being read, in the words of the module `csv`, as a fault."""
    if "field limit" in reason:
        return fault("cell_too_long", most=LONGEST_CELL)
    if reason == "binary":
        return fault("not_csv")
    return fault("csv_quotes")
