"""How much to print and bring."""

from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.packs import PEOPLE_AT_A_TABLE, Materials
from tests.pack_setup import make_pack


@given(st.integers(1, 500))
def test_there_is_enough_for_everyone(people: int) -> None:
    brought = Materials(people)
    assert brought.groups * PEOPLE_AT_A_TABLE >= people
    assert brought.group_sheets > brought.groups
    assert min(brought.individual_sheets, brought.pens) > people
    assert brought.large_group_sheets >= 1 and brought.large_individual_sheets >= 2


def test_the_people_of_the_workshop_are_planned_for_where_they_are_known() -> None:
    assert make_pack().people_to_plan_for == (12, 24, 36, 48)
    assert make_pack(workshop={"people": 27}).people_to_plan_for == (12, 24, 27, 36, 48)
