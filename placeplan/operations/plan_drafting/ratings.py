"""The ratings of one survey in sentences and as a table of means."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from placeplan.domain.plan_trees import Block, Column, Paragraph, Table
from placeplan.domain.profiles import Profile, Series
from placeplan.domain.public_figures import may_show_parts
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.operations.plan_drafting.bases import basis
from placeplan.operations.plan_drafting.sentences import (
    counted,
    figure,
    listed,
    number,
    share,
)
from placeplan.operations.plan_drafting.sources import SurveyEvidence

Band = Literal["low", "middle", "high"]
MOST_DIVIDED = 6
TOO_FEW = "Too few"


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
    shown = evidence.shown_series
    return Table(
        key=f"means:{evidence.survey.slug}",
        caption=f"Mean rating and number of ratings by theme in {area_name},"
        f" “{evidence.survey.title}”",
        columns=(
            Column("Theme", width=3),
            *(
                Column(f"{series.key.capitalize()}: {kind}", "right")
                for series in shown
                for kind in ("mean", "n")
            ),
        ),
        rows=tuple(
            (
                evidence.title(theme.key),
                *(cell for series in shown for cell in mean_cells(evidence, series, theme.key)),
            )
            for theme in evidence.survey.questionnaire.themes
        ),
        note=f"{basis(evidence)} n is how many rated the theme; a group counts once."
        f"{hidden_note(evidence)}",
    )


def mean_cells(evidence: SurveyEvidence, series: Series, theme_key: str) -> tuple[str, str]:
    """A theme's mean and n, or that too few rated it for either to be published."""
    theme = series.theme(theme_key)
    if evidence.is_public and not theme.answered:
        return TOO_FEW, TOO_FEW
    return figure(evidence.mean(series, theme)), f"{evidence.answered(series, theme):,}"


def rated(evidence: SurveyEvidence, theme: ThemeProfile) -> str:
    """What individuals gave a theme: “Natural space (mean 5.8, n = 236)”."""
    mean, answered = mean_cells(evidence, evidence.profile.individuals, theme.key)
    return f"{evidence.title(theme.key)} (mean {mean}, n = {answered})"


def hidden_note(evidence: SurveyEvidence) -> str:
    """What “too few” means, for the note under a published table; empty where none is hidden."""
    shown = evidence.shown_series
    if not evidence.is_public or all(t.answered for series in shown for t in series.themes):
        return ""
    return f" {too_few_words(evidence)}"


def too_few_words(evidence: SurveyEvidence) -> str:
    """What “too few” means in a table."""
    return (
        f"{TOO_FEW}: fewer than {number(evidence.shown_from)} people stand behind the figure,"
        " and single answers could be picked out."
    )


def _ends(evidence: SurveyEvidence) -> str:
    profile = evidence.profile
    ranked = profile.ranked
    if not ranked:
        return (
            f"No theme was rated by at least {number(evidence.ranked_from)} individuals, so none is"
            " called high or low here."
        )
    if len(ranked) < 2 * len(profile.highest):
        return f"From the highest to the lowest, individuals rated {_named(evidence, ranked)}."
    return (
        f"Individuals gave their highest ratings to {_named(evidence, profile.highest)}. They gave"
        f" their lowest to {_named(evidence, profile.lowest)}."
    )


def _named(evidence: SurveyEvidence, themes: Sequence[ThemeProfile]) -> str:
    return listed([rated(evidence, theme) for theme in themes])


def _is_divided(theme: ThemeProfile, profile: Profile) -> bool:
    return theme.is_divided and theme.answered >= profile.fewest


def _divided(evidence: SurveyEvidence, themes: Sequence[ThemeProfile]) -> str:
    scale = evidence.survey.questionnaire.scale
    middle_point = (scale.lowest + scale.highest) / 2
    below = _range([point for point in scale.points if point < middle_point])
    above = _range([point for point in scale.points if point > middle_point])
    alone = evidence.profile.individuals
    said = [
        f"on {evidence.title(theme.key)}, {band_share(evidence, alone, theme, 'low')} gave {below}"
        f" and {band_share(evidence, alone, theme, 'high')} gave {above}"
        f" (mean {figure(evidence.mean(alone, theme))},"
        f" n = {evidence.answered(alone, theme):,})"
        for theme in themes[:MOST_DIVIDED]
        if may_show_shares(evidence, theme)
    ]
    unsaid = [
        rated(evidence, theme)
        for theme in themes[:MOST_DIVIDED]
        if not may_show_shares(evidence, theme)
    ]
    more = len(themes) - MOST_DIVIDED
    if more > 0:
        rest = evidence.fact("rule", more, part="divided_themes_left")
        others = f"{counted(rest, 'more theme')}, shown in the appendix"
        (unsaid if unsaid else said).append(others if unsaid else f"so it is for {others}")
    shares = f"A mean hides how far people differ: {listed(said)}." if said else ""
    also = "also " if said else ""
    widely = f"Opinions {also}differ widely on {listed(unsaid)}." if unsaid else ""
    return f"{shares} {widely}".strip()


def band_share(evidence: SurveyEvidence, series: Series, theme: ThemeProfile, band: Band) -> str:
    """Which share of those who rated a theme chose a point in a band of the scale."""
    part = {"low": theme.low, "middle": theme.middle, "high": theme.high}[band]
    figure = Fraction(part, theme.answered) if theme.answered else None
    return share(evidence.fact("share", figure, series=series.key, theme=theme.key, part=band))


def may_show_shares(evidence: SurveyEvidence, theme: ThemeProfile) -> bool:
    """Whether it may be said how many rated low, in the middle and high."""
    bands = (theme.low, theme.middle, theme.high)
    return not evidence.is_public or may_show_parts(bands, evidence.fewest_shown)


def _range(points: Sequence[int]) -> str:
    return f"{points[0]}" if len(points) == 1 else f"{points[0]} to {points[-1]}"


def _unranked(evidence: SurveyEvidence) -> str:
    profile = evidence.profile
    few = [theme for theme in profile.individuals.themes if theme.answered < profile.fewest]
    if not few or not profile.ranked:
        return ""
    titles = [
        f"{evidence.title(theme.key)} (n = {evidence.answered(profile.individuals, theme)})"
        if theme.answered or not evidence.is_public
        else evidence.title(theme.key)
        for theme in few
    ]
    return (
        f"Fewer than {number(evidence.ranked_from)} individuals rated {listed(titles)}, so"
        f" {'it is' if len(few) == 1 else 'they are'} not ranked."
    )
