"""The grid of comments by keyboard in a browser: tags, states, words taken out, concerns, undo."""

import pytest
from playwright.sync_api import Browser, Page, expect

from placeplan.domain.accounts import Role
from placeplan.domain.responses import Answer
from placeplan.domain.tags import Tag
from placeplan.store.accounts import add_account, list_accounts, set_named_contact
from placeplan.store.database import Database, writing
from placeplan.store.response_rows import iterate_records
from placeplan.store.responses import add_response
from placeplan.store.tags import add_tag, count_comments_by_tag, list_tags
from tests.browser.conftest import SignInAt, Site, assert_accessible
from tests.factories import LISBURN_SOUTH, make_response
from tests.store.stocked import stock

EVIDENCE = f"/evidence/your-place/{LISBURN_SOUTH.code}"
COMMENTS = 60


@pytest.fixture
def officer(page: Page, site: Site, sign_in_at: SignInAt, database: Database) -> Page:
    """The page of an officer at the grid of sixty comments; there is a named contact."""
    survey = stock(database)
    with writing(database):
        contact = add_account(database, email="pat@example.org", name="Pat", role=Role.OFFICER)
        set_named_contact(database, contact.id, True)
        add_tag(database, Tag("Lighting", keywords=("dark", "street light")), by="Pat")
        for number in range(COMMENTS):
            said = f"Path {number} is dark 🌳, ask Mrs Smith of the café"
            answers = {"moving_around": Answer(rating=1 + number % 7, better=said)}
            add_response(database, make_response(survey, answers=answers, age_band="25_39"))
    sign_in_at(page, Role.OFFICER)
    open_grid(page, site)
    return page


def open_grid(page: Page, site: Site, query: str = "") -> None:
    page.goto(site.address + EVIDENCE + query)
    expect(page.locator("[data-tools]")).to_be_visible()
    page.locator("[data-comment]").first.focus()


def row(page: Page, number: int) -> str:
    """Where the row of a comment is found; comments are numbered from 1, the newest is first."""
    return f"#comment-{number}"


def said(page: Page, words: str) -> None:
    expect(page.locator("[data-said]")).to_contain_text(words)


def test_a_row_is_headed_by_its_number_also_once_the_script_has_made_it_a_grid(
    officer: Page,
) -> None:
    first = officer.locator("[data-comment]").first
    expect(first.get_by_role("rowheader")).to_have_text(f"Comment {COMMENTS}")
    officer.keyboard.press("q")
    said(officer, "1 comment: May be quoted")
    expect(first.get_by_role("rowheader")).to_have_text(f"Comment {COMMENTS}")
    assert_accessible(officer)


def test_forty_comments_are_tagged_by_keyboard(
    officer: Page, site: Site, database: Database
) -> None:
    keys = officer.keyboard
    keys.press("t")
    keys.type("Crossings")
    keys.press("Enter")
    said(officer, "1 comment is under “Crossings” now.")
    for _more in range(19):
        keys.press("j")
        keys.press("1")
    expect(officer.locator("[data-untag]")).to_have_count(20)
    keys.press("ArrowDown")
    for _more in range(19):
        keys.press("Shift+ArrowDown")
    expect(officer.locator("tr[aria-selected=true]")).to_have_count(20)
    keys.press("t")
    keys.type("ligh")
    keys.press("Enter")
    said(officer, "20 comments are under “Lighting” now.")
    names = {tag.name: count_comments_by_tag(database).get(tag.id) for tag in list_tags(database)}
    assert names == {"Crossings": 20, "Lighting": 20}
    keys.press("u")
    said(officer, "20 comments are no longer under “Lighting”.")
    keys.press("q")
    said(officer, "20 comments: May be quoted.")
    keys.press("Escape")
    expect(officer.locator("tr[aria-selected=true]")).to_have_count(0)


