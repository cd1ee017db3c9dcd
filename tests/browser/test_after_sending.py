"""After the check, in a real browser: about you, equality, the receipt, news and withdrawing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from placeplan.store.database import Database
from tests.browser.conftest import Site, assert_accessible
from tests.browser.page_rules import TOO_SMALL
from tests.residents import HOME, ONE_AREA, open_survey, responses


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    """The narrowest screen, which may copy."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640},
        base_url=site.address,
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def looked_at(page: Page, title: str) -> None:
    """The page has this title, passes axe, nothing scrolls sideways or is too small to press."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert_accessible(page, also_dark=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(TOO_SMALL) == [], title


def test_everything_after_the_check_on_the_narrowest_screen(
    phone: Page, database: Database
) -> None:
    survey = open_survey(database, **ONE_AREA, asks_monitoring=True, is_published=True)
    page = phone
    page.goto(HOME)
    page.get_by_role("button", name="Start now").first.click()
    page.locator('label[for="rating-4"]').click()
    page.get_by_role("button", name="Save and continue").last.click()
    page.goto(f"{HOME}/check")
    page.get_by_role("button", name="Continue").click()
    looked_at(page, "About you")
    page.get_by_label("40 to 64").check()
    page.get_by_role("button", name="Send my answers").click()
    looked_at(page, "Equality questions")
    page.get_by_label("Irish Traveller").check()
    page.get_by_role("button", name="Save and continue").click()
    looked_at(page, "Thank you. Your answers are sent")
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_text("The address is copied.")).to_be_visible()
    assert str(page.evaluate("navigator.clipboard.readText()")).endswith(HOME)
    code = page.locator(".receipt__code").inner_text()
    page.get_by_role("link", name="See the results").click()
    looked_at(page, "What people said about Lisburn South")
    page.go_back()
    be_kept_informed(page)
    assert len(responses(database, survey)) == 1
    take_back(page, code)
    assert not responses(database, survey)


def be_kept_informed(page: Page) -> None:
    page.get_by_role("link", name="Leave your email address").click()
    looked_at(page, "Keep me informed")
    page.get_by_label("Email address").fill("someone@example.org")
    page.get_by_role("button", name="Keep me informed").click()
    expect(page.get_by_text("We will write to you")).to_be_visible()
    page.goto("/keep-informed/leave")
    looked_at(page, "Leave the list")
    page.get_by_label("Email address").fill("someone@example.org")
    page.get_by_role("button", name="Leave the list").click()
    looked_at(page, "You are not on a list")


def take_back(page: Page, code: str) -> None:
    page.goto("/withdraw")
    looked_at(page, "Withdraw your answers")
    page.get_by_label("Your receipt code").fill(code.lower())
    page.get_by_role("button", name="Find my answers").click()
    looked_at(page, "Withdraw your answers?")
    page.get_by_role("button", name="Withdraw my answers").click()
    looked_at(page, "Your answers are withdrawn")
