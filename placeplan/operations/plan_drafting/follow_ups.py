"""What became of the findings of an earlier plan, as officers judged after a survey of this one."""

from placeplan.domain.follow_ups import EarlierFinding, FollowUpOutcome
from placeplan.domain.plan_trees import Block, Column, Paragraph, Subheading, Table
from placeplan.operations.plan_drafting.sources import PlanSources

OUTCOMES: dict[FollowUpOutcome, str] = {
    "met": "Met",
    "partly": "Partly met",
    "remains": "Remains",
    "": "Not judged",
}


def follow_up_blocks(sources: PlanSources) -> list[Block]:
    """A table of the earlier findings that were judged; nothing where none was."""
    if not sources.earlier_findings:
        return []
    return [
        Subheading("What became of what was found before"),
        Paragraph(
            "Officers looked back on what an earlier plan of the area found. They judged it by what"
            " people say now and by what they know to have been done."
        ),
        Table(
            caption="Findings of the earlier plan, and what became of them",
            columns=(Column("Finding", width=3), Column("Now", width=1), Column("Why", width=3)),
            rows=tuple(_row(each) for each in sources.earlier_findings),
            key="follow_ups",
        ),
    ]


def _row(earlier: EarlierFinding) -> tuple[str, str, str]:
    kind = "An asset" if earlier.finding.kind == "asset" else "An issue"
    judged = earlier.follow_up
    outcome, note = (judged.outcome, judged.note) if judged else ("", "")
    return f"{earlier.finding.title}\n{kind} in “{earlier.plan_title}”", OUTCOMES[outcome], note
