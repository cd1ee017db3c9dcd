"""Individuals' means by age band, place and the like, with the cells hidden that must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, NamedTuple

from placeplan.domain.breakdowns import hidden_cells
from placeplan.domain.overlapping_cells import Combination, hidden_overlapping_cells
from placeplan.domain.profiles import Profile
from placeplan.domain.responses import AGE_BANDS, CHANNELS, CONNECTIONS

Dimension = Literal["age_band", "place", "channel", "connection"]
NOT_GIVEN = ""
PointCounts = Mapping[int, int]

KNOWN_CELLS: Mapping[Dimension, tuple[str, ...]] = MappingProxyType(
    {
        "age_band": (*(band for band in AGE_BANDS if band not in ("", "prefer_not_to_say")),),
        "channel": CHANNELS,
        "connection": CONNECTIONS,
    }
)


@dataclass(frozen=True, slots=True)
class CellCounts:
    """What is counted of one cell: its people, and per theme how many gave each point."""

    people: int
    points: Mapping[str, PointCounts]

    def answered(self, theme_key: str) -> int:
        """How many of them rated a theme."""
        return sum(self.points.get(theme_key, {}).values())

    def mean(self, theme_key: str) -> Fraction | None:
        """Their exact mean for a theme; None when none of them rated it."""
        counts = self.points.get(theme_key, {})
        answered = sum(counts.values())
        if not answered:
            return None
        return Fraction(sum(point * count for point, count in counts.items()), answered)


class Cell(NamedTuple):
    """One theme in one cell; count and mean are None where they must not be shown."""

    answered: int | None
    mean: Fraction | None

    @property
    def is_hidden(self) -> bool:
        """Whether too few stand behind it, or it would give another away."""
        return self.answered is None


HIDDEN = Cell(None, None)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A table by cell and theme. `people` is None for a cell too small to be counted."""

    cells: tuple[str, ...]
    people: Mapping[str, int | None]
    themes: Mapping[str, Mapping[str, Cell]]

    def cell(self, theme_key: str, cell: str) -> Cell:
        """One theme in one cell; hidden where there is no such cell."""
        return self.themes.get(theme_key, {}).get(cell, HIDDEN)


def breakdown_of(
    theme_keys: Sequence[str],
    counts: Mapping[str, CellCounts],
    order: Sequence[str],
    fewest: int,
) -> Breakdown:
    """The table of `counts` by cell, in `order`, those without people left out.

    A cell that gave nothing away by itself is hidden too where the others and the total would.
    """
    named = {cell: counts[cell] for cell in order if cell in counts and counts[cell].people}
    hidden = hidden_cells({cell: each.people for cell, each in named.items()}, fewest)
    hidden_by_theme = {
        key: hidden
        | hidden_cells({cell: each.answered(key) for cell, each in named.items()}, fewest)
        for key in theme_keys
    }
    return _table(named, hidden, hidden_by_theme)


def overlapping_breakdown_of(
    theme_keys: Sequence[str],
    counts: Mapping[Combination, CellCounts],
    order: Sequence[str],
    fewest: int,
) -> Breakdown:
    """The table where one person may stand in several cells, from the counts by combination."""
    hidden = hidden_overlapping_cells(
        {each: counted.people for each, counted in counts.items()}, fewest
    )
    hidden_by_theme = {
        key: hidden_overlapping_cells(
            {each: counted.answered(key) for each, counted in counts.items()}, fewest, hidden
        )
        for key in theme_keys
    }
    together = {cell: _together(cell, counts) for cell in order}
    named = {cell: each for cell, each in together.items() if each.people}
    return _table(named, hidden, hidden_by_theme)


def place_breakdown(area: Profile, places: Mapping[str, Profile], fewest: int) -> Breakdown:
    """An area's individuals by place; those who named none are the cell `NOT_GIVEN`."""
    counts = {key: _cell_counts(profile) for key, profile in places.items()}
    counts[NOT_GIVEN] = _rest(_cell_counts(area), list(counts.values()))
    order = [*places, NOT_GIVEN]
    return breakdown_of(area.questionnaire.theme_keys, counts, order, fewest)


def _table(
    counts: Mapping[str, CellCounts],
    hidden: frozenset[str],
    hidden_by_theme: Mapping[str, frozenset[str]],
) -> Breakdown:
    themes = {
        key: {
            cell: HIDDEN if cell in not_shown else Cell(each.answered(key), each.mean(key))
            for cell, each in counts.items()
        }
        for key, not_shown in hidden_by_theme.items()
    }
    people = {cell: None if cell in hidden else each.people for cell, each in counts.items()}
    return Breakdown(tuple(counts), people, themes)


def _together(cell: str, counts: Mapping[Combination, CellCounts]) -> CellCounts:
    """All who stand in a cell, whatever else they named."""
    people, points = 0, dict[str, dict[int, int]]()
    for combination, counted in counts.items():
        if cell in combination:
            people += counted.people
            for key, by_point in counted.points.items():
                total = points.setdefault(key, {})
                for point, count in by_point.items():
                    total[point] = total.get(point, 0) + count
    return CellCounts(people, points)


def _cell_counts(profile: Profile) -> CellCounts:
    points = profile.questionnaire.scale.points
    return CellCounts(
        people=profile.individuals.responses,
        points={
            theme.key: dict(zip(points, theme.counts, strict=True))
            for theme in profile.individuals.themes
        },
    )


def _rest(whole: CellCounts, parts: Sequence[CellCounts]) -> CellCounts:
    return CellCounts(
        people=whole.people - sum(part.people for part in parts),
        points={
            key: {
                point: count - sum(part.points.get(key, {}).get(point, 0) for part in parts)
                for point, count in counts.items()
            }
            for key, counts in whole.points.items()
        },
    )
