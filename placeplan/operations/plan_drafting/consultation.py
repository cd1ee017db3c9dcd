"""What was said of earlier drafts of the plan, and what changed."""

from placeplan.domain.consultations import Consultation, ConsultationPoint, ConsultedDraft
from placeplan.domain.plan_trees import Block, Column, Paragraph, PlanTree, Subheading, Table
from placeplan.domain.traces import Fact
from placeplan.operations.plan_drafting.sentences import (
    count_of,
    number,
    opening_count,
    period,
)
from placeplan.operations.plan_drafting.sources import PlanSources

HEADING = "What was said and what changed"
WHOLE = "The plan as a whole"
OUTCOMES = {"changed": "Changed:", "not_changed": "Not changed:"}
OPEN, UNANSWERED = "Still being considered", "Not answered when the plan was adopted"


def consultation_blocks(sources: PlanSources) -> list[Block]:
    """Each consultation that has begun, with its points; nothing before the first."""
    blocks: list[Block] = []
    for consulted in sources.consultations:
        if consulted.consultation.state(sources.today) == "coming":
            continue
        blocks.append(Paragraph(_opening(sources, consulted)))
        if consulted.points:
            blocks.append(_table(sources, consulted))
    return blocks


def tells_of(tree: PlanTree, consultation: Consultation) -> bool:
    """Whether a plan says itself what came of a consultation.

    It does when it was drafted after its last day, or was adopted after its first.
    """
    blocks = (block for section in tree.sections for block in section.blocks)
    has_any = any(isinstance(block, Subheading) and block.text == HEADING for block in blocks)
    is_told_from = consultation.opens_on if tree.status == "adopted" else consultation.closes_on
    return has_any and tree.dated_on > is_told_from


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
    was = "is open" if is_open else "was open"
    return (
        f"Edition {edition:d} of the plan {was} for comments on the partnership’s site"
        f" ({period(*days)}). {_counted(sources, consulted)}{_left_open(sources, consulted)}"
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


def _left_open(sources: PlanSources, consulted: ConsultedDraft) -> str:
    if consulted.points or not consulted.comments:
        return ""
    if _is_adopted(sources):
        return f" {UNANSWERED}."
    return " What is made of it has still to be said."


def _is_adopted(sources: PlanSources) -> bool:
    return sources.plan.status == "adopted"


def _fact(sources: PlanSources, consultation: Consultation, which: str, count: int) -> Fact:
    part = f"{consultation.edition}:{which}"
    return sources.fact("consultation_comments", count, part=part)


def _table(sources: PlanSources, consulted: ConsultedDraft) -> Table:
    unanswered = UNANSWERED if _is_adopted(sources) else OPEN
    return Table(
        caption="What was said in the consultation, and what changed",
        columns=(
            Column("About", width=1.2),
            Column("What was said", width=2.2),
            Column("What changed, or why nothing did", width=2.4),
        ),
        rows=tuple(
            (
                consulted.headings.get(point.section_key, WHOLE),
                point.said,
                _answer(point, unanswered),
            )
            for point in consulted.points
        ),
        origin="written",
    )


def _answer(point: ConsultationPoint, unanswered: str) -> str:
    if point.outcome == "open":
        return unanswered
    return f"{OUTCOMES[point.outcome]} {point.answer}"
