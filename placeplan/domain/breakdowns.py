"""Which cells of a breakdown must be hidden so that nobody can be made out."""

from collections.abc import Mapping

FEWEST_PEOPLE = 10
LOWEST_FEWEST = 5


def hidden_cells(
    people_by_cell: Mapping[str, int], fewest: int = FEWEST_PEOPLE, has_total: bool = True
) -> frozenset[str]:
    """The cells whose count and mean must not be shown.

    A cell under `fewest` people is hidden. Where a total is known, one hidden cell could be
    found by subtraction: then the next smallest is hidden too, until at least two are hidden
    and they hold at least `fewest` people together. Cells of which people may tick several
    are shown without a total (`has_total` false) and need no second hidden cell.
    Raises ValueError for a `fewest` below the lowest that may be set.
    """
    if fewest < LOWEST_FEWEST:
        raise ValueError(f"fewest must be at least {LOWEST_FEWEST}")
    smallest_first = sorted(people_by_cell, key=lambda cell: people_by_cell[cell])
    hidden = [cell for cell in smallest_first if people_by_cell[cell] < fewest]
    if not hidden or not has_total:
        return frozenset(hidden)
    for cell in smallest_first[len(hidden) :]:
        if len(hidden) >= 2 and sum(people_by_cell[each] for each in hidden) >= fewest:
            break
        hidden.append(cell)
    return frozenset(hidden)
