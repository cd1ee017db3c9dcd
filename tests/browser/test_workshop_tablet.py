"""One sheet at a time on a tablet in a browser: by touch, by keyboard, without a connection."""

import pytest
from playwright.sync_api import Page, expect

from placeplan.store.database import Database
from tests.browser.conftest import Site, assert_accessible
from tests.browser.sheet_pages import (
    SOMEBODY,
    TABLET,
    THEMES,
    card,
    change_group,
    marks_of,
    press,
    rate,
    show_layout,
    store_group,
    store_groups,
    wait_until_kept,
    wait_until_saved,
)
from tests.workshop_setup import SHEETS, stored_sheets

SMALLEST_TARGET = 44

pytestmark = pytest.mark.browser_context_args(**TABLET)


@pytest.fixture
def sheet(site: Site, facilitator: Page) -> Page:
    """The page of the sheets, with a first one to enter."""
    open_sheets(facilitator, site)
    return facilitator


def open_sheets(page: Page, site: Site) -> None:
    page.goto(site.address + SHEETS)
    expect(page.locator("[data-sheet-title]")).to_be_visible()


def fill_in(page: Page, marks: str) -> None:
    for theme, mark in zip(THEMES, marks, strict=False):
        rate(page, theme, mark)


def test_a_group_sheet_is_entered_by_touch(sheet: Page, stored: Database) -> None:
    sheet.get_by_role("button", name="One person more").tap()
    sheet.get_by_role("button", name="One person more").tap()
    fill_in(sheet, "1234567123456")
    rate(sheet, THEMES[13], "dk")
    first = card(sheet, THEMES[0])
    first.get_by_role("button", name="Comments").tap()
    expect(first.get_by_label("What is good now")).to_be_focused()
    sheet.keyboard.type("The path by the river")
    for theme in THEMES[:4]:
        card(sheet, theme).get_by_role("checkbox").tap()
    expect(sheet.locator("[data-told]")).to_contain_text("Three priorities are chosen already")
    expect(card(sheet, THEMES[3]).get_by_role("checkbox")).not_to_be_checked()
    sheet.get_by_role("textbox", name="What people are proud of here").fill("The band")
    sheet.get_by_role("textbox", name="Suggested actions").fill("Mend the path")
    wait_until_saved(sheet)
    (found,) = stored_sheets(stored)
    assert (found.form, found.people) == ("group", 6)
    assert marks_of(found) == [*"1234567123456", "dk"]
    assert found.answers[THEMES[0]].good == "The path by the river"
    assert found.priorities == THEMES[:3]
    assert (found.assets, found.actions) == ("The band", "Mend the path")
    expect(sheet.locator("[data-who]")).to_have_text("Entered by An facilitator")


def test_both_layouts_show_the_same_sheets(site: Site, facilitator: Page, stored: Database) -> None:
    store_group(stored, [*"123456712345", "3-6", "dk"])
    open_sheets(facilitator, site)
    assert facilitator.locator("tbody[data-rows] tr").count() == 0
    rate(facilitator, THEMES[0], "7")
    show_layout(facilitator, "Grid")
    boxes = facilitator.locator("tbody[data-rows] tr [data-theme]")
    expect(boxes.first).to_have_value("7")
    expect(boxes.nth(12)).to_have_value("3–6")
    boxes.nth(1).focus()
    press(facilitator, "5")
    show_layout(facilitator, "One sheet at a time")
    expect(card(facilitator, THEMES[1]).get_by_role("radio", name="5", exact=True)).to_be_checked()
    ends = card(facilitator, THEMES[12]).locator("[data-end]:checked")
    assert ends.evaluate_all("all => all.map(each => each.value)") == ["3", "6"]
    wait_until_saved(facilitator)
    assert marks_of(stored_sheets(stored)[0])[:2] == ["7", "5"]


def test_the_layout_that_was_chosen_is_remembered(site: Site, sheet: Page) -> None:
    expect(sheet.get_by_role("radio", name="One sheet at a time")).to_be_checked()
    show_layout(sheet, "Grid")
    expect(sheet.locator("tbody[data-rows] tr")).to_have_count(1)
    sheet.goto(site.address + SHEETS)
    expect(sheet.locator("tbody[data-rows] tr")).to_have_count(1)
    expect(sheet.locator("[data-sheet-title]")).to_have_count(0)


