"""`questionnaires`: looking at a council's own file before it is used, and what there is."""

from pathlib import Path

import click

from placeplan.cli.faults import reading_file
from placeplan.cli.instances import InstanceGroup, opened_instance
from placeplan.domain.editions import Edition
from placeplan.domain.questionnaires import Questionnaire
from placeplan.formats.questionnaires import questionnaire_from_toml
from placeplan.store.questionnaires import list_editions


@click.group(cls=InstanceGroup)
def questionnaires() -> None:
    """Editions of the questionnaire: themes, scale and prompts."""


@questionnaires.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Say what is wrong with a questionnaire's TOML file, by line; nothing is kept of it."""
    with reading_file(file):
        questionnaire = questionnaire_from_toml(file.read_bytes())
    click.echo(f"{file.name} can be used: {_asks(questionnaire)}")


@questionnaires.command("list")
def list_all() -> None:
    """List every edition: key, versions, whether new surveys may choose it, and its surveys."""
    with opened_instance() as database:
        for edition in list_editions(database):
            click.echo(_line(edition))


def _line(edition: Edition) -> str:
    versions = ", ".join(map(str, edition.versions))
    state = "on" if edition.is_offered else "off"
    count = len(edition.surveys)
    used = f"{count:,} {'survey' if count == 1 else 'surveys'}"
    key = edition.questionnaire.key
    return f"{key}  version {versions}  {state}  {used}  {_asks(edition.questionnaire)}"


def _asks(questionnaire: Questionnaire) -> str:
    scale = questionnaire.scale
    return (
        f"“{questionnaire.title}”, {len(questionnaire.themes)} themes,"
        f" {scale.lowest} to {scale.highest}"
    )
