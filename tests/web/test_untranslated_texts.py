"""A text in another language than its page says which, so that a screen reader can say it."""

from pathlib import Path

import pytest

from placeplan.domain.partnerships import Partnership
from placeplan.store.database import Database, writing
from placeplan.store.partnerships import update_partnership
from tests.conftest import make_app
from tests.factories import ADULTS
from tests.pages import PageClient
from tests.residents import HOME, ONE_AREA, open_survey
from tests.translated import RIGHT_TO_LEFT, offer_language, offer_made_up_language, speaking


@pytest.fixture
def visitor(instance: Path, database: Database) -> PageClient:
    """A visitor to a site in Irish, and from right to left."""
    offer_language(instance, "ga")
    offer_made_up_language(instance, RIGHT_TO_LEFT)
    with writing(database):
        update_partnership(database, Partnership(name="Our partnership", contact="Ask at the hall"))
    edition = speaking(ADULTS, RIGHT_TO_LEFT, "ga")
    open_survey(database, **ONE_AREA, questionnaire=edition, introduction="Please tell us.")
    return make_app(instance).test_client()  # type: ignore[return-value]  # make_app says which


def marked(client: PageClient, code: str) -> dict[str, dict[str, str]]:
    """What is marked as being in another language on the start page, with its marks."""
    client.get(f"/language/{code}")
    return {each.text: each.attrs for each in client.page(HOME).select("span[lang]:not(nav span)")}


def test_what_officers_wrote_is_marked_as_english_on_an_irish_page(visitor: PageClient) -> None:
    assert marked(visitor, "ga") == {
        text: {"lang": "en"} for text in ("Your place", "Please tell us.", "Ask at the hall")
    }


def test_it_reads_its_own_way_on_a_page_from_right_to_left(visitor: PageClient) -> None:
    assert {"lang": "en", "dir": "ltr"} in marked(visitor, RIGHT_TO_LEFT).values()


def test_a_page_in_english_marks_nothing(visitor: PageClient) -> None:
    assert marked(visitor, "en") == {}
