"""`areas`: another council's areas and places."""

from pathlib import Path

import click

from placeplan.cli.faults import reading_file
from placeplan.cli.instances import InstanceGroup, opened_instance
from placeplan.formats.areas import areas_from_csv, is_places_csv, places_from_csv
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import writing


@click.group(cls=InstanceGroup)
def areas() -> None:
    """Areas, and the places inside them."""


@areas.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_file(file: Path) -> None:
    """Take in areas (code, name, council_code, council_name, seats) or places (area_code, key,
    name, kind) from a CSV file; those that are known are brought up to date.
    """
    content = file.read_bytes()
    with opened_instance(create=True) as database, reading_file(file), writing(database):
        if is_places_csv(content):
            places = places_from_csv(content)
            add_places(database, places)
            done = f"{len(places):,} places"
        else:
            found = areas_from_csv(content)
            add_areas(database, found)
            done = f"{len(found):,} areas"
    click.echo(f"{done} taken in")
