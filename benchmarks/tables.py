"""The table of results, as printed and as kept in RESULTS.md."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.measures import Measured, in_words

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = ("what", "yardstick", "placeplan", "ratio", "bar", "note")
INTRODUCTION = """\
# How fast placeplan is

Medians of repeated runs, placeplan and its yardstick in turns in one run; only the ratio says
anything about another machine. What each row measures is told at the top of its module here.
Written by the run itself; `make bench` prints the same table.
"""


def rows_of(measured: Iterable[Measured]) -> list[tuple[str, ...]]:
    """The cells of each row."""
    return [
        (
            each.what,
            in_words(each.yardstick),
            in_words(each.ours),
            "–" if each.ratio is None else f"{each.ratio:.2f}",
            "" if each.bar is None else f"≤ {each.bar:g}{' ABOVE' if each.is_above_bar else ''}",
            each.note,
        )
        for each in measured
    ]


def aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """The rows as a table in Markdown, its columns under each other."""
    widths = [max(len(row[at]) for row in (HEAD, *rows)) for at in range(len(HEAD))]
    rule = tuple("-" * width for width in widths)
    return [
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
        for row in (HEAD, rule, *rows)
    ]


def results_page(machine: list[str], titled: list[tuple[str, list[Measured]]]) -> str:
    """RESULTS.md: the machine, then a table for each benchmark."""
    parts = [INTRODUCTION, "\n".join(f"- {line}" for line in machine)]
    for title, measured in titled:
        parts += [f"\n## {title}\n", "\n".join(aligned(rows_of(measured)))]
    return "\n".join(parts) + "\n"
