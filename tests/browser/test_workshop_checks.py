"""A second pair of eyes on a sheet, in the grid and one sheet at a time: what differs lights up."""

import pytest
from playwright.sync_api import Page, expect

from placeplan.store.database import Database
from placeplan.store.response_rows import list_revisions
from placeplan.store.sheet_checks import SheetCheck, list_sheet_checks
from tests.browser.conftest import Site, assert_accessible
from tests.browser.sheet_pages import (
    SOMEBODY,
    TABLET,
    THEMES,
    card,
    marks_of,
    press,
    rate,
    show_layout,
    store_group,
    wait_until_kept,
    wait_until_saved,
)
from tests.workshop_setup import SHEETS, stored_sheets

PAPER = [*"12345671234", "3-6", "dk", ""]

on_a_tablet = pytest.mark.browser_context_args(**TABLET)


@pytest.fixture
def entered(site: Site, facilitator: Page, stored: Database) -> Page:
    """The page of the sheets with one that somebody else entered, its second rating mistyped."""
    store_group(stored, [PAPER[0], "5", *PAPER[2:]])
    facilitator.goto(site.address + SHEETS)
    facilitator.get_by_role("button", name="Check this sheet").click()
    return facilitator


def the_check(database: Database) -> SheetCheck:
    (check,) = list_sheet_checks(database, "your-place").values()
    return check


def test_a_check_in_the_grid_finds_what_was_mistyped(entered: Page, stored: Database) -> None:
    cells = entered.locator("[data-check-cells] input")
    expect(cells.first).to_be_focused()
    assert cells.evaluate_all("all => all.map(each => each.value).join('')") == ""
    expect(entered.locator("[data-rows]")).to_be_hidden()
    expect(entered.locator("[data-panel]")).to_be_hidden()
    press(entered, "1 2 3")
    lines = entered.locator("[data-outcomes] li")
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("Public transport")
    expect(lines).to_contain_text("Differs. On the sheet: 5. Now: 2.")
    expect(entered.locator("[data-check-cells] td[data-outcome=same]")).to_have_count(2)
    press(entered, "4 5 6 7 1 2 3 4 3 - 6 0 Delete Enter")
    expect(cells.nth(1)).to_be_focused()
    expect(entered.locator("p[data-status]")).to_have_text("1 of 14 differ")
    press(entered, "t")
    expect(lines).to_contain_text("Taken: 2. On the sheet before: 5.")
    press(entered, "Enter")
    expect(entered.locator("p[data-status]")).to_contain_text(
        "Sheet 1 was checked by An facilitator"
    )
    wait_until_saved(entered)
    expect(entered.locator("td.sheet_grid__state")).to_have_text("Saved and checked")
    expect(entered.locator("[data-panel] [data-entered-by]")).to_have_text(
        f"Entered by {SOMEBODY}. Checked by An facilitator"
    )
    (sheet,) = stored_sheets(stored)
    assert marks_of(sheet) == PAPER
    assert (the_check(stored).version, the_check(stored).checked_by) == (2, "An facilitator")


def test_what_is_on_the_sheet_can_be_kept_and_a_check_alone_is_sent(
    entered: Page, stored: Database
) -> None:
    press(entered, "1 2")
    entered.get_by_role("button", name="Keep 5").click()
    expect(entered.locator("[data-outcomes] li")).to_contain_text("Kept: 5. Entered again: 2.")
    expect(entered.locator("[data-check-cells] input").nth(1)).to_be_focused()
    press(entered, "ArrowRight 3 4 5 6 7 1 2 3 4 3 - 6 0 Enter")
    wait_until_saved(entered)
    expect(entered.locator("td.sheet_grid__state")).to_have_text("Saved and checked")
    (sheet,) = stored_sheets(stored)
    assert marks_of(sheet)[1] == "5"
    assert the_check(stored).version == 1
    assert list_revisions(stored, sheet.key) == []


def test_an_unfinished_check_leads_to_what_is_left(entered: Page, stored: Database) -> None:
    press(entered, "1 ArrowRight 3 Enter")
    expect(entered.locator("[data-check-cells] input").nth(1)).to_be_focused()
    expect(entered.locator("p[data-status]")).to_have_text("None differs so far. 11 still to enter")
    entered.get_by_role("button", name="Stop checking").click()
    expect(entered.locator("[data-rows]")).to_be_visible()
    expect(entered.locator("p[data-status]")).to_contain_text("nothing is noted")
    assert list_sheet_checks(stored, "your-place") == {}


