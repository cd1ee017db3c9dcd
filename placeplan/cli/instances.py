"""Which instance a command works on, and what it says when something is refused."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import click

from placeplan.cli.faults import say_faults
from placeplan.cli.usage import saying_usage_in_one_line
from placeplan.domain.faults import Refused, refuse
from placeplan.domain.surveys import Survey
from placeplan.operations.setup import database_path, prepare_instance
from placeplan.settings import Settings, read_settings
from placeplan.store.database import Database, list_pending_migrations, open_database
from placeplan.store.surveys import find_survey

BAD_INPUT = 2
DEFAULT_FOLDER = Path("instance")


def _remember(context: click.Context, _parameter: click.Parameter, folder: Path | None) -> None:
    root = context.find_root()
    if folder is not None:
        root.obj = folder
    elif root.obj is None:
        root.obj = DEFAULT_FOLDER


def _instance_option(is_root: bool = False) -> click.Option:
    return click.Option(
        ["--instance"],
        type=click.Path(file_okay=False, path_type=Path),
        envvar="PLACEPLAN_INSTANCE" if is_root else None,
        expose_value=False,
        callback=_remember,
        help="The instance folder; else PLACEPLAN_INSTANCE, else ./instance.",
    )


class InstanceCommand(click.Command):
    """A command that takes `--instance` and exits 2, with a line for each fault, when refused."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.params.append(_instance_option())

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        with saying_usage_in_one_line():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            _refuse_unreadable(ctx.params)
            return super().invoke(ctx)
        except Refused as refused:
            say_faults(refused)
            ctx.exit(BAD_INPUT)


def _refuse_unreadable(given: Mapping[str, Any]) -> None:
    """Letters that the terminal sent in another encoding than it says can be kept nowhere."""
    for name, value in given.items():
        try:
            str(value).encode()
        except UnicodeEncodeError as error:
            raise refuse("text_unreadable", f"--{name}") from error


class InstanceGroup(click.Group):
    """A group of such commands; it takes `--instance` before the command's name too."""

    command_class = InstanceCommand
    group_class = type

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.params.append(_instance_option(is_root=True))

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        with saying_usage_in_one_line():
            return super().make_context(*arguments, **options)

    def resolve_command(self, *arguments: Any) -> Any:
        with saying_usage_in_one_line():
            return super().resolve_command(*arguments)


def instance_folder() -> Path:
    """The instance folder that this run of the command was given."""
    return Path(click.get_current_context().find_root().obj)


def instance_settings() -> Settings:
    """The settings of that instance; raises Refused."""
    return read_settings(instance_folder())


@contextmanager
def opened_instance(create: bool = False) -> Iterator[Database]:
    """A connection to the instance's database, created first when wanted and not there yet.

    `Refused` where there is no instance, or where it must be migrated first.
    """
    path = database_path(instance_folder())
    if not path.exists():
        if not create:
            raise refuse("instance_missing", found=str(instance_folder()))
        prepare_instance(instance_folder())
    if list_pending_migrations(path):
        raise refuse("migration_needed")
    with closing(open_database(path)) as database:
        yield database


def named_survey(database: Database, slug: str) -> Survey:
    """The survey with this slug; `Refused` when there is none."""
    survey = find_survey(database, slug)
    if survey is None:
        raise refuse("survey_unknown", "--survey", found=slug)
    return survey


def check_area(survey: Survey, area_code: str | None, place_key: str | None = None) -> None:
    """`Refused` when the survey is not asked in this area, or does not list this place."""
    if area_code is not None and area_code not in survey.area_codes:
        raise refuse("area_not_in_survey", "--area", found=area_code)
    if place_key is not None and (area_code, place_key) not in survey.place_keys:
        raise refuse("place_not_in_survey", "--place", found=place_key)
