"""The survey for everyone: by keyboard alone, on the smallest screen, by ear."""

import pytest
from playwright.sync_api import Page, expect

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from tests.browser.conftest import Site, assert_accessible, assert_fits
from tests.browser.page_rules import HIDDEN_IN_FOCUS, TOO_SMALL
from tests.residents import FIRST, HOME, open_survey, responses, theme

LOWEST, HIGHEST = "1 – a lot of room for improvement", "7 – very little room for improvement"
SMALLEST = {"width": 320, "height": 568}
# a window of 1280 by 1024, enlarged to 400 %
ENLARGED = {"width": 320, "height": 256}
PATHS = ("", "/area", f"/themes/{FIRST}", "/themes", "/priorities", "/proud-of", "/suggestions")
LATER_PATHS = ("/check", "/about-you", "/come-back", "/return", "/start-again")
MOST_STOPS = 60

BOXES = """
  all => all.map((each) => each.getBoundingClientRect())
    .map((box) => [Math.round(box.left), Math.round(box.top), box.width, box.height])
"""
NAME = """
() => {
  const e = document.activeElement;
  if (e === document.body) return "";
  return e.labels?.length ? e.labels[0].textContent.trim() : e.textContent.trim();
}
"""


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
        if number == 0:
            prompt = page.get_by_text(survey.questionnaire.themes[0].prompts[0])
            expect(prompt).to_be_hidden()
            press(page, "Things to think about")
            expect(prompt).to_be_visible()
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


def test_on_the_smallest_screen_everything_can_be_pressed_and_seen_in_focus(
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
        page.set_viewport_size(ENLARGED)
        assert page.evaluate(HIDDEN_IN_FOCUS) == [], path
        assert_fits(page)
        page.set_viewport_size(SMALLEST)
    for path in ("/themes", "/come-back", "/return"):
        page.goto(site.address + HOME + path)
        assert_accessible(page, [SMALLEST["width"]])


@pytest.mark.parametrize("width", [639, 640])
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
    boxes = page.locator(".rating__scale").first.locator(".rating__label").evaluate_all(BOXES)
    rows, columns = ({top for _left, top, *_size in boxes}, {left for left, *_rest in boxes})
    assert (len(rows), len(columns)) == ((1, 7) if width == 640 else (7, 1))
    assert len({(round(wide), round(high)) for *_place, wide, high in boxes}) == 1


def test_forced_colours_show_what_is_chosen(site: Site, page: Page, survey: Survey) -> None:
    page.emulate_media(forced_colors="active")
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
    page.get_by_role("button", name="Save and continue").last.click()
    for number, key in enumerate(survey.questionnaire.theme_keys[1:3], start=1):
        page.wait_for_url(f"**{theme(key)}")
        page.locator(f'label[for="rating-{number + 1}"]').click()
        page.get_by_role("button", name="Save and continue").last.click()
    page.goto(f"{site.address}{HOME}/about-you")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator(".receipt__code")).to_be_visible()
    ink, paper = (style(page, "body", name) for name in ("color", "background-color"))
    assert ink != paper
    assert style(page, ".receipt__code", "color") == ink
    assert style(page, ".receipt", "border-top-color") != paper
    assert style(page, ".receipt", "border-top-style") == "solid"
    assert style(page, ".radar__drawing .radar__line--1", "stroke") == ink
    assert style(page, ".radar__drawing .radar__rim", "stroke") == ink


def test_nothing_moves_for_who_wants_less_motion(site: Site, page: Page, survey: Survey) -> None:
    page.goto(site.address + HOME)
    for motion in ("reduce", "no-preference"):
        page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]  # one of its words
        moves = style(page, "main .button", "transition-duration")
        assert (moves == "0s") == (motion == "reduce")


def style(page: Page, selector: str, name: str) -> str:
    """What a browser makes of a property of the first element found."""
    read = "(found, name) => getComputedStyle(found).getPropertyValue(name)"
    return str(page.locator(selector).first.evaluate(read, name))
