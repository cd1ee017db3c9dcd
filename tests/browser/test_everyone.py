"""The survey for everyone: by keyboard alone, on the smallest screen, by ear."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from placeplan.domain.surveys import Survey
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, open_database
from tests.browser.conftest import Site, assert_accessible
from tests.browser.page_rules import TOO_SMALL
from tests.residents import FIRST, HOME, open_survey, responses, theme

LOWEST, HIGHEST = "1 – a lot of room for improvement", "7 – very little room for improvement"
SMALLEST = {"width": 320, "height": 568}
PATHS = ("", "/area", f"/themes/{FIRST}", "/themes", "/priorities", "/proud-of", "/suggestions")
LATER_PATHS = ("/check", "/about-you", "/come-back", "/return", "/start-again")
MOST_STOPS = 60

NAME = """
() => {
  const e = document.activeElement;
  if (e === document.body) return "";
  return e.labels?.length ? e.labels[0].textContent.trim() : e.textContent.trim();
}
"""


@pytest.fixture
def database(site: Site) -> Iterator[Database]:
    """The database of the running site."""
    with closing(open_database(database_path(site.instance))) as connection:
        yield connection


@pytest.fixture
def survey(database: Database) -> Survey:
    """A survey of two areas, with places in one of them."""
    return open_survey(database)


def tab_to(page: Page, words: str, key: str = "Tab") -> None:
    """Press Tab, or another key, until what has the focus is called so."""
    for _stop in range(MOST_STOPS):
        page.keyboard.press(key)
        if words in page.evaluate(NAME):
            return
    raise AssertionError(f"{key} does not lead to “{words}” on {page.url}")


def press(page: Page, words: str, key: str = "Enter") -> None:
    tab_to(page, words)
    page.keyboard.press(key)


def test_the_survey_is_completed_by_keyboard_alone(
    site: Site, page: Page, survey: Survey, database: Database
) -> None:
    page.goto(site.address + HOME)
    press(page, "Start now")
    page.wait_for_url("**/area")
    page.locator("[type=radio]").first.wait_for()
    first = page.locator("[type=radio]").first.evaluate("one => one.labels[0].textContent.trim()")
    tab_to(page, first)
    tab_to(page, "Castlereagh East", "ArrowDown")
    page.keyboard.press("Enter")
    for number, key in enumerate(survey.questionnaire.theme_keys):
        page.wait_for_url(f"**{theme(key)}")
        press(page, LOWEST, "Space")
        for _right in range(number % 7):
            page.keyboard.press("ArrowRight")
        press(page, "Save and continue")
    page.wait_for_url("**/priorities")
    press(page, "Natural space", "Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/proud-of")
    tab_to(page, "What are you proud of")
    page.keyboard.type("The people")
    press(page, "Save and continue")
    page.wait_for_url("**/suggestions")
    press(page, "Save and continue")
    page.wait_for_url("**/check")
    press(page, "Continue")
    page.wait_for_url("**/about-you")
    press(page, "Send my answers")
    expect(page.locator(".receipt__code")).to_be_visible()
    (response,) = responses(database, survey)
    assert [each.rating for each in response.answers.values()] == [1, 2, 3, 4, 5, 6, 7] * 2
    assert (response.priorities, response.assets) == (("natural_space",), "The people")


def test_on_the_smallest_screen_everything_is_large_enough_to_press(
    site: Site, page: Page, survey: Survey
) -> None:
    page.set_viewport_size(SMALLEST)
    page.goto(site.address + HOME)
    page.get_by_role("button", name="Start now").click()
    page.get_by_label("Castlereagh East").check()
    page.get_by_role("button", name="Save and continue").last.click()
    for path in (*PATHS, *LATER_PATHS):
        page.goto(site.address + HOME + path)
        assert page.evaluate(TOO_SMALL) == [], path
    for path in ("/themes", "/come-back", "/return"):
        page.goto(site.address + HOME + path)
        assert_accessible(page, [SMALLEST["width"]])


@pytest.mark.parametrize("width", [360, 1280])
def test_the_ends_of_each_scale_are_called_what_they_mean(
    site: Site, page: Page, survey: Survey, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.address + HOME)
    page.get_by_role("button", name="Start the short version").click()
    page.get_by_label("Castlereagh East").check()
    page.get_by_role("button", name="Save and continue").last.click()
    for words in (LOWEST, HIGHEST):
        expect(page.get_by_role("radio", name=words, exact=True)).to_have_count(14)
    for asked in survey.questionnaire.themes:
        group = page.get_by_role("group", name=f"“{asked.title}” here")
        expect(group.get_by_role("radio")).to_have_count(8)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_forced_colours_show_what_is_chosen(
    site: Site, page: Page, survey: Survey, motion: str
) -> None:
    page.emulate_media(forced_colors="active", reduced_motion=motion)  # type: ignore[arg-type]  # one of its words
    page.goto(site.address + HOME)
    page.get_by_role("button", name="Start now").click()
    page.get_by_label("Castlereagh East").check()
    page.get_by_role("button", name="Save and continue").last.click()
    page.locator('label[for="rating-2"]').click()
    edges = [
        page.locator(f'label[for="rating-{number}"]').evaluate(
            "label => getComputedStyle(label).borderTopWidth"
        )
        for number in (2, 3)
    ]
    assert edges[0] != edges[1]
    moves = page.locator(".button").last.evaluate("e => getComputedStyle(e).transitionDuration")
    assert (moves == "0s") == (motion == "reduce")
