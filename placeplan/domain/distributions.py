"""How ratings are spread over a scale: one bar a theme, cut where one point ends."""

from dataclasses import dataclass
from typing import NamedTuple

from placeplan.domain.theme_profiles import ThemeProfile

# seven shades of one hue, light for low points, each with the colour of a number on it
SHADES = (
    ("#e4f0f4", "#15212b"),
    ("#c3dfe9", "#15212b"),
    ("#9dcadb", "#15212b"),
    ("#6fb0c8", "#15212b"),
    ("#2c7c99", "#ffffff"),
    ("#1a607a", "#ffffff"),
    ("#0a3e52", "#ffffff"),
)


@dataclass(frozen=True, slots=True)
class Segment:
    """One point of the scale in a bar: where it begins and how wide it is, in per cent."""

    point: int
    count: int
    start: float
    width: float

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return round(self.start + self.width / 2, 2)


class Bar(NamedTuple):
    """One theme: its title, what stands at its end, and its segments."""

    title: str
    mean: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class DistributionChart:
    """Bars under each other, and what the ends of their scale mean."""

    title: str
    lowest: int
    highest: int
    lowest_means: str
    highest_means: str
    bars: tuple[Bar, ...]

    @property
    def points(self) -> range:
        """The points of the scale, lowest first."""
        return range(self.lowest, self.highest + 1)

    def shade(self, point: int) -> tuple[str, str]:
        """The colour of a point, and of a number on it: the whole range whatever the scale."""
        place = (point - self.lowest) / (self.highest - self.lowest)
        return SHADES[round(place * (len(SHADES) - 1))]


def segments_of(theme: ThemeProfile) -> tuple[Segment, ...]:
    """The points that anyone gave, one after the other; they fill the bar."""
    found, start = [], 0
    for point, count in zip(theme.scale.points, theme.counts, strict=True):
        if count:
            end = start + count
            left, right = (round(100 * at / theme.answered, 2) for at in (start, end))
            found.append(Segment(point, count, left, round(right - left, 2)))
            start = end
    return tuple(found)
