"""The wall when the site is out of reach: open once, it opens again with what the device has."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from placeplan.domain.accounts import Role
from placeplan.store.database import Database
from tests.browser.conftest import enter
from tests.browser.servers import Server
from tests.browser.sheet_pages import store_groups
from tests.conftest import MakeAccount
from tests.workshop_setup import ADDRESS


def wait_until_kept(page: Page) -> None:
    """Until the device could open this page without the site."""
    kept = "address => caches.match(address, { ignoreVary: true }).then(Boolean)"
    for _try in range(200):
        if page.evaluate(kept, page.url):
            return
        page.wait_for_timeout(100)
    pytest.fail("the wall was not kept on the device")


def test_a_wall_that_was_open_once_opens_without_the_site(
    server: Server, stranger: BrowserContext, stored: Database, make_account: MakeAccount
) -> None:
    store_groups(stored, ["2" * 14, "6" * 14])
    page = stranger.new_page()
    enter(page, server.address, make_account(Role.FACILITATOR).email)
    page.goto(f"{server.address}{ADDRESS}/wall")
    expect(page.locator(".wall__group")).to_have_count(2)
    wait_until_kept(page)
    server.kill()
    page.goto(page.url)
    expect(page.locator(".wall__group")).to_have_count(2)
    expect(page.locator("[data-trouble]")).to_contain_text("No connection")
    page.get_by_role("button", name="Reveal").click()
    expect(page.locator("[data-shapes] > g")).to_have_count(2)
    expect(page.locator(".wall__theme").first).to_contain_text("2 to 6, 4 points apart")
