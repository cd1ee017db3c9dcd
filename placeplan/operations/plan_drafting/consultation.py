"""What was said of earlier drafts of the plan, and what changed."""

from placeplan.domain.consultations import Consultation, ConsultationPoint, ConsultedDraft
from placeplan.domain.plan_trees import Block, Column, Paragraph, Table
from placeplan.domain.traces import Fact
from placeplan.operations.plan_drafting.sentences import (
    count_of,
    number,
    opening_count,
    period,
)
from placeplan.operations.plan_drafting.sources import PlanSources

HEADING = "What was said of the draft, and what changed"
WHOLE = "The plan as a whole"
OUTCOMES = {"changed": "Changed:", "not_changed": "Not changed:"}
OPEN = "Still being considered"


def consultation_blocks(sources: PlanSources) -> list[Block]:
    """Each consultation that has begun, with its points; nothing before the first."""
    blocks: list[Block] = []
    for consulted in sources.consultations:
        if consulted.consultation.state(sources.today) == "coming":
            continue
        blocks.append(Paragraph(_opening(sources, consulted)))
        if consulted.points:
            blocks.append(_table(consulted))
    return blocks


def edition_fact(sources: PlanSources, edition: int) -> Fact:
    """The number of an edition."""
    return sources.fact("edition", edition)


def _opening(sources: PlanSources, consulted: ConsultedDraft) -> str:
    consultation = consulted.consultation
    days = [
        sources.fact("consultation_on", on, part=f"{consultation.edition}:{name}")
        for name, on in (
            ("opens_on", consultation.opens_on),
            ("closes_on", consultation.closes_on),
        )
    ]
    edition = edition_fact(sources, consultation.edition)
    is_open = consultation.state(sources.today) == "open"
    was = "is open for comments on this site" if is_open else "was open for comments on this site"
    return (
        f"Edition {edition:d} of the plan {was} ({period(*days)})."
        f" {_counted(sources, consulted)}{_left_open(consulted)}"
    )


def _counted(sources: PlanSources, consulted: ConsultedDraft) -> str:
    comments = _fact(sources, consulted.consultation, "all", consulted.comments)
    if not consulted.comments:
        return "No comment has come."
    came = "has come" if consulted.comments == 1 else "have come"
    text = f"{opening_count(comments, 'comment')} {came}."
    if not consulted.left_out:
        return text
    left_out = _fact(sources, consulted.consultation, "left_out", consulted.left_out)
    was = "was" if count_of(left_out) == 1 else "were"
    return f"{text} Of these, {number(left_out)} {was} left out, with a reason that officers keep."


def _left_open(consulted: ConsultedDraft) -> str:
    return "" if consulted.points else " What is made of it will stand here."


def _fact(sources: PlanSources, consultation: Consultation, which: str, count: int) -> Fact:
    part = f"{consultation.edition}:{which}"
    return sources.fact("consultation_comments", count, part=part)


def _table(consulted: ConsultedDraft) -> Table:
    return Table(
        caption="What was said in the consultation, and what changed",
        columns=(
            Column("About", width=1.2),
            Column("What was said", width=2.2),
            Column("What changed, or why nothing did", width=2.4),
        ),
        rows=tuple(
            (consulted.headings.get(point.section_key, WHOLE), point.said, _answer(point))
            for point in consulted.points
        ),
        origin="written",
    )


def _answer(point: ConsultationPoint) -> str:
    if point.outcome == "open":
        return OPEN
    return f"{OUTCOMES[point.outcome]} {point.answer}"