def test_a_sheet_entered_without_a_connection_outlives_a_reload(
    sheet: Page, stored: Database
) -> None:
    wait_until_kept(sheet)
    sheet.context.set_offline(True)
    sheet.get_by_label("People in the group").fill("7")
    fill_in(sheet, "1234")
    expect(sheet.locator("[data-state]").first).to_have_text("Kept on this device")
    sheet.reload()
    expect(sheet.locator("[data-sheet-title]")).to_have_text("Sheet 1, group of 7")
    expect(card(sheet, THEMES[3]).get_by_role("radio", name="4", exact=True)).to_be_checked()
    assert stored_sheets(stored) == []
    sheet.context.set_offline(False)
    wait_until_saved(sheet)
    (found,) = stored_sheets(stored)
    assert (found.people, marks_of(found)[:5]) == (7, ["1", "2", "3", "4", ""])


def test_a_group_that_did_not_agree_gives_its_lowest_and_highest(
    sheet: Page, stored: Database
) -> None:
    sheet.get_by_label("People in the group").fill("7")
    theme = card(sheet, THEMES[0])
    rate(sheet, THEMES[0], "range")
    theme.get_by_role("group", name="Lowest").get_by_role("radio", name="2").tap()
    expect(theme.get_by_text("Choose both. Until then this theme is blank.")).to_be_visible()
    expect(sheet.locator(f"[data-go={THEMES[0]}]")).to_have_attribute("data-said", "")
    theme.get_by_role("group", name="Highest").get_by_role("radio", name="5").tap()
    expect(theme.get_by_text("Choose both.")).to_be_hidden()
    rate(sheet, THEMES[1], "4")
    wait_until_saved(sheet)
    assert marks_of(stored_sheets(stored)[0])[:2] == ["2-5", "4"]
    sheet.get_by_role("radio", name="One person’s").tap()
    expect(theme.locator("[data-fault]")).to_contain_text("only a group may give a range")
    expect(card(sheet, THEMES[1]).get_by_role("radio", name="Not agreed")).to_be_hidden()
    theme.get_by_role("button", name="Clear").tap()
    wait_until_saved(sheet)
    assert marks_of(stored_sheets(stored)[0])[:2] == ["", "4"]


def test_the_last_changes_are_undone(sheet: Page, stored: Database) -> None:
    sheet.get_by_label("People in the group").fill("7")
    fill_in(sheet, "45")
    rate(sheet, THEMES[0], "6")
    undo = sheet.get_by_role("button", name="Undo")
    undo.tap()
    expect(card(sheet, THEMES[0]).get_by_role("radio", name="4", exact=True)).to_be_checked()
    expect(sheet.locator("[data-told]")).to_have_text("Undone: Sheet 1: Moving around")
    undo.tap()
    expect(card(sheet, THEMES[1]).locator("[data-mark]:checked")).to_have_count(0)
    wait_until_saved(sheet)
    assert marks_of(stored_sheets(stored)[0])[:2] == ["4", ""]


def test_undoing_goes_on_after_the_site_has_answered(
    site: Site, sheet: Page, stored: Database
) -> None:
    sheet.get_by_label("People in the group").fill("7")
    fill_in(sheet, "45")
    wait_until_saved(sheet)
    with sheet.expect_response(lambda answer: answer.url.endswith("/stored"), timeout=9000):
        pass
    sheet.get_by_role("button", name="Undo").tap()
    wait_until_saved(sheet)
    assert marks_of(stored_sheets(stored)[0])[:2] == ["4", ""]


def test_one_goes_from_sheet_to_sheet(site: Site, facilitator: Page, stored: Database) -> None:
    for mark in "25":
        store_group(stored, [mark] * 14)
    open_sheets(facilitator, site)
    title = facilitator.locator("[data-sheet-title]")
    expect(title).to_have_text("Sheet 2, group of 8")
    facilitator.get_by_role("button", name="Sheet before").tap()
    expect(title).to_have_text("Sheet 1, group of 8")
    expect(card(facilitator, THEMES[0]).get_by_role("radio", name="2")).to_be_checked()
    facilitator.get_by_role("button", name="Next: Sheet 2").last.tap()
    expect(title).to_be_focused()
    facilitator.get_by_role("button", name="Next: a new group sheet").last.tap()
    expect(title).to_have_text("Sheet 3, group, people not counted yet")
    facilitator.get_by_role("button", name="Next: a new group sheet").last.tap()
    expect(facilitator.locator("[data-told]")).to_have_text("Enter something in this sheet first")
    facilitator.get_by_role("button", name="Add an individual sheet").tap()
    expect(title).to_have_text("Sheet 3, individual")
    facilitator.get_by_label("Go to a sheet").select_option(index=0)
    expect(title).to_have_text("Sheet 1, group of 8")
    facilitator.get_by_role("button", name="Remove this sheet").tap()
    expect(title).not_to_have_text("Sheet 1, group of 8")
    facilitator.get_by_role("button", name="Undo").tap()
    expect(title).to_have_text("Sheet 1, group of 8")
    wait_until_saved(facilitator)
    assert len(stored_sheets(stored)) == 2


