"""Breakdowns count individuals who count, by what they said of themselves."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placeplan.domain.breakdown_tables import NOT_GIVEN
from placeplan.domain.surveys import Survey
from placeplan.store.breakdowns import count_by, count_connections
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response
from tests.factories import LISBURN_SOUTH, make_group_response, make_response

CODE = LISBURN_SOUTH.code


def test_only_individuals_are_broken_down(database: Database, survey: Survey) -> None:
    with writing(database):
        add_response(database, make_response(survey, {"feeling_safe": "3"}, age_band="25_39"))
        add_response(database, make_group_response(survey, {"feeling_safe": "7"}))
    found = count_by(database, survey.slug, CODE, "channel")
    assert {cell: counts.people for cell, counts in found.items()} == {"online": 1}
    assert found["online"].mean("feeling_safe") == 3


def test_people_are_counted_by_all_the_connections_they_ticked(
    database: Database, survey: Survey
) -> None:
    with writing(database):
        add_response(database, make_response(survey, connections=("live", "work")))
        add_response(database, make_response(survey, {"feeling_safe": "6"}, connections=("live",)))
        add_response(database, make_response(survey))
    found = count_connections(database, survey.slug, CODE)
    assert {ticked: counts.people for ticked, counts in found.items()} == {
        frozenset({"live", "work"}): 1,
        frozenset({"live"}): 1,
        frozenset({NOT_GIVEN}): 1,
    }
    assert found[frozenset({"live"})].mean("feeling_safe") == 6


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "prefer_not_to_say", "16_24", "65_plus"]),
            st.sampled_from(["1", "4", "7", "dk", ""]),
        ),
        max_size=20,
    )
)
def test_age_bands_agree_with_counting_by_hand(
    database: Database, survey: Survey, given_: list[tuple[str, str]]
) -> None:
    with writing(database):
        database.conn.execute("DELETE FROM responses")
        for band, mark in given_:
            marks = {"feeling_safe": mark, "moving_around": "1"}
            add_response(database, make_response(survey, marks, age_band=band))
    found = count_by(database, survey.slug, CODE, "age_band")
    named = [(NOT_GIVEN if band == "prefer_not_to_say" else band, mark) for band, mark in given_]
    for cell in {band for band, _mark in named}:
        ratings = [int(mark) for band, mark in named if band == cell and mark.isdigit()]
        assert found[cell].people == sum(band == cell for band, _mark in named)
        assert found[cell].answered("feeling_safe") == len(ratings)
