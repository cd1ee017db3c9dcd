"""Days as people in Britain and their spreadsheets write them: 04/05/2026 is 4 May."""

import re
from calendar import monthrange
from datetime import date, timedelta

from placeplan.domain.faults import refuse

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# What people write where there is no day to give.
NO_DAY = frozenset(
    {"", "-", "–", "—", "n/a", "na", "none", "ongoing", "on going", "on-going", "tbc", "open"}
)
# Excel counts days from here; serial numbers outside these years are taken for something else.
_EXCEL_START = date(1899, 12, 30)
_EXCEL_SERIALS = range(20_000, 80_000)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_WORDS = re.compile(
    r"(?:[a-z]{3,9},?\s+)??(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s\-]+([a-z]+)\.?,?[\s\-]+(\d{4}|\d{2})"
)
_MONTH = re.compile(r"([a-z]+)\.?,?[\s\-]+(\d{4})")


def day_in_words(day: date) -> str:
    """“12 June 2026”, whatever language the machine is set to."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def mended_day(text: str, field: str, *, is_last: bool = False) -> date | None:
    """The day that a cell stands for; None where it says that there is none ("ongoing").

    A month alone is its first day, or its last with `is_last`. Raises `Refused`, with a suggestion
    where day and month may have been exchanged.
    """
    plain = " ".join(text.casefold().split())
    if plain in NO_DAY:
        return None
    if len(plain) == 5 and plain.isascii() and plain.isdecimal() and int(plain) in _EXCEL_SERIALS:
        return _EXCEL_START + timedelta(days=int(plain))
    if found := _ISO.fullmatch(plain):
        return _day(text, field, int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(plain):
        return _day(text, field, _year(found[3]), int(found[2]), int(found[1]))
    if (found := _WORDS.fullmatch(plain)) and (month := _month(found[2])):
        return _day(text, field, _year(found[3]), month, int(found[1]))
    if (found := _MONTH.fullmatch(plain)) and (month := _month(found[1])):
        year = int(found[2])
        last = monthrange(year, month)[1] if 1 <= year <= 9999 else 1
        return _day(text, field, year, month, last if is_last else 1)
    raise refuse("day_unreadable", field, found=text.strip())


def _day(text: str, field: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        if month > 12 and 1 <= day <= 12 and 1 <= year <= 9999 and month <= 31:
            meant = f"{month} {MONTHS[day - 1]} {year}"
            raise refuse("day_american", field, found=text.strip(), meant=meant) from error
        raise refuse("day_impossible", field, found=text.strip()) from error


def _month(word: str) -> int | None:
    if len(word) < 3:
        return None
    for number, name in enumerate(MONTHS, start=1):
        if name.casefold().startswith(word) or (word == "sept" and name == "September"):
            return number
    return None


def _year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)
