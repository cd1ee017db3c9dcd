"""Sheets on a device: copies of them, two pages of them, and what is said of them."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from placeplan.domain.accounts import Role
from placeplan.store.database import Database, writing
from placeplan.store.workshops import add_workshop, update_workshop
from tests.browser.conftest import Site, assert_accessible, enter, open_grid
from tests.browser.sheet_pages import set_facilitator_active
from tests.conftest import PASSWORD, MakeAccount, email_of
from tests.factories import make_workshop
from tests.workshop_setup import ADDRESS, SHEETS, stored_sheets

SUMMARY, WHY = "[data-summary]", "[data-why]"
ALL_SAVED = "All sheets are saved"
ALL_KEPT = """
  async () => [
    ...await caches.keys(),
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
  ]
"""
PREPARED_IN_JANUARY = """
  () => new Promise((resolve) => {
    indexedDB.open("placeplan-workshops").onsuccess = ({ target: { result: database } }) => {
      const writing = database.transaction("notes", "readwrite");
      writing.objectStore("notes").put({ day: new Date("2026-01-02T12:00:00") }, "prepared");
      writing.oncomplete = () => { database.close(); resolve(); };
    };
  })
"""


@pytest.fixture
def laptop(site: Site, facilitator: Page) -> Page:
    """The page of sheets, opened by a facilitator on a device that is ready for the hall."""
    page = facilitator
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site.address}{ADDRESS}/ready")
    expect(page.locator("[data-check=pages] [data-mark]")).to_have_text("Yes")
    open_grid(page, site)
    return page


@pytest.fixture
def tablet(site: Site, stranger: BrowserContext, facilitator: Page) -> Page:
    """Another device of the same facilitator."""
    page = stranger.new_page()
    enter(page, site.address, email_of(Role.FACILITATOR))
    return page


def type_individuals(page: Page, *rated: str) -> None:
    """A sheet of an individual for each of these ratings of the first theme."""
    page.keyboard.press("i")
    for rating in rated:
        page.keyboard.type(rating)
        page.keyboard.press("Enter")


def first_cell(page: Page) -> Locator:
    return page.locator("[data-rows] [data-column=moving_around]").first


def kept_copy(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep a copy").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def ratings(database: Database) -> list[str]:
    return [sheet.answers["moving_around"].mark for sheet in stored_sheets(database)]


def test_a_copy_is_read_in_on_another_device_and_its_sheets_are_stored_once(
    laptop: Page, tablet: Page, site: Site, stored: Database, tmp_path: Path
) -> None:
    laptop.context.set_offline(True)
    type_individuals(laptop, "2", "6")
    expect(laptop.locator(SUMMARY)).to_have_text("2 on this device, not sent yet")
    copy = kept_copy(laptop, tmp_path)
    assert copy.name.startswith("your-place-hall-june-")
    open_grid(tablet, site)
    tablet.get_by_label("Read in a copy").set_input_files(copy)
    expect(tablet.get_by_text("2 sheets were read in from the copy.")).to_be_visible()
    expect(tablet.locator(SUMMARY)).to_have_text(ALL_SAVED)
    laptop.context.set_offline(False)
    expect(laptop.locator(SUMMARY)).to_have_text(ALL_SAVED)
    assert ratings(stored) == ["2", "6"]


def test_a_copy_takes_nothing_away_that_was_typed_since(
    laptop: Page, stored: Database, tmp_path: Path
) -> None:
    laptop.context.set_offline(True)
    type_individuals(laptop, "2")
    copy = kept_copy(laptop, tmp_path)
    first_cell(laptop).click()
    laptop.keyboard.type("5")
    laptop.get_by_label("Read in a copy").set_input_files(copy)
    expect(laptop.get_by_text("1 were left out: they say something else")).to_be_visible()
    laptop.context.set_offline(False)
    expect(laptop.locator(SUMMARY)).to_have_text(ALL_SAVED)
    assert ratings(stored) == ["5"]


@pytest.mark.parametrize(
    ("copy", "sentence"),
    [
        ("not a copy", "This file is not a copy of sheets."),
        ({"format": "placeplan sheets 1"}, "This file is not a copy of sheets."),
        (
            {
                "format": "placeplan sheets 1",
                "workshop": "your-place/hall-july",
                "name": "Hall, July",
                "sheets": [],
            },
            "This is a copy of another workshop: Hall, July.",
        ),
        (
            {
                "format": "placeplan sheets 1",
                "workshop": "your-place/hall-june",
                "sheets": [None, {"key": "x"}, {"key": 7, "data": {}}],
            },
            "0 sheets were read in. 3 in this file are damaged",
        ),
    ],
)
def test_a_file_that_is_no_copy_of_these_sheets_is_refused_in_words(
    laptop: Page, stored: Database, tmp_path: Path, copy: object, sentence: str
) -> None:
    path = tmp_path / "copy.json"
    path.write_text(copy if isinstance(copy, str) else json.dumps(copy), encoding="utf-8")
    laptop.get_by_label("Read in a copy").set_input_files(path)
    expect(laptop.get_by_text(sentence)).to_be_visible()
    assert stored_sheets(stored) == []


def test_after_ten_sheets_a_device_that_may_forget_asks_for_a_copy(
    laptop: Page, tmp_path: Path
) -> None:
    asked = laptop.get_by_text("Ten more sheets are on this device only")
    laptop.context.set_offline(True)
    type_individuals(laptop, *"123456712")
    expect(laptop.locator(SUMMARY)).to_have_text("9 on this device, not sent yet")
    expect(asked).to_be_hidden()
    type_individuals(laptop, "3")
    expect(asked).to_be_visible()
    assert_accessible(laptop)
    kept_copy(laptop, tmp_path)
    expect(asked).to_be_hidden()
    laptop.locator("[data-rows] [data-column=moving_around]").last.click()
    type_individuals(laptop, "4")
    expect(laptop.locator(SUMMARY)).to_have_text("11 on this device, not sent yet")
    expect(asked).to_be_hidden()


def test_two_pages_of_one_device_show_the_same_sheets_and_send_them_once(
    laptop: Page, site: Site, stored: Database
) -> None:
    laptop.context.set_offline(True)
    other = laptop.context.new_page()
    other.goto(site.address + SHEETS)
    expect(other.locator("[data-rows] :focus")).to_be_visible()
    type_individuals(laptop, "2", "6")
    expect(other.locator("[data-rows] [data-status=waiting]")).to_have_count(2)
    laptop.context.set_offline(False)
    for page in (laptop, other):
        expect(page.locator("[data-rows] [data-status=saved]")).to_have_count(2)
    assert ratings(stored) == ["2", "6"]
    assert {sheet.form for sheet in stored_sheets(stored)} == {"individual"}


def test_what_was_typed_while_signed_out_is_sent_after_signing_in(
    laptop: Page, site: Site, stored: Database, make_account: MakeAccount
) -> None:
    make_account(Role.ADMINISTRATOR)
    set_facilitator_active(stored, False)
    type_individuals(laptop, "2")
    expect(laptop.locator(WHY)).to_contain_text("You were signed out. Sign in again")
    set_facilitator_active(stored, True)
    laptop.locator("[data-sign-in]").click()
    laptop.get_by_label("Email address").fill(email_of(Role.FACILITATOR))
    laptop.get_by_label("Password").fill(PASSWORD)
    laptop.get_by_role("button", name="Sign in").click()
    laptop.wait_for_url(site.address + SHEETS)
    expect(laptop.locator(SUMMARY)).to_have_text(ALL_SAVED)
    assert ratings(stored) == ["2"]


def test_a_removal_waits_too_and_a_sheet_corrected_meanwhile_is_not_removed_unseen(
    laptop: Page, tablet: Page, site: Site, stored: Database
) -> None:
    type_individuals(laptop, "2")
    expect(laptop.locator(SUMMARY)).to_have_text(ALL_SAVED)
    open_grid(tablet, site)
    laptop.context.set_offline(True)
    first_cell(laptop).click()
    laptop.get_by_role("button", name="Remove this sheet").click()
    expect(laptop.locator(SUMMARY)).to_have_text("1 on this device, not sent yet")
    first_cell(tablet).click()
    tablet.keyboard.type("7")
    expect(tablet.locator(SUMMARY)).to_have_text(ALL_SAVED)
    laptop.context.set_offline(False)
    expect(laptop.locator("[data-rows] [data-status=conflict]")).to_be_visible()
    first_cell(laptop).click()
    expect(laptop.get_by_text("You removed it here.")).to_be_visible()
    assert_accessible(laptop)
    laptop.get_by_role("button", name="Keep what is stored").click()
    expect(laptop.locator(SUMMARY)).to_have_text(ALL_SAVED)
    assert ratings(stored) == ["7"]


def test_the_check_before_leaving_says_what_the_device_has(
    laptop: Page, site: Site, stored: Database
) -> None:
    laptop.goto(f"{site.address}{ADDRESS}/ready")
    verdict = laptop.locator("[data-verdict]").first
    expect(verdict).to_have_text("Ready, but keep copies: this device may forget what is entered")
    checks = {"pages": "Yes", "files": "Yes", "storage": "Look", "before": "Look", "waiting": "Yes"}
    for name, mark in checks.items():
        expect(laptop.locator(f"[data-check={name}] [data-mark]")).to_have_text(mark)
    assert_accessible(laptop)
    laptop.evaluate("caches.delete('placeplan-files')")
    laptop.reload()
    expect(verdict).to_have_text("This device is not ready yet")
    expect(laptop.locator("[data-check=files]")).to_contain_text("files are missing")


def test_a_device_that_remembers_another_day_was_not_wiped(laptop: Page, site: Site) -> None:
    laptop.goto(f"{site.address}{ADDRESS}/ready")
    before = laptop.locator("[data-check=before]")
    expect(before.locator("[data-mark]")).to_have_text("Look")
    laptop.evaluate(PREPARED_IN_JANUARY)
    laptop.reload()
    expect(before.locator("[data-mark]")).to_have_text("Yes")
    expect(before).to_contain_text("first prepared on 2 January 2026")


def test_a_device_is_cleared_only_when_nothing_waits(
    laptop: Page, site: Site, stored: Database
) -> None:
    laptop.context.set_offline(True)
    type_individuals(laptop, "2")
    expect(laptop.locator(SUMMARY)).to_have_text("1 on this device, not sent yet")
    laptop.goto(f"{site.address}{ADDRESS}/ready")
    laptop.get_by_role("button", name="Clear this device").click()
    expect(laptop.get_by_text("Not cleared: 1 sheets were not sent yet.")).to_be_visible()
    open_grid(laptop, site)
    laptop.context.set_offline(False)
    expect(laptop.locator(SUMMARY)).to_have_text(ALL_SAVED)
    laptop.goto(f"{site.address}{ADDRESS}/ready")
    laptop.get_by_role("button", name="Clear this device").click()
    expect(laptop.get_by_text("keeps nothing of workshops any more")).to_be_visible()
    kept = laptop.evaluate("caches.open('placeplan-pages').then((pages) => pages.keys())")
    assert kept == []


def test_the_cookies_page_lists_all_that_workshops_keep(laptop: Page, site: Site) -> None:
    names = laptop.evaluate(ALL_KEPT)
    assert {"placeplan-workshops", "placeplan-pages", "placeplan-files"} <= set(names)
    laptop.goto(f"{site.address}/cookies")
    listed = " ".join(laptop.locator("tbody tr > :first-child").all_inner_texts())
    assert [name for name in names if name.partition(":")[0] not in listed] == []


def test_a_page_that_was_not_kept_says_so_and_names_those_that_were(
    laptop: Page, site: Site, stored: Database
) -> None:
    with writing(stored):
        add_workshop(stored, make_workshop(key="hall-july"))
    laptop.context.set_offline(True)
    laptop.goto(f"{site.address}/workshops/your-place/hall-july/sheets")
    expect(laptop.get_by_text("The page that you asked for needs a connection")).to_be_visible()
    assert_accessible(laptop)
    laptop.get_by_role("link", name="Sheets of Made-up hall, June").click()
    expect(laptop.locator("[data-rows] :focus")).to_be_visible()


def test_a_workshop_closed_meanwhile_still_shows_what_waits(
    laptop: Page, site: Site, stored: Database, tmp_path: Path
) -> None:
    laptop.context.set_offline(True)
    type_individuals(laptop, "2")
    expect(laptop.locator(SUMMARY)).to_have_text("1 on this device, not sent yet")
    with writing(stored):
        update_workshop(stored, make_workshop(state="closed"))
    laptop.context.set_offline(False)
    laptop.goto(site.address + SHEETS)
    expect(laptop.locator(WHY)).to_contain_text("This workshop was closed")
    expect(laptop.locator(SUMMARY)).to_contain_text("1 not saved")
    assert_accessible(laptop)
    assert kept_copy(laptop, tmp_path).stat().st_size > 100
    with writing(stored):
        update_workshop(stored, make_workshop(state="open"))
    open_grid(laptop, site)
    expect(laptop.locator(SUMMARY)).to_have_text(ALL_SAVED)
    assert ratings(stored) == ["2"]


def test_who_is_let_in_no_more_can_keep_a_copy_of_what_waits(
    laptop: Page, site: Site, stored: Database, tmp_path: Path
) -> None:
    laptop.context.set_offline(True)
    type_individuals(laptop, "2", "6")
    expect(laptop.locator(SUMMARY)).to_have_text("2 on this device, not sent yet")
    laptop.context.clear_cookies()
    laptop.context.set_offline(False)
    laptop.goto(f"{site.address}/sign-in")
    laptop.get_by_role("link", name="Sheets that wait on this device").click()
    expect(laptop.get_by_text("2 of the workshop your-place/hall-june")).to_be_visible()
    assert_accessible(laptop)
    copy = json.loads(kept_copy(laptop, tmp_path).read_text("utf-8"))
    assert len(copy["sheets"]) == 2


def test_letters_typed_on_one_of_two_pages_of_a_device_all_arrive(
    laptop: Page, site: Site, stored: Database
) -> None:
    type_individuals(laptop, "2")
    expect(laptop.locator(SUMMARY)).to_have_text(ALL_SAVED)
    other = laptop.context.new_page()
    open_grid(other, site)
    first_cell(laptop).click()
    laptop.keyboard.press("c")
    words = "Every letter of this counts, typed while another page sends. " * 3
    laptop.keyboard.type(words)
    for page in (laptop, other):
        expect(page.locator(SUMMARY)).to_have_text(ALL_SAVED)
    expect(laptop.get_by_label("What is good now")).to_have_value(words)
    (sheet,) = stored_sheets(stored)
    assert sheet.answers["moving_around"].good == words.strip()


def test_a_site_that_answers_in_half_stops_no_page(
    laptop: Page, site: Site, stored: Database
) -> None:
    laptop.route("**/sheets/stored", lambda route: route.fulfill(body='{"sheets": [', status=200))
    type_individuals(laptop, "2")
    expect(laptop.locator(SUMMARY)).to_have_text(ALL_SAVED)
    laptop.goto(site.address + SHEETS)
    expect(laptop.locator("[data-rows] [data-status=saved]")).to_have_count(1)
    expect(laptop.locator("[data-rows] :focus")).to_be_visible()
