"""Every page that a resident meets in a language, kept, and shown again in a real browser."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Page, Route

from placeplan.domain.questionnaires import Questionnaire
from placeplan.operations.setup import database_path
from placeplan.store.database import open_database
from tests.browser.conftest import Site
from tests.pages import HastyClient, PageClient, parts_of
from tests.resident_journey import Site as Journey
from tests.resident_journey import make_journey_survey, walk
from tests.translated import VOICES, offer_language, offer_made_up_language, speaking

ENGLISH, IRISH = "en", "ga"


def pages_met(
    instance: Path, code: str, edition: Questionnaire, *, by_title: bool = False
) -> dict[str, str]:
    """By address, the pages of the whole way in a language; one of those made of the same parts.

    With `by_title` pages with titles of their own are kept as well.
    """
    found: dict[tuple[str, frozenset[str]], tuple[str, str]] = {}

    def look(address: str, met: BeautifulSoup) -> None:
        title = met.title.get_text() if by_title else ""
        found.setdefault((title, parts_of(met)), (f"/{len(found)}{address}", str(met)))

    def enter(client: PageClient) -> None:
        if code != ENGLISH:
            client.get(f"/language/{code}")

    offer(instance, code)
    asked = speaking(edition, code) if code in VOICES else edition
    with closing(open_database(database_path(instance))) as database:
        survey = make_journey_survey(database, questionnaire=asked)
        walk(Journey(instance, database, survey, enter, look, HastyClient))
    return dict(found.values())


def offer(instance: Path, code: str) -> None:
    """Let residents choose the language; before the application starts."""
    if code in VOICES:
        offer_made_up_language(instance, code)
    elif code != ENGLISH:
        offer_language(instance, code)


def shown(page: Page, site: Site, pages: dict[str, str]) -> Iterator[str]:
    """Open each of the pages, with the site's own styles and scripts; their addresses."""

    def show(route: Route) -> None:
        address = route.request.url.removeprefix(f"{site.address}/met")
        route.fulfill(body=pages[address], content_type="text/html; charset=utf-8")

    page.route(f"{site.address}/met/**", show)
    for address in pages:
        page.goto(f"{site.address}/met{address}")
        yield address
