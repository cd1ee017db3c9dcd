"""The pages on which answers from another tool are brought, in a real browser."""

from pathlib import Path

from playwright.sync_api import Page, expect

from placeplan.domain.accounts import Role
from placeplan.store.database import Database
from tests.browser.conftest import SignInAt, Site, assert_accessible
from tests.other_tools import as_csv, narrowed, other_tool_rows
from tests.store.stocked import stock


def test_a_file_from_another_tool_is_brought_on_accessible_pages(
    site: Site, page: Page, sign_in_at: SignInAt, database: Database, tmp_path: Path
) -> None:
    stock(database)
    sign_in_at(page, Role.OFFICER)
    rows = narrowed(other_tool_rows(40))
    rows[2][5], rows[3][1] = "Middling", "soon"
    (tmp_path / "theirs.csv").write_bytes(as_csv(rows))

    page.goto(f"{site.address}/results/your-place")
    page.get_by_role("link", name="Bring answers from another tool").click()
    page.get_by_label("File", exact=True).set_input_files(tmp_path / "theirs.csv")
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("button", name="Save and show what it says").click()
    page.get_by_text("What was understood").click()
    assert_accessible(page, (320, 1280))
    page.get_by_role("link", name="Say what “Middling” means").click()
    expect(page.get_by_label("Middling")).to_be_focused()
    page.get_by_label("Middling").select_option("4")
    page.get_by_role("button", name="Save and show what it says").click()
    expect(page.get_by_text("“soon” is not a date")).to_be_visible()
    page.get_by_role("button", name="Leave out this row").click()
    expect(page.get_by_role("heading", name="Rows left out")).to_be_visible()
    assert_accessible(page, (320, 1280))
    page.get_by_role("button", name="Take in 39 answers").click()
    expect(page.get_by_text("39 answers were taken in, 1 row was left out.")).to_be_visible()
    page.get_by_role("link", name="Bring answers from another tool").click()
    assert_accessible(page, (320, 1280))
