"""The council's postcodes, from a file that takes the place of all there were."""

from collections.abc import Callable
from typing import BinaryIO

from placeplan.domain.faults import Fault, Refused, refuse
from placeplan.domain.postcodes import PostcodeTotals
from placeplan.formats.postcodes_csv import read_postcodes_csv
from placeplan.store.areas import list_areas
from placeplan.store.database import Database
from placeplan.store.postcodes import replace_postcodes

ROWS_BETWEEN_PROGRESS = 500

Progress = Callable[[int], None]


def import_postcodes(
    database: Database, file: BinaryIO, progress: Progress | None = None
) -> PostcodeTotals:
    """Have the postcodes of a CSV file instead of those known so far: all of them, or no change.

    `progress` is called with the bytes read so far. Raises `Refused` with every fault by row.
    """
    known = {area.code for area in list_areas(database)}
    found: dict[str, str] = {}
    faults: list[Fault] = []
    for position, row in enumerate(read_postcodes_csv(file, known)):
        if row.faults:
            faults += row.faults
        else:
            found[row.postcode] = row.area_code
        if progress and position % ROWS_BETWEEN_PROGRESS == 0:
            progress(file.tell())
    if faults:
        raise Refused(*faults)
    if not found:
        raise refuse("file_without_rows")
    replace_postcodes(database, found)
    return PostcodeTotals(len(found), len(set(found.values())))
