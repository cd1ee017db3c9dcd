"""Which languages were checked is kept, the latest check of each."""

from datetime import date

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.languages import CheckedLanguage
from placeplan.store.database import Database
from placeplan.store.languages import (
    list_checked_languages,
    remove_checked_language,
    update_checked_language,
)

IRISH = CheckedLanguage("ga", "A made-up translator", date(2026, 6, 12))


def test_no_language_is_checked_at_first(database: Database) -> None:
    assert list_checked_languages(database) == []


def test_the_latest_check_of_a_language_is_kept(database: Database) -> None:
    later = CheckedLanguage("ga", "Another translator", date(2026, 7, 1))
    polish = CheckedLanguage("pl", "A third translator", date(2026, 5, 1))
    for checked in (polish, IRISH, later):
        update_checked_language(database, checked)
    assert list_checked_languages(database) == [later, polish]


def test_a_language_can_be_taken_back(database: Database) -> None:
    update_checked_language(database, IRISH)
    remove_checked_language(database, "ga")
    remove_checked_language(database, "ga")
    assert list_checked_languages(database) == []


@pytest.mark.parametrize("code", ["irish", "GA", "ga-IE", "", "../x"])
def test_a_code_that_is_none_is_refused(code: str) -> None:
    with pytest.raises(Refused):
        CheckedLanguage(code, "A made-up translator", date(2026, 6, 12))


@pytest.mark.parametrize("name", ["", " ", "x" * 201])
def test_a_check_names_who_made_it(name: str) -> None:
    with pytest.raises(Refused):
        CheckedLanguage("ga", name, date(2026, 6, 12))
