"""What is good here: assets that officers found, themes rated high, what people are proud of."""

from placeplan.domain.plan_trees import Block, Paragraph, Subheading
from placeplan.operations.plan_drafting.findings import (
    commented,
    finding_blocks,
    quotation_blocks,
    rated_blocks,
    set_out,
    theme_blocks,
)
from placeplan.operations.plan_drafting.sentences import (
    figure,
    number,
    opening_count,
)
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft, SurveyEvidence


def draft_strengths(sources: PlanSources) -> SectionDraft:
    """The assets of the area, then what the ratings and comments say is good."""
    return SectionDraft(body=(*_assets(sources), *rated_blocks(sources, "Rated highest", _survey)))


def _assets(sources: PlanSources) -> list[Block]:
    assets = sources.plan.assets
    if not assets:
        return [
            Paragraph(
                f"No assets of {sources.area.name} have been recorded in this plan yet. The ratings"
                " and comments in this section are where to look for them."
            )
        ]
    opening = Paragraph(f"{set_out(sources.fact('assets', len(assets)), 'asset')}.")
    return [opening, *finding_blocks(sources, assets)]


def _survey(evidence: SurveyEvidence) -> list[Block]:
    profile = evidence.profile
    if not profile.ranked:
        return [
            Paragraph(
                f"Fewer than {number(evidence.ranked_from)} individuals rated each theme, too"
                " few to say which are strengths."
            ),
            *_proud(evidence),
        ]
    themes = profile.strengths if len(profile.strengths) > len(profile.highest) else profile.highest
    return [
        Paragraph(_opening(evidence)),
        *theme_blocks(evidence, themes, "good"),
        *_proud(evidence),
    ]


def _opening(evidence: SurveyEvidence) -> str:
    profile = evidence.profile
    threshold = figure(evidence.threshold("strength_at_least"))
    strengths, highest = len(profile.strengths), len(profile.highest)
    shown = "The one rated highest is this."
    if highest > 1:
        shown = f"The {number(highest)} rated highest are these."
    if not strengths:
        return (
            f"No theme has a mean of {threshold} or more among individuals, so none counts as a"
            f" strength. {shown}"
        )
    has, counts, noun = "have", "count", "strengths"
    if strengths == 1:
        has, counts, noun = "has", "counts", "a strength"
    text = (
        f"{opening_count(evidence.fact('strengths', strengths), 'theme')} {has} a mean of"
        f" {threshold} or more among individuals and {counts} as {noun}."
    )
    return text if strengths >= highest else f"{text} {shown}"


def _proud(evidence: SurveyEvidence) -> list[Block]:
    count = evidence.comment_counts.get(("", "assets"), 0)
    if evidence.is_partial or (evidence.is_public and not count):
        return []
    if not count:
        return [Paragraph("Nobody added what they are proud of here.")]
    answers = opening_count(commented(evidence, "", "assets"), "answer")
    who = f"{answers} says" if count == 1 else f"{answers} say"
    return [
        Subheading("What people are proud of", level=3),
        Paragraph(f"{who} what people are proud of here."),
        *quotation_blocks(evidence, "", "assets"),
    ]
