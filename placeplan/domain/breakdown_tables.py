"""Individuals' means by age band, place and the like, with the cells hidden that must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, NamedTuple

from placeplan.domain.breakdowns import hidden_cells
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
    has_total: bool = True,
) -> Breakdown:
    """The table of `counts` by cell, in `order`, those without people left out.

    A cell that gave nothing away by itself is hidden too where the others and the total would.
    """
    cells = tuple(cell for cell in order if cell in counts and counts[cell].people)
    hidden = hidden_cells({cell: counts[cell].people for cell in cells}, fewest, has_total)
    themes = {}
    for key in theme_keys:
        answered = {cell: counts[cell].answered(key) for cell in cells}
        not_shown = hidden | hidden_cells(answered, fewest, has_total)
        themes[key] = {
            cell: HIDDEN if cell in not_shown else Cell(answered[cell], counts[cell].mean(key))
            for cell in cells
        }
    people = {cell: None if cell in hidden else counts[cell].people for cell in cells}
    return Breakdown(cells, people, themes)


def place_breakdown(area: Profile, places: Mapping[str, Profile], fewest: int) -> Breakdown:
    """An area's individuals by place; those who named none are the cell `NOT_GIVEN`."""
    counts = {key: _cell_counts(profile) for key, profile in places.items()}
    counts[NOT_GIVEN] = _rest(_cell_counts(area), list(counts.values()))
    order = [*places, NOT_GIVEN]
    return breakdown_of(area.questionnaire.theme_keys, counts, order, fewest)


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
