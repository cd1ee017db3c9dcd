"""What could be better: issues that officers found, themes rated low, and what people suggest."""

from placeplan.domain.plan_trees import Block, Paragraph
from placeplan.operations.plan_drafting.findings import finding_blocks, set_out
from placeplan.operations.plan_drafting.rated_themes import LOW, rated_blocks
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft


def draft_needs(sources: PlanSources) -> SectionDraft:
    """The issues of the area, then what the ratings and comments say could be better."""
    return SectionDraft(body=(*_issues(sources), *rated_blocks(sources, LOW)))


def _issues(sources: PlanSources) -> list[Block]:
    issues, area = sources.plan.issues, sources.area.name
    if not issues:
        nothing = f"No issues for {area} have been recorded in this plan yet."
        hint = " The ratings, priorities and comments show where to begin."
        return [Paragraph(nothing if sources.is_public else nothing + hint)]
    opening = Paragraph(
        f"{set_out(sources.fact('issues', len(issues)), 'issue')}. What is to be done"
        f" about {'it' if len(issues) == 1 else 'them'} follows in the next section."
    )
    return [opening, *finding_blocks(sources, issues)]
