"""The ratings of one survey in sentences and as a table of means."""

from collections.abc import Sequence

from placeplan.domain.plan_trees import Block, Column, Paragraph, Table
from placeplan.domain.profiles import Profile
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.operations.plan_drafting.bases import basis
from placeplan.operations.plan_drafting.sentences import (
    counted,
    figure,
    listed,
    number,
    rated,
    share,
)
from placeplan.operations.plan_drafting.sources import SurveyEvidence

MOST_DIVIDED = 6


def rating_paragraphs(evidence: SurveyEvidence) -> list[Block]:
    """The highest and the lowest themes, those on which opinions are divided, those unranked."""
    profile = evidence.profile
    blocks: list[Block] = [Paragraph(_ends(evidence))]
    divided = [theme for theme in profile.individuals.themes if _is_divided(theme, profile)]
    if divided:
        blocks.append(Paragraph(_divided(evidence, divided), lead="Opinions are divided."))
    unranked = _unranked(evidence)
    if unranked:
        blocks.append(Paragraph(unranked))
    return blocks


def mean_table(evidence: SurveyEvidence, area_name: str) -> Table:
    """Every theme with the mean and n of both series, in the order it was asked."""
    alone, together = evidence.series
    rows = []
    for one, group in zip(alone.themes, together.themes, strict=True):
        rows.append(
            (
                evidence.title(one.key),
                figure(one.mean),
                f"{one.answered:,}",
                figure(group.mean),
                f"{group.answered:,}",
            )
        )
    return Table(
        caption=f"Mean rating and number of ratings by theme in {area_name},"
        f" “{evidence.survey.title}”",
        columns=(
            Column("Theme", width=3),
            Column("Individuals: mean", "right"),
            Column("Individuals: n", "right"),
            Column("Groups: mean", "right"),
            Column("Groups: n", "right"),
        ),
        rows=tuple(rows),
        note=f"{basis(evidence.profile)} n is how many rated the theme; a group counts once.",
    )


def _ends(evidence: SurveyEvidence) -> str:
    profile = evidence.profile
    ranked = profile.ranked
    if not ranked:
        return (
            f"No theme was rated by at least {number(profile.fewest)} individuals, so none is"
            " called high or low here."
        )
    if len(ranked) < 2 * len(profile.highest):
        return f"From the highest to the lowest, individuals rated {_named(evidence, ranked)}."
    return (
        f"Individuals gave their highest ratings to {_named(evidence, profile.highest)}. They gave"
        f" their lowest to {_named(evidence, profile.lowest)}."
    )


def _named(evidence: SurveyEvidence, themes: Sequence[ThemeProfile]) -> str:
    return listed([rated(evidence.title(theme.key), theme) for theme in themes])


def _is_divided(theme: ThemeProfile, profile: Profile) -> bool:
    return theme.is_divided and theme.answered >= profile.fewest


def _divided(evidence: SurveyEvidence, themes: Sequence[ThemeProfile]) -> str:
    scale = evidence.survey.questionnaire.scale
    middle_point = (scale.lowest + scale.highest) / 2
    below = _range([point for point in scale.points if point < middle_point])
    above = _range([point for point in scale.points if point > middle_point])
    parts = [
        f"on {evidence.title(theme.key)}, {share(theme.low, theme.answered)} gave {below} and"
        f" {share(theme.high, theme.answered)} gave {above} (mean {figure(theme.mean)},"
        f" n = {theme.answered:,})"
        for theme in themes[:MOST_DIVIDED]
    ]
    more = len(themes) - MOST_DIVIDED
    if more > 0:
        parts.append(f"so it is for {counted(more, 'more theme')}, shown in the appendix")
    return f"A mean hides how far people differ: {listed(parts)}."


def _range(points: Sequence[int]) -> str:
    return f"{points[0]}" if len(points) == 1 else f"{points[0]} to {points[-1]}"


def _unranked(evidence: SurveyEvidence) -> str:
    profile = evidence.profile
    few = [theme for theme in profile.individuals.themes if theme.answered < profile.fewest]
    if not few or not profile.ranked:
        return ""
    titles = [f"{evidence.title(theme.key)} (n = {theme.answered})" for theme in few]
    return (
        f"Fewer than {number(profile.fewest)} individuals rated {listed(titles)}, so"
        f" {'it is' if len(few) == 1 else 'they are'} not ranked."
    )
