"""The privacy notice names all that is kept, the accessibility statement all that is known."""

from pathlib import Path

import pytest

from placeplan.store.database import Database
from placeplan.web.pages.views import STATEMENT_ON
from placeplan.web.templating import long_date
from tests.accessibility_exceptions import EXCEPTIONS
from tests.conftest import make_app
from tests.pages import PageClient, text_of
from tests.residents import HOME, ONE_AREA, answer_one, open_survey

ROOT = Path(__file__).parents[2]

CODES = (
    "Of a receipt code or a return code we keep only what it can be checked with, never the code"
)
# what is kept of residents, and of who answers for a partner: each column, and the words of the
# notice that stand for it
NAMED = {
    "responses": {
        "area_code": "your area",
        "place_key": "village or neighbourhood",
        "channel": "whether they came online or on paper",
        "collected_on": "the day on which you sent them, not the time",
        "priorities": "what matters most to you",
        "age_band": "your age group",
        "connection": "how you know the place",
        "state": "No answer is left out without a person deciding so",
        "state_reason": "gives a reason, which is kept with it",
        "receipt_hash": CODES,
        "content_hash": "the same words as another answer",
        "entered_by": "who changed what",
        "removed_by": "who changed what",
        "import_id": "We keep which file they came from",
    },
    "answers": {"theme_key": "Your answers", "answer": "Your answers"},
    "comments": {
        "theme_key": "your comments",
        "kind": "your comments",
        "text": "your comments",
        "reviewed_by": "who changed what",
        "reviewed_at": "who changed what",
    },
    "comment_originals": {"text": "What it said before is kept apart"},
    "redactions": {
        "reason": "Officers may take words out of a comment",
        "redacted_by": "who changed what",
        "redacted_at": "who changed what",
    },
    "concerns": {
        "theme_key": "your comments",
        "kind": "your comments",
        "text": "a comment that tells of harm to somebody",
        "kept": "What it said before is kept apart",
        "marked_by": "who changed what",
        "marked_at": "who changed what",
    },
    "reviewed_contents": {"content_hash": "the same words as another answer"},
    "comment_tags": {"tagged_by": "who changed what", "tagged_at": "who changed what"},
    "tag_dismissals": {"dismissed_by": "who changed what", "dismissed_at": "who changed what"},
    "finding_comments": {"added_by": "who changed what", "added_at": "who changed what"},
    "response_revisions": {
        "changed_at": "who changed what",
        "changed_by": "who changed what",
        "content": "kept with it, as it was before",
        "sheet_number": "the number of a sheet of paper",
    },
    "response_reviews": {
        "reviewed_at": "a person to look at",
        "reviewed_by": "who changed what",
        "action": "left out",
        "reason": "gives a reason, which is kept with it",
    },
    "flagged_responses": {"group_key": "We keep the mark", "is_looked_at": "a person to look at"},
    "flags": {"kind": "sent within seconds, many at once, from a device that has answered before"},
    "text_marks": {"mark": "the same words as another answer"},
    "tombstones": {"key_hash": "A mark stays behind"},
    "paper_sheets": {"number": "the number of a sheet of paper"},
    "response_imports": {
        "file_name": "which file they came from",
        "made_by": "who changed what",
        "made_at": "who changed what",
        "undone_by": "who changed what",
        "undone_at": "who changed what",
    },
    "staged_exports": {
        "file_name": "may come to us as a file",
        "rows": "The file waits for a person to look at it",
        "left_out": "The file waits for a person to look at it",
        "created_by": "who changed what",
        "created_on": "for seven days at most",
    },
    "sheet_edits": {},
    "sheet_checks": {"checked_by": "who changed what", "checked_at": "who changed what"},
    "drafts": {
        "content": "What you have begun and not sent is kept",
        "updated_on": "after you last saved it",
        "return_hash": CODES,
    },
    "subscribers": {"address_hash": "your email address", "email": "your email address"},
    "consultation_comments": {
        "section_key": "which section it is about",
        "text": "We keep what you write",
        "received_on": "and the day",
        "is_flagged": "What a program seems to have written is marked",
        "state": "what they did with it",
        "reason": "where they leave it out, why",
        "reviewed_at": "who changed what",
        "reviewed_by": "who changed what",
    },
    "lead_answers": {
        "reason": "A reason for declining stands in the plan",
        "said_by": "gives a name and a role",
        "said_on": "beside the answer and its day",
        "kept_by": "who changed what",
        "kept_at": "who changed what",
    },
    "monitoring_counts": {
        "question": "Equality questions",
        "answer": "how many people gave each answer",
        "people": "how many people gave each answer",
        "shown": "how many people gave each answer",
    },
    "monitoring_marks": {"mark": "A mark that only this browser fits is kept until the night"},
}
# of these, nothing comes from a person: what the database counts by, and what bodies are
OF_NOBODY = {
    "responses": {"form", "people", "workshop_id", "version"},
    "comments": {"area_code", "state", "version"},
    "redactions": {"span_start", "span_end"},
    "concerns": {"area_code"},
    "comment_tags": {"tag_id"},
    "tag_dismissals": {"tag_id"},
    "finding_comments": {"finding_id", "is_quoted", "position"},
    "response_revisions": {"version", "state", "is_after_closing"},
    "response_imports": {"response_count", "left_out_count"},
    "staged_exports": {"row_count", "about", "mapping", "is_mapped", "version"},
    "sheet_edits": {"version"},
    "sheet_checks": {"version"},
    "drafts": {"is_shared"},
    "consultation_comments": {"consultation_id", "point_id", "version"},
    "lead_answers": {
        "action_id",
        "lead",
        "state",
        "means",
        "action_title",
        "timescale",
        "due_on",
        "measures",
    },
}
NUMBERS = {"id", "key", "survey_id", "response_id", "response_key", "comment_id"}


