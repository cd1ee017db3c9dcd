"""`responses`: in from files and out to files."""

from pathlib import Path

import click

from placeplan.cli.faults import reading_file
from placeplan.cli.input import seekable_input
from placeplan.cli.instances import InstanceGroup, check_area, named_survey, opened_instance
from placeplan.cli.output import output_file, seekable_output
from placeplan.cli.progress import Progress, progress_bar
from placeplan.domain.response_imports import ResponseImport
from placeplan.domain.response_mappings import ResponseMapping
from placeplan.domain.surveys import Survey
from placeplan.formats.response_mappings import mapping_from_toml
from placeplan.operations.mapped_responses import import_export
from placeplan.operations.responses import (
    Imported,
    export_csv,
    export_json,
    export_xlsx,
    import_responses,
)
from placeplan.store.database import Database
from placeplan.store.profiles import current_counts
from placeplan.web.days import today

MADE_BY = "placeplan responses import"
STREAMED = {"csv": export_csv, "json": export_json}


@click.group(cls=InstanceGroup)
def responses() -> None:
    """Responses to a survey, in from a file or out to one."""


@responses.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--survey", "slug", required=True, help="The survey's slug.")
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What the columns of another tool's export mean; FILE may then be CSV or Excel.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
def import_file(file: Path, slug: str, mapping: Path | None, dry_run: bool) -> None:
    """Take in all responses of a CSV file, or none when one of them is faulty."""
    origin = ResponseImport(file.name or str(file), MADE_BY)
    with opened_instance() as database:
        survey = named_survey(database, slug)
        columns = _mapping_in(mapping) if mapping else None
        with reading_file(file), seekable_input(file) as (opened, size):
            if columns:
                with progress_bar("Reading", 2 * size, then="Storing") as progress:
                    done = import_export(
                        database, survey, opened, columns,
                        origin=origin, today=today(), progress=progress, dry_run=dry_run,
                    )  # fmt: skip
            else:
                with progress_bar("Reading", size, then="Storing") as progress:
                    done = import_responses(
                        database, survey, opened, today=today(), entered_by=MADE_BY,
                        progress=progress, dry_run=dry_run, origin=origin,
                    )  # fmt: skip
    for line in _account_of(done, dry_run):
        click.echo(line)


@responses.command("export")
@click.option("--survey", "slug", required=True, help="The survey's slug.")
@click.option("--area", "area_code", help="Only this area's code; else all areas.")
@click.option("--format", "kind", required=True, type=click.Choice(["csv", "xlsx", "json"]))
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Else printed.")
def export_file(slug: str, area_code: str | None, kind: str, output: Path | None) -> None:
    """Write all counted responses, in a form that can be taken in again (CSV)."""
    with opened_instance() as database:
        survey = named_survey(database, slug)
        check_area(survey, area_code)
        total = _count(database, survey, area_code)
        with progress_bar("Writing", total, then="Saving") as progress:
            _write(database, survey, area_code, kind, output, progress)


def _mapping_in(file: Path) -> ResponseMapping:
    with reading_file(file):
        return mapping_from_toml(file.read_bytes())


def _write(
    database: Database,
    survey: Survey,
    area_code: str | None,
    kind: str,
    output: Path | None,
    progress: Progress,
) -> None:
    if kind == "xlsx":
        with seekable_output(output) as file:
            export_xlsx(database, survey, file, area_code, progress)
        return
    with output_file(output) as file:
        for chunk in STREAMED[kind](database, survey, area_code, progress):
            file.write(chunk)


def _count(database: Database, survey: Survey, area_code: str | None) -> int:
    codes = [area.code for area in survey.areas] if area_code is None else [area_code]
    return sum(current_counts(database, survey.slug, code).responses for code in codes)


def _account_of(done: Imported, dry_run: bool) -> list[str]:
    lines = [f"{done.added:,} responses {'would be ' if dry_run else ''}added"]
    if done.known:
        lines.append(f"{done.known:,} known already")
    if done.withdrawn:
        lines.append(f"{done.withdrawn:,} skipped: they were withdrawn")
    if done.workshops:
        lines.append(f"New workshops, closed: {', '.join(done.workshops)}")
    return lines
