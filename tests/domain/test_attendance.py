"""Who was there, in numbers: what cannot be is refused, what does not fit is only pointed out."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from placeplan.domain.attendance import (
    BANDS,
    Attendance,
    attendance_as_mapping,
    attendance_from,
    mismatches,
    sheets_turnout,
)
from placeplan.domain.counts import Tally
from placeplan.domain.faults import Refused
from tests.factories import make_group_response, make_response, make_survey

NUMBERS = st.integers(0, 60)
BY_BAND = st.dictionaries(st.sampled_from(BANDS), NUMBERS)


@given(people=NUMBERS, helpers=NUMBERS, by_band=BY_BAND)
def test_ages_never_add_up_to_more_than_came(
    people: int, helpers: int, by_band: dict[str, int]
) -> None:
    total = sum(by_band.values())
    if people and total > people:
        with pytest.raises(Refused) as refused:
            attendance_from(people, helpers, by_band)
        (found,) = refused.value.faults
        assert (found.code, found.field) == ("attendance_exceeded", "people")
        assert found.params == {"found": total, "people": people}
    else:
        attendance = attendance_from(people, helpers, by_band)
        assert attendance.people == (people or total)
        assert attendance.in_bands + attendance.not_in_bands == attendance.people
        assert all(attendance.by_band.values()), "a number that nobody noted is kept as 0"
        assert attendance_from(**attendance_as_mapping(attendance)) == attendance


@given(people=NUMBERS, groups=st.lists(st.integers(1, 12), max_size=6), individuals=NUMBERS)
def test_only_more_on_the_sheets_than_at_the_door_is_pointed_out(
    people: int, groups: list[int], individuals: int
) -> None:
    found = mismatches(Attendance(people), Tally(len(groups), sum(groups)), individuals)
    assume(people)
    assert {each.kind for each in found} == {
        kind
        for kind, number in (("groups", sum(groups)), ("individuals", individuals))
        if number > people
    }
    assert all(each.on_sheets > each.at_the_door == people for each in found)


def test_sheets_without_a_count_at_the_door_are_pointed_out() -> None:
    (found,) = mismatches(Attendance(), Tally(2, 15), 4)
    assert (found.kind, found.on_sheets) == ("not_counted", 15)
    assert mismatches(Attendance(), Tally(), 0) == []


def test_people_in_groups_and_individual_sheets_are_never_added_up() -> None:
    assert mismatches(Attendance(15), Tally(2, 15), 15) == []


@pytest.mark.parametrize(
    "changes",
    [{"people": -1}, {"helpers": -1}, {"people": 5, "by_band": {"90_plus": 1}}],
)
def test_numbers_that_cannot_be_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(Refused):
        Attendance(**changes)


def test_what_sheets_say_of_who_was_there() -> None:
    survey = make_survey()
    alone = make_response(survey, channel="workshop", workshop_key="hall-june")
    group = make_group_response(survey, people=7)
    assert sheets_turnout([group, alone, group, alone, alone]) == (Tally(2, 14), 3)
    assert sheets_turnout([]) == (Tally(), 0)
