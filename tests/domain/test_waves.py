"""Two surveys compared: the same both ways, nothing where nothing changed, nothing of too few."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from placeplan.domain.counts import counts_of
from placeplan.domain.profiles import Profile, profile_of
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.waves import in_time, may_be_compared, waves_of
from tests.factories import (
    ADULTS,
    CHILDREN,
    LISBURN_SOUTH,
    make_group_response,
    make_response,
    make_survey,
)

KEYS = ADULTS.theme_keys
marks = st.dictionaries(st.sampled_from(KEYS[:4]), st.sampled_from("12457"), min_size=1)
profiles = st.builds(
    lambda alone, together: make_profile(alone, together),
    st.lists(marks, max_size=6),
    st.lists(marks, max_size=2),
)


def make_profile(
    alone: list[dict[str, str]],
    together: list[dict[str, str]] | None = None,
    edition: Questionnaire = ADULTS,
) -> Profile:
    survey = make_survey(questionnaire=edition)
    responses = [make_response(survey, each) for each in alone]
    responses += [make_group_response(survey, each) for each in together or []]
    return profile_of(edition, counts_of(responses))


@settings(max_examples=60)
@given(profiles, profiles, st.integers(1, 6))
def test_the_other_way_round_every_change_turns_its_sign(
    one: Profile, other: Profile, fewest: int
) -> None:
    forth, back = waves_of(one, other, fewest), waves_of(other, one, fewest)
    for there, here in zip(
        forth.individuals + forth.groups, back.individuals + back.groups, strict=True
    ):
        assert there.key == here.key and there.is_shown == here.is_shown
        assert (there.change is None) == (here.change is None)
        assert there.change is None or there.change == -(here.change or 0)
        assert there.is_marked == here.is_marked
    assert [each.key for each in forth.risen] == [each.key for each in back.fallen]


@settings(max_examples=40)
@given(profiles, st.integers(1, 6))
def test_a_survey_beside_itself_shows_no_change(one: Profile, fewest: int) -> None:
    waves = waves_of(one, one, fewest)
    assert all(each.change in (None, 0) for each in waves.individuals + waves.groups)
    assert not (waves.risen or waves.fallen or waves.left_out)
    assert waves.same_edition


@settings(max_examples=60)
@given(profiles, profiles, st.integers(1, 6))
def test_no_mean_is_compared_that_too_few_people_stand_behind(
    one: Profile, other: Profile, fewest: int
) -> None:
    waves = waves_of(one, other, fewest)
    for form, changes in (("individual", waves.individuals), ("group", waves.groups)):
        for each in changes:
            people = [said.counts.people_by_theme[form, each.key] for said in (one, other)]
            assert each.is_shown == (min(people) >= fewest)
            assert each.change is None or each.is_shown


def test_a_point_or_more_is_marked_by_the_exact_mean() -> None:
    before = make_profile([{KEYS[0]: "4", KEYS[1]: "4"}] * 10)
    after = make_profile([{KEYS[0]: "5", KEYS[1]: "5"}] * 9 + [{KEYS[0]: "5", KEYS[1]: "4"}])
    waves = waves_of(before, after, 10)
    assert [each.key for each in waves.risen] == [KEYS[0]]
    near = waves.change(KEYS[1])
    assert near is not None and near.change == Fraction(9, 10) and not near.is_marked


def test_only_themes_with_the_same_key_on_the_same_scale_are_compared() -> None:
    fewer = replace(ADULTS, key="shorter", themes=ADULTS.themes[1:5])
    waves = waves_of(make_profile([]), make_profile([{KEYS[1]: "3"}], edition=fewer), 1)
    assert [each.key for each in waves.individuals] == list(KEYS[1:5])
    assert {each.why for each in waves.left_out} == {"only_earlier"}
    assert len(waves.left_out) == len(KEYS) - 4
    apart = waves_of(make_profile([{KEYS[0]: "3"}]), make_profile([], edition=CHILDREN), 1)
    assert not apart.individuals and not apart.may_be_drawn
    assert {each.why for each in apart.left_out} <= {"other_scale", "only_earlier", "only_later"}
    assert {each.key for each in apart.left_out} == {*KEYS, *CHILDREN.theme_keys}


def test_surveys_are_compared_in_the_order_in_which_they_opened() -> None:
    early = make_survey(slug="early", opens_on=date(2024, 5, 1), closes_on=date(2024, 6, 1))
    late = make_survey(slug="late")
    assert in_time(late, early) == in_time(early, late) == (early, late)
    assert may_be_compared(early, late, LISBURN_SOUTH.code)
    assert not may_be_compared(late, late, LISBURN_SOUTH.code)
    assert not may_be_compared(early, late, "N10000001")
    children = replace(late, questionnaire=CHILDREN)
    assert not may_be_compared(early, children, LISBURN_SOUTH.code)
