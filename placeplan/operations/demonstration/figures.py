"""What the demonstration has besides answers: postcodes and equality monitoring, made up."""

from random import Random
from typing import Any

from placeplan.domain.postcodes import plain_postcode
from placeplan.operations.demonstration.ratings import draw_weighted
from placeplan.operations.demonstration.texts import demonstration_texts
from placeplan.store.database import Database
from placeplan.store.monitoring import add_monitoring
from placeplan.store.postcodes import replace_postcodes

SEED = 20260502


def add_demonstration_postcodes(database: Database) -> None:
    """Store postcodes of an area that no post office has."""
    said: dict[str, Any] = demonstration_texts("surveys")["postcodes"]
    replace_postcodes(
        database,
        {
            plain_postcode(beginning + end): area_code
            for area_code, beginnings in said["beginnings"].items()
            for beginning in beginnings
            for end in said["ends"]
        },
    )


def add_demonstration_monitoring(database: Database, survey_slug: str) -> None:
    """Count people who answered the equality questions, the same on any day."""
    said: dict[str, Any] = demonstration_texts("surveys")["monitoring"]
    random = Random(SEED)  # noqa: S311 - made-up answers, nothing secret
    for _person in range(said["people"]):
        answers = {
            question: draw_weighted(random, weights)
            for question, weights in said["weights"].items()
        }
        add_monitoring(database, survey_slug, answers)
