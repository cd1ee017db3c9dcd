"""Leaving takes a workshop off the device of a community group, and nothing that was not sent."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from placeplan.store.database import Database
from placeplan.store.facilitator_links import list_facilitator_links, revoke_facilitator_link
from placeplan.web.app import secret_key
from placeplan.web.facilitators.tokens import signed_link
from tests.browser.conftest import Site, assert_accessible, open_grid
from tests.workshop_setup import ADDRESS, store_link_of_any_workshop, stored_sheets

SUMMARY = "[data-summary]"
KEPT = """
  async () => {
    const script = document.querySelector("script[src*='/kept.js']").src;
    const { openDevice } = await import(script.replace("kept.js", "device.js"));
    const pages = await (await caches.open("placeplan-pages")).keys();
    return [pages.length, (await (await openDevice()).everySheet()).length];
  }
"""


@pytest.fixture
def host(page: Page, site: Site, stored: Database) -> Page:
    """The sheets of the workshop, opened by Sam on a device that is ready for the hall."""
    come_in(page, site, stored)
    page.goto(f"{site.address}{ADDRESS}/ready")
    expect(page.locator("[data-check=pages] [data-mark]")).to_have_text("Yes")
    open_grid(page, site)
    return page


def come_in(page: Page, site: Site, stored: Database) -> None:
    link = signed_link(store_link_of_any_workshop(stored), secret_key(site.instance))
    page.goto(f"{site.address}/facilitators/{link}")
    page.get_by_label("Name to note beside what you enter").fill("Sam")
    page.get_by_role("button", name="Open the workshop").click()
    expect(page.get_by_role("link", name="Enter sheets")).to_be_visible()


def leave(page: Page) -> None:
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_text("You have left.")).to_be_visible()


def kept(page: Page) -> list[int]:
    """How many pages and how many sheets the device keeps, asked on the page that says so."""
    found: list[int] = page.evaluate(KEPT)
    return found


def type_sheet(page: Page) -> None:
    for key in ("8", "ArrowRight", "4", "4"):
        page.keyboard.press(key)


def refuse_posts(route: Route) -> Any:
    return route.abort() if route.request.method == "POST" else route.fallback()


def test_leaving_takes_the_workshop_off_the_device(
    host: Page, site: Site, stored: Database
) -> None:
    type_sheet(host)
    expect(host.locator(SUMMARY)).to_have_text("All sheets are saved")
    leave(host)
    expect(host.get_by_text("are no longer on this device")).to_be_visible()
    assert kept(host) == [0, 0]
    assert_accessible(host)
    host.context.set_offline(True)
    host.goto(site.address + ADDRESS)
    expect(host.get_by_text("The page that you asked for needs a connection")).to_be_visible()
    expect(host.get_by_text("sheets to fill in, and one to count who came")).to_be_visible()
    expect(host.locator("body")).not_to_contain_text("Sam")
    assert len(stored_sheets(stored)) == 1


def test_what_was_not_sent_stays_when_somebody_leaves(
    host: Page, site: Site, stored: Database
) -> None:
    host.route("**/sheets/*", refuse_posts)
    type_sheet(host)
    expect(host.locator(SUMMARY)).to_have_text("1 on this device, not sent yet")
    leave(host)
    expect(host.get_by_text("It stays on this device")).to_be_visible()
    expect(host.get_by_text("1 of the workshop your-place/hall-june")).to_be_visible()
    expect(host.get_by_role("button", name="Clear this device")).to_be_hidden()
    assert kept(host)[0] > 0
    host.unroute("**/sheets/*", refuse_posts)
    come_in(host, site, stored)
    open_grid(host, site)
    expect(host.locator(SUMMARY)).to_have_text("All sheets are saved")
    assert len(stored_sheets(stored)) == 1


def test_a_device_is_cleared_where_the_link_has_ended(
    host: Page, site: Site, stored: Database
) -> None:
    (link,) = list_facilitator_links(stored, "your-place", "hall-june")
    revoke_facilitator_link(stored, link.id)
    host.goto(f"{site.address}/workshops/not-kept")
    host.get_by_role("button", name="Clear this device").click()
    expect(host.get_by_text("keeps nothing of workshops any more")).to_be_visible()
    expect(host.locator("[data-kept-pages]")).to_have_text("None.")
    assert kept(host) == [0, 0]


def test_numbers_that_were_not_saved_stay_when_somebody_leaves(
    host: Page, site: Site, stored: Database
) -> None:
    host.goto(f"{site.address}{ADDRESS}/attendance")
    host.get_by_label("People who came").fill("23")
    leave(host)
    expect(host.get_by_text("It stays on this device")).to_be_visible()
    link = host.get_by_role("link", name="Who was there, at the workshop your-place/hall-june")
    expect(link).to_be_visible()
    assert kept(host)[0] > 0
    come_in(host, site, stored)
    host.goto(f"{site.address}{ADDRESS}/attendance")
    expect(host.get_by_label("People who came")).to_have_value("23")
