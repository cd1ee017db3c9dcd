"""What could be better: issues that officers found, themes rated low, and what people suggest."""

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


def draft_needs(sources: PlanSources) -> SectionDraft:
    """The issues of the area, then what the ratings and comments say could be better."""
    return SectionDraft(body=(*_issues(sources), *rated_blocks(sources, "Rated lowest", _survey)))


def _issues(sources: PlanSources) -> list[Block]:
    issues, area = sources.plan.issues, sources.area.name
    if not issues:
        return [
            Paragraph(
                f"No issues for {area} have been recorded in this plan yet. The ratings,"
                " priorities and comments show where to begin."
            )
        ]
    opening = Paragraph(
        f"{set_out(sources.fact('issues', len(issues)), 'issue')}. What is to be done"
        f" about {'it' if len(issues) == 1 else 'them'} follows in the next section."
    )
    return [opening, *finding_blocks(sources, issues)]


def _survey(evidence: SurveyEvidence) -> list[Block]:
    profile = evidence.profile
    if not profile.ranked:
        return [
            Paragraph(
                f"Fewer than {number(evidence.ranked_from)} individuals rated each theme, too"
                " few to say where the needs are."
            ),
            *_suggested(evidence),
        ]
    themes = profile.needs if len(profile.needs) > len(profile.lowest) else profile.lowest
    return [
        Paragraph(_opening(evidence)),
        *theme_blocks(evidence, themes, "better"),
        *_suggested(evidence),
    ]


def _opening(evidence: SurveyEvidence) -> str:
    profile = evidence.profile
    threshold = figure(evidence.threshold("need_at_most"))
    needs, lowest = len(profile.needs), len(profile.lowest)
    shown = "The one rated lowest is this."
    if lowest > 1:
        shown = f"The {number(lowest)} rated lowest are these."
    if not needs:
        return (
            f"No theme has a mean of {threshold} or less among individuals, so none counts as a"
            f" need. {shown}"
        )
    has, counts, noun = ("has", "counts", "a need") if needs == 1 else ("have", "count", "needs")
    text = (
        f"{opening_count(evidence.fact('needs', needs), 'theme')} {has} a mean of {threshold} or"
        f" less among individuals and {counts} as {noun}."
    )
    return text if needs >= lowest else f"{text} {shown}"


def _suggested(evidence: SurveyEvidence) -> list[Block]:
    count = evidence.comment_counts.get(("", "actions"), 0)
    if evidence.is_partial or (evidence.is_public and not count):
        return []
    if not count:
        return [Paragraph("Nobody added a suggestion of what should be done.")]
    answers = opening_count(commented(evidence, "", "actions"), "answer")
    who = f"{answers} suggests" if count == 1 else f"{answers} suggest"
    return [
        Subheading("What people suggest", level=3),
        Paragraph(f"{who} what should be done."),
        *quotation_blocks(evidence, "", "actions"),
    ]
