"""What people say in the test of the main job, and figures worked out apart from the product."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from tests.factories import ADULTS

# one mark a theme, in their order: 0 is "don't know", 3-5 a range, a full stop nothing
RESIDENT = "5 2 3 4 5 6 7 1 2 3 4 5 0 7"
INDIVIDUALS = (
    "7 6 5 4 3 2 1 1 2 3 4 5 6 7",
    "4 4 4 4 4 4 4 4 4 4 4 4 4 4",
    "1 2 1 2 1 2 1 2 1 2 1 2 1 2",
    "6 6 6 6 6 6 6 6 6 6 6 6 6 6",
    "2 3 5 7 2 3 5 7 2 3 5 7 2 3",
)
GROUPS = (
    (8, "1 2 3 4 5 6 7 1 2 3 4 5 6 7"),
    (6, "3-5 0 4 4 4 4 4 4 4 4 4 4 4 2"),
    (7, "5 5 . 5 5 5 5 5 5 5 5 5 5 5"),
)


def ratings_of(all_marks: Sequence[str]) -> dict[str, list[int]]:
    """By title, what was rated; don't know, ranges and blanks are left out."""
    columns = zip(*(marks.split() for marks in all_marks), strict=True)
    return {
        theme.title: [int(mark) for mark in column if mark in "1234567"]
        for theme, column in zip(ADULTS.themes, columns, strict=True)
    }


def mean_of(ratings: list[int]) -> str:
    """Worked out apart from the product: to one decimal, half up."""
    exact = Decimal(sum(ratings)) / len(ratings)
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


ALONE = ratings_of((RESIDENT, *INDIVIDUALS))
TOGETHER = ratings_of([marks for _people, marks in GROUPS])
