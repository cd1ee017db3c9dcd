"""Single answers go when their time is up; what they said together stays."""

from datetime import timedelta

from placeplan.operations.profiles import get_profile, public_profile
from placeplan.operations.retention import remove_expired_responses
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.recounts import recount
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey, has_responses
from tests.factories import (
    CASTLEREAGH_EAST,
    LISBURN_SOUTH,
    PLACES,
    make_response,
    make_survey,
)

DAYS = 730
LAST_DAY = make_survey().closes_on + timedelta(days=DAYS)


def store_answers(database: Database) -> None:
    survey = make_survey()
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_places(database, PLACES)
        add_survey(database, survey)
        for rating in "12345":
            response = make_response(survey, {"moving_around": rating}, assets="The river")
            add_response(database, response)


def rows(database: Database, table: str) -> int:
    return int(database.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_answers_are_kept_to_the_last_day_of_their_retention(database: Database) -> None:
    store_answers(database)
    assert remove_expired_responses(database, LAST_DAY, DAYS) == {}
    assert has_responses(database, "your-place")


def test_after_it_nothing_of_a_single_answer_is_left(database: Database) -> None:
    store_answers(database)
    removed = remove_expired_responses(database, LAST_DAY + timedelta(days=1), DAYS)
    assert removed == {"your-place": 5}
    for table in ("responses", "answers", "comments", "answer_counts", "comment_counts"):
        assert rows(database, table) == 0, f"{table} still holds something"
    assert recount(database, "your-place") == []


def test_the_profile_outlives_its_answers(database: Database) -> None:
    store_answers(database)
    survey, day = make_survey(), LAST_DAY + timedelta(days=1)
    before = get_profile(database, survey, LISBURN_SOUTH.code)
    remove_expired_responses(database, day, DAYS)
    assert get_profile(database, survey, LISBURN_SOUTH.code) == before
    published = public_profile(database, survey, LISBURN_SOUTH.code, day)
    assert published is not None and published.profile == before


def test_a_second_night_finds_nothing_to_remove(database: Database) -> None:
    store_answers(database)
    day = LAST_DAY + timedelta(days=1)
    remove_expired_responses(database, day, DAYS)
    assert remove_expired_responses(database, day, DAYS) == {}
