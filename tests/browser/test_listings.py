"""The pages of listings in a real browser: a partner lists something, an officer approves it."""

import pytest
from playwright.sync_api import Browser, Page

from placeplan.domain.accounts import Role
from placeplan.store.database import Database
from tests.browser.conftest import SignInAt, Site, assert_accessible
from tests.listing_setup import FAULTY_FILE, TRUST, store_areas, store_listing, store_partner


@pytest.fixture
def officer(page: Page, sign_in_at: SignInAt, database: Database) -> Page:
    """The page of an officer who has signed in where a partner has a listing."""
    store_areas(database)
    store_listing(database, store_partner(database), name="Health visits")
    sign_in_at(page, Role.OFFICER)
    return page


def test_a_partner_lists_a_programme_and_an_officer_approves_it(
    site: Site, officer: Page, browser: Browser
) -> None:
    page = officer
    page.goto(f"{site.address}/partners")
    assert_accessible(page)
    page.get_by_role("link", name=TRUST).click()
    assert_accessible(page)
    page.get_by_role("button", name="Invite").click()
    assert_accessible(page)
    link = page.locator(".copy_out").inner_text()

    phone = browser.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    list_a_programme(phone.new_page(), link)
    phone.close()

    page.goto(f"{site.address}/listings?state=waiting")
    assert_accessible(page)
    page.get_by_role("link", name="Path repairs").click()
    assert_accessible(page)
    page.get_by_role("button", name="Approve").click()
    assert page.get_by_text("“Path repairs” is approved").is_visible()
    page.get_by_role("link", name="Edit").click()
    assert_accessible(page)


def test_a_partners_own_pages_are_accessible(site: Site, officer: Page) -> None:
    page = officer
    page.goto(f"{site.address}/partners/1")
    page.get_by_role("button", name="Invite").click()
    page.goto(page.locator(".copy_out").inner_text())
    assert_accessible(page)
    page.get_by_role("button", name="Open our listings").click()
    assert_accessible(page)
    page.get_by_role("link", name="Add a listing").click()
    page.get_by_role("button", name="Save the listing").click()
    assert_accessible(page)


def test_a_faulty_file_is_mended_on_accessible_pages(site: Site, officer: Page) -> None:
    page = officer
    page.goto(f"{site.address}/listings/import")
    assert_accessible(page)
    content = FAULTY_FILE.replace("partner,name", "Organisation,Title", 1).encode()
    page.get_by_label("File").set_input_files(
        {"name": "theirs.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="Read the file").click()
    assert_accessible(page)
    page.get_by_role("button", name="Save and show the rows").click()
    assert_accessible(page)
    page.get_by_label("Kind").select_option("service")
    page.get_by_role("button", name="Leave out row 4").click()
    page.get_by_label("Areas").fill("all")
    page.get_by_role("button", name="Save and check again").click()
    page.get_by_role("button", name="Take in 3 listings").click()
    assert page.get_by_text("3 listings are new").is_visible()


def list_a_programme(phone: Page, link: str) -> None:
    """What a partner does on a phone without JavaScript."""
    phone.goto(link)
    phone.get_by_role("button", name="Open our listings").click()
    assert "invitations" not in phone.url
    phone.get_by_role("link", name="Add a listing").click()
    phone.get_by_label("Name").fill("Path repairs")
    phone.get_by_label("Programme").check()
    phone.get_by_label("Physical projects").check()
    phone.get_by_label("Lisburn South").check()
    phone.get_by_role("button", name="Save the listing").click()
    phone.get_by_role("heading", name="Path repairs").wait_for()
    phone.get_by_role("button", name="All of this is still right").click()
    phone.get_by_role("button", name="Undo").click()
