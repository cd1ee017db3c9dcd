"""Small pieces of plain English: numbers, lists, dates and figures as an officer writes them."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from placeplan.domain.figures import percentage, round_half_up
from placeplan.domain.theme_profiles import ThemeProfile

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
NO_FIGURE = "–"


def number(count: int) -> str:
    """A number in words below ten, in figures from ten; none is “no”."""
    return WORDS[count] if 0 <= count < len(WORDS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """“no people”, “one person”, “12 people”; the plural is the singular with an s by default."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def people(count: int) -> str:
    """“one person”, “38 people”."""
    return counted(count, "person", "people")


def either(items: Sequence[str]) -> str:
    """“a”, “a or b”, “a, b or c”."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} or {items[-1]}"


def listed(items: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def opening_count(count: int, one: str, many: str = "") -> str:
    """A count that opens a sentence: “Six actions”, “In all, 11 actions”."""
    text = counted(count, one, many)
    return sentence(text) if count < len(WORDS) else f"In all, {text}"


def sentence(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def day(on: date) -> str:
    """“12 June 2026”."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def period(first: date, last: date) -> str:
    """“1 May to 12 June 2026”, “12 June 2026”, “1 December 2025 to 6 January 2026”."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{first.day} to {day(last)}"


def figure(value: Fraction | None) -> str:
    """A mean or median to one decimal, rounded half up; a dash where there is none."""
    return NO_FIGURE if value is None else str(round_half_up(value, 1))


def share(part: int, whole: int) -> str:
    """“35%”, or a dash of nothing."""
    return f"{percentage(part, whole)}%" if whole else NO_FIGURE


def rated(title: str, theme: ThemeProfile) -> str:
    """“Natural space (mean 5.8, n = 236)”."""
    return f"{title} (mean {figure(theme.mean)}, n = {theme.answered:,})"


def full_stop(text: str) -> str:
    """The text as a sentence: with a full stop unless it ends in a stop of its own."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:…" else f"{text}."
