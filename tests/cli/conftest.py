"""An instance with a survey, and the command run inside this process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from placeplan.cli import main
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from tests.store.stocked import stock

Command = Callable[..., Result]


@pytest.fixture
def survey(database: Database) -> Survey:
    """A stored survey of two areas, one of them with two places."""
    return stock(database)


@pytest.fixture
def command(instance: Path) -> Command:
    """`command("surveys", "list")`: run it over the instance; exceptions come through."""

    def run(*arguments: str | Path) -> Result:
        words = ["--instance", str(instance), *map(str, arguments)]
        return CliRunner().invoke(main, words, catch_exceptions=False)

    return run
