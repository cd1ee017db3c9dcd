"""Attendance and the history of a workshop, as kept."""

import sqlite3
from datetime import UTC, datetime

import pytest

from placeplan.domain.attendance import Attendance
from placeplan.store.attendance import get_attendance, update_attendance
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.workshop_events import (
    add_workshop_event,
    list_workshop_events,
)
from placeplan.store.workshops import get_workshop
from tests.workshop_setup import store_workshop

WHERE = ("your-place", "hall-june")
COUNTED = Attendance(24, 3, {"under_16": 4, "65_plus": 10})


def test_nobody_has_been_counted_at_first(database: Database) -> None:
    store_workshop(database)
    assert get_attendance(database, *WHERE) == Attendance()


def test_new_numbers_take_the_place_of_the_old(database: Database) -> None:
    store_workshop(database, people=9)
    assert get_attendance(database, *WHERE) == Attendance(9)
    update_attendance(database, *WHERE, COUNTED)
    assert get_attendance(database, *WHERE) == COUNTED
    assert get_workshop(database, *WHERE).people == 24
    update_attendance(database, *WHERE, Attendance(20, 0, {"16_24": 1}))
    assert get_attendance(database, *WHERE) == Attendance(20, 0, {"16_24": 1})


def test_a_workshop_that_is_not_there_has_no_attendance(database: Database) -> None:
    store_workshop(database)
    for call in (get_attendance, list_workshop_events):
        with pytest.raises(NotFound):
            call(database, "your-place", "nowhere")
    with pytest.raises(NotFound):
        update_attendance(database, "your-place", "nowhere", COUNTED)


@pytest.mark.parametrize("row", [(1, "65_plus", 0), (1, "over_90", 3), (2, "65_plus", 3)])
def test_a_row_that_is_no_number_of_people_is_refused(
    database: Database, row: tuple[int, str, int]
) -> None:
    store_workshop(database)
    with pytest.raises(sqlite3.IntegrityError), writing(database):
        database.conn.execute("INSERT INTO attendance VALUES (?, ?, ?)", row)


def test_the_history_is_kept_latest_first(database: Database) -> None:
    store_workshop(database)
    before = datetime.now(UTC).replace(microsecond=0)
    add_workshop_event(database, *WHERE, "counted", "Sam", COUNTED)
    add_workshop_event(database, *WHERE, "closed", "An officer")
    closed, counted = list_workshop_events(database, *WHERE)
    assert (closed.kind, closed.made_by, closed.attendance) == ("closed", "An officer", None)
    assert (counted.kind, counted.attendance) == ("counted", COUNTED)
    assert before <= counted.happened_at <= closed.happened_at
