"""From an export of another tool to an adopted plan and what came of it, in a real browser.

Every step is looked for in the Word file of the edition that it belongs to.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Browser, Page, expect

from placeplan.domain.accounts import Role
from placeplan.store.database import Database
from placeplan.web.days import today
from tests.browser.conftest import SignInAt, Site
from tests.factories import ADULTS, LISBURN_SOUTH
from tests.listing_setup import store_listing, store_partner
from tests.other_tools import ABOUT, as_csv, labels_of, other_tool_rows
from tests.store.stocked import stock
from tests.word_files import text_under

AREA = LISBURN_SOUTH.code
COMMENTS, TAGGED = 1_500, 40
NEED = "Public transport"
ISSUE, ASSET = "No bus after six", "The park by the river"
ACTION, LEAD = "Run a bus at ten on three evenings", "Made-up transport body"
SAID = "Please name the stops, so that we know where it will halt (made up)."
PUBLISHED = "/published/lisburn-south-locality-plan"
DONE = "Two of the three evening buses have begun (made up)."


@pytest.fixture
def officer(page: Page, site: Site, sign_in_at: SignInAt, database: Database) -> Page:
    """An officer's page; nobody has answered the survey yet, and a partner lists walks."""
    stock(database)
    store_listing(database, store_partner(database), theme_keys=("natural_space",))
    sign_in_at(page, Role.OFFICER)
    return page


@pytest.fixture
def resident(browser: Browser, site: Site) -> Iterator[Page]:
    """The page of somebody who knows the site's address and has no script."""
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_comments_become_an_adopted_plan_and_progress(
    officer: Page, resident: Page, site: Site, database: Database, tmp_path: Path
) -> None:
    bring_answers(officer, site, tmp_path)
    tag_by_keyboard(officer, site)
    make_findings(officer, site)
    find_gap(officer, site)
    plan = write_action(officer, site)
    officer.goto(plan)
    draft = saved(officer, "Download the Word file", tmp_path / "draft.docx")
    assert_tells_every_step(draft)

    consult(officer, plan)
    consulted = edition(officer, plan, 1, tmp_path)
    assert_tells_every_step(consulted)
    assert "issued for consultation" in text_under(consulted, "Next steps")
    comment_on_section(resident)
    answer_comment(officer, plan)

    adopt(officer, plan)
    adopted = edition(officer, plan, 2, tmp_path)
    assert_tells_every_step(adopted)
    assert SAID in whole_text(adopted)
    assert "Made-up Partnership Board" in text_under(adopted, "Next steps")
    checksum = hashlib.sha256(adopted.read_bytes()).hexdigest()
    expect(officer.get_by_text(checksum)).to_be_visible()

    report_progress(officer, plan)
    resident.goto(f"{PUBLISHED}/progress")
    expect(resident.get_by_text(DONE)).to_be_visible()
    again = edition(officer, plan, 2, tmp_path)
    assert hashlib.sha256(again.read_bytes()).hexdigest() == checksum
    officer.goto(f"{site.address}/plans/statement")
    statement = saved(officer, "Download the Word file", tmp_path / "statement.docx", role="button")
    assert DONE in whole_text(statement)


def assert_tells_every_step(word: Path) -> None:
    """The answers, the tag, the findings, the gap and the action are in the Word file."""
    assert f"{COMMENTS:,}" in text_under(word, "How people were involved")
    assert re.search(rf"Evening buses.*\b{TAGGED}\b", text_under(word, "Code frame"), re.DOTALL)
    assert ISSUE in text_under(word, "What could be better")
    assert ASSET in text_under(word, "What is good here")
    assert NEED in text_under(word, "What partners are doing")
    actions = text_under(word, "Actions")
    assert ACTION in actions and f"{LEAD}: suggested, not yet agreed" in actions


def bring_answers(page: Page, site: Site, folder: Path) -> None:
    """1,500 answers with a comment each, in which one theme is rated low."""
    rows, labels = other_tool_rows(COMMENTS), labels_of(ADULTS)
    at = len(ABOUT) + 3 * [theme.title for theme in ADULTS.themes].index(NEED)
    for number, row in enumerate(rows[1:]):
        row[at] = labels[6 if number % 10 == 0 else number % 2]
        row[3] = "Lisburn South"
    (folder / "theirs.csv").write_bytes(as_csv(rows))
    page.goto(f"{site.address}/results/your-place")
    page.get_by_role("link", name="Bring answers from another tool").click()
    page.get_by_label("File", exact=True).set_input_files(folder / "theirs.csv")
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("button", name="Save and show what it says").click()
    page.get_by_role("button", name="Take in 1500 answers").click(timeout=60_000)
    expect(page.get_by_text("1500 answers were taken in")).to_be_visible()


def tag_by_keyboard(page: Page, site: Site) -> None:
    """Forty comments on buses under one tag, ten of which may be quoted."""
    page.goto(f"{site.address}/evidence/your-place/{AREA}?text=bus&kind=better")
    expect(page.locator("[data-tools]")).to_be_visible()
    page.locator("[data-comment]").first.focus()
    keys = page.keyboard
    for _more in range(TAGGED - 1):
        keys.press("Shift+ArrowDown")
    expect(page.locator("tr[aria-selected=true]")).to_have_count(TAGGED)
    keys.press("t")
    keys.type("Evening buses")
    keys.press("Enter")
    expect(page.locator("[data-said]")).to_contain_text(f"{TAGGED} comments are under")
    keys.press("q")
    expect(page.locator("[data-said]")).to_contain_text("May be quoted")


