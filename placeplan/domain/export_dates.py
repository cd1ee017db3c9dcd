"""Days as survey tools write them, with a time behind or without one."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from placeplan.domain.british_dates import MONTHS, mended_day
from placeplan.domain.faults import Refused
from placeplan.domain.response_mappings import DATE_ORDERS, DateOrder

_TIME = re.compile(
    r"[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Z|UTC|GMT|BST|IST)?\s*(?:[+-]\d{1,2}:?(?:\d{2})?)?$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EXCEL_START = date(1899, 12, 30)


@lru_cache(maxsize=4096)
def read_day(text: str, order: DateOrder) -> date | None:
    """The day that a cell stands for, None when it is none.

    `order` decides only where both numbers could be the month.
    """
    plain = _TIME.sub("", " ".join(text.split())).strip()
    try:
        if found := _YEAR_FIRST.fullmatch(plain):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NUMBERS.fullmatch(plain):
            first, second = int(found[1]), int(found[2])
            day, month = (first, second) if order == "day_first" else (second, first)
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
            return date(year, month, day)
        if found := _MONTH_FIRST.fullmatch(plain):
            month = [name[:3].casefold() for name in MONTHS].index(found[1].casefold()[:3]) + 1
            return date(int(found[3]), month, int(found[2]))
        if found := _SERIAL.fullmatch(plain):
            return _EXCEL_START + timedelta(days=int(found[1]))
        return mended_day(plain, "collected_on")
    except (ValueError, Refused):
        return None


def guessed_order(texts: Iterable[str], opens_on: date, closes_on: date) -> DateOrder:
    """Whether day or month stands first: by what cannot be a month, else by the survey's days.

    Days first where neither tells.
    """
    days: dict[DateOrder, int] = {"day_first": 0, "month_first": 0}
    for text in texts:
        for order in days:
            found = read_day(text, order)
            days[order] += bool(found and opens_on <= found <= closes_on)
    return "month_first" if days["month_first"] > days["day_first"] else "day_first"


def may_be_either(texts: Iterable[str], opens_on: date, closes_on: date) -> bool:
    """Whether all these days lie within the survey, and are others, whichever number is the day."""
    is_other = False
    for text in texts:
        days = [read_day(text, order) for order in DATE_ORDERS]
        if not all(day and opens_on <= day <= closes_on for day in days):
            return False
        is_other |= days[0] != days[1]
    return is_other
