"""Whether a trace is so: every figure counted again, and every figure said as it is."""

import sqlite3
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from tests.recounts import answers, plans, surroundings
from tests.recounts.rows import RECOUNTS, Found, Rows, Statement

COUNTED_BY = (answers, plans, surroundings)


def faults(connection: sqlite3.Connection, plan_id: int, trace: dict[str, Any]) -> Iterator[str]:
    """What in a trace is not so in the database, a sentence each."""
    rows = Rows(connection, plan_id, trace["date"])
    for said in trace["statements"]:
        found = RECOUNTS[said["counts"]](rows, said)
        if comparable(found) != comparable(said["figure"]):
            yield (
                f"{said['section']}, block {said['block']}, {said['spot']}: “{said['shown']}” in"
                f" “{said['text']}” says {said['counts']} = {said['figure']}; the rows say {found}"
            )
        elif not says(said):
            yield f"“{said['shown']}” in “{said['text']}” does not say {said['figure']}"


def comparable(figure: Found | float) -> object:
    """A figure as it may be compared: dates as text, numbers to four places."""
    if figure is None or isinstance(figure, str):
        return figure
    exact = Fraction(str(figure)) if isinstance(figure, float) else Fraction(figure)
    return rounded(exact, 4)


def rounded(value: Fraction, places: int) -> Decimal:
    """Half up, by long division: an independent way to the product's."""
    quotient = Decimal(value.numerator * 10 ** (places + 12) // value.denominator)
    return quotient.scaleb(-places - 12).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
MONTHS = "January February March April May June July August September October November December"


def says(said: Statement) -> bool:
    """Whether the words shown are a way to write the figure."""
    shown, figure = said["shown"].lower(), said["figure"]
    if said["spot"] == "chart":
        return True
    if figure is None:
        return shown == "–"
    if isinstance(figure, str):
        year, month, day = figure.split("-")
        full = f"{int(day)} {MONTHS.split()[int(month) - 1]} {year}".lower()
        return full.startswith(shown)
    if said["counts"].endswith("share"):
        return (
            shown == f"{rounded(100 * Fraction(str(figure)), 0)}%"
            or abs(float(shown.rstrip("%")) - 100 * figure) <= 0.51
        )
    if said["counts"] == "variance":
        return abs(float(shown) - figure**0.5) < 0.051
    ways = {f"{figure:,}", f"{figure}"}
    if isinstance(figure, int):
        ways |= {f"{figure}.0"} | ({WORDS[figure]} if 0 <= figure < len(WORDS) else set())
        ways |= {0: {"none"}, 1: {"once"}, 2: {"twice"}}.get(figure, set())
    else:
        # the exact mean was rounded once; four places may not say which way a half went
        ways |= {f"{figure + nudge:.1f}" for nudge in (-0.00005, 0.00005)}
    return shown in ways
