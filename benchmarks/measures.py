"""How things are timed here: ours and a yardstick in turns in one run, and medians of both.

Taking turns lets whatever else the machine does fall on both alike, so the ratio holds where the
single figures would not.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table: seconds of the yardstick and of ours, as medians.

    `bar` is the highest ratio that is good enough, where one was set; `note` says what else
    there is to know, such as memory.
    """

    what: str
    yardstick: float | None
    ours: float
    bar: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the yardstick ours takes; None without a yardstick."""
        return self.ours / self.yardstick if self.yardstick else None

    @property
    def is_above_bar(self) -> bool:
        """Whether the ratio is worse than what was asked for."""
        return self.bar is not None and self.ratio is not None and self.ratio > self.bar


def in_turns(yardstick: Work, ours: Work, repeats: int, times: int = 1) -> tuple[float, float]:
    """Median seconds of one call of each, measured A B A B…; `times` calls make one measure.

    Both are called once before, so that what only happens the first time is not measured; but not
    where they are measured once, to see that they can be.
    """
    if repeats > 1:
        yardstick()
        ours()
    taken: tuple[list[float], list[float]] = ([], [])
    for _repeat in range(repeats):
        for work, seconds in zip((yardstick, ours), taken, strict=True):
            seconds.append(seconds_of(work, times))
    return median(taken[0]), median(taken[1])


def all_in_turns(works: dict[str, Work], repeats: int, times: int = 1) -> dict[str, float]:
    """Median seconds of one call of each of several, measured A B C A B C…, as `in_turns`."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values() if repeats > 1 else ():
        work()
    for _repeat in range(repeats):
        for name, work in works.items():
            taken[name].append(seconds_of(work, times))
    return {name: median(seconds) for name, seconds in taken.items()}


def seconds_of(work: Work, times: int = 1) -> float:
    """Seconds that one of `times` calls takes."""
    gc.collect()
    begun = perf_counter()
    for _time in range(times):
        work()
    return (perf_counter() - begun) / times


def in_words(seconds: float | None) -> str:
    """A time as one reads it: 0.31 ms, 12.4 ms, 3.21 s."""
    if seconds is None:
        return "–"
    if seconds >= 1:
        return f"{seconds:.2f} s"
    digits = 2 if seconds < 0.01 else 1
    return f"{seconds * 1000:.{digits}f} ms"
