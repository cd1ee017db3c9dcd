"""Areas and places in CSV files."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from io import BytesIO
from itertools import chain, repeat
from typing import TypeVar, cast

from placeplan.domain.areas import Area, Place, PlaceKind
from placeplan.domain.faults import Fault, Refused, fault, refuse
from placeplan.formats.csv_rows import SAMPLE_BYTES, csv_rows, refuse_other_kinds

Row = dict[str, str]
Thing = TypeVar("Thing")

SEATS = re.compile(r"[0-9]{1,3}")
AREA_COLUMNS = ("code", "name", "council_code", "council_name", "seats")
PLACE_COLUMNS = ("area_code", "key", "name", "kind")


def areas_from_csv(content: bytes) -> list[Area]:
    """Read areas; `valid_from` and `valid_to` may be missing. `Refused` names row and column."""
    return _read(content, AREA_COLUMNS, _area, lambda area: area.code)


def places_from_csv(content: bytes, area_codes: Collection[str] | None = None) -> list[Place]:
    """Read the places inside areas, those of `area_codes` where they are given.

    `Refused` names row and column.
    """

    def build(row: Row) -> Place:
        place = _place(row)
        if area_codes is not None and place.area_code not in area_codes:
            raise refuse("area_unknown", "area_code", found=place.area_code)
        return place

    return _read(content, PLACE_COLUMNS, build, lambda place: f"{place.area_code} {place.key}")


def is_places_csv(content: bytes) -> bool:
    """Whether the file's headings are those of places rather than of areas."""
    first_line = content.decode("utf-8-sig", "replace").split("\n", 1)[0]
    return "area_code" in first_line


def _read(
    content: bytes,
    columns: Sequence[str],
    build: Callable[[Row], Thing],
    identify: Callable[[Thing], str],
) -> list[Thing]:
    found: dict[str, Thing] = {}
    faults: list[Fault] = []
    for number, row in _rows(content, columns):
        try:
            thing = build(row)
        except Refused as refused:
            faults += [each.at_row(number) for each in refused.faults]
            continue
        if identify(thing) in found:
            faults.append(fault("row_repeated", columns[0], found=identify(thing)).at_row(number))
        found[identify(thing)] = thing
    if faults:
        raise Refused(*faults)
    if not found:
        raise refuse("file_empty")
    return list(found.values())


def _rows(content: bytes, columns: Sequence[str]) -> Iterator[tuple[int, Row]]:
    refuse_other_kinds(content[:SAMPLE_BYTES])
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse("not_utf8", found=error.start) from error
    rows = csv_rows(BytesIO(content))
    headings = [heading.strip() for heading in next(rows, (1, []))[1]]
    missing = [fault("column_missing", column) for column in columns if column not in headings]
    if missing:
        raise Refused(*(each.at_row(1) for each in missing))
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            filled = chain((cell.strip() for cell in cells), repeat(""))
            yield number, dict(zip(headings, filled, strict=False))


def _area(row: Row) -> Area:
    if not SEATS.fullmatch(row["seats"]):
        raise refuse("whole_number_missing", "seats", found=row["seats"])
    return Area(
        code=row["code"],
        name=row["name"],
        council_code=row["council_code"],
        council_name=row["council_name"],
        seats=int(row["seats"]),
        valid_from=row.get("valid_from", ""),
        valid_to=row.get("valid_to", ""),
    )


def _place(row: Row) -> Place:
    return Place(row["area_code"], row["key"], row["name"], cast(PlaceKind, row["kind"]))
