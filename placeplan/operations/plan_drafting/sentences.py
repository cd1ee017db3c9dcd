"""Small pieces of plain English: numbers, lists, dates and figures as an officer writes them."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from placeplan.domain.british_dates import MONTHS, day_in_words
from placeplan.domain.figures import round_half_up
from placeplan.domain.traces import Fact, capitalised, traced

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NO_FIGURE = "–"


def number(count: int | Fact) -> str:
    """A number in words below ten, in figures from ten; none is “no”."""
    value = count_of(count)
    text = WORDS[value] if 0 <= value < len(WORDS) else f"{value:,}"
    return traced(text, count) if isinstance(count, Fact) else text


def count_of(count: int | Fact) -> int:
    """The plain number of a count that may carry where it comes from."""
    value = count.figure if isinstance(count, Fact) else count
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no count")
    return value


def counted(count: int | Fact, one: str, many: str = "") -> str:
    """“no people”, “one person”, “12 people”; the plural is the singular with an s by default."""
    return f"{number(count)} {one if count_of(count) == 1 else many or one + 's'}"


def people(count: int | Fact) -> str:
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


def opening_count(count: int | Fact, one: str, many: str = "") -> str:
    """A count that opens a sentence: “Six actions”, “In all, 11 actions”."""
    text = counted(count, one, many)
    return sentence(text) if count_of(count) < len(WORDS) else f"In all, {text}"


def sentence(text: str) -> str:
    """The text with its first letter as a capital."""
    return capitalised(text)


def day(on: date | Fact) -> str:
    """“12 June 2026”."""
    found = date_of(on)
    text = day_in_words(found)
    return traced(text, on) if isinstance(on, Fact) else text


def date_of(on: date | Fact) -> date:
    """The plain date of one that may carry where it comes from."""
    value = on.figure if isinstance(on, Fact) else on
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no date")
    return value


def period(first: date | Fact, last: date | Fact) -> str:
    """“1 May to 12 June 2026”, “12 June 2026”, “1 December 2025 to 6 January 2026”."""
    begins, ends = date_of(first), date_of(last)
    if begins == ends:
        return day(last)
    if begins.year != ends.year:
        return f"{day(first)} to {day(last)}"
    text = (
        f"{begins.day}"
        if begins.month == ends.month
        else f"{begins.day} {MONTHS[begins.month - 1]}"
    )
    return f"{traced(text, first) if isinstance(first, Fact) else text} to {day(last)}"


def figure(value: Fraction | Fact | None) -> str:
    """A mean or median to one decimal, rounded half up; a dash where there is none."""
    found = value.figure if isinstance(value, Fact) else value
    if found is None or isinstance(found, date):
        return NO_FIGURE
    text = str(round_half_up(Fraction(found), 1))
    return traced(text, value) if isinstance(value, Fact) else text


def share(part: Fact) -> str:
    """“35%” of a part of a whole, or a dash of nothing."""
    if not isinstance(part.figure, int | Fraction):
        return NO_FIGURE
    return traced(f"{round_half_up(Fraction(100 * part.figure), 0)}%", part)


def full_stop(text: str) -> str:
    """The text as a sentence: with a full stop unless it ends in a stop of its own."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:…" else f"{text}."
