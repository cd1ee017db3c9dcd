"""What the ratings say for themselves: the themes rated highest or lowest, and closing words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from placeplan.domain.comments import CommentKind
from placeplan.domain.plan_trees import Block, Paragraph, Quotation, Subheading
from placeplan.domain.profiles import Profile
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.operations.plan_drafting.findings import commented
from placeplan.operations.plan_drafting.sentences import (
    counted,
    figure,
    listed,
    number,
    opening_count,
)
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

NOT_REVIEWED = "Not yet reviewed for publication"


@dataclass(frozen=True)
class End:
    """One end of the ratings and how it is spoken of: strengths and highest, or needs and lowest.

    `closing` is the kind of comment that the survey ends with on this side.
    """

    title: str
    many: Literal["strengths", "needs"]
    one: str
    extreme: Literal["highest", "lowest"]
    threshold: Literal["strength_at_least", "need_at_most"]
    bound: str
    too_few: str
    kind: CommentKind
    closing: CommentKind
    closing_title: str
    nobody: str
    says: tuple[str, str]
    said: str

    def beyond(self, profile: Profile) -> tuple[ThemeProfile, ...]:
        """The themes beyond the threshold."""
        found: tuple[ThemeProfile, ...] = getattr(profile, self.many)
        return found

    def outermost(self, profile: Profile) -> tuple[ThemeProfile, ...]:
        """The three themes that are always shown."""
        found: tuple[ThemeProfile, ...] = getattr(profile, self.extreme)
        return found


HIGH = End(
    title="Rated highest",
    many="strengths",
    one="a strength",
    extreme="highest",
    threshold="strength_at_least",
    bound="or more",
    too_few="which are strengths",
    kind="good",
    closing="assets",
    closing_title="What people are proud of",
    nobody="Nobody added what they are proud of here.",
    says=("says", "say"),
    said="what people are proud of here",
)
LOW = End(
    title="Rated lowest",
    many="needs",
    one="a need",
    extreme="lowest",
    threshold="need_at_most",
    bound="or less",
    too_few="where the needs are",
    kind="better",
    closing="actions",
    closing_title="What people suggest",
    nobody="Nobody added a suggestion of what should be done.",
    says=("suggests", "suggest"),
    said="what should be done",
)


def rated_blocks(sources: PlanSources, end: End) -> list[Block]:
    """What each survey says of one end of its ratings, under its own title where there are more."""
    if not sources.evidence:
        return [Paragraph("No survey has been chosen, so there are no ratings to draw on.")]
    findings = sources.plan.assets if end.kind == "good" else sources.plan.issues
    set_out = frozenset(finding.theme_key for finding in findings)
    blocks: list[Block] = []
    for evidence in sources.evidence:
        named = (
            f"{end.title}: {evidence.survey.title}" if sources.has_several_surveys else end.title
        )
        blocks += [Subheading(named), *_survey(_unsaid(sources, evidence), end, set_out)]
    return blocks


def _unsaid(sources: PlanSources, evidence: SurveyEvidence) -> SurveyEvidence:
    """The evidence without what is quoted beside a finding already."""
    said = {each.text for finding in sources.plan.findings for each in finding.quotations}
    left = {
        group: tuple(each for each in quotable if each.text not in said)
        for group, quotable in evidence.quotations.items()
    }
    return replace(evidence, quotations=left)


def _survey(evidence: SurveyEvidence, end: End, set_out: frozenset[str]) -> list[Block]:
    profile = evidence.profile
    if not profile.ranked:
        few = (
            f"Fewer than {number(evidence.ranked_from)} individuals rated each theme, too few to"
            f" say {end.too_few}."
        )
        return [Paragraph(few), *_closing(evidence, end)]
    beyond, outermost = end.beyond(profile), end.outermost(profile)
    themes = beyond if len(beyond) > len(outermost) else outermost
    above = [theme for theme in themes if theme.key in set_out]
    opening = _opening(evidence, end, is_all_above=len(above) == len(themes))
    return [
        Paragraph(f"{opening} {_above(evidence, above, themes)}".strip()),
        *_theme_blocks(evidence, themes, end.kind, set_out),
        *_closing(evidence, end),
    ]


def _above(
    evidence: SurveyEvidence, above: Sequence[ThemeProfile], themes: Sequence[ThemeProfile]
) -> str:
    """Which of the themes the section's findings have set out already; empty for none or all."""
    if len(above) in (0, len(themes)):
        return ""
    verb = "is" if len(above) == 1 else "are"
    return f"Of them, {listed([evidence.title(each.key) for each in above])} {verb} set out above."


