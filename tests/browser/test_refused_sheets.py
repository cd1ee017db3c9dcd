"""One sheet that something on the way refuses keeps no other from being sent."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from placeplan.store.database import Database, writing
from placeplan.store.workshops import update_workshop
from tests.browser.conftest import Site, assert_accessible, open_grid
from tests.browser.sheet_pages import marks_of, wait_until_saved
from tests.factories import make_workshop
from tests.workshop_setup import SHEETS, stored_sheets

SHEET = re.compile(r"/sheets/[0-9a-f-]{36}$")
STATES = "[data-rows] td.sheet_grid__state"


@pytest.fixture
def grid(site: Site, facilitator: Page) -> Page:
    """The grid of a workshop without sheets, without a connection."""
    facilitator.set_viewport_size({"width": 1280, "height": 900})
    open_grid(facilitator, site)
    facilitator.context.set_offline(True)
    return facilitator


def type_sheets(page: Page, rated: str) -> None:
    page.keyboard.press("i")
    for rating in rated:
        page.keyboard.type(rating)
        page.keyboard.press("Enter")
    expect(page.locator("[data-rows] [data-status=waiting]")).to_have_count(len(rated))


def refuse(page: Page, rated: str, status: int) -> None:
    """Something before the site refuses the sheets with these first ratings."""

    def answer(route: Route) -> None:
        sent = route.request.post_data_json
        is_refused = sent and sent["sheet"]["answers"]["moving_around"][0] in rated
        route.fulfill(status=status, body="No") if is_refused else route.continue_()

    page.route(SHEET, answer)


def first_ratings(database: Database) -> list[str]:
    return [marks_of(sheet)[0] for sheet in stored_sheets(database)]


@pytest.mark.parametrize("status", [403, 404])
def test_a_sheet_that_a_filter_refuses_stops_no_other(
    grid: Page, stored: Database, status: int
) -> None:
    type_sheets(grid, "123")
    refuse(grid, "1", status)
    grid.context.set_offline(False)
    expect(grid.locator("[data-rows] [data-status=saved]")).to_have_count(2)
    expect(grid.locator(STATES).first).to_contain_text("Not saved")
    expect(grid.locator(STATES).first).to_contain_text(str(status))
    assert first_ratings(stored) == ["2", "3"]
    grid.unroute(SHEET)
    grid.get_by_role("button", name="Send now").click()
    wait_until_saved(grid)
    assert sorted(first_ratings(stored)) == ["1", "2", "3"]


def test_sheets_over_which_the_site_fails_come_last(grid: Page, stored: Database) -> None:
    type_sheets(grid, "123456")
    refuse(grid, "123", 500)
    grid.context.set_offline(False)
    grid.get_by_role("button", name="Send now").click()
    expect(grid.locator("[data-rows] [data-status=saved]")).to_have_count(3)
    assert first_ratings(stored) == ["4", "5", "6"]


def test_a_browser_without_timed_signals_sends_as_well(
    site: Site, facilitator: Page, stored: Database
) -> None:
    facilitator.add_init_script("delete AbortSignal.timeout;")
    open_grid(facilitator, site)
    facilitator.keyboard.type("i5")
    wait_until_saved(facilitator)
    assert first_ratings(stored) == ["5"]


def test_what_a_closed_workshop_takes_no_more_is_listed_and_thrown_away_after_a_copy(
    grid: Page, site: Site, stored: Database
) -> None:
    type_sheets(grid, "12")
    with writing(stored):
        update_workshop(stored, make_workshop(state="closed"))
    grid.context.set_offline(False)
    grid.goto(site.address + SHEETS)
    listed = grid.locator("[data-stuck-sheets] li")
    expect(listed).to_have_count(2)
    expect(listed.first).to_contain_text("Sheet 1")
    away = grid.get_by_role("button", name="Throw away what waits here")
    expect(away).to_be_hidden()
    with grid.expect_download():
        grid.get_by_role("button", name="Keep a copy").click()
    expect(away).to_be_visible()
    assert_accessible(grid, [320, 1280])
    grid.once("dialog", lambda dialog: dialog.dismiss())
    away.click()
    expect(listed).to_have_count(2)
    grid.once("dialog", lambda dialog: dialog.accept())
    away.click()
    expect(grid.get_by_text("2 sheets or changes were thrown away")).to_be_visible()
    expect(grid.locator("[data-summary]")).to_have_text("All sheets are saved")
    assert stored_sheets(stored) == []
    grid.reload()
    expect(grid.locator("[data-summary]")).to_have_text("All sheets are saved")


def test_a_second_press_of_remove_takes_no_second_sheet(grid: Page) -> None:
    type_sheets(grid, "123")
    grid.locator("[data-rows] [data-column=moving_around]").first.focus()
    grid.get_by_role("button", name="Remove this sheet").dblclick()
    expect(grid.locator("p[data-status]")).to_have_text("Sheet 1 was removed")
    expect(grid.locator("[data-rows] [data-status=waiting]")).to_have_count(2)
