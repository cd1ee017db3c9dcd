"""Nobody who rated a theme is found by subtracting the public figures of one step from the next."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from placeplan.domain.counts import counts_of
from placeplan.domain.profiles import Profile, profile_of
from placeplan.domain.public_steps import PUBLIC_STEP, moved_on
from placeplan.domain.responses import Response
from tests.factories import ADULTS, make_group_response, make_response, make_survey

SURVEY = make_survey()
KEYS = ("moving_around", "feeling_safe")
MARKS = ("", "dk", "1", "4", "7")
PEOPLE = [
    make_response(SURVEY, {KEYS[0]: first, KEYS[1]: second, "natural_space": "4"})
    for first, second in product(MARKS, repeat=2)
]
GROUPS = [
    make_group_response(SURVEY, {KEYS[0]: mark, "natural_space": "4"}, people=people)
    for mark, people in product(("", "3", "2-5"), (2, 5, 12))
]
CAME = st.one_of(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from(GROUPS))
STEPS = st.lists(st.lists(CAME, min_size=PUBLIC_STEP, max_size=13), min_size=2, max_size=3)


def steps_shown(steps: list[list[Response]]) -> list[Profile]:
    """What the public sees after each of the steps."""
    came = list(steps[0])
    counts = [counts_of(came)]
    for step in steps[1:]:
        came += step
        counts.append(moved_on(counts[-1], counts_of(came)))
    return [profile_of(ADULTS, each) for each in counts]


@settings(max_examples=30)
@given(STEPS)
def test_a_themes_figures_move_by_ten_or_as_many_as_they_stood_for(
    steps: list[list[Response]],
) -> None:
    shown = steps_shown(steps)
    for before, after in zip(shown, shown[1:], strict=False):
        for key in KEYS:
            old, new = (each.individuals.theme(key) for each in (before, after))
            more = new.answered - old.answered
            assert old.counts == new.counts or more >= min(PUBLIC_STEP, old.answered)


def ratings_of_groups(profile: Profile) -> dict[str, int]:
    """How many people in groups gave each rating of the one theme that groups rated."""
    return {
        mark: tally.people
        for (form, key, mark), tally in profile.counts.answers.items()
        if form == "group" and key == KEYS[0] and mark.isdigit()
    }


@settings(max_examples=30)
@given(STEPS)
def test_a_group_that_rated_a_theme_is_not_found_either(steps: list[list[Response]]) -> None:
    shown = steps_shown(steps)
    for before, after in zip(shown, shown[1:], strict=False):
        old, new = ratings_of_groups(before), ratings_of_groups(after)
        was, now = sum(old.values()), sum(new.values())
        assert old == new or now - was >= min(PUBLIC_STEP, was)


@settings(max_examples=20)
@given(STEPS)
def test_all_who_came_are_counted_and_no_theme_has_more(steps: list[list[Response]]) -> None:
    latest = steps_shown(steps)[-1]
    assert latest.responses == sum(map(len, steps))
    assert all(theme.blank >= 0 for theme in latest.individuals.themes)


def test_one_of_ten_who_rated_a_theme_waits_for_nine_more() -> None:
    rated, left_empty = make_response(SURVEY, {KEYS[0]: "2"}), make_response(SURVEY, {KEYS[1]: "4"})
    came = [rated] * 10
    shown = counts_of(came)
    for more, answered in (([*[left_empty] * 9, rated], 10), ([rated] * 9, 20)):
        came += more
        shown = moved_on(shown, counts_of(came))
        assert profile_of(ADULTS, shown).individuals.theme(KEYS[0]).answered == answered