def test_a_check_is_undone_step_by_step(entered: Page, stored: Database) -> None:
    press(entered, "1 2 ArrowLeft t Control+z")
    line = entered.locator("[data-outcomes] li")
    expect(line).to_contain_text("Differs. On the sheet: 5. Now: 2.")
    press(entered, "Control+z")
    expect(line).to_have_count(0)
    expect(entered.locator("[data-check-cells] input").nth(1)).to_have_value("")
    wait_until_saved(entered)
    assert marks_of(stored_sheets(stored)[0])[1] == "5"


def finish_by_touch(page: Page) -> None:
    for theme, mark in zip(THEMES[1:11], PAPER[1:11], strict=True):
        rate(page, theme, mark)
    rate(page, THEMES[11], "range")
    ends = card(page, THEMES[11]).locator("[data-range]")
    ends.get_by_role("group", name="Lowest").get_by_role("radio", name="3").tap()
    ends.get_by_role("group", name="Highest").get_by_role("radio", name="6").tap()
    rate(page, THEMES[12], "dk")
    rate(page, THEMES[0], PAPER[0])
    page.get_by_role("button", name="Take 2").tap()
    page.get_by_role("button", name="Finish the check").last.tap()


@on_a_tablet
def test_a_check_by_touch_without_a_connection_reaches_the_site(
    entered: Page, stored: Database
) -> None:
    wait_until_kept(entered)
    entered.context.set_offline(True)
    assert entered.locator("[data-one-sheet] :checked:visible").count() == 0
    expect(entered.get_by_label("What is good now").first).to_be_hidden()
    entered.locator("[data-one-sheet] [data-checker]").fill("A helper")
    finish_by_touch(entered)
    expect(entered.locator("[data-told]")).to_have_text("Sheet 1 was checked by A helper")
    entered.reload()
    expect(entered.locator("[data-who]")).to_have_text(
        f"Entered by {SOMEBODY}. Checked by A helper"
    )
    assert list_sheet_checks(stored, "your-place") == {}
    entered.context.set_offline(False)
    wait_until_saved(entered)
    check = the_check(stored)
    assert (check.version, check.checked_by) == (2, "A helper, sent by An facilitator")
    assert marks_of(stored_sheets(stored)[0]) == PAPER


@on_a_tablet
def test_a_correction_after_the_check_is_said(entered: Page, stored: Database) -> None:
    finish_by_touch(entered)
    wait_until_saved(entered)
    rate(entered, THEMES[0], "7")
    said = f"Entered by {SOMEBODY}. Checked by An facilitator, before the last correction"
    expect(entered.locator("[data-who]")).to_have_text(said)
    wait_until_saved(entered)
    entered.reload()
    expect(entered.locator("[data-who]")).to_have_text(said)


@on_a_tablet
def test_a_rating_that_is_not_on_the_paper_differs_too(entered: Page, stored: Database) -> None:
    third = card(entered, THEMES[2])
    third.get_by_role("button", name="Blank on the paper").tap()
    expect(third.locator("[data-outcome-place]")).to_contain_text("On the sheet: 3. Now: Blank.")
    third.get_by_role("button", name="Take Blank").tap()
    expect(third.locator("[data-outcome-place]")).to_contain_text("Taken: Blank.")
    wait_until_saved(entered)
    assert marks_of(stored_sheets(stored)[0])[2] == ""


@on_a_tablet
def test_it_is_said_when_one_person_enters_and_checks(entered: Page, stored: Database) -> None:
    same = entered.locator("[data-one-sheet] [data-same-person]")
    expect(same).to_be_hidden()
    entered.locator("[data-one-sheet] [data-checker]").fill(SOMEBODY)
    expect(same).to_be_visible()
    expect(same).to_contain_text("The same person entered this sheet")


def test_both_ways_to_check_are_accessible(entered: Page, stored: Database) -> None:
    press(entered, "1 2 3")
    assert_accessible(entered)
    show_layout(entered, "One sheet at a time")
    outcome = card(entered, THEMES[1]).locator("[data-outcome-place]")
    expect(outcome).to_contain_text("Differs. On the sheet: 5. Now: 2.")
    assert_accessible(entered)
