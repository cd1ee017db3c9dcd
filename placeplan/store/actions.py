"""Actions as kept, each under its issue."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from placeplan.domain.actions import Action
from placeplan.domain.faults import refuse
from placeplan.domain.leads import LeadAnswer, Wording, is_same_body
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.leads import keep_lead_answer, list_answered
from placeplan.store.partners import find_partner_by_name
from placeplan.store.plan_rows import (
    Direction,
    change_row,
    insert_row,
    move_row,
    next_position,
    touch_plan,
)

_TEXTS = (
    "title", "lead", "lead_state", "lead_reason", "timescale", "measure", "outcome", "indicator",
    "how_much", "how_well", "better_off",
)  # fmt: skip


def add_action(database: Database, finding_id: int, action: Action, *, changed_by: str = "") -> int:
    """Keep a new action as the last of its issue and return its id.

    A body that is a partner on record, by whichever of its names, is kept as that partner.
    """
    with writing(database):
        position = next_position(database, "actions", "finding_id", finding_id)
        columns, partner_ids = _columns(database, action)
        place = {"finding_id": finding_id, "position": position}
        action_id = insert_row(database, "actions", columns | place)
        _set_partners(database, action_id, partner_ids)
        if action.lead:
            said = LeadAnswer(action.lead, action.lead_state, action.lead_reason)
            keep_lead_answer(database, action_id, replace(said, kept_by=changed_by))
        touch_plan(database, _plan_of(database, action_id))
    return action_id


def update_action(database: Database, action: Action, *, changed_by: str = "") -> None:
    """Change an action in place; NotFound when there is none.

    `Refused` (`changed_meanwhile`) when it has been changed since `action.version`. What its lead
    has said stays, whatever `action` says of it; another lead is only suggested.
    """
    with writing(database):
        kept = _get(database, action.id)
        if kept.version != action.version:
            raise refuse("changed_meanwhile", found=action.version, expected=kept.version)
        columns, partner_ids = _columns(database, action)
        is_other = not is_same_body(kept.lead, columns["lead"])
        stands = LeadAnswer(
            columns["lead"],
            "suggested" if is_other else kept.lead_state,
            "" if is_other else kept.lead_reason,
            kept_by=changed_by,
        )
        columns |= {"lead_state": stands.state, "lead_reason": stands.reason}
        change_row(database, "actions", action.id, columns | {"version": kept.version + 1})
        _set_partners(database, action.id, partner_ids)
        if is_other:
            keep_lead_answer(database, action.id, stands)
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
    return _get(database, action_id)


def list_actions(database: Database, finding_ids: Sequence[int]) -> dict[int, tuple[Action, ...]]:
    """The actions of these issues in their order, by the issue's id."""
    found: dict[int, list[Action]] = {}
    marks = ", ".join("?" * len(finding_ids))
    rows = database.query(
        f"SELECT * FROM actions WHERE is_removed = 0 AND finding_id IN ({marks})"
        " ORDER BY finding_id, position, id",
        list(finding_ids),
    )
    for row, action in _with_answers(database, list(rows)):
        found.setdefault(row["finding_id"], []).append(action)
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


def _get(database: Database, action_id: int) -> Action:
    rows = database.query("SELECT * FROM actions WHERE id = ?", [action_id])
    for _row, action in _with_answers(database, list(rows)):
        return action
    raise NotFound(f"action {action_id}")


def _columns(database: Database, action: Action) -> tuple[dict[str, Any], set[int]]:
    """What is kept of an action, and the numbers of its partners that are on record."""
    columns: dict[str, Any] = {name: getattr(action, name).strip() for name in _TEXTS}
    columns["due_on"] = action.due_on.isoformat() if action.due_on else ""
    columns["co_production"] = "\n".join(action.co_production)
    columns["wellbeing"] = "\n".join(action.wellbeing)
    lead = find_partner_by_name(database, action.lead)
    if lead:
        columns["lead"] = lead.name
    columns["lead_partner_id"] = lead.id if lead else None
    bodies = [name.strip() for name in action.partners if name.strip()]
    known = [find_partner_by_name(database, name) for name in bodies]
    names = [on.name if on else name for name, on in zip(bodies, known, strict=True)]
    columns["partners"] = "\n".join(dict.fromkeys(names))
    return columns, {on.id for on in known if on}


def _set_partners(database: Database, action_id: int, partner_ids: set[int]) -> None:
    database.conn.execute("DELETE FROM action_partners WHERE action_id = ?", (action_id,))
    database.conn.executemany(
        "INSERT INTO action_partners (action_id, partner_id) VALUES (?, ?)",
        [(action_id, partner_id) for partner_id in sorted(partner_ids)],
    )


def _with_answers(
    database: Database, rows: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], Action]]:
    """Each row with its action, which knows to which wording its lead answered."""
    answered = list_answered(database, [row["id"] for row in rows])
    for row in rows:
        yield row, _action_from_row(row, answered.get(row["id"]))


def _action_from_row(row: dict[str, Any], answered: Wording | None) -> Action:
    action = Action(
        **{name: row[name] for name in _TEXTS},
        partners=_lines(row["partners"]),
        id=row["id"],
        due_on=date.fromisoformat(row["due_on"]) if row["due_on"] else None,
        co_production=_lines(row["co_production"]),
        wellbeing=_lines(row["wellbeing"]),
        lead_partner_id=row["lead_partner_id"] or 0,
        version=row["version"],
    )
    return action if answered in (None, action.wording) else replace(action, answered=answered)


def _lines(text: str) -> tuple[Any, ...]:
    return tuple(filter(None, text.split("\n")))
