"""Numbers calculated exactly and rounded once, half up."""

from decimal import Decimal
from fractions import Fraction
from math import isqrt


def round_half_up(value: Fraction, places: int) -> Decimal:
    """`value` to `places` decimals; a half is rounded away from zero."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return _decimal(whole if value >= 0 else -whole, places)


def root_half_up(value: Fraction, places: int) -> Decimal:
    """The square root of `value` (≥ 0) to `places` decimals, rounded half up without error."""
    # floor(sqrt(v) · 10^p + 1/2) = floor((floor(sqrt(4 · v · 100^p)) + 1) / 2)
    scaled = 4 * value * 100**places
    twice = isqrt(scaled.numerator // scaled.denominator)
    return _decimal((twice + 1) // 2, places)


def percentage(part: int, whole: int) -> int:
    """`part` of `whole` in whole per cent, rounded half up; 0 of 0 is 0."""
    return int(round_half_up(Fraction(100 * part, whole), 0)) if whole else 0


def _decimal(scaled: int, places: int) -> Decimal:
    return Decimal(f"{scaled}e-{places}")
