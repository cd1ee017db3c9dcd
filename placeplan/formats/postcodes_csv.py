"""Postcodes and their areas in a CSV file."""

from collections.abc import Collection, Iterator
from itertools import chain, islice, repeat
from typing import BinaryIO, NamedTuple

from placeplan.domain.faults import Fault, Refused, fault, refuse
from placeplan.domain.postcodes import plain_postcode
from placeplan.formats.csv_rows import csv_rows, is_utf8

COLUMNS = ("postcode", "area_code")


class PostcodeRow(NamedTuple):
    """One row: a postcode in plain writing and its area, or what is wrong with them."""

    postcode: str
    area_code: str
    faults: tuple[Fault, ...] = ()


def read_postcodes_csv(file: BinaryIO, area_codes: Collection[str]) -> Iterator[PostcodeRow]:
    """Read rows as they are asked for; the areas must be among `area_codes`.

    The columns are `postcode` and `area_code`, in any order; others are passed over. `Refused`
    when the file cannot be read or a column is missing.
    """
    rows = csv_rows(file)
    first, second = _columns(next(rows, (1, []))[1])
    earlier: dict[str, int] = {}
    for number, cells in rows:
        filled = list(islice(chain(cells, repeat("")), max(first, second) + 1))
        written, area_code = filled[first].strip(), filled[second].strip()
        if not written and not area_code:
            continue
        postcode = plain_postcode(written)
        if postcode and area_code in area_codes and postcode not in earlier:
            earlier[postcode] = number
            yield PostcodeRow(postcode, area_code)
            continue
        faults = [
            *_postcode_faults(written, postcode, earlier),
            *_area_faults(area_code, area_codes),
        ]
        yield PostcodeRow("", "", tuple(found.at_row(number) for found in faults))


def _columns(headings: list[str]) -> tuple[int, int]:
    names = [heading.strip().lower() for heading in headings]
    missing = [fault("column_missing", name).at_row(1) for name in COLUMNS if name not in names]
    if missing:
        raise Refused(*missing)
    for name in COLUMNS:
        if names.count(name) > 1:
            raise refuse("column_repeated", name, found=name)
    return names.index(COLUMNS[0]), names.index(COLUMNS[1])


def _postcode_faults(written: str, postcode: str, earlier: dict[str, int]) -> Iterator[Fault]:
    if not written:
        yield fault("text_missing", "postcode")
    elif not is_utf8(written):
        yield fault("cell_not_utf8", "postcode")
    elif not postcode:
        yield fault("postcode_form", "postcode", found=written[:40])
    elif postcode in earlier:
        yield fault("postcode_repeated", "postcode", found=written, earlier=earlier[postcode])


def _area_faults(area_code: str, area_codes: Collection[str]) -> Iterator[Fault]:
    if not area_code:
        yield fault("text_missing", "area_code")
    elif not is_utf8(area_code):
        yield fault("cell_not_utf8", "area_code")
    elif area_code not in area_codes:
        yield fault("area_unknown", "area_code", found=area_code[:40])
