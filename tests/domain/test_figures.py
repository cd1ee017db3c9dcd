"""Rounding, against decimal arithmetic with fifty digits."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.figures import percentage, root_half_up, round_half_up

FIFTY_DIGITS = Context(prec=50)
FRACTIONS = st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6)


def decimal_of(value: Fraction) -> Decimal:
    return FIFTY_DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))


@given(FRACTIONS, st.integers(0, 6))
def test_rounding_agrees_with_decimals(value: Fraction, places: int) -> None:
    expected = decimal_of(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert round_half_up(value, places) == expected
    assert str(round_half_up(abs(value), places)) == str(abs(expected))


@given(FRACTIONS.map(abs), st.integers(0, 6))
def test_roots_agree_with_decimals(value: Fraction, places: int) -> None:
    root = FIFTY_DIGITS.sqrt(decimal_of(value))
    expected = root.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert root_half_up(value, places) == expected


@given(st.integers(0, 10**12), st.integers(0, 4))
def test_a_root_at_a_half_is_rounded_up(whole: int, places: int) -> None:
    half = Fraction(2 * whole + 1, 2 * 10**places)
    assert root_half_up(half**2, places) == Decimal(whole + 1).scaleb(-places)
    hair = Fraction(1, 10**40)
    assert root_half_up(half**2 - hair, places) == Decimal(whole).scaleb(-places)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Fraction(5, 100), 1, "0.1"),
        (Fraction(445, 100), 1, "4.5"),
        (Fraction(-5, 100), 1, "-0.1"),
        (Fraction(-4, 100), 1, "0.0"),
        (Fraction(4), 1, "4.0"),
        (Fraction(7, 2), 0, "4"),
        (Fraction(10**40) + Fraction(1, 2), 1, f"{10**40}.5"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: Fraction, places: int, shown: str) -> None:
    assert f"{round_half_up(value, places):f}" == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(0, 0, 0), (1, 200, 1), (1, 201, 0), (3, 3, 100)]
)
def test_percentages_are_rounded_half_up(part: int, whole: int, shown: int) -> None:
    assert percentage(part, whole) == shown