def columns(database: Database, table: str) -> set[str]:
    found = database.conn.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return {name for (name,) in found} - NUMBERS


@pytest.mark.parametrize("table", NAMED)
def test_the_notice_names_each_thing_that_is_kept(
    client: PageClient, database: Database, table: str
) -> None:
    assert columns(database, table) == set(NAMED[table]) | OF_NOBODY.get(table, set())
    notice = text_of(client.get("/privacy"))
    assert [words for words in NAMED[table].values() if words not in notice] == []


def test_no_table_that_hangs_on_a_residents_answers_is_forgotten(database: Database) -> None:
    tables = database.conn.execute(
        "SELECT DISTINCT m.name FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f"
        " WHERE m.type = 'table' AND f.\"table\" IN ('responses', 'drafts')"
    )
    hanging = {name for (name,) in tables}
    assert "comments" in hanging and hanging <= NAMED.keys()


def test_the_notice_says_how_long_answers_are_kept(instance: Path) -> None:
    app = make_app(instance, retention_days=365, draft_days=9)
    notice = text_of(PageClient(app, app.response_class).get("/privacy"))
    assert "kept until 365 days after the survey has closed" in notice
    assert "deleted 9 days after you last saved it" in notice
    assert "deleted 365 days after the answer was kept" in notice


def test_people_are_told_that_what_they_write_may_be_quoted_once_it_is_read(
    client: PageClient, database: Database
) -> None:
    open_survey(database, **ONE_AREA)
    answer_one(client)
    for path in ("/privacy", f"{HOME}/about-you"):
        text = text_of(client.get(path))
        assert "a plan may quote one once an officer has read it" in text
        assert "not published" not in text
        assert "names are taken out" not in text


def test_the_statement_lists_the_exceptions_of_the_tests_and_no_others(client: PageClient) -> None:
    page = client.page("/accessibility")
    listed = [" ".join(item.get_text().split()) for item in page.main.find_all("li")]
    assert listed == list(EXCEPTIONS)


@pytest.mark.parametrize(("file", "name"), EXCEPTIONS.values())
def test_each_exception_has_a_test_that_knows_of_it(file: str, name: str) -> None:
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_the_statement_says_its_day_and_how_far_it_complies(client: PageClient) -> None:
    text = text_of(client.get("/accessibility"))
    assert "complies in part with the Web Content Accessibility Guidelines 2.2, level AA" in text
    with client.application.test_request_context():
        assert f"This statement was prepared on {long_date(STATEMENT_ON)}." in text
