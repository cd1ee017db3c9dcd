"""Which cells of a breakdown must be hidden so that nobody can be made out."""

from collections.abc import Mapping

FEWEST_PEOPLE = 10
LOWEST_FEWEST = 5


def hidden_cells(people_by_cell: Mapping[str, int], fewest: int = FEWEST_PEOPLE) -> frozenset[str]:
    """The cells whose count and mean must not be shown.

    A cell under `fewest` people is hidden. The total is known, so one hidden cell could be
    found by subtraction: then the next smallest is hidden too, until at least two are hidden
    and they hold at least `fewest` people together. Everyone stands in one cell only; cells that
    overlap are for `hidden_overlapping_cells`.
    Raises ValueError for a `fewest` below the lowest that may be set.
    """
    if fewest < LOWEST_FEWEST:
        raise ValueError(f"fewest must be at least {LOWEST_FEWEST}")
    smallest_first = sorted(people_by_cell, key=lambda cell: people_by_cell[cell])
    hidden = [cell for cell in smallest_first if people_by_cell[cell] < fewest]
    if not hidden:
        return frozenset()
    for cell in smallest_first[len(hidden) :]:
        if len(hidden) >= 2 and sum(people_by_cell[each] for each in hidden) >= fewest:
            break
        hidden.append(cell)
    return frozenset(hidden)
