"""Agendas: each adds up to its minutes, and every theme finds a group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.agendas import LENGTHS, Agenda, Length, shares

counts = st.integers(1, 40)


@given(st.sampled_from(LENGTHS), counts)
def test_the_steps_of_an_agenda_add_up_to_its_minutes(length: Length, count: int) -> None:
    steps = Agenda(length, count).steps
    assert sum(step.minutes for step in steps) == length
    assert steps[0].begins == 0 and steps[-1].ends == length
    assert all(one.ends == two.begins for one, two in zip(steps, steps[1:], strict=False))
    assert all(step.minutes > 0 for step in steps)


@given(st.sampled_from(LENGTHS), counts)
def test_the_themes_of_a_group_fit_in_their_minutes(length: Length, count: int) -> None:
    agenda = Agenda(length, count)
    minutes = sum(step.minutes for step in agenda.steps if step.kind == "themes")
    assert 0 < agenda.most_themes * agenda.pace <= minutes
    numbers = [
        number
        for step in agenda.steps
        if step.kind == "themes"
        for number in range(step.first, step.last + 1)
    ]
    assert numbers == list(range(1, agenda.most_themes + 1))


@pytest.mark.parametrize(("length", "most"), [(45, 5), (90, 14), (120, 14)])
def test_fourteen_themes_take_ninety_minutes_and_are_shared_out_in_less(
    length: Length, most: int
) -> None:
    agenda = Agenda(length, 14)
    assert agenda.most_themes == most
    assert agenda.takes_all is (most == 14)


@given(st.sampled_from(LENGTHS), counts)
def test_groups_that_share_themes_out_reach_each_theme_once(length: Length, count: int) -> None:
    agenda = Agenda(length, count)
    for groups in agenda.sharing:
        taken = [number for first, last in groups for number in range(first, last + 1)]
        assert taken == list(range(1, count + 1))
        assert all(last - first < agenda.most_themes for first, last in groups)


@given(counts, st.integers(1, 12))
def test_shares_differ_by_one_at_most(themes: int, parts: int) -> None:
    sizes = [last - first + 1 for first, last in shares(themes, parts)]
    assert sum(sizes) == themes and max(sizes) - min(sizes) <= 1
