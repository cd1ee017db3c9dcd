"""What the tables of flags and reviews refuse by themselves, whoever writes."""

import sqlite3

import pytest

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.flags import add_flags, find_same_text
from placeplan.store.repeats import add_reviews, list_reviews
from placeplan.store.responses import add_response
from tests.factories import make_response

NO_NUMBER = 12345


def execute(database: Database, sql: str) -> None:
    with writing(database):
        database.conn.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO flags VALUES (1, 'ugly')",
        f"INSERT INTO flags VALUES ({NO_NUMBER}, 'burst')",
        "INSERT INTO flagged_responses VALUES (2, 1, '', 0)",
        f"INSERT INTO flagged_responses VALUES ({NO_NUMBER}, 1, 'a', 0)",
        "UPDATE flagged_responses SET is_looked_at = 2",
        "INSERT INTO text_marks VALUES (1, 'a text', 1)",
        f"INSERT INTO text_marks VALUES (1, 7, {NO_NUMBER})",
        "INSERT INTO response_reviews VALUES (1, 1, 'now', 'Ann', 'excluded', '')",
        "INSERT INTO response_reviews VALUES (1, 1, 'now', 'Ann', 'burnt', 'why')",
        "INSERT INTO response_reviews VALUES (1, 1, 'now', '', 'looked_at', '')",
    ],
)
def test_a_row_that_is_no_flag_or_review_is_refused(
    database: Database, survey: Survey, sql: str
) -> None:
    flagged, other = make_response(survey), make_response(survey)
    with writing(database):
        for response in (flagged, other):
            add_response(database, response)
        add_flags(database, flagged, ["burst"], None)
    with pytest.raises(sqlite3.IntegrityError):
        execute(database, sql)


def test_no_text_is_the_same_where_none_is_long(database: Database, survey: Survey) -> None:
    assert find_same_text(database, survey.slug, []) is None


def test_a_review_of_what_is_not_flagged_is_kept_too(database: Database, survey: Survey) -> None:
    response = make_response(survey)
    with writing(database):
        add_response(database, response)
        add_reviews(database, [response.key, "withdrawn"], "excluded", "Ann", "why")
    (review,) = list_reviews(database, [response.key, "withdrawn"])
    assert (review.reviewed_by, review.action, review.reason) == ("Ann", "excluded", "why")
