"""Actions: what is suggested about each issue, who might lead, by when, and how we shall know."""

from collections import Counter
from datetime import date

from placeplan.domain.actions import Action
from placeplan.domain.findings import Finding
from placeplan.domain.leads import LeadStanding
from placeplan.domain.plan_trees import Block, Bullet, Bullets, Column, Paragraph, Table
from placeplan.operations.plan_drafting.findings import evidence_of
from placeplan.operations.plan_drafting.sentences import (
    NO_FIGURE,
    counted,
    day,
    full_stop,
    listed,
    number,
    opening_count,
    sentence,
)
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft

SUGGESTED = "suggested, not yet agreed"
# how a body that is named as lead stands, after its name
STANDINGS: dict[LeadStanding, str] = {
    "suggested": SUGGESTED,
    "agreed": "agreed",
    "agreed_before": "agreed to an earlier wording, not yet to this one",
    "declined": "declined to lead",
    "declined_before": "declined an earlier wording, not yet answered again",
}
NOTHING_YET = "To be decided"
CO_PRODUCTIONS = {
    "co_design": "co-design",
    "co_commissioning": "co-commissioning",
    "co_delivery": "co-delivery",
    "co_assessment": "co-assessment",
}
LEADS: dict[LeadStanding, str] = {
    "agreed": "a lead has agreed",
    "suggested": "a lead is suggested but has not yet agreed",
    "agreed_before": "a lead agreed to an earlier wording, and not yet to this one",
    "declined": "the body asked has declined",
    "declined_before": "the body asked declined an earlier wording, and has not answered again",
    "": "a lead has still to be found",
}


def draft_actions(sources: PlanSources) -> SectionDraft:
    """The actions in numbers and in a table; and what a body declined, with its reason."""
    plan = sources.plan
    if not plan.actions:
        return SectionDraft(body=(Paragraph(_without_actions(sources)),))
    blocks: list[Block] = [Paragraph(_counted(sources)), _table(sources), *_measures(sources)]
    idle = [issue.title for issue in plan.issues if not issue.actions]
    if idle:
        none = (
            "There is no action for"
            if is_adopted(sources)
            else "No action has been suggested yet for"
        )
        blocks.append(Paragraph(f"{none}: {listed(idle)}."))
    declined = [action for action in plan.actions if action.lead_state == "declined"]
    if declined:
        blocks.append(Paragraph("Where a body declined to lead, it gave its reason:"))
        blocks.append(Bullets(tuple(_declined(action) for action in declined), origin="written"))
    return SectionDraft(body=tuple(blocks))


def is_adopted(sources: PlanSources) -> bool:
    """Whether its actions are no longer suggestions; their leads may still be."""
    return sources.plan.status == "adopted"


def _without_actions(sources: PlanSources) -> str:
    issues = len(sources.plan.issues)
    if is_adopted(sources):
        return "No actions are set out in this plan."
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
    states = Counter(action.lead_standing for action in plan.actions)
    found = [
        (sources.fact("actions", states[state], part=state or "no_lead"), words)
        for state, words in LEADS.items()
        if states[state]
    ]
    answered = sum(1 for issue in plan.issues if issue.actions)
    about = counted(sources.fact("issues", answered, part="with_actions"), "issue")
    put = "set out" if is_adopted(sources) else "suggested"
    if len(plan.actions) == 1:
        opening = f"One action is {put} about {about}: {found[0][1]}."
    else:
        parts = [f"for {number(count)} {words}" for count, words in found]
        actions = opening_count(sources.fact("actions", len(plan.actions)), "action")
        opening = f"{actions} are {put} about {about}."
        every = f"For each, {found[0][1]}." if len(found) == 1 else f"Of these, {listed(parts)}."
        opening += f" {every}"
    if set(states) == {"agreed"}:
        return opening
    return f"{opening} No body is committed to an action that it has not agreed."


def _table(sources: PlanSources) -> Table:
    rows = [
        _row(sources, position, issue, action)
        for position, issue in enumerate(sources.plan.issues, start=1)
        for action in issue.actions
    ]
    put = "" if is_adopted(sources) else "suggested "
    return Table(
        caption=f"Actions {put}for {sources.area.name}",
        columns=(
            Column("Priority issue", width=1.5),
            Column("Why it matters", width=1.9),
            Column("Action" if is_adopted(sources) else "Suggested action", width=2.2),
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
        evidence_of(sources, issue.theme_key, issue.kind)
        or full_stop(issue.description)
        or NOTHING_YET,
        action.title,
        _lead(action),
        action.timescale or (_due(sources, action) if action.due_on else NOTHING_YET),
        action.measure or NOTHING_YET,
        action.outcome or NOTHING_YET,
    )


def _measures(sources: PlanSources) -> list[Block]:
    """What each action is measured by and how it is carried out, the earliest date first."""
    told = [action for action in sources.plan.actions if action.is_measured]
    if not told:
        return []
    which = "each action is measured by"
    if len(told) < len(sources.plan.actions):
        which = "actions are measured by, where it is decided"
    told.sort(key=lambda action: (action.due_on is None, action.due_on or date.max))
    table = Table(
        caption=f"What {which}, in the order of their dates",
        columns=(
            Column("Action", width=2.0),
            Column("By", width=1.0),
            Column("How much?", width=1.5),
            Column("How well?", width=1.5),
            Column("Is anyone better off?", width=1.6),
            Column("Population indicator", width=1.6),
            Column("Co-production and wellbeing", width=1.6),
        ),
        rows=tuple(_measure_row(sources, action) for action in told),
        note=(
            "A population indicator is a figure about everyone, which no action moves alone. The"
            " other measures are of the action itself. A dash stands where nothing is decided."
        ),
        is_landscape=True,
        key="measures",
    )
    return [table]


def _measure_row(sources: PlanSources, action: Action) -> tuple[str, ...]:
    kinds = [CO_PRODUCTIONS[each] for each in action.co_production]
    wellbeing = f"{sentence(listed(action.wellbeing))} wellbeing" if action.wellbeing else ""
    return (
        action.title,
        _due(sources, action) if action.due_on else NO_FIGURE,
        action.how_much or NO_FIGURE,
        action.how_well or NO_FIGURE,
        action.better_off or NO_FIGURE,
        action.indicator or NO_FIGURE,
        "\n".join(filter(None, (sentence(listed(kinds)), wellbeing))) or NO_FIGURE,
    )


def _due(sources: PlanSources, action: Action) -> str:
    return day(sources.fact("due_on", action.due_on, part=str(action.id)))


def _lead(action: Action) -> str:
    lead = "Lead still to be found"
    if action.lead:
        lead = f"{action.lead}: {STANDINGS[action.lead_standing]}"
    partners = f"\nWith {listed(action.partners)}" if action.partners else ""
    return lead + partners


def _declined(action: Action) -> Bullet:
    reason = f"{action.lead}: {full_stop(action.lead_reason)}"
    declined = action.answered or action.wording
    return Bullet(reason, lead=full_stop(declined.title))
