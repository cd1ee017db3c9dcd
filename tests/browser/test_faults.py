"""What goes wrong at a step neither loses nor doubles a word. Every step: `make torture`."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from placeplan.operations.setup import database_path
from placeplan.store.database import open_database
from tests.browser.fault_walks import FAULTS, Server, Walk, assert_whole
from tests.residents import open_survey, responses

SAMPLE = {
    "offline": "public_transport",
    "answer_lost": "about",
    "killed": "assets",
    "back": "natural_space",
    "pressed_twice": "about",
}


@pytest.fixture
def server(instance: Path) -> Iterator[Server]:
    """The site in a process of its own."""
    running = Server(instance)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def resident(browser: Browser) -> Iterator[Page]:
    """A browser of its own, without the site of the other tests."""
    with closing(browser.new_context()) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


@pytest.mark.parametrize("name", SAMPLE)
def test_a_fault_ends_with_one_response_that_holds_every_answer(
    server: Server, resident: Page, name: str
) -> None:
    with closing(open_database(database_path(server.instance))) as database:
        survey = open_survey(database)
        (fault,) = (each for each in FAULTS if each.__name__ == name)
        Walk(resident, server).go(SAMPLE[name], fault)
        (response,) = responses(database, survey)
        assert_whole(response, survey)
