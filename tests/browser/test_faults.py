"""What goes wrong at a step neither loses nor doubles a word. Every step: `make torture`."""

import pytest
from playwright.sync_api import BrowserContext

from placeplan.store.database import Database
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


@pytest.mark.parametrize(
    ("way", "faults"),
    [
        pytest.param(THEME_BY_THEME, FAULTS_OF_THEMES, id="theme by theme"),
        pytest.param(IN_SHORT, FAULTS_IN_SHORT, id="in short", marks=pytest.mark.torture),
    ],
)
def test_faults_end_with_one_response_that_holds_every_answer(
    server: Server, stranger: BrowserContext, database: Database, way: Way, faults: dict[str, Fault]
) -> None:
    survey = way.open_survey(database)
    Walk(stranger.new_page(), server, way).go(faults)
    (response,) = responses(database, survey)
    assert_whole(response, way)
    assert people_counted(database) == int(survey.asks_monitoring)
