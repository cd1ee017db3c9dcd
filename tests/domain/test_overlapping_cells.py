"""Where one may be in several cells, nobody is found by subtracting what is shown either."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placeplan.domain.breakdown_tables import (
    KNOWN_CELLS,
    NOT_GIVEN,
    Breakdown,
    CellCounts,
    overlapping_breakdown_of,
)
from placeplan.domain.overlapping_cells import Combination, hidden_overlapping_cells

CELLS = KNOWN_CELLS["connection"]
ORDER = (*CELLS, NOT_GIVEN)
THEMES = ("one", "two")
FEWEST = 10

COMBINATIONS = st.one_of(
    st.just(frozenset({NOT_GIVEN})), st.frozensets(st.sampled_from(CELLS), min_size=1)
)
SIZES = st.one_of(st.integers(1, 12), st.integers(10, 40))
TABLES = st.dictionaries(
    COMBINATIONS,
    SIZES.flatmap(lambda people: st.tuples(st.just(people), *[st.integers(0, people)] * 2)),
    min_size=1,
    max_size=8,
)


def named(*cells: str) -> Combination:
    return frozenset(cells)


def table_of(drawn: Mapping[Combination, tuple[int, int, int]]) -> Breakdown:
    """A breakdown of people who named each combination, of whom some rated each theme."""
    counts = {
        each: CellCounts(people, {"one": {2: first}, "two": {2: second}})
        for each, (people, first, second) in drawn.items()
    }
    return overlapping_breakdown_of(THEMES, counts, ORDER, FEWEST)


def smallest_group_found(people: Mapping[Combination, int], shown: list[str]) -> int:
    """The fewest people who are left when what is shown is added and subtracted in every way.

    Whoever tries knows who named what, the total, and each shown cell.
    """
    found = []
    for signs in product((-1, 0, 1), repeat=len(shown)):
        sign_of = dict(zip(shown, signs, strict=True))
        by_value: Counter[int] = Counter()
        for combination, count in people.items():
            by_value[sum(sign_of.get(cell, 0) for cell in combination)] += count
        total = by_value.total()
        found += [total - cancelled for cancelled in (*by_value.values(), 0)]
    return min(filter(None, found), default=0)


@settings(max_examples=60)
@given(TABLES)
def test_nothing_shown_gives_a_few_people_away(
    drawn: dict[Combination, tuple[int, int, int]],
) -> None:
    table = table_of(drawn)
    people = {each: counted[0] for each, counted in drawn.items()}
    shown = [cell for cell in table.cells if table.people[cell] is not None]
    assert not shown or smallest_group_found(people, shown) >= FEWEST
    for number, key in enumerate(THEMES, 1):
        rated = {each: counted[number] for each, counted in drawn.items()}
        shown = [cell for cell in table.cells if not table.cell(key, cell).is_hidden]
        assert not shown or smallest_group_found(rated, shown) >= FEWEST


@settings(max_examples=30)
@given(TABLES)
def test_those_outside_a_shown_cell_are_nobody_or_enough(
    drawn: dict[Combination, tuple[int, int, int]],
) -> None:
    table = table_of(drawn)
    for number, key in enumerate(THEMES, 1):
        total = sum(counted[number] for counted in drawn.values())
        for cell in table.cells:
            answered = table.cell(key, cell).answered
            assert answered is None or (
                answered >= FEWEST and (total == answered or total - answered >= FEWEST)
            )


@settings(max_examples=30)
@given(TABLES)
def test_a_theme_shows_no_cell_that_is_too_small_to_be_counted(
    drawn: dict[Combination, tuple[int, int, int]],
) -> None:
    table = table_of(drawn)
    hidden = [cell for cell in table.cells if table.people[cell] is None]
    assert all(table.cell(key, cell).is_hidden for key in THEMES for cell in hidden)


@given(st.lists(st.integers(FEWEST, 60), min_size=1, max_size=5))
def test_cells_that_do_not_overlap_and_are_large_are_all_shown(sizes: list[int]) -> None:
    people = {named(cell): size for cell, size in zip(ORDER, sizes, strict=False)}
    assert not hidden_overlapping_cells(people, FEWEST)


def test_ten_in_one_cell_and_three_in_the_next_are_both_hidden() -> None:
    people = {named("live"): 10, named("work"): 3}
    assert hidden_overlapping_cells(people, FEWEST) == {"live", "work"}


@pytest.mark.parametrize(
    "people",
    [
        pytest.param({named("live"): 11, named("work"): 11, named("live", "work"): 1}, id="both"),
        pytest.param({named("live"): 11, named("live", "work"): 11}, id="one of the two"),
        pytest.param(
            {named("live"): 15, named("work"): 5, named(NOT_GIVEN): 20}, id="neither nor nothing"
        ),
        pytest.param({named("live"): 15, named(NOT_GIVEN): 2}, id="said nothing"),
        pytest.param(
            {
                named("live", "work"): 20,
                named("live", "study"): 20,
                named("work", "study"): 20,
                named("live", "work", "study"): 1,
            },
            id="one more than the others",
        ),
    ],
)
def test_what_is_left_over_is_never_a_few(people: dict[Combination, int]) -> None:
    sizes = {cell for each in people for cell in each}
    hidden = hidden_overlapping_cells(people, FEWEST)
    shown = sorted(sizes - hidden)
    assert not shown or smallest_group_found(people, shown) >= FEWEST


def test_means_are_of_all_who_named_a_cell() -> None:
    counts = {
        named("live"): CellCounts(20, {"one": {2: 20}}),
        named("live", "work"): CellCounts(20, {"one": {5: 20}}),
        named("work"): CellCounts(10, {"one": {7: 10}}),
    }
    table = overlapping_breakdown_of(("one",), counts, ORDER, FEWEST)
    assert dict(table.people) == {"live": 40, "work": 30}
    assert table.cell("one", "live").mean == Fraction(7, 2)
    assert table.cell("one", "work").answered == 30


def test_fewer_than_five_are_never_asked_for() -> None:
    with pytest.raises(ValueError, match="at least 5"):
        hidden_overlapping_cells({named("live"): 10}, 4)
