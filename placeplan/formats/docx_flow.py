"""On which page each heading comes to stand, worked out as a word processor would.

Word works the numbers out anew when the contents are refreshed; until then these are what a
reader sees. They rest on the average width of a letter, so a number may be one out.
"""

from math import ceil

POINTS_PER_MM = 72 / 25.4
LINE_OF_TEXT = 1.22
LETTER_WIDTH = 0.44
# the space under the last paragraph of a page need not fit on it
SPACE_BELOW = 9.0


class Flow:
    """A stack of pages being filled, in points from the top of the current one."""

    def __init__(self, first_page: int) -> None:
        self.page = first_page
        self.pages: dict[str, int] = {}
        self._height, self._width = 0.0, 0.0
        self._used = 0.0
        self._waiting: list[tuple[float, str]] = []

    def start(self, width_mm: float, height_mm: float, *, is_first: bool) -> None:
        """Go on with pages of this size, on a new page."""
        self._settle()
        self._width, self._height = width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM
        if not is_first and self._used:
            self.page += 1
        self._used = 0.0

    def text(
        self, letters: int, size: float, *, line: float = 1.15, around: float = 0.0,
        narrower_mm: float = 0.0, keeps_next: bool = False, mark: str = "",
    ) -> None:  # fmt: skip
        """A paragraph of so many letters; `around` is the space above and below in points."""
        width = self._width - narrower_mm * POINTS_PER_MM
        lines = max(1, ceil(letters * size * LETTER_WIDTH / width))
        height = lines * size * LINE_OF_TEXT * line + around
        self.block(height, keeps_next=keeps_next, mark=mark)

    def block(self, height: float, *, keeps_next: bool = False, mark: str = "") -> None:
        """Something that does not break; one that keeps with the next goes where that goes."""
        self._waiting.append((height, mark))
        if not keeps_next or sum(each for each, _ in self._waiting) > self._height:
            self._settle()

    def row(self, cells: list[tuple[int, float]], size: float, *, keeps_next: bool) -> None:
        """A row of a table; a cell is its letters and its share of the width."""
        lines = max(
            ceil(letters * size * LETTER_WIDTH / max(share * self._width - 7, size))
            for letters, share in cells
        )
        self.block(max(lines, 1) * size * LINE_OF_TEXT + 6.5, keeps_next=keeps_next)

    def end(self) -> int:
        """The number of the last page."""
        self._settle()
        return self.page

    def _settle(self) -> None:
        height = sum(each for each, _ in self._waiting)
        if self._used and self._used + height > self._height + SPACE_BELOW:
            self.page += 1
            self._used = 0.0
        self._used += height
        for _, mark in self._waiting:
            if mark:
                self.pages[mark] = self.page
        self._waiting.clear()
