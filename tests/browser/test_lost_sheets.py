"""A site that has lost sheets since an older copy of its data was put back gets them again."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page, Route, expect

from placeplan.store.database import Database
from placeplan.store.responses import exclude_response, withdraw_response
from tests.browser.conftest import Site, open_grid
from tests.browser.sheet_pages import marks_of, wait_until_saved
from tests.workshop_setup import stored_sheets

ROWS, FIRST = "[data-rows] tr", "[data-rows] [data-column=moving_around]"
ASKED = "**/sheets/stored"


@pytest.fixture
def grid(site: Site, facilitator: Page) -> Page:
    """The grid of a workshop without sheets."""
    facilitator.set_viewport_size({"width": 1280, "height": 900})
    open_grid(facilitator, site)
    return facilitator


def first_ratings(database: Database) -> list[str]:
    return [marks_of(sheet)[0] for sheet in stored_sheets(database)]


def put_back(database: Database, copy: sqlite3.Connection) -> None:
    """What the site had when the copy was made, as from a backup of last night."""
    copy.backup(database.conn)


def test_a_sheet_that_the_site_has_lost_is_sent_again(grid: Page, stored: Database) -> None:
    with closing(sqlite3.connect(":memory:")) as copy:
        stored.conn.backup(copy)
        grid.keyboard.type("i3")
        wait_until_saved(grid)
        put_back(stored, copy)
    assert stored_sheets(stored) == []
    with grid.expect_response(lambda answer: answer.request.method == "POST"):
        grid.reload()
    wait_until_saved(grid)
    expect(grid.locator(ROWS)).to_have_count(1)
    assert first_ratings(stored) == ["3"]


def test_a_correction_that_the_site_has_lost_is_sent_again(grid: Page, stored: Database) -> None:
    grid.keyboard.type("i3")
    wait_until_saved(grid)
    with closing(sqlite3.connect(":memory:")) as copy:
        stored.conn.backup(copy)
        grid.locator(FIRST).fill("5")
        expect(grid.locator("[data-rows] [data-status=saved]")).to_have_count(1)
        wait_until_saved(grid)
        assert first_ratings(stored) == ["5"]
        put_back(stored, copy)
    assert first_ratings(stored) == ["3"]
    with grid.expect_response(lambda answer: answer.request.method == "POST"):
        grid.reload()
    wait_until_saved(grid)
    expect(grid.locator(FIRST)).to_have_value("5")
    assert first_ratings(stored) == ["5"]


def test_a_sheet_that_people_withdrew_goes_from_the_device(grid: Page, stored: Database) -> None:
    grid.keyboard.type("i3")
    wait_until_saved(grid)
    (sheet,) = stored_sheets(stored)
    withdraw_response(stored, sheet.key)
    grid.reload()
    expect(grid.locator("[data-rows] [data-status=new]")).to_have_count(1)
    expect(grid.locator(FIRST)).to_have_value("")
    assert stored_sheets(stored) == []


def test_a_sheet_that_was_left_out_goes_from_the_device_and_is_not_sent(
    grid: Page, stored: Database
) -> None:
    grid.keyboard.type("i3")
    wait_until_saved(grid)
    exclude_response(stored, stored_sheets(stored)[0].key, "typed twice")
    sent: list[str] = []
    grid.on("request", lambda request: sent.append(request.method))
    grid.reload()
    expect(grid.locator("[data-rows] [data-status=new]")).to_have_count(1)
    assert "POST" not in sent and stored_sheets(stored) == []


def test_a_list_begun_before_a_removal_brings_no_empty_sheet(grid: Page, stored: Database) -> None:
    grid.keyboard.type("i3")
    grid.keyboard.press("Enter")
    grid.keyboard.type("4")
    wait_until_saved(grid)
    address = grid.url + "/stored"
    listed = grid.context.request.get(address).text()
    held: list[Route] = []
    grid.route(ASKED, lambda route: held.append(route))
    with grid.expect_request(ASKED):
        pass
    with grid.expect_response(lambda answer: answer.request.method == "POST"):
        grid.locator(FIRST).first.focus()
        grid.get_by_role("button", name="Remove this sheet").click()
    with grid.expect_response(ASKED):
        held[0].fulfill(body=listed, content_type="application/json")
    grid.unroute(ASKED)
    expect(grid.locator(ROWS)).to_have_count(1)
    with grid.expect_response(ASKED):
        pass
    expect(grid.locator(ROWS)).to_have_count(1)
    expect(grid.locator(FIRST)).to_have_value("4")
    assert first_ratings(stored) == ["4"]
