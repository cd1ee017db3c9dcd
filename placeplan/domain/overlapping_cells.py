"""Which cells must be hidden where one person may stand in several, as with connections."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from placeplan.domain.breakdowns import LOWEST_FEWEST

Combination = frozenset[str]

# with up to four cells that overlap, no other multiples find a smaller group than these do
MULTIPLES = range(-2, 3)


def cell_sizes(people: Mapping[Combination, int]) -> dict[str, int]:
    """How many stand in each cell: someone who named two stands in both."""
    sizes: dict[str, int] = {}
    for combination, count in people.items():
        for cell in combination:
            sizes[cell] = sizes.get(cell, 0) + count
    return sizes


def hidden_overlapping_cells(
    people: Mapping[Combination, int], fewest: int, hidden: frozenset[str] = frozenset()
) -> frozenset[str]:
    """The cells whose count and mean must not be shown beside the total of all people.

    `people` counts those who named exactly each combination of cells. Hidden are `hidden`, every
    cell under `fewest` people and, smallest first, as many more as it takes until nothing that
    is shown, added up or taken from the total or from each other, stands for only 1 to
    `fewest` - 1 people: those outside a cell, those in two at once, those in one but not another.
    Raises ValueError for a `fewest` below the lowest that may be set.
    """
    if fewest < LOWEST_FEWEST:
        raise ValueError(f"fewest must be at least {LOWEST_FEWEST}")
    sizes = cell_sizes(people)
    smallest_first = sorted(sizes, key=lambda cell: (sizes[cell], cell))
    shown = [cell for cell in smallest_first if cell not in hidden and sizes[cell] >= fewest]
    while shown and _gives_few_away(people, shown, fewest):
        enough = (
            cell
            for cell in shown
            if not _gives_few_away(people, [each for each in shown if each != cell], fewest)
        )
        shown.remove(next(enough, shown[0]))
    return frozenset(sizes.keys() - set(shown)) | hidden


def _gives_few_away(people: Mapping[Combination, int], shown: list[str], fewest: int) -> bool:
    groups = _groups_found(frozenset(shown), frozenset(people))
    return any(0 < sum(people[each] for each in group) < fewest for group in groups)


@lru_cache(maxsize=256)
def _groups_found(
    shown: frozenset[str], combinations: frozenset[Combination]
) -> frozenset[frozenset[Combination]]:
    """What remains each time the total less multiples of the shown cells cancels the others out."""
    # a cell that nobody names with another is taken off the total as a whole
    overlapping = [
        each
        for each in combinations
        if not (each <= shown and len(each) == 1 and sum(bool(each & c) for c in combinations) == 1)
    ]
    cells = sorted(shown & frozenset().union(*overlapping))
    found = {frozenset(overlapping)}
    for multiples in product(MULTIPLES, repeat=len(cells)):
        multiple_of = dict(zip(cells, multiples, strict=True))
        values = [(each, sum(multiple_of.get(cell, 0) for cell in each)) for each in overlapping]
        for cancelled in {value for _each, value in values}:
            found.add(frozenset(each for each, value in values if value != cancelled))
    return frozenset(found)
