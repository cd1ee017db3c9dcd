"""Findings as kept: the assets and the issues of a plan, in the officers' order."""

from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.findings import Finding, Support
from placeplan.store.actions import add_action, list_actions
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.finding_evidence import list_quotations, list_support
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
        place = {"plan_id": plan_id, "position": position, "tag_id": finding.tag_id or None}
        columns = _columns(finding) | place
        finding_id = insert_row(database, "findings", columns)
        for action in finding.actions:
            add_action(database, finding_id, action)
        touch_plan(database, plan_id)
    return finding_id


def update_finding(database: Database, plan_id: int, finding: Finding) -> None:
    """Change a finding's words, not its actions or its evidence.

    NotFound when the plan has no such finding; `Refused` (`changed_meanwhile`) when it has been
    changed since `finding.version`.
    """
    with writing(database):
        kept = get_finding(database, plan_id, finding.id)
        if kept.version != finding.version:
            raise refuse("changed_meanwhile", found=finding.version, expected=kept.version)
        columns = _columns(finding) | {"version": kept.version + 1}
        change_row(database, "findings", finding.id, columns)
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
        return _with_all(database, [row])[0]
    raise NotFound(f"finding {finding_id} of plan {plan_id}")


def list_findings(database: Database, plan_id: int) -> list[Finding]:
    """The plan's assets, then its issues with their actions, each in the officers' order."""
    rows = database.query(
        "SELECT * FROM findings WHERE plan_id = ? AND is_removed = 0 ORDER BY kind, position, id",
        [plan_id],
    )
    return _with_all(database, list(rows))


def _with_all(database: Database, rows: list[dict[str, Any]]) -> list[Finding]:
    """The findings of these rows, with their actions and what they rest on."""
    ids = [row["id"] for row in rows]
    actions = list_actions(database, ids)
    support, quotations = list_support(database, ids), list_quotations(database, ids)
    return [
        Finding(
            **{name: row[name] for name in _TEXTS},
            actions=actions.get(row["id"], ()),
            id=row["id"],
            tag_id=row["tag_id"] or 0,
            support=support.get(row["id"], Support()),
            quotations=quotations.get(row["id"], ()),
            version=row["version"],
        )
        for row in rows
    ]


def _set_removed(database: Database, plan_id: int, finding_id: int, *, is_removed: bool) -> None:
    with writing(database):
        get_finding(database, plan_id, finding_id)
        change_row(database, "findings", finding_id, {"is_removed": int(is_removed)})
        touch_plan(database, plan_id)


def _columns(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name).strip() for name in _TEXTS}
