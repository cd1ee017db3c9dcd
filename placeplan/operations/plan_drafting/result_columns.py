"""The columns of the full results: which figures a theme has, and which of them may be shown."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from placeplan.domain.figures import root_half_up
from placeplan.domain.profiles import Series
from placeplan.domain.public_figures import may_show_parts
from placeplan.domain.questionnaires import Scale
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.domain.traces import Fact, Figure, Measure, traced
from placeplan.operations.plan_drafting.hidden_figures import HIDDEN
from placeplan.operations.plan_drafting.ratings import TOO_FEW, Band, band_share
from placeplan.operations.plan_drafting.sentences import NO_FIGURE, figure
from placeplan.operations.plan_drafting.sources import SurveyEvidence

Test = Callable[[ThemeProfile], bool]


class Columns(NamedTuple):
    """Columns that stand or fall together, with a theme's figures in them."""

    titles: tuple[str, ...]
    figures: Callable[[ThemeProfile], tuple[str, ...]]
    may_show: Test

    def cells(self, theme: ThemeProfile) -> tuple[str, ...]:
        """A theme's figures, or that they are hidden."""
        return self.figures(theme) if self.may_show(theme) else (HIDDEN,) * len(self.titles)


def result_columns(evidence: SurveyEvidence, series: Series) -> list[Columns]:
    """The columns of a series; published, only those that some theme may be shown in."""
    found = _all_columns(evidence, series)
    if not evidence.is_public:
        return [columns._replace(may_show=_always) for columns in found]
    tests = _published(evidence.fewest_shown, series)
    found = [columns._replace(may_show=tests[columns.titles[0]]) for columns in found]
    rated = [theme for theme in series.themes if theme.answered]
    return [columns for columns in found if any(map(columns.may_show, rated))] or found[:1]


def result_cells(
    evidence: SurveyEvidence, columns: list[Columns], theme: ThemeProfile
) -> tuple[str, ...]:
    """A theme's row in these columns."""
    if evidence.is_public and not theme.answered:
        return (TOO_FEW,) * sum(len(each.titles) for each in columns)
    return tuple(cell for each in columns for cell in each.cells(theme))


def range_end(
    evidence: SurveyEvidence, theme: ThemeProfile, position: int, end: Literal["lowest", "highest"]
) -> Fact:
    """The lowest or highest point of a range that a group gave, by its position in the theme."""
    point = getattr(theme.disagreements[position], end)
    part = f"{position}:{end}"
    return evidence.fact("range_end", point, series="groups", theme=theme.key, part=part)


def _all_columns(evidence: SurveyEvidence, series: Series) -> list[Columns]:
    scale = evidence.survey.questionnaire.scale
    shares = tuple(f"% gave {band}" for band in _bands(scale) if band)
    cells = _Cells(evidence, series)
    found = [
        Columns(("n",), cells.answered, _always),
        Columns(tuple(f"Gave {point}" for point in scale.points), cells.points, _always),
        Columns(("Don’t know", "Blank"), cells.missing, _always),
        Columns(("Ranges",), cells.ranges, _always),
        Columns(("Mean",), cells.mean, _always),
        Columns(("Median", "Spread"), cells.spread, _always),
        Columns(shares, cells.shares, _always),
    ]
    return [each for each in found if each.titles != ("Ranges",) or series.key == "groups"]


def _published(fewest: int, series: Series) -> dict[str, Test]:
    """By the first title: whether it may be shown. Of groups only n, ranges and mean may be."""
    of_individuals = series.key == "individuals"

    def points(theme: ThemeProfile) -> bool:
        return of_individuals and may_show_parts(theme.counts, fewest)

    def missing(theme: ThemeProfile) -> bool:
        return of_individuals and may_show_parts((theme.dont_know, theme.blank), fewest)

    def shares(theme: ThemeProfile) -> bool:
        bands = (theme.low, theme.middle, theme.high)
        return of_individuals and may_show_parts(bands, fewest)

    scale = series.themes[0].scale
    return {
        "n": _always,
        f"Gave {scale.lowest}": points,
        "Don’t know": missing,
        "Ranges": lambda theme: bool(theme.disagreements),
        "Mean": _always,
        "Median": points,
        f"% gave {_bands(scale)[0]}": shares,
    }


def _always(_theme: ThemeProfile) -> bool:
    return True


class _Cells(NamedTuple):
    """The figures of a series' themes as cells."""

    evidence: SurveyEvidence
    series: Series

    def answered(self, theme: ThemeProfile) -> tuple[str, ...]:
        return (f"{self.evidence.answered(self.series, theme):,}",)

    def points(self, theme: ThemeProfile) -> tuple[str, ...]:
        pairs = zip(theme.scale.points, theme.counts, strict=True)
        return tuple(
            f"{self._fact('count_at_point', theme, count, str(point)):,}" for point, count in pairs
        )

    def missing(self, theme: ThemeProfile) -> tuple[str, ...]:
        unsure = self._fact("dont_know", theme, theme.dont_know)
        return f"{unsure:,}", f"{self._fact('blank', theme, theme.blank):,}"

    def ranges(self, theme: ThemeProfile) -> tuple[str, ...]:
        found = [
            f"{range_end(self.evidence, theme, position, 'lowest')}–"
            f"{range_end(self.evidence, theme, position, 'highest')}"
            for position in range(len(theme.disagreements))
        ]
        return (", ".join(found) or f"{self._fact('groups_undecided', theme, 0)}",)

    def mean(self, theme: ThemeProfile) -> tuple[str, ...]:
        return (figure(self.evidence.mean(self.series, theme)),)

    def spread(self, theme: ThemeProfile) -> tuple[str, ...]:
        variance = theme.variance
        deviation = NO_FIGURE if variance is None else str(root_half_up(variance, 1))
        return (
            figure(self._fact("median", theme, theme.median)),
            traced(deviation, self._fact("variance", theme, variance)),
        )

    def shares(self, theme: ThemeProfile) -> tuple[str, ...]:
        names: tuple[Band, ...] = ("low", "middle", "high")
        shown = [name for name, band in zip(names, _bands(theme.scale), strict=True) if band]
        return tuple(band_share(self.evidence, self.series, theme, name) for name in shown)

    def _fact(self, measure: Measure, theme: ThemeProfile, value: Figure, part: str = "") -> Fact:
        return self.evidence.fact(
            measure, value, series=self.series.key, theme=theme.key, part=part
        )


def _bands(scale: Scale) -> tuple[str, str, str]:
    twice_middle = scale.lowest + scale.highest
    below = [point for point in scale.points if 2 * point < twice_middle]
    middle = [point for point in scale.points if 2 * point == twice_middle]
    above = [point for point in scale.points if 2 * point > twice_middle]
    low, mid, high = (_span(points) for points in (below, middle, above))
    return low, mid, high


def _span(points: list[int]) -> str:
    return f"{points[0]}–{points[-1]}" if len(points) > 1 else "".join(map(str, points))
