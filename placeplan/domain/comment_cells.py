"""Which breakdown cells may stand beside a comment: none that a breakdown would hide."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from placeplan.domain.breakdown_tables import (
    KNOWN_CELLS,
    NOT_GIVEN,
    Breakdown,
    CellCounts,
    breakdown_of,
    overlapping_breakdown_of,
)
from placeplan.domain.comment_filters import CellDimension
from placeplan.domain.overlapping_cells import Combination

Key = TypeVar("Key", str, Combination)
PREFER_NOT_TO_SAY = "prefer_not_to_say"
# channel, age band and connections of individuals, and how many of them rated each theme; the
# empty theme stands for all of them
KeptCells = Mapping[tuple[str, str, str], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class CommentCells:
    """The breakdowns of an area as far as they decide what is shown beside its comments."""

    tables: Mapping[CellDimension, Breakdown]

    def is_shown(self, dimension: CellDimension, theme_key: str, cell: str) -> bool:
        """Whether a comment on a theme, or on none, may be shown as one of this cell."""
        table = self.tables.get(dimension)
        if table is None or table.people.get(cell) is None:
            return False
        return not theme_key or not table.cell(theme_key, cell).is_hidden

    def cells_of(self, dimension: CellDimension) -> list[str]:
        """The cells of which any comment may be shown as theirs."""
        table = self.tables.get(dimension)
        if table is None:
            return []
        return [cell for cell in table.cells if table.people.get(cell) is not None]

    def themes_of(self, dimension: CellDimension, cell: str) -> frozenset[str]:
        """The themes whose comments may be shown as this cell's; the empty one for assets."""
        table = self.tables.get(dimension)
        keys = ("", *table.themes) if table else ()
        return frozenset(key for key in keys if self.is_shown(dimension, key, cell))


def comment_cells(
    theme_keys: tuple[str, ...],
    kept: KeptCells,
    places: Mapping[str, Mapping[str, int]],
    fewest: int,
) -> CommentCells:
    """What may be shown beside the comments of an area, from the kept counts of its individuals.

    `places` counts them by place, all places of the area; empty where it has none.
    """
    channels: dict[str, dict[str, int]] = {}
    bands: dict[str, dict[str, int]] = {}
    connections: dict[Combination, dict[str, int]] = {}
    for (channel, band, connection), counts in kept.items():
        plain_band = NOT_GIVEN if band == PREFER_NOT_TO_SAY else band
        for theme_key, count in counts.items():
            _add(channels.setdefault(channel, {}), theme_key, count)
            _add(bands.setdefault(plain_band, {}), theme_key, count)
            ticked = frozenset(connection.split(";"))
            _add(connections.setdefault(ticked, {}), theme_key, count)
    tables: dict[CellDimension, Breakdown] = {
        "channel": breakdown_of(theme_keys, _cells(channels), _order("channel"), fewest),
        "age_band": breakdown_of(theme_keys, _cells(bands), _order("age_band"), fewest),
        "connection": overlapping_breakdown_of(
            theme_keys, _cells(connections), _order("connection"), fewest
        ),
    }
    if places:
        order = [*(key for key in places if key), NOT_GIVEN]
        tables["place"] = breakdown_of(theme_keys, _cells(places), order, fewest)
    return CommentCells(tables)


def _order(dimension: CellDimension) -> tuple[str, ...]:
    return (*KNOWN_CELLS[dimension], NOT_GIVEN)


def _add(counts: dict[str, int], theme_key: str, count: int) -> None:
    counts[theme_key] = counts.get(theme_key, 0) + count


def _cells(counts: Mapping[Key, Mapping[str, int]]) -> dict[Key, CellCounts]:
    """As breakdowns count them; which points were given does not matter here."""
    return {
        key: CellCounts(
            by_theme.get("", 0), {theme: {1: n} for theme, n in by_theme.items() if theme}
        )
        for key, by_theme in counts.items()
    }
