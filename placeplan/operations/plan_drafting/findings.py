"""An officer's findings with their evidence, and the comments that may stand beside them."""

from collections.abc import Callable, Iterable, Sequence

from placeplan.domain.comments import CommentKind
from placeplan.domain.plan_trees import Block, Paragraph, Quotation, Subheading
from placeplan.domain.plans import Finding
from placeplan.domain.profiles import Priority, SeriesKey
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.domain.traces import Fact
from placeplan.operations.plan_drafting.sentences import (
    count_of,
    counted,
    figure,
    listed,
    number,
    sentence,
)
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

NOT_REVIEWED = "Not yet reviewed for publication"


def set_out(count: Fact, one: str) -> str:
    """“Two issues are set out here, each with what it rests on”."""
    verb, rest = ("is", "with") if count_of(count) == 1 else ("are", "each with")
    return f"{sentence(counted(count, one))} {verb} set out here, {rest} what it rests on"


def finding_blocks(sources: PlanSources, findings: Sequence[Finding]) -> list[Block]:
    """Each finding under its own heading: what the officer wrote, then what it rests on."""
    blocks: list[Block] = []
    for finding in findings:
        blocks.append(Subheading(finding.title, origin="written"))
        paragraphs = [text.strip() for text in finding.description.split("\n\n") if text.strip()]
        blocks += [Paragraph(" ".join(text.split()), origin="written") for text in paragraphs]
        evidence = evidence_of(sources, finding.theme_key)
        if evidence:
            blocks.append(Paragraph(evidence, lead="Evidence."))
        elif not paragraphs:
            blocks.append(Paragraph("Nothing has been written about this yet."))
    return blocks


def evidence_of(sources: PlanSources, theme_key: str) -> str:
    """The theme's mean, n and priorities in each survey that asks about it; empty for no theme."""
    if not theme_key:
        return ""
    return " ".join(
        _evidence(sources, evidence, theme_key)
        for evidence in sources.evidence
        if theme_key in evidence.survey.questionnaire.theme_keys
    )


def _evidence(sources: PlanSources, evidence: SurveyEvidence, theme_key: str) -> str:
    where = f"In “{evidence.survey.title}” " if sources.has_several_surveys else ""
    title = evidence.title(theme_key)
    parts = [
        f"{figure(evidence.mean(series, theme))} by {series.key}"
        f" (n = {evidence.answered(series, theme):,})"
        for series in evidence.series
        if (theme := series.theme(theme_key)).answered
    ]
    if not parts:
        few = "was rated by too few people to show figures" if evidence.is_public else ""
        return f"{where}{title} {few or 'has not been rated'}."
    named = _named_by(evidence, theme_key)
    ending = f", and {named} named it a priority" if named else ""
    return f"{where}{title} was rated {listed(parts)}{ending}."


def _named_by(evidence: SurveyEvidence, theme_key: str) -> str:
    for priority in evidence.profile.priorities:
        if priority.key == theme_key:
            parts = []
            if priority.individuals:
                parts.append(counted(named(evidence, priority, "individuals"), "individual"))
            if priority.groups and not evidence.is_public:
                parts.append(counted(named(evidence, priority, "groups"), "group"))
            return listed(parts)
    return ""


def rated_blocks(
    sources: PlanSources, title: str, draft: Callable[[SurveyEvidence], list[Block]]
) -> list[Block]:
    """What `draft` says of each survey, under this title and, of several, the survey's own."""
    if not sources.evidence:
        return [Paragraph("No survey has been chosen, so there are no ratings to draw on.")]
    blocks: list[Block] = []
    for evidence in sources.evidence:
        named = f"{title}: {evidence.survey.title}" if sources.has_several_surveys else title
        blocks += [Subheading(named), *draft(evidence)]
    return blocks


def theme_blocks(
    evidence: SurveyEvidence, themes: Iterable[ThemeProfile], kind: CommentKind
) -> list[Block]:
    """For each theme: its heading, mean and n, how many comments, and those that may be shown."""
    blocks: list[Block] = []
    for theme in themes:
        title = evidence.title(theme.key)
        blocks.append(Subheading(title, level=3))
        alone = evidence.profile.individuals
        mean = (
            f"Individuals rated it {figure(evidence.mean(alone, theme))} on average"
            f" (n = {evidence.answered(alone, theme):,})."
        )
        blocks.append(Paragraph(f"{mean} {_written(evidence, theme.key, kind)}".strip()))
        blocks += quotation_blocks(evidence, theme.key, kind)
    return blocks


def quotation_blocks(evidence: SurveyEvidence, theme_key: str, kind: CommentKind) -> list[Block]:
    """The comments that may be quoted here, each with the warning that goes with it."""
    return [
        Quotation(" ".join(text.split()), warning=NOT_REVIEWED)
        for text in evidence.quotations.get((theme_key, kind), ())
    ]


def _written(evidence: SurveyEvidence, theme_key: str, kind: CommentKind) -> str:
    if evidence.is_partial:
        return ""
    count = evidence.comment_counts.get((theme_key, kind), 0)
    about = "what is good" if kind == "good" else "what could be better"
    if not count and evidence.is_public:
        return f"It drew fewer than {number(evidence.shown_from)} comments on {about}."
    if not count:
        return f"Nobody wrote about {about} here."
    drew = counted(commented(evidence, theme_key, kind), "comment")
    return f"It drew {drew} on {about}."


def commented(evidence: SurveyEvidence, theme_key: str, kind: CommentKind) -> Fact:
    """How many comments of a kind there are on a theme, or on a closing question."""
    count = evidence.comment_counts.get((theme_key, kind), 0)
    return evidence.fact("comments", count, theme=theme_key, part=kind)


def named(evidence: SurveyEvidence, priority: Priority, series: SeriesKey) -> Fact:
    """How many responses of a series named a theme as a priority."""
    count = priority.individuals if series == "individuals" else priority.groups
    return evidence.fact("named_priority", count, series=series, theme=priority.key)
