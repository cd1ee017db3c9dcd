"""Breakdowns show no cell that stands for too few people, nor one that gives such a one away."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.breakdown_tables import (
    NOT_GIVEN,
    CellCounts,
    breakdown_of,
    place_breakdown,
)
from placeplan.domain.counts import counts_of
from placeplan.domain.profiles import profile_of
from tests.factories import ADULTS, make_response, make_survey

THEMES = ("one", "two")
CELLS = ("a", "b", "c", "d")


def cell_of(people: int, answered: dict[str, int], point: int = 4) -> CellCounts:
    return CellCounts(people, {key: {point: count} for key, count in answered.items()})


@st.composite
def cells(draw: st.DrawFn) -> CellCounts:
    people = draw(st.integers(0, 40))
    return cell_of(people, {key: draw(st.integers(0, people)) for key in THEMES})


COUNTS = st.fixed_dictionaries({cell: cells() for cell in CELLS})


@given(COUNTS)
def test_no_shown_cell_stands_for_fewer_than_the_minimum(counts: dict[str, CellCounts]) -> None:
    table = breakdown_of(THEMES, counts, CELLS, 10)
    shown = [cell.answered for row in table.themes.values() for cell in row.values()]
    assert all(answered is None or answered >= 10 for answered in shown)
    assert all(people is None or people >= 10 for people in table.people.values())


@given(COUNTS)
def test_hidden_cells_of_a_theme_cannot_be_told_by_subtraction(
    counts: dict[str, CellCounts],
) -> None:
    table = breakdown_of(THEMES, counts, CELLS, 10)
    for key, row in table.themes.items():
        hidden = [cell for cell in table.cells if row[cell].is_hidden]
        if hidden and len(hidden) < len(table.cells):
            assert len(hidden) >= 2
            assert sum(counts[cell].answered(key) for cell in hidden) >= 10


def test_a_cell_without_people_is_left_out() -> None:
    counts = {"a": cell_of(20, {"one": 20}), "b": cell_of(0, {})}
    assert breakdown_of(THEMES, counts, CELLS, 10).cells == ("a",)


def test_a_theme_a_cell_hardly_rated_is_hidden_with_the_next_smallest() -> None:
    counts = {
        "a": cell_of(20, {"one": 3, "two": 20}),
        "b": cell_of(30, {"one": 25, "two": 30}),
        "c": cell_of(40, {"one": 40, "two": 40}),
    }
    table = breakdown_of(THEMES, counts, CELLS, 10)
    assert [table.cell("one", cell).is_hidden for cell in "abc"] == [True, True, False]
    assert not any(table.cell("two", cell).is_hidden for cell in "abc")
    assert table.cell("two", "a").mean == Fraction(4)


def test_places_and_those_who_named_none_add_up_to_the_area() -> None:
    survey = make_survey()
    responses = [
        make_response(survey, {"feeling_safe": mark}, place_key=place)
        for place, marks in (("hilltop", "2" * 12), ("millside", "6" * 11), ("", "7" * 15))
        for mark in marks
    ]
    whole = profile_of(ADULTS, counts_of(responses))
    places = {
        key: profile_of(ADULTS, counts_of([each for each in responses if each.place_key == key]))
        for key in ("hilltop", "millside")
    }
    table = place_breakdown(whole, places, 10)
    assert dict(table.people) == {"hilltop": 12, "millside": 11, NOT_GIVEN: 15}
    means = [table.cell("feeling_safe", cell).mean for cell in table.cells]
    assert means == [2, 6, 7]
