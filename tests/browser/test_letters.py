"""Letters to partners in a browser: the page that says they are made has their file."""

from docx import Document
from playwright.sync_api import Page, expect

from placeplan.domain.accounts import Role
from placeplan.store.database import Database
from tests.browser.conftest import SignInAt, Site, assert_accessible
from tests.factories import LISBURN_SOUTH
from tests.listing_setup import TRUST, store_partner
from tests.store.stocked import stock


def test_the_letters_are_downloaded_and_taken_back_from_one_page(
    page: Page, site: Site, sign_in_at: SignInAt, database: Database
) -> None:
    stock(database)
    number = store_partner(database)
    sign_in_at(page, Role.OFFICER)
    page.goto(f"{site.address}/partners/requests?area={LISBURN_SOUTH.code}&partner={number}")
    page.get_by_role("button", name="Make the letters").click()
    expect(page.get_by_text("1 letter is made")).to_be_visible()
    assert_accessible(page)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download the letters").click()
    file = downloading.value.path()
    assert any(TRUST in paragraph.text for paragraph in Document(str(file)).paragraphs)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("is taken back")).to_be_visible()
    expect(page.get_by_text("Not asked yet", exact=True)).to_be_visible()