def test_a_sheet_is_entered_by_keyboard_alone(sheet: Page, stored: Database) -> None:
    sheet.get_by_label("People in the group").focus()
    press(sheet, "9 Tab Tab Tab Space")
    for _go in range(len(THEMES)):
        if sheet.evaluate("document.activeElement.type") == "radio":
            break
        press(sheet, "Tab")
    press(sheet, "1 2 3 4 5 6 7 0 1 2 3 4 5 6")
    press(sheet, "Delete 7 p c")
    expect(card(sheet, THEMES[13]).get_by_label("What is good now")).to_be_focused()
    sheet.keyboard.type("p1")
    wait_until_saved(sheet)
    (found,) = stored_sheets(stored)
    assert found.people == 9
    assert marks_of(found) == [*"1234567", "dk", *"12345", "7"]
    assert found.priorities == (THEMES[13],)
    assert found.answers[THEMES[13]].good == "p1"


def test_a_conflict_is_shown_and_a_person_chooses(
    site: Site, facilitator: Page, stored: Database
) -> None:
    response = store_group(stored, ["4"] * 14)
    open_sheets(facilitator, site)
    facilitator.context.set_offline(True)  # so that it does not hear of the change before
    change_group(stored, response, "6" * 14)
    rate(facilitator, THEMES[0], "2")
    facilitator.context.set_offline(False)
    conflict = facilitator.locator("[data-one-sheet] [data-conflict]")
    expect(conflict).to_contain_text(f"Sheet 1 was changed by {SOMEBODY} meanwhile")
    facilitator.get_by_role("button", name="Keep what is stored").tap()
    expect(conflict).to_be_hidden()
    expect(facilitator.locator("[data-sheet-title]")).to_be_focused()
    expect(card(facilitator, THEMES[0]).get_by_role("radio", name="6")).to_be_checked()


def test_the_list_of_sheets_is_walked_by_arrow_keys(
    site: Site, facilitator: Page, stored: Database
) -> None:
    store_groups(stored, ["1111", "2222", "3333"])
    open_sheets(facilitator, site)
    title, listed = (facilitator.locator(f"[data-{name}]") for name in ("sheet-title", "sheets"))
    listed.focus()
    for key, place in (("ArrowUp", 2), ("ArrowUp", 1), ("ArrowDown", 2)):
        facilitator.keyboard.press(key)
        expect(title).to_contain_text(f"Sheet {place}")
        expect(listed).to_be_focused()
    rate(facilitator, THEMES[0], "7")
    wait_until_saved(facilitator)
    assert [marks_of(sheet)[0] for sheet in stored_sheets(stored)] == ["1", "7", "3"]


def test_one_sheet_is_accessible_and_every_target_is_large_enough(
    site: Site, facilitator: Page, stored: Database
) -> None:
    store_group(stored, [*"123456712345", "3-6", "dk"])
    open_sheets(facilitator, site)
    card(facilitator, THEMES[0]).get_by_role("button", name="Comments").tap()
    assert_accessible(facilitator, (320, 360, 768, 1024, 1280))
    for width in (320, 360, 768, 1024):
        facilitator.set_viewport_size({"width": width, "height": 740})
        small = facilitator.locator("[data-one-sheet]").evaluate(
            "(root, least) => [...root.querySelectorAll('button, input, select, textarea, a')]"
            ".filter(each => each.getClientRects().length)"
            ".map(each => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])"
            ".filter(([, box]) => box.width < least || box.height < least).map(([name]) => name)",
            SMALLEST_TARGET,
        )
        assert small == [], f"at {width} px"
