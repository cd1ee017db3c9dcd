"""What is good here: assets that officers found, themes rated high, what people are proud of."""

from placeplan.domain.plan_trees import Block, Paragraph
from placeplan.operations.plan_drafting.findings import finding_blocks, set_out
from placeplan.operations.plan_drafting.rated_themes import HIGH, rated_blocks
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft


def draft_strengths(sources: PlanSources) -> SectionDraft:
    """The assets of the area, then what the ratings and comments say is good."""
    return SectionDraft(body=(*_assets(sources), *rated_blocks(sources, HIGH)))


def _assets(sources: PlanSources) -> list[Block]:
    assets = sources.plan.assets
    if not assets:
        nothing = f"No assets of {sources.area.name} have been recorded in this plan yet."
        hint = " The ratings and comments in this section are where to look for them."
        return [Paragraph(nothing if sources.is_public else nothing + hint)]
    opening = Paragraph(f"{set_out(sources.fact('assets', len(assets)), 'asset')}.")
    return [opening, *finding_blocks(sources, assets)]
