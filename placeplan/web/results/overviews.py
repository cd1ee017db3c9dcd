"""Every survey with its areas and how many answered there."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from placeplan.domain.areas import Area
from placeplan.domain.counts import Tally
from placeplan.domain.surveys import Survey, SurveyState
from placeplan.store.database import Database
from placeplan.store.turnouts import turnout_by_area


class SurveyOverview(NamedTuple):
    """A survey, its state, and what came in from each area."""

    survey: Survey
    state: SurveyState
    areas: list[tuple[Area, Tally]]

    @property
    def responses(self) -> int:
        """How many responses came in from all areas together."""
        return sum(tally.responses for _area, tally in self.areas)


def survey_overviews(
    database: Database, surveys: Sequence[Survey], on: date
) -> list[SurveyOverview]:
    """An overview of each survey, in the order given."""
    found = []
    for survey in surveys:
        counted = turnout_by_area(database, survey.slug)
        areas = [(area, counted.get(area.code, Tally())) for area in survey.areas]
        found.append(SurveyOverview(survey, survey.state(on), areas))
    return found
