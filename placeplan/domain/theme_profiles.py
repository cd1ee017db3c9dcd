"""The figures of one theme in one series of responses."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from placeplan.domain.counts import Disagreement
from placeplan.domain.questionnaires import Scale

DIVIDED_SHARE = Fraction(3, 10)


@dataclass(frozen=True)
class ThemeProfile:
    """One theme in one series. `counts` has one number per point of the scale, lowest first."""

    key: str
    scale: Scale
    counts: tuple[int, ...]
    dont_know: int
    blank: int
    disagreements: tuple[Disagreement, ...] = ()

    @cached_property
    def answered(self) -> int:
        """How many gave a rating."""
        return sum(self.counts)

    @cached_property
    def mean(self) -> Fraction | None:
        """The exact mean rating; None when nobody gave one."""
        if not self.answered:
            return None
        return Fraction(sum(point * n for point, n in self._points()), self.answered)

    @cached_property
    def median(self) -> Fraction | None:
        """The middle rating, or the mean of the middle two."""
        if not self.answered:
            return None
        middle = (self._rating_at((self.answered - 1) // 2), self._rating_at(self.answered // 2))
        return Fraction(sum(middle), 2)

    @cached_property
    def variance(self) -> Fraction | None:
        """The sample variance (n − 1); None below two ratings."""
        if self.mean is None or self.answered < 2:
            return None
        squares = sum(n * (point - self.mean) ** 2 for point, n in self._points())
        return Fraction(squares) / (self.answered - 1)

    @property
    def low(self) -> int:
        """How many rated below the middle of the scale (1–3 of 7)."""
        return sum(n for point, n in self._points() if 2 * point < self._twice_middle)

    @property
    def middle(self) -> int:
        """How many rated at the middle of the scale (4 of 7)."""
        return self.answered - self.low - self.high

    @property
    def high(self) -> int:
        """How many rated above the middle of the scale (5–7 of 7)."""
        return sum(n for point, n in self._points() if 2 * point > self._twice_middle)

    @property
    def is_divided(self) -> bool:
        """Whether at least 30 % rated low and at least 30 % rated high."""
        needed = DIVIDED_SHARE * self.answered
        return self.answered > 0 and self.low >= needed and self.high >= needed

    @property
    def _twice_middle(self) -> int:
        return self.scale.lowest + self.scale.highest

    def _points(self) -> Iterator[tuple[int, int]]:
        return zip(self.scale.points, self.counts, strict=True)

    def _rating_at(self, position: int) -> int:
        for point, n in self._points():
            if position < n:
                return point
            position -= n
        raise IndexError(position)


@dataclass(frozen=True)
class WeightedTheme:
    """One theme over everyone, groups weighted by their people."""

    key: str
    people: int
    mean: Fraction | None
