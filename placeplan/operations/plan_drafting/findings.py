"""An officer's findings with their evidence, and the comments that may stand beside them."""

from collections.abc import Sequence

from placeplan.domain.comments import CommentKind
from placeplan.domain.findings import Finding, FindingKind, FindingQuotation
from placeplan.domain.plan_trees import Block, Paragraph, Quotation, Subheading
from placeplan.domain.profiles import Priority, SeriesKey
from placeplan.domain.traces import Fact
from placeplan.operations.plan_drafting.sentences import (
    count_of,
    counted,
    figure,
    listed,
    number,
    people,
    sentence,
)
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

CHANNELS = {"online": "online", "paper": "on paper", "workshop": "at workshops"}
CLOSING = {"assets": "what somebody is proud of", "actions": "a suggestion"}


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
        rests_on = (
            evidence_of(sources, finding.theme_key, finding.kind),
            support_of(sources, finding),
        )
        evidence = " ".join(filter(None, rests_on))
        if evidence:
            blocks.append(Paragraph(evidence, lead="Evidence."))
        elif not paragraphs:
            blocks.append(Paragraph("Nothing has been written about this yet."))
        blocks += _quotations(sources, finding)
    return blocks


def support_of(sources: PlanSources, finding: Finding) -> str:
    """On how many comments a finding rests, by survey, series and channel; empty for none.

    Published figures leave out what was written while a survey is open.
    """
    return " ".join(
        _support(sources, evidence, finding)
        for evidence in sources.evidence
        if finding.support.of_survey(evidence.survey.slug).comments and not evidence.is_partial
    )


def _support(sources: PlanSources, evidence: SurveyEvidence, finding: Finding) -> str:
    where = f"From “{evidence.survey.title}” this" if sources.has_several_surveys else "This"
    where = f"{where} {finding.kind}"
    support = finding.support.of_survey(evidence.survey.slug)
    if not support.is_told(evidence.fewest_shown):
        return f"{where} rests on comments of fewer than {people(evidence.shown_from)}."

    def written(comments: int, series: str = "", channel: str = "") -> Fact:
        part = f"{finding.id}:{channel}"
        return evidence.fact("supporting_comments", comments, series=series, part=part)

    told = support.told_cells(evidence.fewest_shown)
    parts = [
        f"{number(written(cell.comments, cell.series, cell.channel))} by {cell.series}"
        f" {CHANNELS[cell.channel]}"
        for cell in told
    ]
    text = f"{where} rests on {counted(written(support.comments), 'comment')}"
    if not parts:
        return f"{text}."
    return f"{text}{':' if len(told) == len(support.cells) else ', among them'} {listed(parts)}."


def _quotations(sources: PlanSources, finding: Finding) -> list[Block]:
    """What officers chose to quote and may, unless too few people answered the survey."""
    titles = {
        evidence.survey.slug: evidence
        for evidence in sources.evidence
        if not evidence.is_public or evidence.profile.individuals.responses
    }
    return [
        Quotation(" ".join(each.text.split()), source=_source(titles[each.survey], each))
        for each in finding.quotations
        if each.survey in titles
    ]


def _source(evidence: SurveyEvidence, quotation: FindingQuotation) -> str:
    if quotation.theme_key:
        return f"a comment on {evidence.title(quotation.theme_key)}, {quotation.year}"
    return f"{CLOSING[quotation.kind]}, {quotation.year}"


def evidence_of(sources: PlanSources, theme_key: str, kind: FindingKind) -> str:
    """The theme's mean and n in each survey that asks about it; empty for no theme.

    Beside an issue stands how many named it a priority; that is about what should be better.
    """
    if not theme_key:
        return ""
    return " ".join(
        _evidence(sources, evidence, theme_key, kind)
        for evidence in sources.evidence
        if theme_key in evidence.survey.questionnaire.theme_keys
    )


def _evidence(
    sources: PlanSources, evidence: SurveyEvidence, theme_key: str, kind: FindingKind
) -> str:
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
    named = _named_by(evidence, theme_key) if kind == "issue" else ""
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


def commented(evidence: SurveyEvidence, theme_key: str, kind: CommentKind) -> Fact:
    """How many comments of a kind there are on a theme, or on a closing question."""
    count = evidence.comment_counts.get((theme_key, kind), 0)
    return evidence.fact("comments", count, theme=theme_key, part=kind)


def named(evidence: SurveyEvidence, priority: Priority, series: SeriesKey) -> Fact:
    """How many responses of a series named a theme as a priority."""
    count = priority.individuals if series == "individuals" else priority.groups
    return evidence.fact("named_priority", count, series=series, theme=priority.key)
