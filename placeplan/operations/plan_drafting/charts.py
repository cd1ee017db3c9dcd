"""The pictures of one survey in the plan: its radar, and how individuals' ratings are spread."""

from collections.abc import Iterator, Sequence

from placeplan.domain.areas import Area
from placeplan.domain.distributions import Bar, DistributionChart, segments_of
from placeplan.domain.plan_trees import Block, Chart
from placeplan.domain.public_figures import may_show_parts
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.domain.traces import Fact
from placeplan.formats.radar_words import radar_description
from placeplan.operations.plan_drafting.bases import basis, replies, scale_ends
from placeplan.operations.plan_drafting.ratings import band_share
from placeplan.operations.plan_drafting.sentences import figure
from placeplan.operations.plan_drafting.sources import SurveyEvidence
from placeplan.operations.radars import profile_radar


def radar_blocks(evidence: SurveyEvidence, area: Area) -> list[Block]:
    """The survey's radar with its caption, its n, and its description in words.

    None in a published plan where no theme may be shown.
    """
    chart = profile_radar(evidence.survey, area, evidence.profile)
    values = (value for series in chart.series for value in series.values)
    if evidence.is_public and all(value is None for value in values):
        return []
    means = (evidence.mean(series, theme) for series in evidence.series for theme in series.themes)
    responses, is_ranked = evidence.profile.responses, bool(evidence.profile.ranked)
    counts = [evidence.fact("responses", responses), *scale_ends(evidence)]
    counts += [replies(evidence, series) for series in evidence.series]
    return [
        Chart(
            chart=chart,
            caption=f"Mean rating of each theme in {area.name}, “{evidence.survey.title}”",
            description=radar_description(chart, responses, str, is_ranked=is_ranked),
            note=basis(evidence),
            key=f"radar:{evidence.survey.slug}",
            facts=(*(fact for fact in means if fact.figure is not None), *counts),
        )
    ]


def distribution_blocks(evidence: SurveyEvidence, area: Area) -> list[Block]:
    """How individuals' ratings are spread, the theme rated highest first.

    Published, of the themes of which every number may be shown; none where there is no such theme.
    """
    alone = evidence.profile.individuals
    shown = [theme for theme in alone.themes if theme.answered and _may_show(evidence, theme)]
    shown.sort(key=lambda theme: -(theme.mean or 0))
    if not shown:
        return []
    scale = evidence.survey.questionnaire.scale
    bars = tuple(
        Bar(evidence.title(theme.key), figure(theme.mean), segments_of(theme)) for theme in shown
    )
    ends = scale.lowest, scale.highest, scale.lowest_means, scale.highest_means
    return [
        Chart(
            chart=DistributionChart(f"{evidence.survey.title}: {area.name}", *ends, bars),
            caption=f"How individuals’ ratings are spread in {area.name},"
            f" “{evidence.survey.title}”",
            description=_spread(evidence, shown),
            note=f"{basis(evidence)} Each bar is one theme, cut where one point of the scale ends;"
            " the number at its end is the mean.",
            facts=(*_drawn(evidence, shown), *scale_ends(evidence)),
            key=f"spread:{evidence.survey.slug}",
        )
    ]


def _may_show(evidence: SurveyEvidence, theme: ThemeProfile) -> bool:
    return not evidence.is_public or may_show_parts(theme.counts, evidence.fewest_shown)


def _drawn(evidence: SurveyEvidence, themes: Sequence[ThemeProfile]) -> Iterator[Fact]:
    alone = evidence.profile.individuals
    for theme in themes:
        yield evidence.mean(alone, theme)
        for point, count in zip(theme.scale.points, theme.counts, strict=True):
            if count:
                yield evidence.fact(
                    "count_at_point", count, series=alone.key, theme=theme.key, part=str(point)
                )


def _spread(evidence: SurveyEvidence, themes: Sequence[ThemeProfile]) -> str:
    alone, (first, last) = evidence.profile.individuals, (themes[0], themes[-1])
    high, low = band_share(evidence, alone, first, "high"), band_share(evidence, alone, last, "low")
    return (
        "A bar for each theme, highest mean first, cut by how many gave each point. At the top,"
        f" {evidence.title(first.key)}: {high} of those who rated it gave a point above the"
        f" middle. At the bottom, {evidence.title(last.key)}: {low} gave a point below the middle."
        " All numbers stand in the appendix of full results."
    )
