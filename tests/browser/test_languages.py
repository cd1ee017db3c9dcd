"""Residents' pages in long words, and from right to left: all mirrored, and none too wide."""

from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from placeplan.operations.setup import database_path
from placeplan.store.database import open_database
from tests.browser.conftest import Site, assert_accessible
from tests.factories import ADULTS
from tests.residents import FIRST, HOME, open_survey
from tests.translated import PSEUDO, RIGHT_TO_LEFT, offer_made_up_language, speaking

PAGES = ("/area", "/priorities", "/proud-of", "/check", "/about-you", "/start-again")


@pytest.fixture(params=[PSEUDO, RIGHT_TO_LEFT])
def spoken(request: pytest.FixtureRequest, instance: Path) -> str:
    """A made-up language that is offered, and a survey in it; before the site starts."""
    code = str(request.param)
    offer_made_up_language(instance, code)
    with closing(open_database(database_path(instance))) as database:
        open_survey(database, questionnaire=speaking(ADULTS, code))
    return code


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


def test_no_page_in_a_made_up_language_scrolls_sideways(
    spoken: str, page: Page, site: Site
) -> None:
    begin(page, site, spoken)
    assert_accessible(page)
    page.locator(".rating__label").nth(4).click()
    page.locator("#step .button--main").click()
    for path in PAGES:
        page.goto(f"{site.address}{HOME}{path}")
        assert_accessible(page)
    page.goto(f"{site.address}{HOME}/about-you")
    page.locator("#about .button--main").click()
    page.goto(f"{site.address}{HOME}/sent")
    assert_accessible(page)
    for path in ("/", "/privacy", "/cookies", "/accessibility", "/no-such-page"):
        page.goto(site.address + path)
        assert_accessible(page)


@pytest.mark.parametrize("spoken", [RIGHT_TO_LEFT], indirect=True)
def test_a_page_from_right_to_left_is_mirrored(spoken: str, page: Page, site: Site) -> None:
    begin(page, site, spoken)
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert middle(page.locator(".rating__dot").first) > 260
    assert middle(page.locator(".back_link").first) > 200
    page.set_viewport_size({"width": 1280, "height": 800})
    dots = page.locator(".rating__scale .rating__dot")
    assert middle(dots.first) > middle(dots.last)
    assert middle(page.locator(".site_header__name")) > 640
