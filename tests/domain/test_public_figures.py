"""What the public may see of a profile, by how many people stand behind each figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.counts import counts_of
from placeplan.domain.profiles import Profile, profile_of
from placeplan.domain.public_figures import may_show_parts, public_part
from tests.factories import ADULTS, make_group_response, make_response, make_survey
from tests.plan_sources import make_responses


def profile(*responses: object) -> Profile:
    return profile_of(ADULTS, counts_of(responses))  # type: ignore[arg-type]  # responses


def test_individuals_go_as_a_whole_below_ten_and_groups_by_their_people() -> None:
    nine = [make_response() for _ in range(9)]
    table = make_group_response(people=9)
    assert public_part(profile(*nine, table), 10).responses == 0
    public = public_part(profile(*nine, make_response(), table), 10)
    assert (public.individuals.responses, public.groups.responses) == (10, 0)
    public = public_part(profile(*nine, table, make_group_response(people=2)), 10)
    assert (public.individuals.responses, public.groups.people) == (0, 11)
    assert public.counts.first_on is None


def test_ranges_of_few_people_are_left_out() -> None:
    tables = [make_group_response(marks={"feeling_safe": "3-5"}, people=6) for _ in range(2)]
    agreed = make_group_response(marks={"feeling_safe": "4"}, people=12)
    one, both = (public_part(profile(agreed, *tables[:n]), 10) for n in (1, 2))
    assert not one.groups.theme("feeling_safe").disagreements
    assert both.groups.theme("feeling_safe").answered == 1


@given(st.integers(0, 40), st.integers(0, 4), st.integers(0, 20), st.sampled_from([5, 10, 12]))
def test_what_stays_is_as_it_was_and_stands_for_enough_people(
    alone: int, groups: int, seed: int, fewest: int
) -> None:
    whole = profile(*make_responses(make_survey(), alone, groups, seed))
    public = public_part(whole, fewest)
    assert public.individuals.responses in (0, whole.individuals.responses)
    assert public.individuals.responses == 0 or public.individuals.responses >= fewest
    for before, after in zip(whole.individuals.themes, public.individuals.themes, strict=True):
        assert after.counts == (before.counts if before.answered >= fewest else (0,) * 7)
    assert all(not each.individuals or each.individuals >= fewest for each in public.priorities)


@pytest.mark.parametrize(
    ("parts", "may"), [((0, 10, 12), True), ((0, 9, 12), False), ((), True), ((1,), False)]
)
def test_parts_are_shown_together_or_not_at_all(parts: tuple[int, ...], may: bool) -> None:
    assert may_show_parts(parts, 10) is may
