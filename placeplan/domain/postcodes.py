"""Postcodes: one way to write each, so that spaces and small letters make no difference."""

import re
from dataclasses import dataclass

POSTCODE = re.compile(r"[A-Z0-9]{2,10}")
SEPARATORS = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class PostcodeTotals:
    """How many postcodes are known, and in how many areas."""

    postcodes: int
    areas: int


def plain_postcode(text: str) -> str:
    """The postcode in capitals without spaces or hyphens; empty where it cannot be one."""
    plain = SEPARATORS.sub("", text).upper()
    return plain if POSTCODE.fullmatch(plain) else ""
