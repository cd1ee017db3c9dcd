"""The demonstration's locality plan: what its officers wrote, concluded and suggested."""

from datetime import date, timedelta
from typing import Any

from placeplan.domain.plans import Action, Finding, Step
from placeplan.operations.demonstration.texts import demonstration_texts
from placeplan.store.actions import add_action
from placeplan.store.database import Database
from placeplan.store.findings import add_finding
from placeplan.store.plans import add_plan, update_section
from placeplan.store.steps import add_step

WRITTEN_BY = "Officer (demonstration)"


def add_demonstration_plan(database: Database, today: date) -> int:
    """Store the plan with its prose, findings, actions and next steps; returns its id."""
    said = demonstration_texts("plan")["plan"]
    plan_id = add_plan(database, said["area"], said["surveys"], said["title"]).id
    for key, prose in said["prose"].items():
        update_section(database, plan_id, key, prose, version=0, changed_by=WRITTEN_BY)
    for asset in said["assets"]:
        finding = Finding("asset", asset["title"], asset["description"], asset["theme"])
        add_finding(database, plan_id, finding)
    for issue in said["issues"]:
        finding = Finding("issue", issue["title"], issue["description"], issue["theme"])
        finding_id = add_finding(database, plan_id, finding)
        for action in issue["actions"]:
            add_action(database, finding_id, _action(action, today), changed_by=WRITTEN_BY)
    for step in said["next_steps"]:
        add_step(database, plan_id, _step(step, today))
    return plan_id


def _action(said: dict[str, Any], today: date) -> Action:
    values = said | {
        name: tuple(said.get(name, ())) for name in ("partners", "co_production", "wellbeing")
    }
    after = values.pop("due_days_after", None)
    return Action(**values, due_on=None if after is None else today + timedelta(after))


def _step(said: dict[str, Any], today: date) -> Step:
    days = (said.get("starts_days_after"), said.get("ends_days_after"))
    starts_on, ends_on = (None if after is None else today + timedelta(after) for after in days)
    return Step(said["kind"], said["title"], starts_on, ends_on)
