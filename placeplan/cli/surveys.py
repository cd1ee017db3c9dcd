"""`surveys`: adding and listing them."""

from datetime import date, datetime

import click

from placeplan.cli.instances import InstanceGroup, opened_instance
from placeplan.domain.areas import Area
from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.surveys import Survey
from placeplan.store.areas import list_areas, list_places
from placeplan.store.database import Database, writing
from placeplan.store.profiles import current_counts
from placeplan.store.questionnaires import list_questionnaires
from placeplan.store.surveys import add_survey, list_surveys
from placeplan.web.days import today


@click.group(cls=InstanceGroup)
def surveys() -> None:
    """Surveys: one run of a questionnaire each."""


@surveys.command("add")
@click.option("--slug", required=True, help="Its public address, such as your-place-2026.")
@click.option("--title", required=True)
@click.option("--questionnaire", required=True, help="The questionnaire's key.")
@click.option("--area", "codes", required=True, multiple=True, help="An area's code; repeatable.")
@click.option("--opens", required=True, help="First day, as YYYY-MM-DD.")
@click.option("--closes", required=True, help="Last day, as YYYY-MM-DD.")
def add(
    slug: str,
    title: str,
    questionnaire: str,
    codes: tuple[str, ...],
    opens: str,
    closes: str,
) -> None:
    """Add a survey of these areas, with all places that are known in them."""
    with opened_instance(create=True) as database, writing(database):
        faults: list[Fault] = []
        areas = _areas(database, codes, faults)
        edition = _questionnaire(database, questionnaire, faults)
        opens_on, closes_on = _day("--opens", opens, faults), _day("--closes", closes, faults)
        if edition is None or opens_on is None or closes_on is None or faults:
            raise Refused(*faults)
        survey = Survey(
            slug=slug,
            title=title,
            questionnaire=edition,
            areas=areas,
            places=tuple(place for area in areas for place in list_places(database, area.code)),
            opens_on=opens_on,
            closes_on=closes_on,
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


def _areas(database: Database, codes: tuple[str, ...], faults: list[Fault]) -> tuple[Area, ...]:
    known = {area.code: area for area in list_areas(database)}
    faults += [fault("area_unknown", "--area", found=code) for code in codes if code not in known]
    return tuple(known[code] for code in dict.fromkeys(codes) if code in known)


def _questionnaire(database: Database, key: str, faults: list[Fault]) -> Questionnaire | None:
    found = {each.key: each for each in list_questionnaires(database)}
    if key not in found:
        expected = ", ".join(sorted(found))
        faults.append(
            fault("questionnaire_unknown", "--questionnaire", found=key, expected=expected)
        )
    return found.get(key)


def _day(option: str, text: str, faults: list[Fault]) -> date | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        faults.append(fault("date_form", option, found=text))
        return None
