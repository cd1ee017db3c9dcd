"""`areas`: another council's areas and places."""

from pathlib import Path

import click

from placeplan.cli.faults import reading_file
from placeplan.cli.instances import InstanceGroup, opened_instance
from placeplan.operations.areas import import_areas


@click.group(cls=InstanceGroup)
def areas() -> None:
    """Areas, and the places inside them."""


@areas.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_file(file: Path) -> None:
    """Take in areas (code, name, council_code, council_name, seats) or places (area_code, key,
    name, kind) from a CSV file; those that are known are brought up to date.
    """
    with opened_instance(create=True) as database, reading_file(file):
        taken = import_areas(database, file.read_bytes())
    done = f"{taken.places:,} places" if taken.places else f"{taken.areas:,} areas"
    click.echo(f"{done} taken in")
