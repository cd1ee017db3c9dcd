"""How much room text takes on paper, and how what is left is shared out as lines to write on.

Reckoned from the usual width of a letter, so a page is planned a little short of its height.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from placeplan.formats.docx_flow import LINE_OF_TEXT, POINTS_PER_MM

LETTER = 0.44


@dataclass(frozen=True, slots=True)
class Spread:
    """One item's place: whether it begins a page, and how many lines it has to write on."""

    is_on_new_page: bool
    lines: int


@dataclass(frozen=True, slots=True)
class PageRoom:
    """What pages hold, in millimetres; the first has `first_mm` left.

    Each item has lines of `line_mm` under it, at least `least` and at most `most` of them.
    """

    first_mm: float
    page_mm: float
    line_mm: float
    least: int
    most: int

    def spread(self, heights: Sequence[float], tail_mm: float) -> tuple[list[Spread], bool]:
        """Items over pages in order, and whether what follows them fits on the last page.

        `heights` are those without lines, `tail_mm` that of what follows. What a page has over
        becomes lines; after the first page, items are spread evenly.
        """
        pages = self._evened(self._filled(heights))
        last = len(pages) - 1
        has_tail = self._needs(pages[last]) + tail_mm <= self._room(last)
        spreads: list[Spread] = []
        for number, page in enumerate(pages):
            taken = tail_mm if has_tail and number == last else 0.0
            spreads += self._shared(page, self._room(number) - taken, begins=number > 0)
        return spreads, has_tail

    def _filled(self, heights: Sequence[float]) -> list[list[float]]:
        """As many items on each page as fit; one that fits on none has a page to itself."""
        pages: list[list[float]] = [[]]
        for height in heights:
            is_full = self._needs([*pages[-1], height]) > self._room(len(pages) - 1)
            if is_full and (pages[-1] or len(pages) == 1):
                pages.append([])
            pages[-1].append(height)
        return pages

    def _evened(self, pages: list[list[float]]) -> list[list[float]]:
        """The pages after the first with items that differ by one at most, where these fit."""
        first, *others = pages
        items = [height for page in others for height in page]
        evened = [first]
        for number in range(len(others)):
            count = len(items) // len(others) + (number < len(items) % len(others))
            start = sum(map(len, evened[1:]))
            evened.append(items[start : start + count])
        fits = all(self._needs(page) <= self.page_mm for page in evened[1:])
        return evened if fits else pages

    def _needs(self, page: Sequence[float]) -> float:
        return sum(page) + len(page) * self.least * self.line_mm

    def _room(self, number: int) -> float:
        return self.page_mm if number else self.first_mm

    def _shared(self, page: Sequence[float], room: float, *, begins: bool) -> list[Spread]:
        free = max(0, int((room - sum(page)) / self.line_mm))
        each, over = divmod(free, max(1, len(page)))
        lines = [each + (place < over) for place in range(len(page))]
        return [
            Spread(begins and place == 0, min(self.most, max(self.least, count)))
            for place, count in enumerate(lines)
        ]


def text_mm(letters: int, points: float, width_mm: float, around: float = 0.0) -> float:
    """The height of a paragraph in millimetres; `around` is the space above and below in points."""
    lines = max(1, ceil(letters / letters_in_line(points, width_mm)))
    return (lines * points * LINE_OF_TEXT + around) / POINTS_PER_MM


def letters_in_line(points: float, width_mm: float) -> int:
    """How many letters of this size a line usually holds."""
    return max(1, int(width_mm * POINTS_PER_MM / (points * LETTER)))
