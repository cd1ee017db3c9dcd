"""The grid of a workshop's sheets in a real browser, by keyboard alone."""

import pytest
from playwright.sync_api import Page, Response, Route, expect

from placeplan.domain.accounts import Role
from placeplan.store.database import Database, writing
from placeplan.store.response_rows import list_revisions
from placeplan.store.workshops import update_workshop
from tests.browser.conftest import Site, assert_accessible, open_grid
from tests.browser.sheet_pages import (
    THEMES,
    change_group,
    marks_of,
    press,
    set_facilitator_active,
    store_group,
    wait_until_saved,
)
from tests.conftest import MakeAccount
from tests.factories import make_workshop
from tests.workshop_setup import ADDRESS, SHEETS, stored_sheets


@pytest.fixture
def grid(site: Site, facilitator: Page) -> Page:
    """The grid of a workshop without sheets, opened by a facilitator."""
    facilitator.set_viewport_size({"width": 1280, "height": 900})
    open_grid(facilitator, site)
    return facilitator


def test_three_groups_and_five_individuals_are_entered_by_keyboard(
    grid: Page, stored: Database
) -> None:
    count = press(grid, "8 ArrowRight 1 2 3 4 5 6 7 1 2 3 4 5 6 7")
    assert count <= 16
    press(grid, "Enter 6 ArrowRight 3 - 5 0 4 4 4 4 4 4 4 4 4 4 4 2")
    press(grid, "Enter 1 2 ArrowRight 5 5 Delete ArrowRight 5")
    count = press(grid, "Enter i 7 6 5 4 3 2 1 0 1 2 3 4 5 6")
    assert count <= 16
    for _person in range(4):
        assert press(grid, "Enter 2 2 2 2 2 2 2 2 2 2 2 2 2 3") <= 16
    wait_until_saved(grid)
    found = stored_sheets(stored)
    assert [(sheet.form, sheet.people) for sheet in found] == [
        *(("group", people) for people in (8, 6, 12)),
        *[("individual", 1)] * 5,
    ]
    assert marks_of(found[0]) == list("12345671234567")
    assert marks_of(found[1]) == ["3-5", "dk", *["4"] * 11, "2"]
    assert marks_of(found[2]) == ["5", "5", "", "5", *[""] * 10]
    assert marks_of(found[3]) == ["7", "6", "5", "4", "3", "2", "1", "dk", *"123456"]
    assert all(marks_of(sheet) == [*["2"] * 13, "3"] for sheet in found[4:])
    assert {sheet.collected_on.isoformat() for sheet in found} == {"2026-06-12"}


def test_comments_priorities_and_actions_are_entered_by_keyboard(
    grid: Page, stored: Database
) -> None:
    press(grid, "8 ArrowRight 4 2 p ArrowLeft p c")
    expect(grid.get_by_label("What is good now")).to_be_focused()
    grid.keyboard.type("Buses? They run on time - mostly")
    press(grid, "Tab")
    grid.keyboard.type("A later one")
    press(grid, "Escape")
    expect(grid.locator("[data-column=public_transport]")).to_be_focused()
    grid.get_by_label("Suggested actions").fill("Ask the operator")
    wait_until_saved(grid)
    (sheet,) = stored_sheets(stored)
    assert sheet.answers["public_transport"].good == "Buses? They run on time - mostly"
    assert sheet.answers["public_transport"].better == "A later one"
    assert sheet.priorities == ("traffic_and_parking", "public_transport")
    assert sheet.actions == "Ask the operator"


def test_every_cell_and_box_is_reached_and_corrected_by_keyboard(
    site: Site, grid: Page, stored: Database
) -> None:
    press(grid, "8 ArrowRight 4 4 Enter 6 ArrowRight 5 5")
    press(grid, "ArrowUp 7 ArrowDown ArrowLeft ArrowLeft Backspace")
    press(grid, "End 1 Home ArrowRight ArrowRight ArrowRight c Tab Tab")
    for _tick in THEMES:
        press(grid, "Tab")
    expect(grid.get_by_label("What people are proud of here")).to_be_focused()
    grid.keyboard.type("The band")
    press(grid, "Tab")
    grid.keyboard.type("Mend the path")
    wait_until_saved(grid)
    open_grid(grid, site)
    press(grid, "ArrowDown ArrowRight 2")
    wait_until_saved(grid)
    first, second = stored_sheets(stored)
    assert marks_of(first) == ["4", "4", "7", *[""] * 11]
    assert marks_of(second) == ["5", "2", *[""] * 11, "1"]
    assert (second.assets, second.actions) == ("The band", "Mend the path")
    before = list_revisions(stored, second.key)[-1]
    assert before.response.answers[THEMES[1]].mark == ""
    assert before.changed_by == "An facilitator"


