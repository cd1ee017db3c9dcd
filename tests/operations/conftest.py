"""An instance with the areas and the survey of the factories in it."""

import pytest

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from tests.store.stocked import stock


@pytest.fixture
def survey(database: Database) -> Survey:
    """A stored survey of two areas, one of them with two places."""
    return stock(database)
