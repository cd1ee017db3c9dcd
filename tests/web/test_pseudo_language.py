"""No sentence escapes translation: residents' pages in a language without a plain Latin letter.

What officers type is in Greek here, months are in Armenian, and what is translated is accented; so
whatever is left in plain letters is a sentence that no translator would ever be given. Wrap it in
`_()`, and see that its file is named in residents.cfg.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from werkzeug.test import TestResponse

from placeplan.domain.areas import Area, Place
from placeplan.domain.partnerships import Partnership
from placeplan.domain.surveys import Survey
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.partnerships import update_partnership
from placeplan.store.surveys import add_survey, update_survey
from placeplan.web.access import PUBLIC
from placeplan.web.days import today
from placeplan.web.languages import NOT_RESIDENTS
from tests.conftest import make_app
from tests.factories import ADULTS, make_survey
from tests.pages import PageClient, read
from tests.residents import FIRST, HOME, ONE_AREA, begin, hidden_in, open_survey, theme
from tests.translated import PSEUDO, offer_made_up_language, speaking

AREAS = (Area("N1", "Αλφα", "C1", "Συμβουλιο", 5), Area("N2", "Βητα", "C1", "Συμβουλιο", 5))
PLACES = (Place("N1", "gamma", "Γαμμα", "urban"), Place("N1", "delta", "Δελτα", "rural"))
PARTNERSHIP = Partnership(
    name="Κοινοπραξια", council="Συμβουλιο", contact="123", privacy="Α", accessibility="Β"
)
TYPED = {"title": "Τιτλος", "introduction": "Εισαγωγη", "contact": "456"}
SPOKEN_ATTRIBUTES = ("alt", "aria-label", "placeholder", "title", "aria-roledescription")
# the names of this software and of what it keeps on the device; codes and addresses to write down
NO_WORDS = re.compile(
    r"https?://\S+|\bplaceplan[\w.-]*|\b[A-Z0-9]{4}(-[A-Z0-9]{4}){1,3}\b|\b[\w.-]+@[\w.-]+"
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
    return marked is not None and marked["lang"] != PSEUDO


def escaped(response: TestResponse) -> list[str]:
    """What of an answer is in plain letters."""
    texts = [NO_WORDS.sub("", text) for text in spoken(read(response))]
    return [found for text in texts for found in PLAIN_LETTERS.findall(text)]


class Reader:
    """A resident who reads each page in the pseudo-language and notes what is not in it."""

    def __init__(self, client: PageClient) -> None:
        self.client = client
        self.found: dict[str, list[str]] = {}
        client.get(f"/language/{PSEUDO}")

    def reads(self, answer: TestResponse) -> TestResponse:
        if answer.mimetype == "text/html" and (found := escaped(answer)):
            self.found.setdefault(answer.request.full_path, found)
        return answer

    def opens(self, url: str) -> TestResponse:
        return self.reads(self.client.get(url, follow_redirects=True))

    def sends(self, url: str, data: dict[str, Any], **options: Any) -> TestResponse:
        return self.reads(self.client.post_form(url, data, **options))


@pytest.fixture
def resident(instance: Path, database: Database) -> Reader:
    offer_made_up_language(instance, PSEUDO)
    with writing(database):
        update_partnership(database, PARTNERSHIP)
        add_areas(database, AREAS)
        add_places(database, PLACES)
    return Reader(make_app(instance).test_client())  # type: ignore[arg-type]  # make_app says which


def greek(database: Database, **changes: Any) -> Survey:
    edition = speaking(ADULTS, PSEUDO)
    given = {"questionnaire": edition, "areas": AREAS, "places": PLACES, **TYPED, **changes}
    return open_survey(database, **given)


def test_no_sentence_of_the_way_through_a_survey_escapes(
    resident: Reader, database: Database
) -> None:
    greek(database, asks_monitoring=True)
    resident.opens("/")
    resident.opens(HOME)
    resident.reads(begin(resident.client))
    resident.sends(f"{HOME}/area", {})
    resident.sends(f"{HOME}/area", {"area": "N1"})
    resident.sends(f"{HOME}/place", {"place": "gamma"})
    for number, key in enumerate(ADULTS.theme_keys):
        resident.sends(theme(key), {"rating": "9"})
        mark = "dk" if number == 3 else str(number % 7 + 1)
        resident.sends(theme(key), {"rating": mark, "good": "Ω", "better": "Ψ" if number else ""})
        resident.opens(f"{theme(key)}?to=check")
    resident.sends(theme(FIRST), {"good": "Ω" * 5_001})
    resident.sends(f"{HOME}/priorities", {"priorities": list(ADULTS.theme_keys[:4])})
    resident.sends(f"{HOME}/priorities", {"priorities": list(ADULTS.theme_keys[:2])})
    resident.sends(f"{HOME}/proud-of", {"text": "Ω"})
    resident.sends(f"{HOME}/suggestions", {"text": "Ψ"})
    resident.opens(f"{HOME}/start-again")
    resident.opens(HOME)
    resident.sends(f"{HOME}/check", {})
    resident.sends(f"{HOME}/about-you", {}, action="/send")
    resident.opens(f"{HOME}/sent")
    resident.opens(HOME)
    assert resident.found == {}


def test_no_sentence_of_a_survey_with_nothing_in_it_escapes(
    resident: Reader, database: Database
) -> None:
    greek(database, **ONE_AREA, is_made_up=True)
    begin(resident.client)
    resident.opens(f"{HOME}/check")
    resident.sends(f"{HOME}/check", {})
    resident.sends(f"{HOME}/about-you", {}, action="/send")
    assert resident.found == {}


def test_no_sentence_of_a_draft_that_is_gone_escapes(resident: Reader, database: Database) -> None:
    greek(database, **ONE_AREA)
    begin(resident.client)
    carried = hidden_in(read(resident.client.get(theme(FIRST))))
    with writing(database):
        database.conn.execute("DELETE FROM drafts")
    answered = {**carried, "good": "Ω"}
    resident.reads(resident.client.post(theme(FIRST), data=answered, follow_redirects=True))
    assert resident.found == {}


def test_no_sentence_of_a_survey_before_and_after_escapes(
    resident: Reader, database: Database
) -> None:
    survey = greek(database)
    begin(resident.client)
    for opens_in, closes_in in ((3, 9), (-9, -3)):
        dates = {name: today() + timedelta(days=days) for name, days in
                 (("opens_on", opens_in), ("closes_on", closes_in))}  # fmt: skip
        slug = f"other-{closes_in + 9}"
        given = {"questionnaire": survey.questionnaire, "areas": AREAS, "places": PLACES}
        with writing(database):
            add_survey(database, make_survey(slug=slug, **given, **TYPED, **dates))
        resident.opens(f"/surveys/{slug}")
        resident.opens(f"/surveys/{slug}/results")
    assert resident.found == {}


def test_no_sentence_of_published_results_escapes(resident: Reader, database: Database) -> None:
    survey = greek(database, areas=AREAS[:1], places=())
    with writing(database):
        update_survey(database, Survey(**{**vars_of(survey), "is_published": True}))
    resident.opens(f"{HOME}/results")
    for number in range(10):
        other = resident.client.application.test_client()
        other.get(f"/language/{PSEUDO}")
        begin(other)  # type: ignore[arg-type]  # make_app says which
        for at, key in enumerate(ADULTS.theme_keys):
            carried = hidden_in(read(other.get(theme(key))))
            rating = str((number + at) % 7 + 1) if at else ""
            other.post(theme(key), data={**carried, "rating": rating, "go": "next"})
        other.post_form(f"{HOME}/about-you", action="/send")  # type: ignore[attr-defined]  # so
    resident.opens(f"{HOME}/results")
    assert resident.found == {}


def vars_of(survey: Survey) -> dict[str, Any]:
    return {name: getattr(survey, name) for name in survey.__dataclass_fields__}


def test_no_sentence_of_any_other_public_page_escapes(resident: Reader, database: Database) -> None:
    greek(database)
    begin(resident.client)
    resident.opens("/no-such-page")
    resident.opens("/surveys/no-such-survey")
    resident.opens(f"{HOME}/themes/no-such-theme")
    resident.opens(f"{HOME}/send")
    resident.reads(resident.client.post(f"{HOME}/start"))
    for rule in resident.client.application.url_map.iter_rules():
        is_public = rule.endpoint in PUBLIC and "GET" in (rule.methods or ())
        if is_public and rule.endpoint.partition(".")[0] not in (*NOT_RESIDENTS, "static"):
            values = {"slug": "your-place", "theme_key": FIRST, "code": PSEUDO, "name": "everyone"}
            given = {name: values.get(name, "nowhere") for name in rule.arguments}
            with resident.client.application.test_request_context():
                address = rule.build(given)
            resident.opens(address[1] if address else "/")
    assert resident.found == {}
