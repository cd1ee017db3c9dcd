"""`plan`: the locality plan of an area as a Word file."""

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
from placeplan.formats.plan_docx import plan_docx
from placeplan.formats.traces_json import trace_json
from placeplan.operations.plans import draft_plan, plan_look
from placeplan.web.days import today

WORD = ".docx"


@click.command(cls=InstanceCommand)
@click.option("--area", "area_code", required=True, help="The area's code.")
@click.option(
    "--survey", "slugs", required=True, multiple=True, help="A survey's slug; may be given again."
)
@click.option("--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--trace",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write what every figure in it counts, as JSON.",
)
def plan(area_code: str, slugs: tuple[str, ...], output: Path, trace: Path | None) -> None:
    """Write an area's plan as a Word file, from the stored plan or a new draft.

    Each survey keeps its own figures; a draft that is made here is not stored.
    """
    if output.suffix.lower() != WORD:
        raise refuse("word_form", "--output", found=output.name)
    settings = instance_settings()
    with opened_instance() as database:
        for slug in slugs:
            check_area(named_survey(database, slug), area_code)
        tree = draft_plan(
            database,
            area_code,
            slugs,
            today(),
            settings.minimum_answers,
            settings.minimum_cell,
        )
        written = plan_docx(tree, plan_look(database))
    with output_file(output) as file:
        file.write(written)
    if trace:
        with output_file(trace) as file:
            file.write(trace_json(tree))
