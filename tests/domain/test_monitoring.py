"""Equality monitoring as counts: what is shown, and when."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.monitoring import (
    NOT_ANSWERED,
    PREFER_NOT,
    QUESTIONS,
    STEP,
    Key,
    MonitoringCount,
    counts_with,
    is_asked_by_default,
    monitoring_tables,
)
from tests.factories import ADULTS

people = st.fixed_dictionaries(
    {}, optional={question: st.sampled_from(options) for question, options in QUESTIONS.items()}
)


def counted(answers: list[dict[str, str]]) -> dict[Key, MonitoringCount]:
    counts: dict[Key, MonitoringCount] = {}
    for each in answers:
        counts = counts_with(counts, each)
    return counts


def test_the_nine_categories_are_asked_and_each_may_be_declined() -> None:
    assert len(QUESTIONS) == 9
    assert all(options[-1] == PREFER_NOT for options in QUESTIONS.values())


@given(st.lists(people, max_size=35), st.randoms())
def test_counts_are_the_same_whoever_came_first_but_for_the_last_step(answers, chance) -> None:
    shuffled = list(answers)
    chance.shuffle(shuffled)
    one, other = counted(answers), counted(shuffled)
    assert {key: each.people for key, each in one.items()} == {
        key: each.people for key, each in other.items()
    }
    for question, options in QUESTIONS.items():
        all_of_it = [one.get((question, each)) for each in (*options, NOT_ANSWERED)]
        assert sum(each.people for each in all_of_it if each) == len(answers)
        assert sum(each.shown for each in all_of_it if each) == len(answers) // STEP * STEP


@given(st.lists(people, min_size=10, max_size=40), st.sampled_from([5, 10, 12]))
def test_no_table_shows_a_small_cell_or_one_that_can_be_found(answers, fewest: int) -> None:
    shown = {key: each.shown for key, each in counted(answers).items()}
    for table in monitoring_tables(shown, fewest):
        seen = {answer: count for answer, count in table.rows if count is not None}
        assert all(count >= max(fewest, STEP) for count in seen.values())
        hidden = [answer for answer, count in table.rows if count is None]
        rest = len(answers) // STEP * STEP - sum(seen.values())
        assert len(hidden) != 1 and (not hidden or rest >= STEP)


def test_nothing_is_shown_before_ten_people() -> None:
    said = {"age": "25_39"}
    assert not monitoring_tables({k: v.shown for k, v in counted([said] * 9).items()}, 10)
    assert monitoring_tables({k: v.shown for k, v in counted([said] * 10).items()}, 10)


@pytest.mark.parametrize("said", [{"age": "33"}, {"shoe_size": "9"}])
def test_what_is_not_asked_is_not_counted(said: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(said))):
        counts_with({}, said)


def test_children_are_not_asked_by_default() -> None:
    assert is_asked_by_default(ADULTS)
    scale = replace(ADULTS.scale, highest=3)
    assert not is_asked_by_default(replace(ADULTS, scale=scale))
