"""Actions as kept, each under its issue."""

from collections.abc import Sequence
from typing import Any

from placeplan.domain.plans import Action
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

_TEXTS = ("title", "lead", "lead_state", "lead_reason", "timescale", "measure", "outcome")


def add_action(database: Database, finding_id: int, action: Action) -> int:
    """Keep a new action as the last of its issue and return its id."""
    with writing(database):
        position = next_position(database, "actions", "finding_id", finding_id)
        columns = _columns(action) | {"finding_id": finding_id, "position": position}
        action_id = insert_row(database, "actions", columns)
        touch_plan(database, _plan_of(database, action_id))
    return action_id


def update_action(database: Database, action: Action) -> None:
    """Change an action in place; NotFound when there is none."""
    with writing(database):
        change_row(database, "actions", action.id, _columns(action))
        touch_plan(database, _plan_of(database, action.id))


def remove_action(database: Database, action_id: int) -> None:
    """Take an action out of its plan; `restore_action` puts it back."""
    _set_removed(database, action_id, is_removed=True)


def restore_action(database: Database, action_id: int) -> None:
    """Put a removed action back where it was."""
    _set_removed(database, action_id, is_removed=False)


def move_action(database: Database, action_id: int, direction: Direction) -> None:
    """Change places with the action before or after it."""
    with writing(database):
        move_row(database, "actions", action_id, direction)
        touch_plan(database, _plan_of(database, action_id))


def get_action(database: Database, plan_id: int, action_id: int) -> Action:
    """The plan's action with this number, removed or not; NotFound when it has none."""
    if _plan_of(database, action_id) != plan_id:
        raise NotFound(f"action {action_id} of plan {plan_id}")
    row = next(iter(database.query("SELECT * FROM actions WHERE id = ?", [action_id])))
    return _action_from_row(row)


def list_actions(database: Database, finding_ids: Sequence[int]) -> dict[int, tuple[Action, ...]]:
    """The actions of these issues in their order, by the issue's id."""
    found: dict[int, list[Action]] = {}
    marks = ", ".join("?" * len(finding_ids))
    for row in database.query(
        f"SELECT * FROM actions WHERE is_removed = 0 AND finding_id IN ({marks})"
        " ORDER BY finding_id, position, id",
        list(finding_ids),
    ):
        found.setdefault(row["finding_id"], []).append(_action_from_row(row))
    return {finding_id: tuple(actions) for finding_id, actions in found.items()}


def _set_removed(database: Database, action_id: int, *, is_removed: bool) -> None:
    with writing(database):
        change_row(database, "actions", action_id, {"is_removed": int(is_removed)})
        touch_plan(database, _plan_of(database, action_id))


def _plan_of(database: Database, action_id: int) -> int:
    row = database.conn.execute(
        "SELECT plan_id FROM findings JOIN actions ON findings.id = finding_id"
        " WHERE actions.id = ?",
        (action_id,),
    ).fetchone()
    if row is None:
        raise NotFound(f"action {action_id}")
    return int(row[0])


def _columns(action: Action) -> dict[str, Any]:
    texts = {name: getattr(action, name).strip() for name in _TEXTS}
    return texts | {"partners": "\n".join(name.strip() for name in action.partners)}


def _action_from_row(row: dict[str, Any]) -> Action:
    return Action(
        **{name: row[name] for name in _TEXTS},
        partners=tuple(filter(None, row["partners"].split("\n"))),
        id=row["id"],
    )
