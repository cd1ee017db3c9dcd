"""A plan's next steps as kept."""

from datetime import date
from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.plans import Step
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_rows import change_row, insert_row, touch_plan


def add_step(database: Database, plan_id: int, step: Step) -> int:
    """Keep a new step and return its id."""
    with writing(database):
        step_id = insert_row(database, "plan_steps", _columns(step) | {"plan_id": plan_id})
        touch_plan(database, plan_id)
    return step_id


def update_step(database: Database, plan_id: int, step: Step, seen: str = "") -> None:
    """Change a step in place; NotFound when the plan has no such step.

    `seen` is the step that whoever changes it had before them, as `step_seen` writes it;
    `Refused` with `changed_meanwhile` when it is another by now.
    """
    with writing(database):
        kept = step_seen(get_step(database, plan_id, step.id))
        if seen and seen != kept:
            raise refuse("changed_meanwhile", found=seen, expected=kept)
        change_row(database, "plan_steps", step.id, _columns(step))
        touch_plan(database, plan_id)


def step_seen(step: Step) -> str:
    """A step as a page carries it."""
    return f"{step.kind} {step.starts_on or ''} {step.ends_on or ''} {step.title}"


def remove_step(database: Database, plan_id: int, step_id: int) -> None:
    """Take a step out of the plan; `restore_step` puts it back."""
    _set_removed(database, plan_id, step_id, is_removed=True)


def restore_step(database: Database, plan_id: int, step_id: int) -> None:
    """Put a removed step back."""
    _set_removed(database, plan_id, step_id, is_removed=False)


def get_step(database: Database, plan_id: int, step_id: int) -> Step:
    """The plan's step with this number, removed or not; NotFound when it has none."""
    query = "SELECT * FROM plan_steps WHERE plan_id = ? AND id = ?"
    for row in database.query(query, [plan_id, step_id]):
        return _step_from_row(row)
    raise NotFound(f"step {step_id} of plan {plan_id}")


def list_steps(database: Database, plan_id: int) -> list[Step]:
    """The plan's steps by date, those without one last."""
    rows = database.query(
        "SELECT * FROM plan_steps WHERE plan_id = ? AND is_removed = 0"
        " ORDER BY starts_on = '', starts_on, ends_on, id",
        [plan_id],
    )
    return [_step_from_row(row) for row in rows]


def _set_removed(database: Database, plan_id: int, step_id: int, *, is_removed: bool) -> None:
    with writing(database):
        get_step(database, plan_id, step_id)
        change_row(database, "plan_steps", step_id, {"is_removed": int(is_removed)})
        touch_plan(database, plan_id)


def _columns(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "title": step.title.strip(),
        "starts_on": step.starts_on.isoformat() if step.starts_on else "",
        "ends_on": step.ends_on.isoformat() if step.ends_on else "",
    }


def _step_from_row(row: dict[str, Any]) -> Step:
    return Step(
        kind=row["kind"],
        title=row["title"],
        starts_on=date.fromisoformat(row["starts_on"]) if row["starts_on"] else None,
        ends_on=date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
        id=row["id"],
    )