def test_a_fourth_priority_is_not_taken(grid: Page, stored: Database) -> None:
    press(grid, "8 ArrowRight p ArrowRight p ArrowRight p ArrowRight p")
    expect(grid.locator("p[data-status]")).to_contain_text("Three priorities are chosen already")
    wait_until_saved(grid)
    assert len(stored_sheets(stored)[0].priorities) == 3


def test_a_range_can_be_cancelled_and_is_for_groups_only(grid: Page, stored: Database) -> None:
    press(grid, "8 ArrowRight 3 -")
    expect(grid.locator("[data-column=moving_around]")).to_have_value("3–")
    press(grid, "Escape")
    expect(grid.locator("[data-column=moving_around]")).to_have_value("3")
    press(grid, "- 1")
    expect(grid.locator("[data-column=moving_around]")).to_have_value("1–3")
    wait_until_saved(grid)
    press(grid, "i")
    state = grid.locator("td.sheet_grid__state")
    expect(state).to_contain_text("Moving around: “1-3” was found; only a group may give a range")
    expect(grid.locator("[data-column=moving_around]")).to_have_attribute("aria-invalid", "true")
    press(grid, "5")
    wait_until_saved(grid)
    expect(state).to_have_text("Saved")
    assert marks_of(stored_sheets(stored)[0])[0] == "5"


def test_a_rating_off_the_scale_changes_nothing(grid: Page) -> None:
    press(grid, "8 ArrowRight 4 ArrowLeft 8")
    expect(grid.locator("[data-column=moving_around]")).to_have_value("4")
    expect(grid.locator("p[data-status]")).to_have_text("Ratings go from 1 to 7")


def test_the_last_changes_are_undone(grid: Page, stored: Database) -> None:
    press(grid, "8 ArrowRight 4 5 ArrowLeft 6 Control+z Control+z")
    expect(grid.locator("[data-column=public_transport]")).to_have_value("")
    wait_until_saved(grid)
    assert marks_of(stored_sheets(stored)[0])[:2] == ["4", ""]


def test_a_removed_sheet_comes_back_with_undo(grid: Page, stored: Database) -> None:
    press(grid, "8 ArrowRight 4 Enter 7 ArrowRight 5")
    wait_until_saved(grid)
    grid.get_by_role("button", name="Remove this sheet").click()
    expect(grid.locator("tbody[data-rows] tr")).to_have_count(1)
    wait_until_saved(grid)
    assert [sheet.people for sheet in stored_sheets(stored)] == [8]
    press(grid, "Control+z")
    expect(grid.locator("tbody[data-rows] tr")).to_have_count(2)
    wait_until_saved(grid)
    assert [sheet.people for sheet in stored_sheets(stored)] == [8, 7]


def test_the_row_says_what_is_missing(grid: Page, stored: Database) -> None:
    press(grid, "ArrowRight 4")
    state = grid.locator("td.sheet_grid__state")
    expect(state).to_have_text("Not saved: People: Enter how many people were in the group")
    press(grid, "Home ArrowRight ArrowRight")
    press(grid, "9")
    expect(state).to_have_text("Saved")
    assert stored_sheets(stored)[0].people == 9


def test_leaving_the_row_saves_it_at_once(grid: Page, stored: Database) -> None:
    grid.clock.install()
    grid.clock.pause_at("2040-01-01")
    press(grid, "8 ArrowRight 4")
    # a sheet that waits for a time to pass waits for ever now
    with grid.expect_response(is_of_a_sheet):
        press(grid, "Enter")
    assert [sheet.people for sheet in stored_sheets(stored)] == [8]


def is_of_a_sheet(answer: Response) -> bool:
    return answer.request.method == "POST" and "/sheets/" in answer.url


@pytest.mark.parametrize("is_mine", [True, False])
def test_a_conflict_is_shown_and_a_person_chooses(
    site: Site, grid: Page, stored: Database, is_mine: bool
) -> None:
    response = store_group(stored, {"moving_around": "4"})
    open_grid(grid, site)
    grid.context.set_offline(True)  # so that it does not hear of the change before
    change_group(stored, response, "6")
    press(grid, "2")
    grid.context.set_offline(False)
    conflict = grid.locator("[data-conflict]")
    expect(conflict).to_contain_text("Sheet 1 was changed by Another facilitator meanwhile")
    assert "Moving around62" in conflict.text_content().replace(" ", "").replace(
        "Movingaround", "Moving around"
    )
    assert marks_of(stored_sheets(stored)[0])[0] == "6"
    if is_mine:
        assert_accessible(grid)
    grid.get_by_role("button", name="Save mine" if is_mine else "Keep what is stored").click()
    wait_until_saved(grid)
    expect(conflict).to_be_hidden()
    assert marks_of(stored_sheets(stored)[0])[0] == ("2" if is_mine else "6")
    assert len(list_revisions(stored, response.key)) == (2 if is_mine else 1)


