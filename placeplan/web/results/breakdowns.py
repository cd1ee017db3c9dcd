"""Breakdowns of an area's individuals, read only when someone asks for one."""

from typing import Literal, NamedTuple

from flask_babel import gettext as _

from placeplan.domain.breakdown_tables import (
    KNOWN_CELLS,
    NOT_GIVEN,
    Breakdown,
    Dimension,
    breakdown_of,
    overlapping_breakdown_of,
)
from placeplan.domain.surveys import Survey
from placeplan.store.breakdowns import count_by, count_connections
from placeplan.web.database import db
from placeplan.web.results.scope import Scope, fewest
from placeplan.web.results.words import cell_name

SHOWN: tuple[Dimension, ...] = ("age_band", "place", "channel", "connection")


class ShownBreakdown(NamedTuple):
    """A breakdown with the names of its cells; None for a cell whose people are not shown."""

    dimension: Dimension
    table: Breakdown
    names: list[tuple[str, str]]


def dimensions_of(survey: Survey, area_code: str) -> tuple[Dimension, ...]:
    """What an area's individuals can be broken down by."""
    has_places = bool(survey.places_in(area_code))
    return tuple(each for each in SHOWN if each != "place" or has_places)


def shown_breakdown(
    scope: Scope, dimension: Dimension | None, by_place: Breakdown
) -> ShownBreakdown | None:
    """The breakdown asked for; None when none is."""
    if dimension is None:
        return None
    if dimension == "place":
        names = {place.key: place.name for place in scope.survey.places_in(scope.area.code)}
        names[NOT_GIVEN] = _("No place named")
        cells = [(cell, names[cell]) for cell in by_place.cells]
        return ShownBreakdown(dimension, by_place, cells)
    table = _counted(scope, dimension)
    return ShownBreakdown(dimension, table, [(cell, cell_name(cell)) for cell in table.cells])


def _counted(scope: Scope, dimension: Literal["age_band", "channel", "connection"]) -> Breakdown:
    themes = scope.survey.questionnaire.theme_keys
    order = (*KNOWN_CELLS[dimension], NOT_GIVEN)
    if dimension == "connection":
        ticked = count_connections(db(), scope.survey.slug, scope.area.code)
        return overlapping_breakdown_of(themes, ticked, order, fewest())
    counts = count_by(db(), scope.survey.slug, scope.area.code, dimension)
    return breakdown_of(themes, counts, order, fewest())
