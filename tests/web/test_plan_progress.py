"""After adoption: what came of each action, beside the plan and in the council's statement."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from placeplan.domain.accounts import Role
from placeplan.domain.decisions import Decision
from placeplan.domain.leads import LeadAnswer
from placeplan.domain.plans import Finding, Plan
from placeplan.store.actions import get_action, update_action
from placeplan.store.areas import add_areas
from placeplan.store.database import Database, writing
from placeplan.store.decisions import add_decision
from placeplan.store.findings import add_finding, remove_finding
from placeplan.store.leads import add_lead_answer
from placeplan.store.plan_editions import list_editions, withhold_edition
from placeplan.store.plans import add_plan, get_plan
from placeplan.web.days import today
from tests.edition_setup import store_edition
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH
from tests.pages import PageClient, text_of
from tests.plan_sources import make_action

PUBLIC = "/published/lisburn-south/progress"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def plan(database: Database) -> Plan:
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
    plan = add_plan(database, LISBURN_SOUTH.code, [], "Lisburn South")
    actions = (make_action(), make_action(title="Close the lane", outcome=""))
    add_finding(database, plan.id, Finding("issue", "Dark paths", "", "", actions))
    store_edition(database, plan.id, "adopted")
    return get_plan(database, plan.id)


def word_text(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def assert_valid(content: bytes, folder: Path) -> None:
    """No fault in the file's XML, as Word would find one."""
    (folder / "report.docx").write_bytes(content)
    result = OpenXmlValidator().validate(folder / "report.docx")
    assert result.is_valid and not result.errors


def report(officer: PageClient, action: int, state: str, words: str = "", **more: str) -> str:
    address = f"/plans/1/progress/{action}"
    return text_of(officer.post_form(address, {"state": state, "words": words} | more))


@pytest.mark.usefixtures("plan")
def test_what_was_done_and_what_cannot_be_stands_beside_the_plan(
    officer: PageClient, client: PageClient
) -> None:
    assert "Nothing has been reported yet" in text_of(client.get(PUBLIC))
    assert "Say what was done" in report(officer, 1, "under_way")
    assert "Say why it cannot be done" in report(officer, 2, "cannot_be_done")
    report(officer, 1, "under_way", "The lamps are ordered.", reported_on="2026-10-01")
    report(officer, 1, "done", "The lamps burn.")
    report(officer, 2, "cannot_be_done", "It is a diversion.")
    page = text_of(client.get(PUBLIC))
    assert "You said: Dark paths" in page
    assert "We did: The lamps burn." in page and "We can’t, because: It is a diversion." in page
    assert "1 October 2026: Under way. The lamps are ordered." in page
    assert "Done: 1" in text_of(officer.get("/plans/1/progress"))
    assert "You said, we did: progress" in text_of(client.get("/published/lisburn-south"))


@pytest.mark.usefixtures("plan")
def test_a_report_that_came_meanwhile_is_not_written_over(officer: PageClient) -> None:
    page = officer.page("/plans/1/progress/1")
    token = page.find("input", attrs={"name": "csrf_token"})["value"]
    sent = {"csrf_token": token, "state": "done", "words": "A", "seen": "0"}
    sent["reported_on"] = today().isoformat()
    assert officer.post("/plans/1/progress/1", data=sent).status_code == 302
    assert "Somebody else has" in text_of(officer.post("/plans/1/progress/1", data=sent))
    later = (today() + timedelta(days=1)).isoformat()
    assert "Give today or a day before" in report(officer, 1, "done", "B", reported_on=later)


def test_actions_are_those_of_the_adopted_edition_whatever_the_draft_says(
    officer: PageClient, client: PageClient, plan: Plan, database: Database
) -> None:
    remove_finding(database, plan.id, plan.issues[0].id)
    report(officer, 1, "done", "The lamps burn.")
    assert "Light the underpass" in text_of(client.get(PUBLIC))
    assert officer.get("/plans/1/progress/99").status_code == 404
    withhold_edition(database, plan.id, 1, "A name", "An officer")
    assert client.get(PUBLIC).status_code == 404


def test_before_adoption_there_is_no_progress(
    officer: PageClient, client: PageClient, plan: Plan, database: Database
) -> None:
    add_plan(database, CASTLEREAGH_EAST.code, [], "East")
    assert "There is no adopted edition yet" in text_of(officer.get("/plans/2/progress"))
    store_edition(database, 2, "consultation_draft")
    assert client.get("/published/east/progress").status_code == 404