def test_a_lost_connection_is_said_and_mended_by_itself(grid: Page, stored: Database) -> None:
    grid.context.set_offline(True)
    press(grid, "8 ArrowRight 4")
    state = grid.locator("td.sheet_grid__state")
    expect(state).to_have_text("Kept on this device")
    expect(grid.locator("[data-why]")).to_contain_text("No connection. They are kept")
    grid.context.set_offline(False)
    expect(state).to_have_text("Saved")
    assert len(stored_sheets(stored)) == 1


def test_a_lost_reply_stores_the_sheet_once(grid: Page, stored: Database) -> None:
    lost: list[str] = []

    def lose_the_first(route: object) -> None:
        if lost:
            route.continue_()  # type: ignore[attr-defined]  # Playwright's Route
        else:
            lost.append("")
            route.fetch()  # type: ignore[attr-defined]  # it arrives …
            route.abort()  # type: ignore[attr-defined]  # … and its answer does not

    grid.route("**/sheets/*", lose_the_first)
    press(grid, "8 ArrowRight 4")
    expect(grid.locator("td.sheet_grid__state")).to_have_text("Kept on this device")
    expect(grid.locator("td.sheet_grid__state")).to_have_text("Saved")
    (sheet,) = stored_sheets(stored)
    assert list_revisions(stored, sheet.key) == []


def test_a_sheet_sent_half_typed_keeps_its_place_before_later_ones(
    grid: Page, stored: Database
) -> None:
    held: list[Route] = []
    grid.route("**/sheets/*-*", lambda route: route.continue_() if held else held.append(route))
    with grid.expect_request("**/sheets/*-*"):
        press(grid, "8 Enter")
    press(grid, "6 ArrowRight 5 ArrowUp 4")
    held[0].continue_()
    wait_until_saved(grid)
    assert [marks_of(sheet)[:2] for sheet in stored_sheets(stored)] == [["", "4"], ["5", ""]]


def test_signing_out_elsewhere_keeps_what_was_typed(
    grid: Page, stored: Database, make_account: MakeAccount
) -> None:
    make_account(Role.ADMINISTRATOR)
    set_facilitator_active(stored, False)
    press(grid, "8 ArrowRight 4")
    expect(grid.locator("td.sheet_grid__state")).to_have_text("Kept on this device")
    expect(grid.locator("[data-why]")).to_contain_text("You were signed out")
    expect(grid.get_by_role("link", name="Sign in").last).to_be_visible()
    assert stored_sheets(stored) == []


def test_the_keys_are_shown(grid: Page) -> None:
    press(grid, "?")
    expect(grid.get_by_role("dialog", name="Keys in the grid")).to_be_visible()
    assert_accessible(grid)
    press(grid, "Escape")
    expect(grid.locator("[data-column=people]")).to_be_focused()


def test_the_pages_of_a_group_that_did_not_agree_are_accessible(
    site: Site, grid: Page, stored: Database
) -> None:
    for mark in ("2", "3-5", "dk"):
        given = dict.fromkeys(THEMES, "4") | {"feeling_safe": mark}
        response = store_group(stored, given)
    for path in (ADDRESS, SHEETS, f"{SHEETS}/{response.key}/form"):
        grid.goto(site.address + path)
        assert_accessible(grid)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_a_sheet_is_entered_on_its_page(
    site: Site, facilitator: Page, stored: Database
) -> None:
    page = facilitator
    page.goto(site.address + SHEETS)
    expect(page.locator("[data-grid]")).to_be_hidden()
    page.goto(site.address + ADDRESS)
    page.get_by_role("link", name="Add one group sheet").click()
    page.get_by_label("People in the group").fill("5")
    page.locator("#moving_around_rating-4").check()
    page.get_by_role("button", name="Save the sheet").click()
    expect(page.get_by_text("The sheet is saved.")).to_be_visible()
    assert marks_of(stored_sheets(stored)[0])[0] == "4"


def test_a_grid_that_outlived_its_session_token_saves_all_the_same(
    grid: Page, stored: Database
) -> None:
    spoiled = iter([{"x-csrftoken": "stale"}])
    grid.route(
        lambda url: "/sheets/" in url and not url.endswith("/token"),
        lambda route: route.continue_(headers=route.request.headers | next(spoiled, {})),
    )
    press(grid, "8 ArrowRight 4")
    expect(grid.locator("td.sheet_grid__state")).to_have_text("Saved")
    assert len(stored_sheets(stored)) == 1


def test_a_workshop_closed_meanwhile_takes_nothing_and_says_so(
    grid: Page, stored: Database
) -> None:
    with writing(stored):
        update_workshop(stored, make_workshop(state="closed"))
    press(grid, "8 ArrowRight 4")
    state = grid.locator("td.sheet_grid__state")
    expect(state).to_contain_text("Not saved: This workshop is closed")
    assert stored_sheets(stored) == []
