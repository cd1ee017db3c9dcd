"""Puts the areas and the survey of the factories into a database."""

from placeplan.domain.surveys import Survey
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.surveys import add_survey
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, PLACES, make_survey


def stock(database: Database) -> Survey:
    """Store the areas, the places and a survey of them, and return the survey."""
    survey = make_survey(areas=(CASTLEREAGH_EAST, LISBURN_SOUTH))
    with writing(database):
        add_areas(database, survey.areas)
        add_places(database, PLACES)
        add_survey(database, survey)
    return survey
