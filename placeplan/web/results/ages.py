"""Who answered beside who lives in the area, by age, where the area's people are known."""

from typing import NamedTuple

from flask import Blueprint

from placeplan.domain.age_comparisons import AgeComparison, age_comparison
from placeplan.domain.breakdown_tables import KNOWN_CELLS, NOT_GIVEN
from placeplan.domain.figures import round_half_up
from placeplan.domain.populations import Population, population_of
from placeplan.store.area_figures import list_area_figures
from placeplan.store.plan_evidence import count_age_bands
from placeplan.web.database import db
from placeplan.web.results.scope import Scope, fewest
from placeplan.web.setup.area_figure_words import BAND_NAMES, amount_text


class AgeRow(NamedTuple):
    """One age band as it is shown: None for what is hidden."""

    name: object
    answered: int | None
    answered_share: str
    living: str
    living_share: str


class ShownAges(NamedTuple):
    """The comparison with its rows, and the people it is made with; neither where none can be."""

    population: Population | None
    compared: AgeComparison | None
    rows: list[AgeRow]


def add_ages(bp: Blueprint) -> None:
    """Give templates the comparison, counted when a page with the breakdown by age asks for it."""
    bp.app_template_global("ages_beside")(ages_beside)


def ages_beside(scope: Scope) -> ShownAges:
    """The individuals of the scope's area by age beside the people who live there.

    Hidden are the cells that the breakdown by age hides; see `age_comparison`.
    """
    counts = count_age_bands(db(), scope.survey.slug, scope.area.code)
    cells = {band: counts.get(band, 0) for band in KNOWN_CELLS["age_band"]}
    cells[NOT_GIVEN] = sum(counts.values()) - sum(cells.values())
    population = population_of(list_area_figures(db(), scope.area.code))
    compared = age_comparison(cells, population.by_band if population else {}, fewest())
    rows = [
        AgeRow(
            BAND_NAMES[each.band],
            each.answered,
            ""
            if each.answered_share is None
            else f"{round_half_up(100 * each.answered_share, 0)}%",
            amount_text(each.living),
            f"{round_half_up(100 * each.living_share, 0)}%",
        )
        for each in (compared.bands if compared else ())
    ]
    return ShownAges(population, compared, rows)
