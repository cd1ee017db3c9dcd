"""The wall when the site is out of reach: open once, it opens again with what the device has."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from placeplan.domain.accounts import Role
from placeplan.operations.setup import database_path
from placeplan.store.database import open_database, writing
from placeplan.store.responses import add_response
from tests.browser.servers import Server
from tests.conftest import PASSWORD, add_account_with_password
from tests.factories import ADULTS, make_group_response
from tests.workshop_setup import ADDRESS, store_workshop


@pytest.fixture
def server(instance: Path) -> Iterator[Server]:
    """The site in a process of its own, with a workshop of two groups and a facilitator."""
    with closing(open_database(database_path(instance))) as database:
        store_workshop(database)
        add_account_with_password(database, Role.FACILITATOR)
        with writing(database):
            for mark in "26":
                marks = dict.fromkeys(ADULTS.theme_keys, mark)
                add_response(database, make_group_response(None, marks, workshop_key="hall-june"))
    running = Server(instance)
    running.start()
    yield running
    running.kill()


def wait_until_kept(page: Page) -> None:
    """Until the device could open this page without the site."""
    kept = "address => caches.match(address, { ignoreVary: true }).then(Boolean)"
    for _try in range(200):
        if page.evaluate(kept, page.url):
            return
        page.wait_for_timeout(100)
    pytest.fail("the wall was not kept on the device")


def test_a_wall_that_was_open_once_opens_without_the_site(server: Server, browser: Browser) -> None:
    context = browser.new_context()
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(f"{server.address}/sign-in")
    page.get_by_label("Email address").fill(f"{Role.FACILITATOR}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{server.address}/staff")
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
    context.close()
