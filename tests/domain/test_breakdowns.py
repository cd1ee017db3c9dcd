"""Nobody can be made out in a breakdown, not even by subtraction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.breakdowns import LOWEST_FEWEST, hidden_cells

TABLES = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 40))
FEWEST = st.integers(LOWEST_FEWEST, 20)


@given(TABLES, FEWEST)
def test_every_cell_under_the_fewest_is_hidden(cells: dict[str, int], fewest: int) -> None:
    assert {cell for cell, people in cells.items() if people < fewest} <= hidden_cells(
        cells, fewest
    )


@given(TABLES, FEWEST)
def test_hidden_cells_cannot_be_found_by_subtraction(cells: dict[str, int], fewest: int) -> None:
    hidden = hidden_cells(cells, fewest)
    if not hidden:
        return
    # what the total less all that is shown gives away
    left_over = sum(cells.values()) - sum(cells[cell] for cell in cells.keys() - hidden)
    assert len(hidden) >= 2 or len(cells) == 1
    assert left_over >= fewest or hidden == cells.keys()


@given(TABLES, FEWEST)
def test_no_more_is_hidden_than_must_be(cells: dict[str, int], fewest: int) -> None:
    hidden = hidden_cells(cells, fewest)
    extra = [cell for cell in hidden if cells[cell] >= fewest]
    assert len(extra) <= 1
    if not any(people < fewest for people in cells.values()):
        assert not hidden
    shown = cells.keys() - hidden
    assert all(cells[one] <= cells[other] for one in extra for other in shown)


def test_the_next_smallest_cell_is_hidden_with_a_single_one() -> None:
    assert hidden_cells({"a": 50, "b": 4, "c": 30}) == {"b", "c"}
    assert hidden_cells({"a": 50, "b": 4, "c": 6, "d": 30}) == {"b", "c"}
    assert hidden_cells({"a": 50, "b": 4, "c": 5, "d": 30}) == {"b", "c", "d"}


def test_the_fewest_is_never_set_below_five() -> None:
    assert hidden_cells({"a": 4, "b": 5, "c": 9}, 5) == {"a", "b"}
    with pytest.raises(ValueError, match="at least 5"):
        hidden_cells({"a": 4}, 4)