def test_words_are_selected_and_taken_out(officer: Page, database: Database) -> None:
    officer.locator(row(officer, 60)).locator("[data-text]").evaluate(
        """box => {
            const text = box.firstChild, at = text.data.indexOf("Mrs");
            getSelection().setBaseAndExtent(text, at, text, at + 9);
        }"""
    )
    officer.keyboard.press("r")
    dialog = officer.locator("[data-dialog=redact]")
    expect(dialog.locator("[data-words]")).to_have_text("Mrs Smith")
    dialog.get_by_role("button", name="Take the words out").click()
    redacted = "Path 59 is dark 🌳, ask [name removed] of the café"
    expect(officer.locator(row(officer, 60)).locator("[data-text]")).to_have_text(redacted)
    last = [each["answers"]["moving_around"][2] for each in iterate_records(database, "your-place")]
    assert redacted in last and not any("59" in each and "Smith" in each for each in last)
    officer.keyboard.press("u")
    said(officer, "The words are back.")
    expect(officer.locator(row(officer, 60))).to_contain_text("Mrs Smith")


def test_a_concern_goes_to_the_named_contact_alone(
    officer: Page, site: Site, database: Database
) -> None:
    officer.keyboard.press("c")
    said(officer, "1 comment is with the named contact now, and nowhere else.")
    expect(officer.locator(row(officer, 60))).to_have_count(0)
    expect(officer.locator(row(officer, 59))).to_be_focused()
    for path in (EVIDENCE, f"/results/your-place/{LISBURN_SOUTH.code}", "/evidence/concerns"):
        officer.goto(site.address + path)
        expect(officer.locator("main")).not_to_contain_text("Path 59 ")
    own = next(each for each in list_accounts(database) if each.name == "An officer")
    set_named_contact(database, own.id, True)
    officer.reload()
    expect(officer.locator("main")).to_contain_text("Path 59 is dark")


def test_the_later_officer_sees_what_the_first_did(
    officer: Page, site: Site, browser: Browser
) -> None:
    other = officer.context.new_page()
    open_grid(other, site)
    officer.keyboard.press("q")
    said(officer, "1 comment: May be quoted.")
    other.keyboard.press("n")
    said(other, "An officer changed this comment meanwhile")
    expect(other.locator(row(other, 60))).to_contain_text("May be quoted")
    other.keyboard.press("t")
    other.keyboard.type("Paths")
    other.keyboard.press("Enter")
    said(other, "1 comment is under “Paths” now.")


def test_the_grid_is_left_by_its_keys_and_read_by_everyone(officer: Page, site: Site) -> None:
    officer.keyboard.press("?")
    expect(officer.locator("[data-dialog=help]")).to_be_visible()
    officer.keyboard.press("Escape")
    expect(officer.locator(row(officer, 60))).to_be_focused()
    suggestion = officer.locator(row(officer, 60)).locator("[data-accept]")
    suggestion.click()
    said(officer, "1 comment is under “Lighting” now.")
    officer.locator(row(officer, 58)).locator("[data-tick]").click()
    expect(officer.locator(row(officer, 58))).to_have_attribute("aria-selected", "true")
    assert_accessible(officer, also_dark=True)
    officer.locator(row(officer, 58)).focus()
    officer.keyboard.press("/")
    expect(officer.locator("[data-search]")).to_be_focused()
    officer.keyboard.type("q path 7")
    officer.keyboard.press("Enter")
    officer.wait_for_url("**text=q+path+7**")
    open_grid(officer, site)
    officer.keyboard.press("End")
    officer.keyboard.press("ArrowDown")
    expect(officer.locator(row(officer, 10))).to_be_visible()
    officer.locator("[data-comment]").first.focus()
    officer.keyboard.press("Enter")
    expect(officer.get_by_role("heading", level=1)).to_have_text("Comment 10")
    assert_accessible(officer)


def test_suggestions_are_decided_by_keyboard(officer: Page) -> None:
    keys = officer.keyboard
    keys.press("a")
    said(officer, "1 comment is under “Lighting” now.")
    expect(officer.locator(row(officer, 60)).locator("[data-untag]")).to_have_count(1)
    keys.press("a")
    said(officer, "No tag is suggested for this comment.")
    keys.press("j")
    expect(officer.locator(row(officer, 59)).locator("[data-dismiss]")).to_have_count(1)
    keys.press("d")
    expect(officer.locator(row(officer, 59)).locator("[data-dismiss]")).to_have_count(0)
    expect(officer.locator(row(officer, 59)).locator("[data-untag]")).to_have_count(0)
    expect(officer.locator(row(officer, 59))).to_be_focused()
    keys.press("u")
    expect(officer.locator(row(officer, 59)).locator("[data-dismiss]")).to_have_count(1)