def make_findings(page: Page, site: Site) -> None:
    """An issue from the tagged comments, an asset from praise, and an issue from a rating."""
    page.goto(f"{site.address}/evidence/your-place/{AREA}?text=bus&kind=better")
    page.get_by_role("combobox", name="Tag", exact=True).select_option(label="Evening buses")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("link", name="Make a finding from these comments").click()
    page.get_by_role("button", name="Start the plan and make the finding").click()
    page.get_by_label("Name", exact=True).fill(ISSUE)
    page.get_by_role("button", name="Keep the issue").click()
    expect(page.get_by_text(f"It rests on {TAGGED} comments.")).to_be_visible()

    page.goto(f"{site.address}/evidence/your-place/{AREA}?theme=natural_space&kind=good")
    page.get_by_role("link", name="Make a finding from these comments").click()
    page.get_by_label("Name", exact=True).fill(ASSET)
    page.get_by_role("button", name="Keep the asset").click()
    expect(page.get_by_text(f"“{ASSET}” is added.")).to_be_visible()

    page.goto(f"{plan_address(page, site)}/sections/what_could_be_better")
    page.get_by_role("button", name=f"Make an issue of it {NEED}").click()
    expect(page.get_by_text(f"“{NEED}” is added.")).to_be_visible()


def find_gap(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/gaps/your-place/{AREA}")
    unserved = page.get_by_role("region", name="Needs that nobody serves")
    expect(unserved).to_contain_text(NEED)


def write_action(page: Page, site: Site) -> str:
    """An action on the first issue, its lead only suggested; the address of the plan."""
    plan = plan_address(page, site)
    page.goto(f"{plan}/sections/actions")
    page.get_by_role("link", name=f"Add an action on {ISSUE}").click()
    page.get_by_label("What is suggested").fill(ACTION)
    page.get_by_label("Another body").fill(LEAD)
    page.get_by_role("button", name="Keep the action").click()
    expect(page.get_by_text("The action is added.")).to_be_visible()
    return plan


def consult(page: Page, plan: str) -> None:
    page.goto(plan)
    page.get_by_role("link", name="Issue for consultation").click()
    page.get_by_label("First day for comments").fill(today().isoformat())
    page.get_by_label("Last day for comments").fill((today() + timedelta(days=60)).isoformat())
    page.get_by_role("button", name="Issue for consultation").click()
    expect(page.get_by_text("Published").first).to_be_visible()


def comment_on_section(page: Page) -> None:
    page.goto(PUBLISHED)
    page.get_by_role("link", name=re.compile("Comment on this section.*: Actions$")).click()
    page.get_by_label("Your comment").fill(SAID)
    page.get_by_role("button", name="Send your comment").click()
    expect(page.get_by_role("heading", name="Thank you for your comment")).to_be_visible()


def answer_comment(page: Page, plan: str) -> None:
    """Write what was said and what changed, and end the consultation today."""
    page.goto(f"{plan}/consultations/1")
    expect(page.get_by_text(SAID)).to_be_visible()
    page.get_by_role("link", name="Add a point").click()
    page.get_by_label("What was said").fill(SAID)
    page.get_by_label("The plan was changed").check()
    page.get_by_label("What changed, or why nothing did").fill("The stops are named (made up).")
    page.get_by_role("button", name="Keep the point").click()
    expect(page.get_by_text("The stops are named (made up).")).to_be_visible()


def adopt(page: Page, plan: str) -> None:
    page.goto(plan)
    page.get_by_role("link", name="Record adoption").click()
    page.get_by_label("Which body decided").fill("Made-up Partnership Board")
    page.get_by_label("Minute").fill("MB 7")
    page.get_by_role("button", name="Record adoption").click()
    expect(page.get_by_text("Adopted").first).to_be_visible()


def report_progress(page: Page, plan: str) -> None:
    page.goto(plan)
    page.get_by_role("link", name="Progress of the actions").click()
    page.get_by_role("link", name=f"Report on: {ACTION}").click()
    page.get_by_label("Under way").check()
    page.get_by_label("What we did, or: we can’t, because").fill(DONE)
    page.get_by_role("button", name="Keep the report").click()
    expect(page.get_by_text(DONE)).to_be_visible()


def edition(page: Page, plan: str, number: int, folder: Path) -> Path:
    """The Word file of an edition."""
    page.goto(f"{plan}/editions/{number}")
    return saved(page, "Download the Word file", folder / f"edition-{number}.docx")


def saved(page: Page, name: str, file: Path, role: Literal["link", "button"] = "link") -> Path:
    with page.expect_download() as download:
        page.get_by_role(role, name=name).first.click()
    download.value.save_as(file)
    return file


def plan_address(page: Page, site: Site) -> str:
    """The address of the one plan that there is."""
    page.goto(f"{site.address}/plans")
    page.get_by_role("link", name="Lisburn South locality plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lisburn South locality plan")
    return page.url


def whole_text(file: Path) -> str:
    texts = Document(str(file)).element.body.iter(qn("w:t"))
    return "".join(each.text or "" for each in texts)
