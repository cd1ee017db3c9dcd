"""A sheet goes while somebody is at it: what is typed on blindly goes to no other sheet."""

import pytest
from playwright.sync_api import Page, expect

from placeplan.operations.sheets import remove_sheet
from placeplan.store.database import Database
from tests.browser.conftest import Site, open_grid
from tests.browser.sheet_pages import SOMEBODY, marks_of, show_layout, store_groups
from tests.factories import make_workshop
from tests.workshop_setup import stored_sheets

TOLD = "Sheet 1 was removed by somebody else. Choose a sheet to go on"


@pytest.fixture
def grid(site: Site, facilitator: Page, stored: Database) -> Page:
    """The grid of two groups' sheets, at the first cell of the first."""
    facilitator.set_viewport_size({"width": 1280, "height": 900})
    store_groups(stored, ["4444", "5555"])
    open_grid(facilitator, site)
    facilitator.locator("[data-rows] [data-column=moving_around]").first.focus()
    return facilitator


def remove_the_first(database: Database, page: Page) -> None:
    """Somebody else removes it, and this page hears of it."""
    remove_sheet(database, make_workshop(), stored_sheets(database)[0].key, SOMEBODY)
    expect(page.locator("p[data-status]")).to_have_text(TOLD)


def assert_the_other_is_as_it_was(database: Database, page: Page) -> None:
    expect(page.locator("[data-rows] tr")).to_have_count(1)
    expect(page.locator("[data-summary]")).to_have_text("All sheets are saved")
    (left,) = stored_sheets(database)
    assert "".join(marks_of(left)) == "5555"


def test_a_rating_typed_when_the_row_has_gone_is_no_other_sheets(
    grid: Page, stored: Database
) -> None:
    remove_the_first(stored, grid)
    grid.keyboard.type("1c2p")
    assert_the_other_is_as_it_was(stored, grid)
    grid.keyboard.press("Tab")
    expect(grid.locator("[data-rows] :focus")).to_be_visible()


def test_a_comment_typed_when_its_sheet_has_gone_is_no_other_sheets(
    grid: Page, stored: Database
) -> None:
    grid.keyboard.press("c")
    remove_the_first(stored, grid)
    grid.keyboard.type("12trees")
    assert_the_other_is_as_it_was(stored, grid)


def test_a_check_of_a_sheet_that_has_gone_types_into_no_other_sheet(
    grid: Page, stored: Database
) -> None:
    grid.get_by_role("button", name="Check this sheet").click()
    grid.keyboard.type("44")
    remove_the_first(stored, grid)
    grid.keyboard.type("11")
    assert_the_other_is_as_it_was(stored, grid)


def test_one_sheet_that_has_gone_lets_nothing_be_typed_into_the_next(
    grid: Page, stored: Database
) -> None:
    show_layout(grid, "One sheet at a time")
    grid.locator("#one-assets").focus()
    remove_the_first(stored, grid)
    grid.keyboard.type("12trees")
    show_layout(grid, "Grid")
    assert_the_other_is_as_it_was(stored, grid)


def test_who_removes_a_sheet_goes_on_at_the_next(grid: Page, stored: Database) -> None:
    grid.get_by_role("button", name="Remove this sheet").click()
    expect(grid.locator("[data-rows] tr")).to_have_count(1)
    expect(grid.locator("p[data-status]")).to_have_text("Sheet 1 was removed")
    expect(grid.locator("[data-rows] :focus")).to_be_visible()
