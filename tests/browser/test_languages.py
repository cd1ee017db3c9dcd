"""Residents' pages in long words, and from right to left: all mirrored, and none too wide."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Locator, Page, Route

from placeplan.domain.questionnaires import Questionnaire
from placeplan.operations.setup import database_path
from placeplan.store.database import open_database
from tests.browser.conftest import Site, assert_accessible, assert_fits
from tests.factories import ADULTS, CHILDREN
from tests.pages import HastyClient, PageClient
from tests.resident_journey import Site as Journey
from tests.resident_journey import make_journey_survey, walk
from tests.residents import FIRST, HOME, open_survey
from tests.translated import PSEUDO, RIGHT_TO_LEFT, offer_made_up_language, speaking


def assert_accessible_on_a_phone(page: Page) -> None:
    assert_accessible(page, widths=(320,))


def pages_met(instance: Path, code: str, edition: Questionnaire) -> dict[str, str]:
    """By address, the pages of the whole way in a language; one of those made of the same parts."""
    offer_made_up_language(instance, code)
    found: dict[frozenset[str], tuple[str, str]] = {}

    def look(address: str, met: BeautifulSoup) -> None:
        parts = {
            f"{tag.name}.{name}" for tag in met.find_all(True) for name in tag.get("class", [""])
        }
        found.setdefault(frozenset(parts), (f"/{len(found)}{address}", str(met)))

    def enter(client: PageClient) -> None:
        client.get(f"/language/{code}")

    with closing(open_database(database_path(instance))) as database:
        survey = make_journey_survey(database, questionnaire=speaking(edition, code))
        walk(Journey(instance, database, survey, enter, look, HastyClient))
    return dict(found.values())


@pytest.fixture
def spoken(instance: Path) -> str:
    """A language from right to left that is offered, and a survey in it, before the site starts."""
    offer_made_up_language(instance, RIGHT_TO_LEFT)
    with closing(open_database(database_path(instance))) as database:
        open_survey(database, questionnaire=speaking(ADULTS, RIGHT_TO_LEFT))
    return RIGHT_TO_LEFT


def begin(page: Page, site: Site, code: str) -> None:
    """Choose the language, start, and answer up to the first theme."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site.address}/language/{code}?next={HOME}")
    assert page.locator("html").get_attribute("lang") == code
    page.locator(".start_form .button--main").click()
    page.locator("input[name=area]").first.check()
    page.locator("#step .button--main").click()
    page.goto(f"{site.address}{HOME}/themes/{FIRST}")


def middle(found: Locator) -> float:
    box = found.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize(
    ("code", "edition", "passes"),
    [(PSEUDO, ADULTS, assert_fits), (RIGHT_TO_LEFT, CHILDREN, assert_accessible_on_a_phone)],
    ids=["long", "from-right-to-left"],
)
def test_no_page_in_a_made_up_language_scrolls_sideways(
    instance: Path,
    page: Page,
    site: Site,
    code: str,
    edition: Questionnaire,
    passes: Callable[[Page], None],
) -> None:
    pages = pages_met(instance, code, edition)

    def show(route: Route) -> None:
        address = route.request.url.removeprefix(f"{site.address}/met")
        route.fulfill(body=pages[address], content_type="text/html; charset=utf-8")

    page.route(f"{site.address}/met/**", show)
    page.set_viewport_size({"width": 320, "height": 800})
    for address in pages:
        page.goto(f"{site.address}/met{address}")
        passes(page)


def test_a_page_from_right_to_left_is_mirrored(spoken: str, page: Page, site: Site) -> None:
    begin(page, site, spoken)
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert middle(page.locator(".rating__dot").first) > 260
    assert middle(page.locator(".back_link").first) > 200
    page.set_viewport_size({"width": 1280, "height": 800})
    dots = page.locator(".rating__scale .rating__dot")
    assert middle(dots.first) > middle(dots.last)
    assert middle(page.locator(".site_header__name")) > 640
