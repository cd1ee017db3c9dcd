"""What people told us: one part for each survey, each with its own radar and n."""

from typing import Literal

from placeplan.domain.comments import CommentKind
from placeplan.domain.plan_trees import Block, Paragraph, Reference, Subheading
from placeplan.domain.questionnaires import Scale
from placeplan.domain.traces import Fact, traced
from placeplan.operations.plan_drafting.bases import scale_ends, too_few, without_survey
from placeplan.operations.plan_drafting.charts import distribution_blocks, radar_blocks
from placeplan.operations.plan_drafting.comparisons import comparison_blocks
from placeplan.operations.plan_drafting.findings import commented
from placeplan.operations.plan_drafting.follow_ups import follow_up_blocks
from placeplan.operations.plan_drafting.priorities import priority_blocks
from placeplan.operations.plan_drafting.publication import publication_blocks
from placeplan.operations.plan_drafting.ratings import mean_table, rating_paragraphs
from placeplan.operations.plan_drafting.sentences import counted, listed, number
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft, SurveyEvidence
from placeplan.operations.plan_drafting.waves import wave_blocks

ASSETS: CommentKind = "assets"
ACTIONS: CommentKind = "actions"


def draft_told_us(sources: PlanSources) -> SectionDraft:
    """The surveys one after the other, never added together."""
    if not sources.evidence:
        nothing = without_survey(sources, "there is nothing to report")
        return SectionDraft(body=(Paragraph(nothing),))
    blocks: list[Block] = []
    if sources.has_several_surveys:
        count = number(sources.fact("surveys", len(sources.evidence)))
        blocks.append(
            Paragraph(
                f"This plan draws on {count} surveys. They are reported one after the other. Their"
                " figures are never put together into one mean, because they asked different"
                " people, at different times or on different scales."
            )
        )
    for evidence in sources.evidence:
        blocks += _survey(sources, evidence)
    blocks += [*wave_blocks(sources), *follow_up_blocks(sources)]
    return SectionDraft(opening=publication_blocks(sources), body=tuple(blocks))


def _survey(sources: PlanSources, evidence: SurveyEvidence) -> list[Block]:
    several = sources.has_several_surveys
    blocks: list[Block] = [Subheading(evidence.survey.title)] if several else []
    if evidence.is_public and not evidence.profile.responses:
        return [*blocks, Paragraph(too_few(evidence, sources.area.name))]
    if not evidence.profile.responses:
        blocks.append(
            Paragraph(
                f"Nobody has answered “{evidence.survey.title}” for {sources.area.name} yet, so"
                " there are no ratings to show. They will appear here once answers come in."
            )
        )
        return blocks
    level: Literal[2, 3] = 3 if several else 2
    return [
        *blocks,
        Subheading("How people rated the area", level),
        Paragraph(_scale(evidence), see=_pictures(evidence)),
        *rating_paragraphs(evidence),
        *radar_blocks(evidence, sources.area),
        mean_table(evidence, sources.area.name),
        *distribution_blocks(evidence, sources.area),
        Subheading("Where views differ", level),
        *comparison_blocks(evidence),
        Subheading("What matters most to people", level),
        *priority_blocks(sources, evidence),
        *_comment_blocks(evidence),
    ]


def _pictures(evidence: SurveyEvidence) -> tuple[Reference, ...]:
    slug = evidence.survey.slug
    return tuple(Reference(f"{kind}:{slug}") for kind in ("radar", "means", "spread"))


def _scale(evidence: SurveyEvidence) -> str:
    scale: Scale = evidence.survey.questionnaire.scale
    asked = evidence.fact("themes_asked", len(evidence.survey.questionnaire.themes))
    lowest, highest = scale_ends(evidence)
    return (
        f"People rated {counted(asked, 'theme')} from {lowest} ({scale.lowest_means}) to {highest}"
        f" ({scale.highest_means}). The lower the mean, the more people feel needs to be improved."
    )


def _comment_blocks(evidence: SurveyEvidence) -> list[Block]:
    if evidence.is_partial:
        return []
    if not evidence.is_public:
        return [Paragraph(_comments(evidence), lead="Comments.")]
    fewest = number(evidence.shown_from)
    few = f"No question drew {fewest} comments or more, so they are not counted here."
    return [Paragraph(_published_comments(evidence) or few, lead="Comments.")]


def _published_comments(evidence: SurveyEvidence) -> str:
    found = evidence.comment_counts
    texts = []
    if any(theme_key for theme_key, _kind in found):
        texts.append("Besides rating, people wrote about what is good now or could be better.")
    closing = [
        f"{commented(evidence, '', kind):,} {said}"
        for kind, said in (
            (ASSETS, "on what they are proud of here"),
            (ACTIONS, "on what they suggest be done"),
        )
        if found.get(("", kind))
    ]
    if closing:
        texts.append(f"To the closing questions people gave answers: {listed(closing)}.")
    return " ".join(texts)


def _comments(evidence: SurveyEvidence) -> str:
    def count(kind: CommentKind) -> Fact:
        found = sum(n for (_theme, each), n in evidence.comment_counts.items() if each == kind)
        return evidence.fact("comments", found, part=kind)

    if not any(evidence.comment_counts.values()):
        return "Nobody wrote a comment."
    good, better = count("good"), count("better")
    assets, actions = count("assets"), count("actions")
    return (
        f"Besides rating, people wrote {counted(good, 'comment')} on what is good now and"
        f" {counted(better, 'comment')} on what could be better. {_closing(assets, actions)}"
    )


def _closing(assets: Fact, actions: Fact) -> str:
    if not assets.figure and not actions.figure:
        return "Nobody answered the two closing questions."
    verb = "was" if assets.figure == 1 else "were"
    suggested = number(actions) if actions.figure else traced("none", actions)
    return (
        f"To the closing questions there {verb} {counted(assets, 'answer')} on what they are proud"
        f" of here and {suggested} on what they suggest be done."
    )
