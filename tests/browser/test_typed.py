"""What was typed and not saved outlives a crash of the tab; what is kept is on the cookies page."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from tests.browser.conftest import Site, assert_accessible
from tests.residents import FIRST, HOME, ONE_AREA, SECOND, open_survey, responses, theme

GOOD, BETTER = "What is good now?", "What could be better?"
# milliseconds in which whatever is sent while typing would have been sent
LONG_ENOUGH = 500
NOTICE = "We have put back what you had filled in here"


@pytest.fixture
def survey(database: Database) -> Survey:
    """It begins with the first theme, and asks the equality questions."""
    return open_survey(database, **ONE_AREA, asks_monitoring=True)


@pytest.fixture
def first(page: Page, site: Site, survey: Survey) -> Page:
    """The page of the first theme."""
    page.goto(site.address + HOME)
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url(f"**{theme(FIRST)}")
    return page


def crash(page: Page) -> Page:
    """The tab dies and another one is opened on the same device."""
    other = page.context.new_page()
    page.close()
    return other


def kept(page: Page) -> list[str]:
    """The names of all that scripts keep on the device."""
    return list(page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"))


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Save and continue").last.click()


def test_what_was_typed_survives_a_crash_and_goes_when_it_is_saved(
    first: Page, site: Site, survey: Survey, database: Database
) -> None:
    asked_for: list[str] = []
    first.wait_for_load_state("networkidle")
    first.context.on("request", lambda request: asked_for.append(request.url))
    first.locator('label[for="rating-5"]').click()
    first.get_by_label(GOOD).press_sequentially("The river\nand the bridge")
    first.wait_for_timeout(LONG_ENOUGH)
    page = crash(first)
    assert asked_for == []
    page.goto(site.address + HOME)
    page.get_by_role("link", name="Go on where you were").click()
    expect(page.get_by_text(NOTICE)).to_be_visible()
    expect(page.get_by_label(GOOD)).to_have_value("The river\nand the bridge")
    expect(page.locator("input:checked")).to_have_value("5")
    assert_accessible(page)
    go_on(page)
    page.wait_for_url(f"**{theme(SECOND)}")
    assert kept(page) == []
    page.goto(site.address + theme(FIRST))
    expect(page.get_by_text(NOTICE)).to_be_hidden()
    expect(page.get_by_label(GOOD)).to_have_value("The river\nand the bridge")


def test_what_was_saved_can_be_shown_instead(first: Page, site: Site) -> None:
    first.get_by_label(GOOD).fill("First words")
    go_on(first)
    first.goto(site.address + theme(FIRST))
    first.get_by_label(GOOD).fill("Other words")
    page = crash(first)
    page.goto(site.address + theme(FIRST))
    expect(page.get_by_label(GOOD)).to_have_value("Other words")
    page.get_by_role("button", name="Show what was saved instead").click()
    expect(page.get_by_label(GOOD)).to_have_value("First words")
    assert kept(page) == []


def test_words_in_the_short_version_come_back_in_sight(first: Page, site: Site) -> None:
    first.get_by_role("button", name="all themes on one page").click()
    first.locator("summary").first.click()
    first.get_by_label("Moving around: what is good now?").fill("The river")
    page = crash(first)
    page.goto(f"{site.address}{HOME}/themes")
    expect(page.get_by_label("Moving around: what is good now?")).to_be_visible()
    expect(page.get_by_label("Moving around: what is good now?")).to_have_value("The river")


def test_a_rating_that_was_cleared_does_not_come_back(first: Page, site: Site) -> None:
    first.locator('label[for="rating-5"]').click()
    go_on(first)
    first.goto(site.address + theme(FIRST))
    first.locator('label[for="rating-6"]').click()
    first.get_by_role("button", name="Clear my rating").click()
    expect(first.get_by_role("button", name="Clear my rating")).to_have_count(0)
    expect(first.locator("input:checked")).to_have_count(0)
    assert kept(first) == []


def test_starting_again_and_sending_clear_what_was_typed(
    first: Page, site: Site, survey: Survey, database: Database
) -> None:
    first.get_by_label(GOOD).fill("Of the first draft")
    first.goto(f"{site.address}{HOME}/start-again")
    first.get_by_role("button", name="Delete my answers").click()
    first.wait_for_url(f"**{theme(FIRST)}")
    expect(first.get_by_label(GOOD)).to_have_value("")
    assert kept(first) == []
    first.get_by_label(GOOD).fill("Kept words")
    go_on(first)
    first.get_by_label(BETTER).fill("Left behind")
    first.goto(f"{site.address}{HOME}/check")
    first.get_by_role("button", name="Continue").click()
    first.get_by_role("button", name="Send my answers").last.click()
    first.get_by_role("button", name="Skip these questions").last.click()
    expect(first.locator(".receipt__code")).to_be_visible()
    assert kept(first) == []
    assert len(responses(database, survey)) == 1


def test_a_page_that_comes_back_with_a_fault_is_still_kept(first: Page, site: Site) -> None:
    first.get_by_label(GOOD).fill("long " * 1100)
    first.get_by_label(BETTER).fill("A crossing")
    go_on(first)
    expect(first.locator(".error_summary")).to_be_visible()
    page = crash(first)
    page.goto(site.address + theme(FIRST))
    expect(page.get_by_label(BETTER)).to_have_value("A crossing")


def test_what_was_chosen_about_oneself_survives_a_crash_and_goes_when_it_is_sent(
    first: Page, site: Site, survey: Survey, database: Database
) -> None:
    begin_about_you(first, site)
    first.get_by_label("25 to 39").check()
    first.get_by_label("I work here").check()
    page = crash(first)
    page.goto(f"{site.address}{HOME}/about-you")
    expect(page.get_by_text(NOTICE)).to_be_visible()
    expect(page.get_by_label("25 to 39")).to_be_checked()
    expect(page.get_by_label("I work here")).to_be_checked()
    assert_accessible(page)
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    page.wait_for_function("localStorage.length === 0")
    page.goto(f"{site.address}{HOME}/about-you")
    expect(page.get_by_text(NOTICE)).to_be_hidden()
    page.get_by_label("I visit").check()
    page.get_by_role("button", name="Send my answers").last.click()
    expect(page.get_by_role("heading", name="Equality questions")).to_be_visible()
    page.wait_for_function("localStorage.length === 0")
    (sent,) = responses(database, survey)
    assert (sent.age_band, sent.connections) == ("25_39", ("work", "visit"))


def test_what_was_saved_about_oneself_can_be_shown_instead(first: Page, site: Site) -> None:
    begin_about_you(first, site)
    first.get_by_label("25 to 39").check()
    first.get_by_role("button", name="Back", exact=True).click()
    first.goto(f"{site.address}{HOME}/about-you")
    first.get_by_label("40 to 64").check()
    page = crash(first)
    page.goto(f"{site.address}{HOME}/about-you")
    expect(page.get_by_label("40 to 64")).to_be_checked()
    page.get_by_role("button", name="Show what was saved instead").click()
    expect(page.get_by_label("25 to 39")).to_be_checked()
    assert kept(page) == []


def begin_about_you(page: Page, site: Site) -> None:
    page.locator('label[for="rating-5"]').click()
    go_on(page)
    page.wait_for_url(f"**{theme(SECOND)}")
    page.goto(f"{site.address}{HOME}/check")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="About you")).to_be_visible()


@pytest.mark.parametrize("is_last", [False, True], ids=["a theme", "about you"])
def test_the_cookies_page_lists_all_that_is_kept_on_the_device(
    first: Page, site: Site, context: BrowserContext, is_last: bool
) -> None:
    if is_last:
        begin_about_you(first, site)
        first.get_by_label("25 to 39").check()
    else:
        first.get_by_label(GOOD).fill("Words")
    names = [*(cookie["name"] for cookie in context.cookies()), *kept(first)]
    first.goto(f"{site.address}/cookies")
    listed = [cell.inner_text() for cell in first.locator("tbody tr > :first-child").all()]
    found = {name for name in names for each in listed if name.startswith(each.rstrip("…"))}
    assert found == set(names)
    # what begins otherwise is of workshops: tests/browser/test_sheets_on_devices.py; what staff
    # have besides: tests/browser/test_signing_in.py
    for each in (name for name in listed if name.startswith(("placeplan_session", "placeplan_t"))):
        assert any(name.startswith(each.rstrip("…")) for name in names), f"{each} is not kept"


def test_a_page_that_the_browser_kept_as_it_was_left_is_asked_for_anew(first: Page) -> None:
    first.evaluate("window.isOld = true")
    came_back = "new PageTransitionEvent('pageshow', { persisted: true })"
    with first.expect_navigation():
        first.evaluate(f"window.dispatchEvent({came_back})")
    assert first.evaluate("window.isOld") is None
