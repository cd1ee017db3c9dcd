"""`postcodes`: which area each is in, so that residents can find theirs."""

from pathlib import Path

import click

from placeplan.cli.faults import reading_file
from placeplan.cli.input import seekable_input
from placeplan.cli.instances import InstanceGroup, opened_instance
from placeplan.cli.progress import progress_bar
from placeplan.operations.postcodes import import_postcodes


@click.group(cls=InstanceGroup)
def postcodes() -> None:
    """Postcodes, by which residents find their area."""


@postcodes.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_file(file: Path) -> None:
    """Take in a CSV file with the columns postcode and area_code, in place of all postcodes
    known so far; one faulty row and nothing changes.
    """
    with (
        opened_instance(create=True) as database,
        reading_file(file),
        seekable_input(file) as (opened, size),
        progress_bar("Reading", size, then="Storing") as progress,
    ):
        done = import_postcodes(database, opened, progress)
    click.echo(f"{done.postcodes:,} postcodes of {done.areas:,} areas taken in")
