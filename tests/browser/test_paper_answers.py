"""A pile of questionnaires on paper, entered in the grid by keyboard alone."""

from playwright.sync_api import Page, expect

from placeplan.domain.accounts import Role
from placeplan.store.database import Database
from placeplan.store.paper_sheets import list_paper_responses, sheet_number_by_key
from tests.browser.conftest import SignInAt, Site, assert_accessible
from tests.browser.sheet_pages import press
from tests.factories import ADULTS, LISBURN_SOUTH
from tests.workshop_setup import store_survey


def test_paper_sheets_are_entered_by_keyboard_and_each_number_once(
    site: Site, page: Page, sign_in_at: SignInAt, database: Database
) -> None:
    store_survey(database)
    sign_in_at(page, Role.FACILITATOR)
    page.goto(f"{site.address}/workshops")
    page.get_by_label("Survey and area").select_option(label="Your place: Lisburn South")
    page.get_by_role("button", name="Enter paper answers").press("Enter")
    expect(page.locator("[data-column=number]")).to_be_focused()
    press(page, "4 1 ArrowRight 1 2 3 4 5 6 7 1 2 3 4 5 6 7")
    press(page, "Enter 4 1 ArrowRight 2 2 2 2 2 2 2 2 2 2 2 2 2 0")
    expect(page.locator("[data-status=failed]")).to_contain_text("Sheet 41 was entered already")
    page.locator("[data-column=number][aria-invalid]").focus()
    press(page, "ControlOrMeta+a 4 2")
    page.get_by_label("Age").select_option("40_64")
    page.get_by_label("I live here").press("Space")
    expect(page.locator("[data-summary]")).to_have_text("All sheets are saved")
    assert_accessible(page)
    found = [
        each.response for each in list_paper_responses(database, "your-place", LISBURN_SOUTH.code)
    ]
    assert [each.channel for each in found] == ["paper", "paper"]
    assert [found[0].answers[key].mark for key in ADULTS.theme_keys] == list("12345671234567")
    assert (found[1].age_band, found[1].connections) == ("40_64", ("live",))
    numbers = sheet_number_by_key(database, "your-place")
    assert [numbers[each.key] for each in found] == ["41", "42"]
