"""Days in words are English, however the machine is set, and are read as they are written."""

import re
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import placeplan
from placeplan.domain.british_dates import day_in_words, mended_day

PACKAGE = Path(placeplan.__file__).parent
# what `strftime` fills in by the machine's language
NAMES_OF_THE_MACHINE = re.compile(r"%[aAbBcpxX]\b")


def test_a_day_in_words_is_day_month_and_year() -> None:
    assert day_in_words(date(2026, 6, 1)) == "1 June 2026"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_in_words_is_read_as_that_day(day: date) -> None:
    assert mended_day(day_in_words(day), "day") == day


def test_no_name_of_a_month_or_weekday_comes_from_the_machine() -> None:
    found = [
        path.name
        for path in PACKAGE.rglob("*.py")
        if NAMES_OF_THE_MACHINE.search(path.read_text("utf-8"))
    ]
    assert not found
