"""The columns of the full results: which figures a theme has, and which of them may be shown."""

from collections.abc import Callable
from typing import NamedTuple

from placeplan.domain.figures import root_half_up
from placeplan.domain.profiles import Series
from placeplan.domain.public_figures import may_show_parts
from placeplan.domain.questionnaires import Scale
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.operations.plan_drafting.hidden_figures import HIDDEN
from placeplan.operations.plan_drafting.ratings import TOO_FEW
from placeplan.operations.plan_drafting.sentences import NO_FIGURE, figure, share
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
    found = _all_columns(evidence.survey.questionnaire.scale, series)
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


def _all_columns(scale: Scale, series: Series) -> list[Columns]:
    shares = tuple(f"% gave {band}" for band in _bands(scale) if band)
    found = [
        Columns(("n",), lambda theme: (f"{theme.answered:,}",), _always),
        Columns(tuple(f"Gave {point}" for point in scale.points), _points, _always),
        Columns(("Don’t know", "Blank"), _missing, _always),
        Columns(("Ranges",), _ranges, _always),
        Columns(("Mean",), lambda theme: (figure(theme.mean),), _always),
        Columns(("Median", "Spread"), _spread, _always),
        Columns(shares, _shares, _always),
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


def _points(theme: ThemeProfile) -> tuple[str, ...]:
    return tuple(f"{count:,}" for count in theme.counts)


def _missing(theme: ThemeProfile) -> tuple[str, ...]:
    return f"{theme.dont_know:,}", f"{theme.blank:,}"


def _ranges(theme: ThemeProfile) -> tuple[str, ...]:
    found = [f"{each.lowest}–{each.highest}" for each in theme.disagreements]
    return (", ".join(found) or "0",)


def _spread(theme: ThemeProfile) -> tuple[str, ...]:
    deviation = NO_FIGURE if theme.variance is None else str(root_half_up(theme.variance, 1))
    return figure(theme.median), deviation


def _shares(theme: ThemeProfile) -> tuple[str, ...]:
    has_middle = bool(_bands(theme.scale)[1])
    parts = (theme.low, theme.middle, theme.high) if has_middle else (theme.low, theme.high)
    return tuple(share(part, theme.answered) for part in parts)


def _bands(scale: Scale) -> tuple[str, str, str]:
    twice_middle = scale.lowest + scale.highest
    below = [point for point in scale.points if 2 * point < twice_middle]
    middle = [point for point in scale.points if 2 * point == twice_middle]
    above = [point for point in scale.points if 2 * point > twice_middle]
    low, mid, high = (_span(points) for points in (below, middle, above))
    return low, mid, high


def _span(points: list[int]) -> str:
    return f"{points[0]}–{points[-1]}" if len(points) > 1 else "".join(map(str, points))
