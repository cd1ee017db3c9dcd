"""Where need and provision do not meet: what people need beside what partners list."""

from collections.abc import Sequence
from typing import Literal

from placeplan.domain.gaps import Gaps, PlaceGap, Provision, gaps_of, place_gaps
from placeplan.domain.plan_trees import Block, Bullet, Bullets, Paragraph, Subheading
from placeplan.domain.traces import Fact, traced
from placeplan.operations.plan_drafting.ratings import rated
from placeplan.operations.plan_drafting.sentences import figure, listed, number
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

TITLE = "Where need and provision do not meet"


def gap_blocks(sources: PlanSources) -> list[Block]:
    """For each survey, its needs that nobody serves, and those that rest on old listings alone.

    Nothing where no survey has been chosen.
    """
    if not sources.evidence:
        return []
    several = sources.has_several_surveys
    blocks: list[Block] = [Subheading(TITLE)]
    for evidence in sources.evidence:
        if several:
            blocks.append(Subheading(evidence.survey.title, level=3))
        blocks += _survey(sources, evidence)
    return blocks


def _survey(sources: PlanSources, evidence: SurveyEvidence) -> list[Block]:
    if not evidence.profile.ranked:
        return [
            Paragraph(
                f"No theme was rated by at least {number(evidence.ranked_from)} individuals, so it"
                " cannot be said yet which needs are served and which are not."
            )
        ]
    gaps = gaps_of(evidence.profile, sources.listings, evidence.area_code, sources.today)
    if not gaps.listings:
        return [
            Paragraph(
                "As no partner has listed anything yet, it cannot be said which needs are served."
            )
        ]
    apart = place_gaps(evidence.profile, evidence.by_place, gaps)
    hidden = [each for each in apart if each.is_hidden_need]
    return [
        Paragraph(_needs(evidence, gaps)),
        *_doubtful(evidence, gaps),
        *_hidden(evidence, hidden),
    ]


def _needs(evidence: SurveyEvidence, gaps: Gaps) -> str:
    if not gaps.needs:
        return (
            "No theme counts as a need by the ratings, so there is none that goes unserved. A"
            " listing says that something exists, not that it is enough."
        )
    if not gaps.unserved:
        what = "The one need has" if len(gaps.needs) == 1 else "Each need has"
        return (
            f"{what} at least one listing beside it. A listing says that something exists, not that"
            " it is enough."
        )
    themes = _named(evidence, gaps.unserved)
    nobody = " ".join(_nobody(evidence, each) for each in gaps.unserved[:1])
    rest = "" if len(gaps.unserved) == len(gaps.needs) else " Every other need has a listing."
    return f"{nobody} lists anything for {themes}.{rest}"


def _nobody(evidence: SurveyEvidence, provision: Provision) -> str:
    none = Fact("listings", 0, area=evidence.area_code, theme=provision.theme.key)
    return f"{traced('No', none)} partner"


def _doubtful(evidence: SurveyEvidence, gaps: Gaps) -> list[Block]:
    if not gaps.doubtful:
        return []
    themes = _named(evidence, gaps.doubtful)
    said = f"All that is listed for {themes} was last checked over a year ago, so it may be gone."
    return [Paragraph(said)]


def _hidden(evidence: SurveyEvidence, hidden: Sequence[PlaceGap]) -> list[Block]:
    if not hidden:
        return []
    lead = (
        "The area’s means hide what is a need in one of its places. Listings are kept by area, so"
        " whether they reach these places has to be asked:"
    )
    points = tuple(
        Bullet(_in_place(evidence, gap), lead=f"{evidence.place_name(gap.place_key)}:")
        for gap in hidden
    )
    return [Paragraph(lead), Bullets(points)]


def _in_place(evidence: SurveyEvidence, gap: PlaceGap) -> str:
    alone = evidence.profile.individuals
    where: dict[Literal["series", "theme", "place"], str] = {
        "series": alone.key,
        "theme": gap.theme_key,
        "place": gap.place_key,
    }
    mean, answered = (
        evidence.fact("mean", gap.mean, **where),
        evidence.fact("answered", gap.answered, **where),
    )
    whole = alone.theme(gap.theme_key)
    return (
        f"{evidence.title(gap.theme_key)} (mean {figure(mean)}, n = {answered:,}; in the whole area"
        f" {figure(evidence.mean(alone, whole))}, n = {evidence.answered(alone, whole):,})."
    )


def _named(evidence: SurveyEvidence, provisions: Sequence[Provision]) -> str:
    return listed([rated(evidence, each.theme) for each in provisions])
