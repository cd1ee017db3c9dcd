"""No sentence escapes translation: residents' pages in a language without a plain Latin letter.

What officers type is in Greek here, months are in Armenian, and what is translated is accented; so
whatever is left in plain letters is a sentence that no translator would ever be given. Wrap it in
`_()`, and see that its file is named in residents.cfg.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

from placeplan.domain.partnerships import Partnership
from placeplan.domain.questionnaires import Questionnaire
from placeplan.store.database import Database, writing
from placeplan.store.partnerships import update_partnership
from placeplan.web.access import PUBLIC
from placeplan.web.languages import NOT_RESIDENTS
from tests.conftest import make_app
from tests.factories import ADULTS, CHILDREN
from tests.pages import PageClient, read
from tests.resident_journey import Site, make_journey_survey, walk
from tests.residents import FIRST
from tests.translated import (
    PSEUDO,
    RIGHT_TO_LEFT,
    offer_language,
    offer_made_up_language,
    speaking,
)

PARTNERSHIP = Partnership(
    name="Κοινοπραξια",
    council="Συμβουλιο",
    contact="123",
    privacy="Α",
    accessibility="Β",
    helpline="789",
)
TYPED = {"title": "Τιτλος", "introduction": "Εισαγωγη", "contact": "456"}
IRISH = "ga"
SPOKEN_ATTRIBUTES = ("alt", "aria-label", "placeholder", "title", "aria-roledescription")
# the names of this software and of what it keeps on the device; codes and addresses to write down
NO_WORDS = re.compile(
    r"\b[0-9a-f]{16}\b|https?://\S+|\bplaceplan[\w.-]*|\b[A-Z0-9]{4}(-[A-Z0-9]{4}){1,3}\b|\b[\w.-]+@[\w.-]+"
)
PLAIN_LETTERS = re.compile(r"[A-Za-z]+(?:[ ,’'][A-Za-z]+)*")


def spoken(page: BeautifulSoup) -> Iterator[str]:
    """Every text of a page that is read or heard, but for names of languages in their own."""
    for tag in page.find_all(True):
        if tag.name in ("script", "style") or _is_in_another_language(tag):
            continue
        yield from (str(tag[name]) for name in SPOKEN_ATTRIBUTES if tag.has_attr(name))
        yield from (str(text) for text in tag.children if type(text) is NavigableString)


def _is_in_another_language(tag: Tag) -> bool:
    marked = tag if tag.has_attr("lang") else tag.find_parent(attrs={"lang": True})
    return marked is not None and marked.name != "html"


def escaped(page: BeautifulSoup) -> list[str]:
    """What of a page is in plain letters."""
    texts = [NO_WORDS.sub("", text) for text in spoken(page)]
    return [found for text in texts for found in PLAIN_LETTERS.findall(text)]


@pytest.mark.parametrize(("code", "edition"), [(PSEUDO, ADULTS), (RIGHT_TO_LEFT, CHILDREN)])
def test_no_sentence_that_a_resident_meets_escapes(
    instance: Path, database: Database, code: str, edition: Questionnaire
) -> None:
    offer_made_up_language(instance, code)
    with writing(database):
        is_made_up = code == RIGHT_TO_LEFT
        update_partnership(database, replace(PARTNERSHIP, is_made_up=is_made_up))
    survey = make_journey_survey(database, questionnaire=speaking(edition, code), **TYPED)
    found: dict[str, list[str]] = {}

    def look(address: str, page: BeautifulSoup) -> None:
        assert page.html["lang"] == code, address
        assert page.html["dir"] == ("rtl" if code == RIGHT_TO_LEFT else "ltr"), address
        choices = page.select(".language_switch [lang]")
        assert [each["lang"] for each in choices] == ["en", code], address
        if escaping := escaped(page):
            found.setdefault(address, escaping)

    def enter(client: PageClient) -> None:
        client.get(f"/language/{code}")

    walk(Site(instance, database, survey, enter, look))
    assert found == {}


def test_every_page_that_a_resident_meets_can_be_irish(instance: Path, database: Database) -> None:
    offer_language(instance, IRISH)
    survey = make_journey_survey(database, questionnaire=ADULTS)
    languages: dict[str, str] = {}

    def look(address: str, page: BeautifulSoup) -> None:
        languages[address] = page.html["lang"]

    def enter(client: PageClient) -> None:
        client.get(f"/language/{IRISH}")

    walk(Site(instance, database, survey, enter, look))
    assert set(languages.values()) == {IRISH}, languages


def test_every_public_address_answers_in_the_language(instance: Path, database: Database) -> None:
    offer_made_up_language(instance, PSEUDO)
    make_journey_survey(database, questionnaire=speaking(ADULTS, PSEUDO), **TYPED)
    client = make_app(instance).test_client()
    client.get(f"/language/{PSEUDO}")
    for rule in client.application.url_map.iter_rules():
        is_public = rule.endpoint in PUBLIC and "GET" in (rule.methods or ())
        if is_public and rule.endpoint.partition(".")[0] not in (*NOT_RESIDENTS, "static"):
            values = {"slug": "your-place", "theme_key": FIRST, "code": PSEUDO, "name": "everyone"}
            values |= {"folder": "workshops"}
            given = {name: values.get(name, "nowhere") for name in rule.arguments}
            with client.application.test_request_context():
                address = rule.build(given)
            answer = client.get(address[1] if address else "/", follow_redirects=True)
            if answer.mimetype == "text/html":
                assert read(answer).html["lang"] == PSEUDO, rule.endpoint
