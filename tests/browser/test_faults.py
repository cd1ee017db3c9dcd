"""What goes wrong at a step neither loses nor doubles a word. Every step: `make torture`."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from placeplan.operations.setup import database_path
from placeplan.store.database import open_database
from tests.browser.fault_walks import (
    IN_SHORT,
    THEME_BY_THEME,
    Fault,
    Walk,
    Way,
    answer_lost,
    assert_whole,
    back,
    killed,
    offline,
    people_counted,
    pressed_twice,
    restarted,
)
from tests.browser.servers import Server
from tests.residents import responses

FAULTS_OF_THEMES: dict[str, Fault] = {
    "public_transport": offline,
    "natural_space": back,
    "about": pressed_twice,
}
FAULTS_IN_SHORT: dict[str, Fault] = {
    "place": restarted,
    "themes": killed,
    "about": answer_lost,
    "equality": pressed_twice,
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


@pytest.mark.parametrize(
    ("way", "faults"),
    [(THEME_BY_THEME, FAULTS_OF_THEMES), (IN_SHORT, FAULTS_IN_SHORT)],
    ids=["theme by theme", "in short"],
)
def test_faults_end_with_one_response_that_holds_every_answer(
    server: Server, resident: Page, way: Way, faults: dict[str, Fault]
) -> None:
    with closing(open_database(database_path(server.instance))) as database:
        survey = way.open_survey(database)
        Walk(resident, server, way).go(faults)
        (response,) = responses(database, survey)
        assert_whole(response, way)
        assert people_counted(database) == int(survey.asks_monitoring)
