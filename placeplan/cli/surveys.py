"""`surveys`: adding and listing them."""

from datetime import date, datetime

import click

from placeplan.cli.instances import InstanceGroup, opened_instance
from placeplan.domain.areas import Area
from placeplan.domain.faults import Refused, fault, refuse
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.surveys import Survey
from placeplan.store.areas import list_areas, list_places
from placeplan.store.database import Database, writing
from placeplan.store.profiles import current_counts
from placeplan.store.questionnaires import list_questionnaires
from placeplan.store.surveys import add_survey, list_surveys
from placeplan.web.days import today

DAY = click.DateTime(["%Y-%m-%d"])


@click.group(cls=InstanceGroup)
def surveys() -> None:
    """Surveys: one run of a questionnaire each."""


@surveys.command("add")
@click.option("--slug", required=True, help="Its public address, such as your-place-2026.")
@click.option("--title", required=True)
@click.option("--questionnaire", required=True, help="The questionnaire's key.")
@click.option("--area", "codes", required=True, multiple=True, help="An area's code; repeatable.")
@click.option("--opens", required=True, type=DAY, help="First day, as YYYY-MM-DD.")
@click.option("--closes", required=True, type=DAY, help="Last day, as YYYY-MM-DD.")
def add(
    slug: str,
    title: str,
    questionnaire: str,
    codes: tuple[str, ...],
    opens: datetime,
    closes: datetime,
) -> None:
    """Add a survey of these areas, with all places that are known in them."""
    with opened_instance(create=True) as database, writing(database):
        areas = _areas(database, codes)
        survey = Survey(
            slug=slug,
            title=title,
            questionnaire=_questionnaire(database, questionnaire),
            areas=areas,
            places=tuple(place for area in areas for place in list_places(database, area.code)),
            opens_on=opens.date(),
            closes_on=closes.date(),
        )
        add_survey(database, survey)
    click.echo(f"Added “{title}” at /surveys/{slug}")


@surveys.command("list")
def list_all() -> None:
    """List every survey: state, dates, areas and responses."""
    with opened_instance() as database:
        for survey in list_surveys(database):
            click.echo(_line(database, survey, today()))


def _line(database: Database, survey: Survey, on: date) -> str:
    counted = sum(
        current_counts(database, survey.slug, area.code).responses for area in survey.areas
    )
    areas = ", ".join(area.name for area in survey.areas)
    return (
        f"{survey.slug}  {survey.state(on)}  {survey.opens_on} to {survey.closes_on}"
        f"  {counted:,} responses  “{survey.title}”  {areas}"
    )


def _areas(database: Database, codes: tuple[str, ...]) -> tuple[Area, ...]:
    known = {area.code: area for area in list_areas(database)}
    faults = [fault("area_unknown", "--area", found=code) for code in codes if code not in known]
    if faults:
        raise Refused(*faults)
    return tuple(known[code] for code in dict.fromkeys(codes))


def _questionnaire(database: Database, key: str) -> Questionnaire:
    found = {each.key: each for each in list_questionnaires(database)}
    if key not in found:
        expected = ", ".join(sorted(found))
        raise refuse("questionnaire_unknown", "--questionnaire", found=key, expected=expected)
    return found[key]
