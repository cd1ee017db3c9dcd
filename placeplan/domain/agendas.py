"""Agendas of a workshop by its length: steps with their minutes, and the themes of each."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Literal

Length = Literal[45, 90, 120]
LENGTHS: tuple[Length, ...] = (45, 90, 120)
StepKind = Literal["welcome", "assets", "themes", "pause", "priorities", "wall", "close"]
MOST_SHARES = 6

PLANS: dict[Length, tuple[tuple[StepKind, int], ...]] = {
    45: (("welcome", 5), ("themes", 25), ("priorities", 8), ("wall", 5), ("close", 2)),
    90: (
        ("welcome", 8),
        ("assets", 4),
        ("themes", 28),
        ("pause", 5),
        ("themes", 28),
        ("priorities", 8),
        ("wall", 6),
        ("close", 3),
    ),
    120: (
        ("welcome", 10),
        ("assets", 5),
        ("themes", 35),
        ("pause", 10),
        ("themes", 35),
        ("priorities", 12),
        ("wall", 8),
        ("close", 5),
    ),
}
# how many minutes a group has for a theme
PACES: dict[Length, int] = {45: 5, 90: 4, 120: 5}


@dataclass(frozen=True, slots=True)
class Step:
    """One step, from a minute after the start; `first` and `last` number the themes of a group."""

    kind: StepKind
    begins: int
    minutes: int
    first: int = 0
    last: int = 0

    @property
    def ends(self) -> int:
        """The minute after the start at which it is over."""
        return self.begins + self.minutes


@dataclass(frozen=True)
class Agenda:
    """A workshop of so many minutes about so many themes."""

    length: Length
    theme_count: int

    @property
    def pace(self) -> int:
        """Minutes for one theme."""
        return PACES[self.length]

    @cached_property
    def most_themes(self) -> int:
        """How many themes one group has time for, of those there are."""
        minutes = sum(minutes for kind, minutes in PLANS[self.length] if kind == "themes")
        return min(self.theme_count, minutes // self.pace)

    @property
    def takes_all(self) -> bool:
        """Whether every group has time for every theme; otherwise groups share them out."""
        return self.most_themes == self.theme_count

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What happens when; the last step ends at the length."""
        plan = PLANS[self.length]
        parts = [kind for kind, _minutes in plan].count("themes")
        numbers = iter(shares(self.most_themes, parts))
        found: list[Step] = []
        for kind, minutes in plan:
            begins = found[-1].ends if found else 0
            first, last = next(numbers) if kind == "themes" else (0, 0)
            found.append(Step(kind, begins, minutes, first, last))
        return tuple(found)

    @property
    def fewest_groups(self) -> int:
        """How many groups it takes to talk about every theme."""
        return ceil(self.theme_count / self.most_themes)

    @property
    def sharing(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each number of groups that is enough, the first and last theme of each group."""
        most = max(self.fewest_groups, min(MOST_SHARES, self.theme_count))
        return tuple(
            shares(self.theme_count, groups) for groups in range(self.fewest_groups, most + 1)
        )


def shares(themes: int, parts: int) -> tuple[tuple[int, int], ...]:
    """Themes 1 to `themes` in runs that differ by one at most, longer ones first: (first, last)."""
    found, last = [], 0
    for part in range(parts):
        count = themes // parts + (part < themes % parts)
        found.append((last + 1, last + count))
        last += count
    return tuple(found)
