"""The demonstration's locality plans: what officers wrote, concluded and suggested."""

from datetime import date, timedelta
from typing import Any

from placeplan.domain.actions import Action
from placeplan.domain.findings import KINDS_OF, Finding, FindingKind
from placeplan.domain.plans import Step
from placeplan.store.actions import add_action
from placeplan.store.comment_reviews import set_comment_state
from placeplan.store.database import Database
from placeplan.store.finding_evidence import add_support, list_candidates, set_quoted
from placeplan.store.findings import add_finding
from placeplan.store.plans import add_plan, update_section
from placeplan.store.steps import add_step
from placeplan.store.workbench import get_comment

WRITTEN_BY = "Officer (demonstration)"
MOST_COMMENTS = 60
QUOTED = 2
QUOTED_LENGTHS = range(40, 300)


def add_plan_from(database: Database, said: dict[str, Any], today: date) -> int:
    """Store a plan with its prose, findings, actions and next steps; returns its id."""
    plan_id = add_plan(database, said["area"], said["surveys"], said["title"]).id
    for key, prose in said["prose"].items():
        update_section(database, plan_id, key, prose, version=0, changed_by=WRITTEN_BY)
    for asset in said["assets"]:
        _add_finding(database, plan_id, "asset", asset)
    for issue in said["issues"]:
        finding_id = _add_finding(database, plan_id, "issue", issue)
        for action in issue["actions"]:
            add_action(database, finding_id, _action(action, today), changed_by=WRITTEN_BY)
    for step in said.get("next_steps", ()):
        add_step(database, plan_id, _step(step, today))
    return plan_id


def _add_finding(database: Database, plan_id: int, kind: FindingKind, said: dict[str, Any]) -> int:
    """Store a finding with the comments on its theme that it rests on, two of them quoted."""
    finding = Finding(kind, said["title"], said["description"], said["theme"])
    finding_id = add_finding(database, plan_id, finding)
    found = list_candidates(
        database, plan_id, kinds=KINDS_OF[kind], theme_key=said["theme"], most=MOST_COMMENTS
    )
    add_support(database, plan_id, finding_id, [each.id for each in found], by=WRITTEN_BY)
    alone_first = sorted(found, key=lambda each: each.series == "groups")
    telling = {each.text: each.id for each in alone_first if len(each.text) in QUOTED_LENGTHS}
    for comment_id in list(telling.values())[:QUOTED]:
        version = get_comment(database, comment_id).version
        set_comment_state(database, comment_id, "may_be_quoted", version=version, by=WRITTEN_BY)
        set_quoted(database, plan_id, finding_id, comment_id, is_quoted=True)
    return finding_id


def _action(said: dict[str, Any], today: date) -> Action:
    values = said | {
        name: tuple(said.get(name, ())) for name in ("partners", "co_production", "wellbeing")
    }
    after = values.pop("due_days_after", None)
    # what came of it belongs to another moment
    values.pop("reports", None)
    return Action(**values, due_on=None if after is None else today + timedelta(after))


def _step(said: dict[str, Any], today: date) -> Step:
    days = (said.get("starts_days_after"), said.get("ends_days_after"))
    starts_on, ends_on = (None if after is None else today + timedelta(after) for after in days)
    return Step(said["kind"], said["title"], starts_on, ends_on)