@pytest.mark.usefixtures("plan")
def test_the_statement_rolls_every_area_up_by_outcome(
    officer: PageClient, database: Database, tmp_path: Path
) -> None:
    report(officer, 1, "done", "The lamps burn.")
    east = add_plan(database, CASTLEREAGH_EAST.code, [], "East")
    add_finding(
        database, east.id, Finding("issue", "No bus", "", "", (make_action(title="Ask for one"),))
    )
    store_edition(database, east.id, "adopted")
    assert "All areas" in text_of(officer.get("/plans/statement"))
    days = {"first_on": "2025-01-01", "last_on": today().isoformat()}
    answer = officer.post_form("/plans/statement", days)
    assert_valid(answer.data, tmp_path)
    text = word_text(answer.data)
    assert "Of three actions: 1 done, 0 under way, 2 not started and 0 cannot be done." in text
    assert "Local Government Act (Northern Ireland) 2014, section 71" in text
    for words in ("Our Community", "Tied to no outcome", "Ask for one", "The lamps burn."):
        assert words in text
    head = Document(BytesIO(answer.data)).sections[0].header.paragraphs[0].text
    assert head.count("Statement of progress") == 1
    ended = officer.post_form("/plans/statement", days | {"last_on": "2024-01-01"})
    assert "Choose an end on or after the start" in text_of(ended)


def test_the_statement_leaves_out_what_is_off_the_public_site_and_the_page_says_so(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    page, word = "/plans/statement", f"/plans/statement.docx?first_on=2025-01-01&last_on={today()}"
    assert "Light the underpass" in word_text(officer.get(word).data)
    assert "Left out" not in text_of(officer.get(page))
    store_edition(database, plan.id, "adopted")
    edition = list_editions(database, plan.id)[0]
    withhold_edition(database, plan.id, edition.number, "A name", "An officer")
    assert "edition 1, adopted on" in word_text(officer.get(word).data)
    left_out = f"off the public site: {edition.title}, edition {edition.number}"
    assert left_out in text_of(officer.get(page))
    withhold_edition(database, plan.id, 1, "A name", "An officer")
    words = word_text(officer.get(word).data)
    assert "Light the underpass" not in words and "had been adopted" in words
    assert left_out in text_of(officer.get(page))
    assert "No plan has been adopted yet" not in text_of(officer.get(page))


def test_the_statement_says_how_it_stood_on_its_last_day(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    made_on = date.fromisoformat(get_plan(database, plan.id).updated_at[:10])
    before = made_on - timedelta(days=1)
    answer = officer.get(f"/plans/statement.docx?first_on=2025-01-01&last_on={before}")
    assert "No locality plan had been adopted by" in word_text(answer.data)
    assert officer.get("/plans/statement.docx?first_on=x").location == "/plans/statement"


def test_the_cover_report_says_what_the_board_is_asked(
    officer: PageClient, plan: Plan, database: Database, tmp_path: Path
) -> None:
    for plan_id, words in ((1, "which has been adopted as edition 1"), (2, "going out to")):
        if plan_id == 2:
            add_plan(database, CASTLEREAGH_EAST.code, [], "East")
        answer = officer.get(f"/plans/{plan_id}/cover-report")
        assert_valid(answer.data, tmp_path)
        text = word_text(answer.data)
        headings = ("Purpose", "Recommendation", "Background", "Engagement in numbers", "Actions")
        for heading in (*headings, "Equality and rural considerations", "Next steps"):
            assert heading in text
        assert words in text
    assert "/published/lisburn-south/editions/1 SHA-256" in cover_text(officer)


def cover_text(officer: PageClient) -> str:
    return word_text(officer.get("/plans/1/cover-report").data)


def test_the_cover_report_of_a_plan_adopted_before_editions_were_kept(
    officer: PageClient, database: Database
) -> None:
    with writing(database):
        add_areas(database, [LISBURN_SOUTH])
    plan = add_plan(database, LISBURN_SOUTH.code, [], "Lisburn South")
    with writing(database):
        database.conn.execute("UPDATE plans SET status = 'adopted', is_published = 1")
    add_decision(database, plan.id, Decision("deferred", "Steering group", date(2026, 3, 1)))
    text = cover_text(officer)
    assert "which has been adopted." in text
    assert "Steering group: Put off." in text


def test_the_cover_report_says_for_how_many_actions_a_lead_has_agreed(
    officer: PageClient, database: Database, plan: Plan
) -> None:
    assert "two actions. No lead has agreed yet, so nobody is committed to them." in cover_text(
        officer
    )
    with writing(database):
        set_lead = "UPDATE actions SET lead = 'The council', lead_state = 'agreed'"
        database.conn.execute(f"{set_lead} WHERE id = 1")
    said = "For one action a lead has agreed; for one none has yet, so nobody is committed to it."
    assert said in cover_text(officer)
    with writing(database):
        database.conn.execute(set_lead)
    assert "A lead has agreed to each of them." in cover_text(officer)
    keep = LeadAnswer("The council", "agreed")
    add_lead_answer(database, 1, keep)
    update_action(database, replace(get_action(database, plan.id, 1), timescale="At once"))
    assert said in cover_text(officer)
    assert "The council: agreed to an earlier wording, not yet to this one" in cover_text(officer)
    add_lead_answer(database, 1, keep)
    with writing(database):
        database.conn.execute("UPDATE actions SET is_removed = 1 WHERE id = 2")
    assert "one action. A lead has agreed to it." in cover_text(officer)
