"""What an earlier version kept in one way and this one keeps in another is converted."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from placeplan.store.actions import list_actions
from placeplan.store.database import Database, open_database, prepare_database
from placeplan.store.leads import list_lead_answers
from placeplan.store.migrations import MIGRATIONS


@contextmanager
def kept_before(path: Path, migration: str) -> Iterator[Database]:
    """A database as it was before the migration, in which rows need not point to others."""
    with closing(open_database(path)) as database:
        database.conn.execute("PRAGMA query_only = OFF")
        database.conn.execute("PRAGMA foreign_keys = OFF")
        MIGRATIONS.apply(database, stop_before=migration)
        yield database


def insert(database: Database, table: str, **values: Any) -> None:
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    database.conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)


def insert_sheet(database: Database, number: int, **values: Any) -> None:
    sheet = {"channel": "workshop", "form": "group", "people": 8, "collected_on": "2026-06-12"}
    given = {"survey_id": 1, "area_code": "N1", "content_hash": "", "workshop_id": 1}
    insert(database, "responses", id=number, key=f"key-{number}", **sheet, **given, **values)


def test_what_was_removed_is_told_from_what_an_officer_left_out(tmp_path: Path) -> None:
    path = tmp_path / "placeplan.db"
    reasons = {1: "removed by Sam (A group)", 2: "removed by request", 3: "sent twice", 4: ""}
    with kept_before(path, "0022_removals") as database:
        for number, reason in reasons.items():
            state = "excluded" if reason else "counted"
            insert_sheet(database, number, state=state, state_reason=reason)
        for number in (2, 3):
            done = {"action": "excluded", "reason": reasons[number]}
            insert(
                database, "response_reviews", response_id=number, reviewed_by="Ann",
                reviewed_at="2026-06-13T10:00:00+00:00", **done,
            )  # fmt: skip
    prepare_database(path)
    with closing(open_database(path)) as database:
        found = database.conn.execute("SELECT id, removed_by, state_reason FROM responses")
        expected = [(1, "Sam (A group)"), (2, ""), (3, ""), (4, "")]
        assert found.fetchall() == [(number, who, reasons[number]) for number, who in expected]


def test_what_was_corrected_after_closing_is_told_by_the_seconds_once_more(tmp_path: Path) -> None:
    path = tmp_path / "placeplan.db"
    closed_at = "2026-06-13T10:00:00+00:00"
    moments = ["2026-06-13T09:59:59+00:00", closed_at, "2026-06-14T08:00:00+00:00"]
    with kept_before(path, "0023_late_corrections") as database:
        for kind, moment in (("closed", closed_at), ("reopened", "2026-06-13T11:00:00+00:00")):
            what = {"kind": kind, "happened_at": moment, "made_by": "Ann"}
            insert(database, "workshop_events", workshop_id=1, **what)
        insert_sheet(database, 1)
        for version, moment in enumerate(moments, start=1):
            said = {"content": "{}", "changed_by": "Sam", "changed_at": moment}
            insert(database, "response_revisions", response_id=1, version=version, **said)
    prepare_database(path)
    with closing(open_database(path)) as database:
        found = database.conn.execute("SELECT is_after_closing FROM response_revisions ORDER BY id")
        assert [bool(is_after) for (is_after,) in found] == [False, True, True]


def test_leads_of_before_are_partners_on_record_and_what_they_said_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "placeplan.db"
    moment = "2026-06-13T10:00:00+00:00"
    with kept_before(path, "0037_action_fields") as database:
        insert(database, "partners", id=4, name="Roads body")
        when = {"created_at": moment, "updated_at": moment}
        insert(database, "plans", id=1, area_code="N1", slug="plan", title="A plan", **when)
        insert(database, "findings", id=1, plan_id=1, kind="issue", title="Paths", position=1)
        declined = {"lead": "ROADS BODY", "lead_state": "declined", "lead_reason": "No money"}
        others = {"partners": "Police\nRoads body", "measure": "People counted"}
        insert(
            database, "actions", id=1, finding_id=1, title="Light it", position=1,
            **declined, **others,
        )  # fmt: skip
        insert(database, "actions", id=2, finding_id=1, title="No lead", position=2)
    prepare_database(path)
    with closing(open_database(path)) as database:
        execute = database.conn.execute
        assert execute("SELECT lead_partner_id, measure, how_much FROM actions").fetchall() == [
            (4, "People counted", ""),
            (None, "", ""),
        ]
        assert execute("SELECT * FROM action_partners").fetchall() == [(1, 4)]
        said = "SELECT action_id, state, reason, action_title, kept_at FROM lead_answers"
        assert execute(said).fetchall() == [(1, "declined", "No money", "Light it", moment)]
        (answers,) = list_lead_answers(database, [1]).values()
        action, _other = list_actions(database, [1])[1]
        assert answers[0].wording == action.wording and action.measure == "People counted"
