"""Another council's areas and places, from a file."""

from dataclasses import dataclass

from placeplan.formats.areas import areas_from_csv, is_places_csv, places_from_csv
from placeplan.store.areas import add_areas, add_places, list_areas
from placeplan.store.database import Database


@dataclass(frozen=True, slots=True)
class ImportedAreas:
    """How many areas or places a file brought, known ones among them."""

    areas: int = 0
    places: int = 0


def import_areas(database: Database, content: bytes) -> ImportedAreas:
    """Take in a CSV file of areas, or of places by its headings: all of it or nothing.

    Raises `Refused` with every fault by row and column.
    """
    if is_places_csv(content):
        known = {area.code for area in list_areas(database)}
        places = places_from_csv(content, known)
        add_places(database, places)
        return ImportedAreas(places=len(places))
    areas = areas_from_csv(content)
    add_areas(database, areas)
    return ImportedAreas(areas=len(areas))
