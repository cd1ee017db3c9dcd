"""Residents' pages in long words, and from right to left: all mirrored, and none too wide."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from placeplan.domain.questionnaires import Questionnaire
from placeplan.store.database import Database
from tests.browser.conftest import Site, assert_accessible, assert_fits
from tests.browser.met_pages import pages_met, shown
from tests.factories import ADULTS, CHILDREN
from tests.residents import CODES_AND_ADDRESSES, FIRST, HOME, open_survey
from tests.translated import PSEUDO, RIGHT_TO_LEFT, offer_made_up_language, speaking


def assert_accessible_on_a_phone(page: Page) -> None:
    assert_accessible(page, widths=(320,))


@pytest.fixture
def spoken(instance: Path, database: Database) -> str:
    """A language from right to left that is offered, and a survey in it, before the site starts."""
    offer_made_up_language(instance, RIGHT_TO_LEFT)
    open_survey(database, questionnaire=speaking(ADULTS, RIGHT_TO_LEFT))
    return RIGHT_TO_LEFT


def begin(page: Page, site: Site, code: str) -> None:
    """Choose the language, start, and answer up to the first theme."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site.address}/language/{code}?next={HOME}")
    assert str(page.locator("html").get_attribute("lang")).startswith(code)
    page.locator(".start_form .button--main").click()
    page.locator("input[name=area]").first.check()
    page.locator("#step .button--main").click()
    page.goto(f"{site.address}{HOME}/themes/{FIRST}")


@pytest.mark.parametrize(("path", "name", "typed"), CODES_AND_ADDRESSES)
def test_enter_sends_what_was_typed_and_leaves_the_language(
    spoken: str, page: Page, site: Site, path: str, name: str, typed: str
) -> None:
    page.goto(site.address + path)
    page.locator(f"[name={name}]").fill(typed)
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.keyboard.press("Enter")
    assert "language=" not in (sent.value.post_data or "")
    assert page.locator("html").get_attribute("lang") == "en-GB"


def test_enter_on_a_question_goes_on_and_leaves_the_language(
    spoken: str, page: Page, site: Site
) -> None:
    begin(page, site, "en")
    page.locator("[name=rating]").first.check(force=True)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{HOME}/themes/{ADULTS.theme_keys[1]}")
    page.goto(f"{site.address}{HOME}/about-you")
    page.locator("[name=age_band]").first.check(force=True)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{HOME}/sent")
    assert page.locator("html").get_attribute("lang") == "en-GB"


def middle(found: Locator) -> float:
    box = found.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize(
    ("code", "edition", "passes"),
    [
        pytest.param(PSEUDO, ADULTS, assert_fits, id="long"),
        pytest.param(
            RIGHT_TO_LEFT,
            CHILDREN,
            assert_accessible_on_a_phone,
            id="from-right-to-left",
            marks=pytest.mark.torture,
        ),
    ],
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
    page.set_viewport_size({"width": 320, "height": 800})
    for _address in shown(page, site, pages):
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
