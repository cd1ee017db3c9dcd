"""Who answered beside who lives here, by age band."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from placeplan.domain.area_figures import POPULATION_BANDS, PopulationBand
from placeplan.domain.breakdowns import hidden_cells

PARTS: Mapping[PopulationBand, tuple[str, ...]] = MappingProxyType(
    {
        "0_15": ("under_16",),
        "16_39": ("16_24", "25_39"),
        "40_64": ("40_64",),
        "65_plus": ("65_plus",),
    }
)


class ComparedBand(NamedTuple):
    """One age band: those who answered (None where hidden) and those who live here."""

    band: PopulationBand
    answered: int | None
    answered_share: Fraction | None
    living: Decimal
    living_share: Fraction


class AgeComparison(NamedTuple):
    """The shares of those who answered beside the shares of those who live here.

    `base` is how many the first shares are of: those who gave an age where that may be said
    (`is_of_given`), else all who answered by themselves. `living` is everyone in the four bands.
    """

    bands: tuple[ComparedBand, ...]
    base: int
    is_of_given: bool
    living: Decimal

    @property
    def has_hidden(self) -> bool:
        """Whether the people of any band are hidden."""
        return any(each.answered is None for each in self.bands)


def age_comparison(
    answered: Mapping[str, int], living: Mapping[PopulationBand, Decimal], fewest: int
) -> AgeComparison | None:
    """Compare individuals by age band, and those without one, with the people of each band.

    `answered` are the cells of a table by age that is shown beside this one, in its order, with
    everyone in one of them. A band is hidden where any of its cells is hidden there, so each
    number here is a sum of numbers that are shown there, and nothing comes out that did not
    before. None where nobody gave an age or the people of a band are not known.
    """
    total = sum(living.get(band, Decimal()) for band in POPULATION_BANDS)
    cells = {cell: count for cell, count in answered.items() if count}
    ages = {cell for parts in PARTS.values() for cell in parts}
    if not total or any(band not in living for band in POPULATION_BANDS) or not ages & set(cells):
        return None
    hidden = hidden_cells(cells, fewest)
    is_of_given = not any(cell in hidden for cell in cells if cell not in ages)
    base = sum(count for cell, count in cells.items() if cell in ages or not is_of_given)
    return AgeComparison(
        tuple(
            _compared(band, cells, hidden, base, living[band], Decimal(total))
            for band in POPULATION_BANDS
        ),
        base,
        is_of_given,
        Decimal(total),
    )


def _compared(
    band: PopulationBand,
    cells: Mapping[str, int],
    hidden: frozenset[str],
    base: int,
    living: Decimal,
    total: Decimal,
) -> ComparedBand:
    share = Fraction(living) / Fraction(total)
    if any(cell in hidden for cell in PARTS[band]):
        return ComparedBand(band, None, None, living, share)
    count = sum(cells.get(cell, 0) for cell in PARTS[band])
    return ComparedBand(band, count, Fraction(count, base), living, share)
