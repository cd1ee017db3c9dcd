"""Actions: what is suggested about each issue, who might lead, by when, and how we shall know."""

from collections import Counter

from placeplan.domain.plan_trees import Block, Bullet, Bullets, Column, Paragraph, Table
from placeplan.domain.plans import Action, Finding
from placeplan.operations.plan_drafting.findings import evidence_of
from placeplan.operations.plan_drafting.sentences import (
    counted,
    full_stop,
    listed,
    number,
    opening_count,
)
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft

SUGGESTED = "suggested, not yet agreed"
NOTHING_YET = "To be decided"
LEADS = {
    "agreed": "a lead has agreed",
    "suggested": "a lead is suggested but has not yet agreed",
    "declined": "the body asked has declined",
    "": "a lead has still to be found",
}


def draft_actions(sources: PlanSources) -> SectionDraft:
    """The actions in numbers and in a table; and what a body declined, with its reason."""
    plan = sources.plan
    if not plan.actions:
        return SectionDraft(body=(Paragraph(_without_actions(sources)),))
    blocks: list[Block] = [Paragraph(_counted(sources)), _table(sources)]
    idle = [issue.title for issue in plan.issues if not issue.actions]
    if idle:
        blocks.append(Paragraph(f"No action has been suggested yet for: {listed(idle)}."))
    declined = [action for action in plan.actions if action.lead_state == "declined"]
    if declined:
        blocks.append(Paragraph("Where a body declined to lead, it gave its reason:"))
        blocks.append(Bullets(tuple(_declined(action) for action in declined), origin="written"))
    return SectionDraft(body=tuple(blocks))


def _without_actions(sources: PlanSources) -> str:
    issues = len(sources.plan.issues)
    if not issues:
        return (
            "No actions have been suggested yet. They follow from the issues, of which none has"
            " been recorded."
        )
    about = (
        "the one issue" if issues == 1 else f"the {number(sources.fact('issues', issues))} issues"
    )
    return f"No actions have been suggested yet about {about} recorded in this plan."


def _counted(sources: PlanSources) -> str:
    plan = sources.plan
    states = Counter(action.lead_state if action.lead else "" for action in plan.actions)
    found = [
        (sources.fact("actions", states[state], part=state or "no_lead"), words)
        for state, words in LEADS.items()
        if states[state]
    ]
    answered = sum(1 for issue in plan.issues if issue.actions)
    about = counted(sources.fact("issues", answered, part="with_actions"), "issue")
    if len(plan.actions) == 1:
        opening = f"One action is suggested about {about}: {found[0][1]}."
    else:
        parts = [f"for {number(count)} {words}" for count, words in found]
        suggested = opening_count(sources.fact("actions", len(plan.actions)), "action")
        opening = f"{suggested} are suggested about {about}."
        opening += f" Of these, {listed(parts)}."
    return f"{opening} No body is committed to an action that it has not agreed."


def _table(sources: PlanSources) -> Table:
    rows = [
        _row(sources, position, issue, action)
        for position, issue in enumerate(sources.plan.issues, start=1)
        for action in issue.actions
    ]
    return Table(
        caption=f"Actions suggested for {sources.area.name}",
        columns=(
            Column("Issue", width=1.5),
            Column("Why it matters", width=1.9),
            Column("Suggested action", width=2.2),
            Column("Lead and partners", width=1.9),
            Column("Timescale", width=1.2),
            Column("How we shall know", width=2.0),
            Column("Outcome", width=1.1),
        ),
        rows=tuple(rows),
        is_landscape=True,
        merged=2,
    )


def _row(sources: PlanSources, position: int, issue: Finding, action: Action) -> tuple[str, ...]:
    return (
        f"{position}. {issue.title}",
        evidence_of(sources, issue.theme_key) or full_stop(issue.description) or NOTHING_YET,
        action.title,
        _lead(action),
        action.timescale or NOTHING_YET,
        action.measure or NOTHING_YET,
        action.outcome or NOTHING_YET,
    )


def _lead(action: Action) -> str:
    if not action.lead:
        lead = "Lead still to be found"
    elif action.lead_state == "agreed":
        lead = f"{action.lead}: agreed"
    elif action.lead_state == "declined":
        lead = f"{action.lead}: declined to lead"
    else:
        lead = f"{action.lead}: {SUGGESTED}"
    partners = f"\nWith {listed(action.partners)}" if action.partners else ""
    return lead + partners


def _declined(action: Action) -> Bullet:
    reason = f"{action.lead}: {full_stop(action.lead_reason)}"
    return Bullet(reason, lead=full_stop(action.title))
