"""Where the headings of an export stand, and its rows below them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from placeplan.domain.faults import refuse
from placeplan.domain.mapped_values import Row

ROWS_SEARCHED = 30
MOST_COLUMNS = 300


class Layout(NamedTuple):
    """The first row of headings, counted from 1, and how many rows they take, one or two."""

    heading_row: int = 1
    heading_rows: int = 1


def guessed_layout(first_rows: Sequence[Row]) -> Layout:
    """Where the headings most likely are: the first row that is about as wide as the file.

    They take two rows where, as in files of SurveyMonkey, the first leaves many cells empty and
    the second says which choice each column is.
    """
    searched = [row for row in first_rows if row[0] <= ROWS_SEARCHED]
    widest = max((_width(cells) for _, cells in searched), default=0)
    for at, (number, cells) in enumerate(searched):
        below = searched[at + 1][1] if at + 1 < len(searched) else ()
        filled = sum(map(bool, cells))
        has_second = _width(below) == widest and _is_second(cells, below)
        if _width(cells) == widest and (filled > widest / 2 or has_second):
            return Layout(number, 2 if has_second else 1)
    return Layout(searched[0][0] if searched else 1)


def headings_in(first_rows: Sequence[Row], layout: Layout) -> tuple[str, ...]:
    """The headings under a layout; those of two rows stand together.

    `Refused` when there are none, or too many.
    """
    last = layout.heading_row + layout.heading_rows
    rows = [cells for number, cells in first_rows if layout.heading_row <= number < last]
    if not rows or not any(rows[0]):
        raise refuse("headings_missing", "heading_row", found=layout.heading_row)
    width = max(map(_width, rows))
    if width > MOST_COLUMNS:
        raise refuse("too_many_columns", found=width, most=MOST_COLUMNS)
    headings, above = [], ""
    for at in range(width):
        cells = [_tidy(row[at]) if at < len(row) else "" for row in rows]
        above = cells[0] or (above if len(rows) > 1 else "")
        headings.append(" – ".join(filter(None, (above, *cells[1:]))))
    return tuple(headings)


def rows_below(rows: Iterable[Row], layout: Layout) -> Iterator[Row]:
    """The rows of answers, those left out that have nothing in them."""
    last = layout.heading_row + layout.heading_rows
    for number, cells in rows:
        if number >= last and any(cells):
            yield number, cells


def _is_second(cells: Sequence[str], below: Sequence[str]) -> bool:
    empty = [at for at in range(_width(below)) if at >= len(cells) or not cells[at]]
    is_headed = sum(bool(below[at]) for at in empty) >= max(1, len(empty) // 2)
    words = {cell.strip().casefold() for cell in below}
    return bool(empty) and is_headed and bool(words & {"response", "open-ended response"})


def _width(cells: Sequence[str]) -> int:
    return max((at for at, cell in enumerate(cells, start=1) if cell), default=0)


def _tidy(text: str) -> str:
    return " ".join(text.split())
