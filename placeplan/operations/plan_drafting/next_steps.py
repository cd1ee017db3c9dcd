"""Next steps: consultation, the Partnership Board, and what else is dated."""

from datetime import date

from placeplan.domain.decisions import DECISION_NAMES, Decision
from placeplan.domain.plan_trees import Block, Column, Paragraph, Subheading, Table
from placeplan.domain.plans import PlanStatus, Step
from placeplan.operations.plan_drafting.consultation import HEADING, consultation_blocks
from placeplan.operations.plan_drafting.sentences import day, period
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft

STANDING: dict[PlanStatus, str] = {
    "draft": "This plan is a draft. It has not been issued for consultation.",
    "consultation_draft": "This plan is issued for consultation. It has not been adopted yet.",
    "adopted": "This plan has been adopted.",
}
NO_DATE, NO_MINUTE = "Date not set", "Not given"


def draft_next_steps(sources: PlanSources) -> SectionDraft:
    """How the plan stands, then what comes next in order of date."""
    plan = sources.plan
    blocks: list[Block] = [Paragraph(_standing(sources)), *decision_blocks(sources)]
    consulted = consultation_blocks(sources)
    if consulted:
        blocks += [Subheading(HEADING), *consulted]
    steps = steps_ahead(sources)
    if plan.status == "adopted" and not steps:
        return SectionDraft(body=tuple(blocks))
    if len(blocks) > 1:
        blocks.append(Subheading("What comes next"))
    if not steps:
        blocks.append(
            Paragraph(
                "No next steps have been set yet. A plan usually goes out to consultation and then"
                " to the Partnership Board; the dates of both will stand here."
            )
        )
        return SectionDraft(body=tuple(blocks))
    blocks.append(
        Table(
            caption=f"Next steps for {sources.area.name}",
            columns=(Column("When", width=1.1), Column("What happens", width=3)),
            rows=tuple((when(sources, step), step.title) for step in steps),
        )
    )
    blocks += _missing(plan.steps, plan.status)
    return SectionDraft(body=tuple(blocks))


def steps_ahead(sources: PlanSources) -> list[Step]:
    """The steps in order of date; of an adopted plan those that are not over with its adoption."""
    steps = by_date(sources.plan.steps)
    if sources.plan.status != "adopted":
        return steps
    return [step for step in steps if step.kind == "other" and not _is_past(step, sources.today)]


def _is_past(step: Step, today: date) -> bool:
    last_on = step.ends_on or step.starts_on
    return last_on is not None and last_on < today


def decision_blocks(sources: PlanSources) -> list[Block]:
    """Each decision about the plan, the earliest first; nothing before the first."""
    if not sources.decisions:
        return []
    table = Table(
        caption="Decisions about this plan",
        columns=(
            Column("When", width=1.1),
            Column("Body", width=1.3),
            Column("Decision", width=2.2),
            Column("Minute", width=0.9),
        ),
        rows=tuple(
            (_decided_on(sources, each), each.body, _decided(each), each.minute or NO_MINUTE)
            for each in sources.decisions
        ),
    )
    return [Subheading("What was decided"), table]


def _standing(sources: PlanSources) -> str:
    newest = sources.plan.status
    if newest == "draft" and any(each.kind == "adopted" for each in sources.decisions):
        return "This is a working draft. An earlier edition of the plan has been adopted."
    return STANDING[newest]


def _decided_on(sources: PlanSources, decision: Decision) -> str:
    made = f"edition:{decision.edition}" if decision.made_edition else str(decision.id)
    return day(sources.fact("decision", decision.decided_on, part=made))


def _decided(decision: Decision) -> str:
    name = DECISION_NAMES[decision.kind]
    return f"{name}: {decision.note}" if decision.note else name


def by_date(steps: tuple[Step, ...]) -> list[Step]:
    """Steps in the order of their dates, those without one last."""
    return sorted(steps, key=lambda step: (step.starts_on or date.max, step.ends_on or date.max))


def when(sources: PlanSources, step: Step) -> str:
    """When a step is: a day, a period, or that its date is not set."""
    if not step.starts_on:
        return NO_DATE
    first = sources.fact("step_on", step.starts_on, part=f"{step.id}:starts_on")
    if not step.ends_on:
        return day(first)
    return period(first, sources.fact("step_on", step.ends_on, part=f"{step.id}:ends_on"))


def _missing(steps: tuple[Step, ...], status: PlanStatus) -> list[Block]:
    kinds = {step.kind for step in steps if step.starts_on}
    texts = []
    if status == "draft" and "consultation" not in kinds:
        texts.append("The dates of the consultation have still to be set.")
    if status != "adopted" and "board" not in kinds:
        texts.append("The date on which the Partnership Board considers it has still to be set.")
    return [Paragraph(" ".join(texts))] if texts else []
