"""Findings as kept: the assets and the issues of a plan, in the officers' order."""

from typing import Any

from placeplan.domain.plans import Finding
from placeplan.store.actions import add_action, list_actions
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_rows import (
    Direction,
    change_row,
    insert_row,
    move_row,
    next_position,
    touch_plan,
)

_TEXTS = ("kind", "title", "description", "theme_key")


def add_finding(database: Database, plan_id: int, finding: Finding) -> int:
    """Keep a new finding as the last of its kind, with its actions, and return its id."""
    with writing(database):
        position = next_position(database, "findings", "plan_id", plan_id)
        columns = _columns(finding) | {"plan_id": plan_id, "position": position}
        finding_id = insert_row(database, "findings", columns)
        for action in finding.actions:
            add_action(database, finding_id, action)
        touch_plan(database, plan_id)
    return finding_id


def update_finding(database: Database, plan_id: int, finding: Finding) -> None:
    """Change a finding in place, not its actions; NotFound when the plan has no such finding."""
    with writing(database):
        get_finding(database, plan_id, finding.id)
        change_row(database, "findings", finding.id, _columns(finding))
        touch_plan(database, plan_id)


def remove_finding(database: Database, plan_id: int, finding_id: int) -> None:
    """Take a finding with its actions out of the plan; `restore_finding` puts it back."""
    _set_removed(database, plan_id, finding_id, is_removed=True)


def restore_finding(database: Database, plan_id: int, finding_id: int) -> None:
    """Put a removed finding back where it was."""
    _set_removed(database, plan_id, finding_id, is_removed=False)


def move_finding(database: Database, plan_id: int, finding_id: int, direction: Direction) -> None:
    """Change places with the finding of the same kind before or after it."""
    with writing(database):
        get_finding(database, plan_id, finding_id)
        move_row(database, "findings", finding_id, direction)
        touch_plan(database, plan_id)


def get_finding(database: Database, plan_id: int, finding_id: int) -> Finding:
    """The plan's finding with this number, removed or not; NotFound when it has none."""
    query = "SELECT * FROM findings WHERE plan_id = ? AND id = ?"
    for row in database.query(query, [plan_id, finding_id]):
        return (
            _finding_from_row(row) if row["kind"] == "asset" else _with_actions(database, [row])[0]
        )
    raise NotFound(f"finding {finding_id} of plan {plan_id}")


def list_findings(database: Database, plan_id: int) -> list[Finding]:
    """The plan's assets, then its issues with their actions, each in the officers' order."""
    rows = database.query(
        "SELECT * FROM findings WHERE plan_id = ? AND is_removed = 0 ORDER BY kind, position, id",
        [plan_id],
    )
    return _with_actions(database, list(rows))


def _with_actions(database: Database, rows: list[dict[str, Any]]) -> list[Finding]:
    actions = list_actions(database, [row["id"] for row in rows])
    return [_finding_from_row(row | {"actions": actions.get(row["id"], ())}) for row in rows]


def _set_removed(database: Database, plan_id: int, finding_id: int, *, is_removed: bool) -> None:
    with writing(database):
        get_finding(database, plan_id, finding_id)
        change_row(database, "findings", finding_id, {"is_removed": int(is_removed)})
        touch_plan(database, plan_id)


def _columns(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name).strip() for name in _TEXTS}


def _finding_from_row(row: dict[str, Any]) -> Finding:
    texts = {name: row[name] for name in _TEXTS}
    return Finding(**texts, actions=row.get("actions", ()), id=row["id"])
