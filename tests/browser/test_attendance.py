"""Who was there is counted in a hall without a connection, and nothing that was typed is lost."""

import pytest
from playwright.sync_api import Page, expect

from placeplan.domain.attendance import Attendance
from placeplan.store.attendance import get_attendance, update_attendance
from placeplan.store.database import Database, writing
from tests.browser.conftest import Site, assert_accessible
from tests.workshop_setup import ADDRESS

WHERE = ("your-place", "hall-june")
ATTENDANCE = f"{ADDRESS}/attendance"
SAVE = "Save who was there"
SAVED = "Who was there is saved."
NOTE_WHAT_IS_SAID = """
  () => {
    window.said = [];
    const note = ([{ target }]) => window.said.push(target.textContent);
    const whole = { childList: true, characterData: true, subtree: true };
    new MutationObserver(note).observe(document.querySelector("[data-status]"), whole);
  }
"""
KEPT = "typed on this device and is not saved"


@pytest.fixture
def laptop(facilitator: Page, site: Site) -> Page:
    """The page for who was there, on a device that is ready for the hall."""
    facilitator.goto(f"{site.address}{ADDRESS}/ready")
    expect(facilitator.locator("[data-check=pages] [data-mark]")).to_have_text("Yes")
    facilitator.goto(site.address + ATTENDANCE)
    return facilitator


def count(page: Page, people: str, notes: str = "") -> None:
    page.get_by_label("People who came").fill(people)
    page.get_by_label("Notes").fill(notes)
    page.get_by_role("button", name=SAVE).click()


def keeps_nothing(page: Page) -> bool:
    return bool(page.evaluate("localStorage.length === 0"))


def test_who_was_there_is_counted_without_a_connection_and_saved_with_one(
    laptop: Page, site: Site, stored: Database
) -> None:
    laptop.context.set_offline(True)
    laptop.goto(site.address + ATTENDANCE)
    count(laptop, "23", "Warm evening")
    expect(laptop.get_by_text("No connection. What you typed is kept")).to_be_visible()
    assert_accessible(laptop)
    page = laptop.context.new_page()
    laptop.close()
    page.goto(site.address + ATTENDANCE)
    expect(page.get_by_label("People who came")).to_have_value("23")
    expect(page.get_by_text("No connection. What you typed is kept")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert get_attendance(stored, *WHERE) == Attendance(23)
    assert keeps_nothing(page)


def test_what_is_corrected_after_saving_without_a_connection_is_saved_by_itself_too(
    laptop: Page, site: Site, stored: Database
) -> None:
    laptop.context.set_offline(True)
    count(laptop, "23", "Warm")
    expect(laptop.get_by_text("No connection. What you typed is kept")).to_be_visible()
    laptop.get_by_label("People who came").fill("24")
    laptop.context.set_offline(False)
    expect(laptop.get_by_text("Saved on the site.")).to_be_visible()
    assert get_attendance(stored, *WHERE) == Attendance(24)
    assert keeps_nothing(laptop)
    count(laptop, "25", "Warm")
    expect(laptop.get_by_text(SAVED).first).to_be_visible()
    assert get_attendance(stored, *WHERE) == Attendance(25)


def test_a_correction_outlives_the_page_and_is_saved_by_the_next_one(
    laptop: Page, site: Site, stored: Database
) -> None:
    laptop.context.set_offline(True)
    count(laptop, "23")
    laptop.get_by_label("People who came").fill("24")
    laptop.goto(site.address + ATTENDANCE)
    expect(laptop.get_by_label("People who came")).to_have_value("24")
    laptop.context.set_offline(False)
    expect(laptop.get_by_text(SAVED)).to_be_visible()
    assert get_attendance(stored, *WHERE) == Attendance(24)


def test_what_is_tried_again_by_itself_is_said_once(
    laptop: Page, site: Site, stored: Database
) -> None:
    laptop.clock.install()
    laptop.goto(site.address + ATTENDANCE)
    laptop.context.set_offline(True)
    count(laptop, "23")
    expect(laptop.get_by_text("No connection. What you typed is kept")).to_be_visible()
    laptop.evaluate(NOTE_WHAT_IS_SAID)
    with laptop.expect_event("requestfailed"):
        laptop.clock.run_for(31_000)
    with laptop.expect_event("requestfailed"):
        laptop.clock.run_for(31_000)
    assert laptop.evaluate("window.said") == []


def test_what_somebody_else_counted_meanwhile_is_shown_and_not_overwritten(
    laptop: Page, site: Site, stored: Database
) -> None:
    laptop.context.set_offline(True)
    count(laptop, "23")
    expect(laptop.get_by_text("No connection. What you typed is kept")).to_be_visible()
    with writing(stored):
        update_attendance(stored, *WHERE, Attendance(25))
    laptop.context.set_offline(False)
    expect(laptop.get_by_text("Somebody else has noted this meanwhile")).to_be_visible()
    expect(laptop.get_by_label("People who came")).to_have_value("23")
    assert get_attendance(stored, *WHERE) == Attendance(25)
    laptop.get_by_role("button", name=SAVE).click()
    expect(laptop.get_by_text(SAVED)).to_be_visible()
    assert get_attendance(stored, *WHERE) == Attendance(23)
    assert keeps_nothing(laptop)


def test_what_the_site_refuses_is_said_and_stays(laptop: Page, stored: Database) -> None:
    count(laptop, "many")
    expect(laptop.get_by_role("alert").or_(laptop.locator(".error_summary"))).to_be_visible()
    expect(laptop.get_by_label("People who came")).to_have_value("many")
    count(laptop, "23")
    expect(laptop.get_by_text(SAVED)).to_be_visible()
    assert keeps_nothing(laptop)


def test_what_was_typed_and_not_saved_is_there_again_and_can_be_forgotten(
    laptop: Page, site: Site, stored: Database
) -> None:
    laptop.get_by_label("People who came").fill("23")
    laptop.goto(f"{site.address}{ADDRESS}/ready")
    laptop.get_by_role("button", name="Clear this device").click()
    expect(laptop.get_by_text("Not cleared: who was there")).to_be_visible()
    laptop.goto(site.address + ATTENDANCE)
    expect(laptop.get_by_text(KEPT)).to_be_visible()
    expect(laptop.get_by_label("People who came")).to_have_value("23")
    laptop.get_by_role("button", name="Forget what was typed here").click()
    expect(laptop.get_by_label("People who came")).to_have_value("")
    expect(laptop.get_by_text(KEPT)).to_have_count(0)
    assert keeps_nothing(laptop)
    assert get_attendance(stored, *WHERE) == Attendance()


def test_who_was_signed_out_meanwhile_loses_no_number(
    laptop: Page, site: Site, stored: Database
) -> None:
    cookies = laptop.context.cookies()
    laptop.context.clear_cookies()
    count(laptop, "23")
    expect(laptop.get_by_text("You were signed out. What you typed is kept")).to_be_visible()
    laptop.context.add_cookies(cookies)  # type: ignore[arg-type]  # as they were given
    laptop.goto(site.address + ATTENDANCE)
    expect(laptop.get_by_text(SAVED)).to_be_visible()
    assert get_attendance(stored, *WHERE) == Attendance(23)
