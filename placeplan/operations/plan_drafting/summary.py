"""The plan in short, for residents: two pages at most, its figures traced like the plan's."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from placeplan.domain.plan_references import numbered
from placeplan.domain.plan_traces import settled
from placeplan.domain.plan_trees import (
    Block,
    Bullet,
    Bullets,
    Column,
    Note,
    Paragraph,
    PlanTree,
    Section,
    Table,
)
from placeplan.domain.plans import Action, Finding, Step
from placeplan.operations.plan_drafting.actions import STANDINGS, is_adopted
from placeplan.operations.plan_drafting.bases import respondents
from placeplan.operations.plan_drafting.charts import radar_blocks
from placeplan.operations.plan_drafting.next_steps import STANDING, steps_ahead, when
from placeplan.operations.plan_drafting.ratings import rating_paragraphs
from placeplan.operations.plan_drafting.sections import MADE_UP
from placeplan.operations.plan_drafting.sentences import counted, day, listed
from placeplan.operations.plan_drafting.sources import PlanSources

MOST_ASSETS, MOST_ISSUES, MOST_STEPS = 5, 5, 3
LONGEST_TITLE = 90
ONLY_SUGGESTED = " (suggested)"


def draft_summary(sources: PlanSources) -> PlanTree:
    """What a resident wants to know: who took part, what they said, what is suggested, what next.

    It names the assets and issues that stand first in the plan, and says how many more there are.
    """
    plan, partnership = sources.plan, sources.partnership
    sections = (
        ("taken_part", "Who took part", _taken_part(sources)),
        ("said", "What people told us", _said(sources)),
        ("good", "What is good here", _good(sources)),
        ("better", _better_heading(sources), _better(sources)),
        ("next", "What happens next", _next(sources)),
    )
    tree = PlanTree(
        title=f"{plan.title}: in short",
        area_name=plan.area.name,
        partnership=partnership.name,
        council=partnership.council or plan.area.council_name,
        status=plan.status,
        dated_on=sources.today,
        basis=f"Figures of {day(sources.dated_on)}.",
        sections=tuple(Section(*each) for each in sections),
        is_made_up=sources.is_made_up,
    )
    return settled(numbered(tree))


def _better_heading(sources: PlanSources) -> str:
    then = "what is to be done" if is_adopted(sources) else "what is suggested"
    return f"What could be better, and {then}"


def _taken_part(sources: PlanSources) -> tuple[Block, ...]:
    blocks: list[Block] = [Note(MADE_UP)] if sources.is_made_up else []
    if not sources.evidence:
        return (*blocks, Paragraph("No survey has been chosen for this plan yet."))
    said = [f"{respondents(each)} answered “{each.survey.title}”" for each in sources.evidence]
    return (
        *blocks,
        Paragraph(
            f"For {sources.area.name}, {listed(said)}. People chose to take part, so their answers"
            " stand for themselves and not for everyone."
        ),
    )


def _said(sources: PlanSources) -> tuple[Block, ...]:
    for evidence in sources.evidence:
        if evidence.profile.responses:
            return (rating_paragraphs(evidence)[0], *radar_blocks(evidence, sources.area))
    return (Paragraph("There are no ratings to show yet."),)


def _good(sources: PlanSources) -> tuple[Block, ...]:
    assets = sources.plan.assets
    if not assets:
        return (Paragraph("No assets have been recorded in this plan yet."),)
    shown = Bullets(tuple(Bullet(_short(each.title)) for each in assets[:MOST_ASSETS]))
    return (shown, *_more(sources, "assets", len(assets) - MOST_ASSETS))


def _better(sources: PlanSources) -> tuple[Block, ...]:
    issues = sources.plan.issues
    if not issues:
        return (Paragraph("No issues have been recorded in this plan yet."),)
    adopted = is_adopted(sources)
    caption = "What is suggested, and who might do it"
    table = Table(
        caption="Actions, and who leads them" if adopted else caption,
        columns=(
            Column("What could be better", width=1.6),
            Column("Action" if adopted else "What is suggested", width=2.2),
            Column("Who", width=1.6),
        ),
        rows=tuple(_row(issue) for issue in issues[:MOST_ISSUES]),
        note=_explained(issues[:MOST_ISSUES]),
    )
    return (table, *_more(sources, "issues", len(issues) - MOST_ISSUES))


def _row(issue: Finding) -> tuple[str, ...]:
    if not issue.actions:
        return _short(issue.title), "Nothing yet", "–"
    first = issue.actions[0]
    return _short(issue.title), _short(first.title), _who(first)


def _explained(issues: Sequence[Finding]) -> str:
    """What the table leaves out, said once below it and not in each row."""
    said = []
    if any(_who(issue.actions[0]).endswith(ONLY_SUGGESTED) for issue in issues if issue.actions):
        said.append("A body that is suggested has not agreed yet.")
    if any(len(issue.actions) > 1 for issue in issues):
        said.append("The plan has more than one action on some of these.")
    return " ".join(said)


def _who(action: Action) -> str:
    if action.lead_standing in ("", "declined", "declined_before"):
        return "Still to be found"
    if action.lead_standing == "agreed":
        return action.lead
    if action.lead_standing == "suggested":
        return f"{action.lead}{ONLY_SUGGESTED}"
    return f"{action.lead} ({STANDINGS[action.lead_standing]})"


def _more(
    sources: PlanSources, measure: Literal["assets", "issues"], count: int
) -> tuple[Block, ...]:
    if count <= 0:
        return ()
    left = sources.fact(measure, count, part="not_in_short")
    return (Paragraph(f"The plan has {counted(left, f'more {measure[:-1]}')}."),)


def _next(sources: PlanSources) -> tuple[Block, ...]:
    plan = sources.plan
    coming = [step for step in steps_ahead(sources) if _is_coming(step, sources.today)]
    bullets = [Bullet(step.title, lead=f"{when(sources, step)}:") for step in coming[:MOST_STEPS]]
    found: tuple[Block, ...] = (Bullets(tuple(bullets)),) if bullets else ()
    return (Paragraph(f"{STANDING[plan.status]}{_where(sources)}"), *found)


def _where(sources: PlanSources) -> str:
    """How to comment while that can be done, and where the whole plan is read."""
    consultation, address = sources.taking_comments, sources.address
    if not address:
        return ""
    if is_adopted(sources):
        return f" The whole plan is at {address}, with what has come of its actions."
    if consultation is None or consultation.state(sources.today) == "closed":
        return f" The whole plan is at {address}."
    first, last = (
        day(sources.fact("consultation_on", on, part=f"{consultation.edition}:{name}"))
        for name, on in (
            ("opens_on", consultation.opens_on),
            ("closes_on", consultation.closes_on),
        )
    )
    is_open = consultation.state(sources.today) == "open"
    days = f"until {last}" if is_open else f"from {first} to {last}"
    return f" Comment {days} at {address}, where the whole plan is."


def _is_coming(step: Step, today: date) -> bool:
    last_on = step.ends_on or step.starts_on
    return last_on is not None and last_on >= today


def _short(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    return f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0].rstrip(',;:')} …"