def _opening(evidence: SurveyEvidence, end: End, *, is_all_above: bool) -> str:
    threshold = figure(evidence.threshold(end.threshold))
    beyond, outermost = len(end.beyond(evidence.profile)), len(end.outermost(evidence.profile))
    shown = f"The one rated {end.extreme} is {'set out above' if is_all_above else 'this'}."
    if outermost > 1:
        where = "set out above" if is_all_above else "these"
        either = ", whether they count or not," if 0 < beyond < outermost else ""
        shown = f"The {number(outermost)} rated {end.extreme}{either} are {where}."
    if not beyond:
        return (
            f"No theme has a mean of {threshold} {end.bound} among individuals, so none counts as"
            f" {end.one}. {shown}"
        )
    has, counts, noun = ("has", "counts", end.one) if beyond == 1 else ("have", "count", end.many)
    text = (
        f"{opening_count(evidence.fact(end.many, beyond), 'theme')} {has} a mean of {threshold}"
        f" {end.bound} among individuals and {counts} as {noun}."
    )
    if beyond < outermost:
        return f"{text} {shown}"
    return f"{text} All of this is set out above." if is_all_above else text


def _closing(evidence: SurveyEvidence, end: End) -> list[Block]:
    count = evidence.comment_counts.get(("", end.closing), 0)
    if evidence.is_partial or (evidence.is_public and not count):
        return []
    if not count:
        return [Paragraph(end.nobody)]
    answers = opening_count(commented(evidence, "", end.closing), "answer")
    return [
        Subheading(end.closing_title, level=3),
        Paragraph(f"{answers} {end.says[count > 1]} {end.said}."),
        *_quotation_blocks(evidence, "", end.closing),
    ]


def _theme_blocks(
    evidence: SurveyEvidence,
    themes: Iterable[ThemeProfile],
    kind: CommentKind,
    set_out: frozenset[str],
) -> list[Block]:
    """For each theme: its heading, mean and n, how many comments, and those that may be shown.

    Of one that is set out above, there are only comments that are not quoted there.
    """
    blocks: list[Block] = []
    for theme in themes:
        quotations = _quotation_blocks(evidence, theme.key, kind)
        is_above = theme.key in set_out
        if is_above and not quotations:
            continue
        blocks.append(Subheading(evidence.title(theme.key), level=3))
        told = ("" if is_above else _rated(evidence, theme), _written(evidence, theme.key, kind))
        if any(told):
            blocks.append(Paragraph(" ".join(filter(None, told))))
        blocks += quotations
    return blocks


def _rated(evidence: SurveyEvidence, theme: ThemeProfile) -> str:
    alone = evidence.profile.individuals
    return (
        f"Individuals rated it {figure(evidence.mean(alone, theme))} on average"
        f" (n = {evidence.answered(alone, theme):,})."
    )


def _quotation_blocks(evidence: SurveyEvidence, theme_key: str, kind: CommentKind) -> list[Block]:
    """The comments that may be quoted here, each with the warning that goes with it."""
    return [
        Quotation(" ".join(each.text.split()), warning="" if each.is_reviewed else NOT_REVIEWED)
        for each in evidence.quotations.get((theme_key, kind), ())
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
