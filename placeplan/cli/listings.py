"""`listings`: what partners run, in from files and out to files."""

from pathlib import Path

import click

from placeplan.cli.faults import reading_file
from placeplan.cli.instances import InstanceGroup, opened_instance
from placeplan.cli.output import output_file
from placeplan.cli.progress import still_working
from placeplan.domain.faults import refuse
from placeplan.operations.listings import ListingFormat, export_listings, import_listings
from placeplan.store.areas import list_areas


@click.group(cls=InstanceGroup)
def listings() -> None:
    """What partners run: services, programmes and plans."""


@listings.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
def import_file(file: Path, dry_run: bool) -> None:
    """Take in all listings of a CSV or Excel file, or none when one of them is faulty."""
    with (
        opened_instance(create=True) as database,
        reading_file(file),
        still_working("Taking listings in"),
    ):
        done = import_listings(
            database,
            file.read_bytes(),
            dry_run=dry_run,
            made_by="placeplan listings import",
        )
    would = "would be " if dry_run else ""
    click.echo(f"{done.added:,} listings {would}added, {done.updated:,} {would}updated")
    if done.unchanged:
        click.echo(f"{done.unchanged:,} known already")
    if done.new_partners:
        click.echo(f"New partners: {', '.join(done.new_partners)}")
    for name, known in done.look_alikes:
        click.echo(f"Is “{name}” the partner “{known}”?")


@listings.command("export")
@click.option("--area", "area_code", help="Only this area's code; else all areas.")
@click.option("--format", "kind", required=True, type=click.Choice(["csv", "xlsx"]))
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Else printed.")
def export_file(area_code: str | None, kind: ListingFormat, output: Path | None) -> None:
    """Write all listings, in a form that can be taken in again."""
    with opened_instance() as database:
        if area_code is not None and area_code not in {area.code for area in list_areas(database)}:
            raise refuse("area_unknown", "--area", found=area_code)
        content = export_listings(database, kind, area_code=area_code)
    with output_file(output) as file:
        file.write(content)
