"""A community group at its workshop: in by the link, a sheet by keyboard, who was there, out."""

from playwright.sync_api import Page, expect

from placeplan.domain.attendance import Attendance
from placeplan.store.attendance import get_attendance
from placeplan.store.database import Database
from placeplan.store.facilitator_links import list_facilitator_links, revoke_facilitator_link
from placeplan.store.response_rows import list_workshop_responses
from placeplan.web.app import secret_key
from placeplan.web.facilitators.tokens import signed_link
from tests.browser.conftest import Site
from tests.factories import ADULTS
from tests.workshop_setup import ADDRESS, store_link_of_any_workshop

WHERE = ("your-place", "hall-june")
HOST = "Sam (Riverside residents)"


def test_a_community_group_runs_its_workshop_by_a_link(
    page: Page, site: Site, stored: Database
) -> None:
    link = signed_link(store_link_of_any_workshop(stored), secret_key(site.instance))
    page.goto(f"{site.address}/facilitators/{link}")
    page.get_by_label("Name to note beside what you enter").fill("Sam")
    page.get_by_role("button", name="Open the workshop").click()
    expect(page.get_by_role("link", name=HOST)).to_be_visible()
    expect(page.locator(".side_navigation")).to_have_count(0)

    page.get_by_role("link", name="Enter sheets").click()
    expect(page.locator("[data-rows] :focus")).to_be_visible()
    for key in ("8", "ArrowRight", *"4" * len(ADULTS.theme_keys)):
        page.keyboard.press(key)
    expect(page.locator("[data-summary]")).to_have_text("All sheets are saved")
    (sheet,) = list_workshop_responses(stored, *WHERE)
    assert (sheet.entered_by, sheet.response.people) == (HOST, 8)

    page.goto(site.address + ADDRESS)
    page.get_by_role("link", name="Say who was there").click()
    page.get_by_label("People who came").fill("9")
    page.get_by_role("button", name="Save who was there").click()
    expect(page.get_by_text("Who was there is saved.")).to_be_visible()
    assert get_attendance(stored, *WHERE) == Attendance(9)

    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_text("You have left.")).to_be_visible()


def test_what_was_typed_waits_on_the_device_when_the_link_ends_and_is_sent_by_a_new_one(
    page: Page, site: Site, stored: Database
) -> None:
    for people in ("8", "6"):
        link = signed_link(store_link_of_any_workshop(stored), secret_key(site.instance))
        page.goto(f"{site.address}/facilitators/{link}")
        page.get_by_label("Name to note beside what you enter").fill("Sam")
        page.get_by_role("button", name="Open the workshop").click()
        page.get_by_role("link", name="Enter sheets").click()
        expect(page.locator("[data-summary]")).to_be_visible()
        if people == "8":
            expect(page.locator("[data-rows] :focus")).to_be_visible()
            (good, *_older) = list_facilitator_links(stored, *WHERE)
            revoke_facilitator_link(stored, good.id)
            for key in (people, "ArrowRight", *"4" * len(ADULTS.theme_keys)):
                page.keyboard.press(key)
            expect(page.locator("body")).to_contain_text("signed out")
            assert list_workshop_responses(stored, *WHERE) == []
    expect(page.locator("[data-summary]")).to_have_text("All sheets are saved")
    (sheet,) = list_workshop_responses(stored, *WHERE)
    assert sheet.response.people == 8
