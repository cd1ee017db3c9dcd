"""Every fault at every step of the survey. Not part of `make test`: it takes many minutes."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from placeplan.domain.surveys import Survey
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, open_database, prepare_database
from tests.browser.fault_walks import (
    FAULTS,
    WAYS,
    Fault,
    Walk,
    Way,
    assert_whole,
    people_counted,
)
from tests.browser.servers import Server
from tests.residents import responses

pytestmark = pytest.mark.torture


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site in a process of its own, the same one for all tests here."""
    instance: Path = tmp_path_factory.mktemp("tortured")
    prepare_database(database_path(instance))
    running = Server(instance)
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    """The database of the running site."""
    with closing(open_database(database_path(server.instance))) as connection:
        yield connection


@pytest.fixture(scope="module")
def surveys(database: Database) -> dict[str, Survey]:
    """By its slug, the survey of each way."""
    return {way.slug: way.open_survey(database) for way in WAYS}


@pytest.mark.parametrize(
    ("way", "step"),
    [(way, step) for way in WAYS for step in way.steps],
    ids=lambda each: each.slug if isinstance(each, Way) else each,
)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_ends_with_one_response_that_holds_every_answer(
    server: Server,
    stranger: BrowserContext,
    surveys: dict[str, Survey],
    database: Database,
    fault: Fault,
    way: Way,
    step: str,
) -> None:
    survey = surveys[way.slug]
    before = {response.key for response in responses(database, survey)}
    counted = people_counted(database) + int(survey.asks_monitoring)
    Walk(stranger.new_page(), server, way).go({step: fault})
    (response,) = (each for each in responses(database, survey) if each.key not in before)
    assert_whole(response, way)
    assert people_counted(database) == counted
