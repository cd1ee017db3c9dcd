"""Decisions about plans as kept."""

from dataclasses import replace
from datetime import date
from typing import Any

from placeplan.domain.decisions import Decision
from placeplan.domain.faults import refuse
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_editions import get_edition
from placeplan.store.plan_rows import now, touch_plan

_SELECT = (
    "SELECT d.id, d.kind, d.body, d.decided_on, d.minute, d.note, coalesce(e.number, 0) AS edition,"
    " d.made_edition, d.recorded_by FROM decisions AS d"
    " LEFT JOIN plan_editions AS e ON e.id = d.edition_id"
)


def add_decision(database: Database, plan_id: int, decision: Decision) -> int:
    """Keep what a body decided about a plan, and return its id; NotFound without the edition.

    What the same officer has recorded already, to the letter, is not recorded a second time.
    """
    with writing(database):
        kept = decision.trimmed
        for each in list_decisions(database, plan_id):
            if replace(each, id=kept.id) == kept:
                return each.id
        edition_id = (
            get_edition(database, plan_id, decision.edition).id if decision.edition else None
        )
        cursor = database.conn.execute(
            "INSERT INTO decisions (plan_id, kind, body, decided_on, minute, note, edition_id,"
            " made_edition, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                plan_id,
                decision.kind,
                kept.body,
                decision.decided_on.isoformat(),
                kept.minute,
                kept.note,
                edition_id,
                int(decision.made_edition),
                now(),
                decision.recorded_by,
            ),
        )
        touch_plan(database, plan_id)
        return int(cursor.lastrowid or 0)


def remove_decision(database: Database, plan_id: int, decision_id: int) -> None:
    """Take a decision off the list; `Refused` where it made an edition, in which it stands."""
    with writing(database):
        if get_decision(database, plan_id, decision_id).made_edition:
            raise refuse("decision_made_edition", "decision")
        _set_removed(database, plan_id, decision_id, is_removed=True)


def restore_decision(database: Database, plan_id: int, decision_id: int) -> None:
    """Put a removed decision back."""
    with writing(database):
        get_decision(database, plan_id, decision_id)
        _set_removed(database, plan_id, decision_id, is_removed=False)


def get_decision(database: Database, plan_id: int, decision_id: int) -> Decision:
    """The plan's decision with this number, removed or not; NotFound when it has none."""
    query = f"{_SELECT} WHERE d.plan_id = ? AND d.id = ?"
    for row in database.query(query, [plan_id, decision_id]):
        return _decision_from_row(row)
    raise NotFound(f"decision {decision_id} of plan {plan_id}")


def list_decisions(database: Database, plan_id: int) -> list[Decision]:
    """A plan's decisions, the earliest first."""
    query = f"{_SELECT} WHERE d.plan_id = ? AND d.is_removed = 0 ORDER BY d.decided_on, d.id"
    return [_decision_from_row(row) for row in database.query(query, [plan_id])]


def _set_removed(database: Database, plan_id: int, decision_id: int, *, is_removed: bool) -> None:
    database.conn.execute(
        "UPDATE decisions SET is_removed = ? WHERE id = ?", (int(is_removed), decision_id)
    )
    touch_plan(database, plan_id)


def _decision_from_row(row: dict[str, Any]) -> Decision:
    changes = {
        "decided_on": date.fromisoformat(row["decided_on"]),
        "made_edition": bool(row["made_edition"]),
    }
    return Decision(**row | changes)
