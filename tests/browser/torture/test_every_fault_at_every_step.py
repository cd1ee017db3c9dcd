"""Every fault at every step of the survey. Not part of `make test`: it takes many minutes."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from placeplan.domain.surveys import Survey
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, open_database, prepare_database
from tests.browser.fault_walks import FAULTS, STEPS, Fault, Server, Walk, assert_whole
from tests.residents import open_survey, responses

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
def survey(database: Database) -> Survey:
    """A survey of two areas, with places in one of them."""
    return open_survey(database)


@pytest.fixture
def resident(browser: Browser) -> Iterator[Page]:
    """A browser that knows nothing of the tests before."""
    with closing(browser.new_context()) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_ends_with_one_response_that_holds_every_answer(
    server: Server, resident: Page, survey: Survey, database: Database, fault: Fault, step: str
) -> None:
    before = {response.key for response in responses(database, survey)}
    Walk(resident, server).go(step, fault)
    (response,) = (each for each in responses(database, survey) if each.key not in before)
    assert_whole(response, survey)
