"""Who lives in an area by age band and sex, from the figures that officers brought.

What is worked out (a sum of both sexes) comes from figures of one year.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from placeplan.domain.area_figures import (
    ALL_BANDS,
    POPULATION_BANDS,
    AreaFigure,
    PopulationBand,
    Sex,
)


class PopulationRow(NamedTuple):
    """People of one age band, or of all: by sex and together; None where it is not known.

    `is_sum` where those together were worked out from both sexes.
    """

    band: PopulationBand
    female: Decimal | None
    male: Decimal | None
    together: Decimal | None
    is_sum: bool = False


class Population(NamedTuple):
    """Who lives in the area, in the latest year of which anything is known."""

    year: int
    rows: tuple[PopulationRow, ...]
    sources: tuple[str, ...]

    def people(self, band: PopulationBand) -> Decimal | None:
        """How many are in a band, both sexes together."""
        return next((row.together for row in self.rows if row.band == band), None)

    @property
    def by_band(self) -> Mapping[PopulationBand, Decimal]:
        """The people of each of the four bands; empty unless all four are known."""
        known = {band: self.people(band) for band in POPULATION_BANDS}
        found = {band: people for band, people in known.items() if people is not None}
        return found if len(found) == len(POPULATION_BANDS) and any(found.values()) else {}

    @property
    def difference(self) -> Decimal:
        """By how much the total given is above the sum of the age bands; 0 where both agree."""
        total, parts = self.people("all"), self.by_band
        return Decimal() if total is None or not parts else total - sum(parts.values())


def population_of(figures: Iterable[AreaFigure]) -> Population | None:
    """Who lives in the area, in the latest year; None where no figure says so."""
    about = [figure for figure in figures if figure.is_population]
    year = max((figure.year for figure in about), default=None)
    if year is None:
        return None
    latest = [figure for figure in about if figure.year == year]
    values = {(figure.age_band, figure.sex): figure.value for figure in latest}
    rows = [_population_row(band, values) for band in (*POPULATION_BANDS, ALL_BANDS[0])]
    known = tuple(row for row in rows if row[1:4] != (None, None, None))
    return Population(year, known, tuple(dict.fromkeys(figure.source for figure in latest)))


def _population_row(
    band: PopulationBand, values: Mapping[tuple[PopulationBand, Sex], Decimal]
) -> PopulationRow:
    female, male = values.get((band, "female")), values.get((band, "male"))
    given = values.get((band, "all"))
    if given is None and female is not None and male is not None:
        return PopulationRow(band, female, male, female + male, is_sum=True)
    return PopulationRow(band, female, male, given)
