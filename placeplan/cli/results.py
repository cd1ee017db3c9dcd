"""`results` and `radar`: what a survey's responses say of an area."""

from pathlib import Path

import click

from placeplan.cli.instances import (
    InstanceCommand,
    check_area,
    instance_settings,
    named_survey,
    opened_instance,
)
from placeplan.cli.output import output_file
from placeplan.domain.faults import refuse
from placeplan.formats.radar_files import radar_png, radar_svg
from placeplan.formats.results import results_csv, results_json
from placeplan.operations.profiles import get_profile
from placeplan.operations.radars import profile_radar

WRITERS = {"json": results_json, "csv": results_csv}
PENS = {".svg": radar_svg, ".png": radar_png}


@click.command(cls=InstanceCommand)
@click.option("--survey", "slug", required=True, help="The survey's slug.")
@click.option("--area", "area_code", required=True, help="The area's code.")
@click.option("--place", "place_key", help="Only this place's key; else all places count.")
@click.option("--format", "kind", default="json", show_default=True, type=click.Choice([*WRITERS]))
def results(slug: str, area_code: str, place_key: str | None, kind: str) -> None:
    """Print all figures of an area."""
    fewest = instance_settings().minimum_answers
    with opened_instance() as database:
        survey = named_survey(database, slug)
        check_area(survey, area_code, place_key)
        profile = get_profile(database, survey, area_code, place_key, fewest)
    with output_file(None) as file:
        file.write(WRITERS[kind](survey, survey.area(area_code), profile))


@click.command(cls=InstanceCommand)
@click.option("--survey", "slug", required=True, help="The survey's slug.")
@click.option("--area", "area_code", required=True, help="The area's code.")
@click.option("--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
def radar(slug: str, area_code: str, output: Path) -> None:
    """Draw the radar of an area as an SVG or PNG file."""
    if output.suffix.lower() not in PENS:
        raise refuse("picture_form", "--output", found=output.name)
    with opened_instance() as database:
        survey = named_survey(database, slug)
        check_area(survey, area_code)
        profile = get_profile(database, survey, area_code)
    chart = profile_radar(survey, survey.area(area_code), profile)
    picture = PENS[output.suffix.lower()](chart)
    with output_file(output) as file:
        file.write(picture)
