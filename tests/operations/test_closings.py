"""After a workshop: its people are noted without overwriting anybody, it is closed and reopened."""

from dataclasses import replace

import pytest

from placeplan.domain.attendance import Attendance
from placeplan.domain.faults import Refused
from placeplan.operations.closings import (
    close_workshop,
    note_attendance,
    reopen_workshop,
    state_of,
)
from placeplan.store.attendance import get_attendance
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response, update_response
from placeplan.store.workshop_events import keys_corrected_after_closing, list_workshop_events
from placeplan.store.workshops import get_workshop
from tests.factories import make_group_response
from tests.workshop_setup import store_workshop

WHERE = ("your-place", "hall-june")
COUNTED = Attendance(24, 3, {"under_16": 4})
AT_FIRST = state_of(Attendance(), "")


def note(database: Database, attendance: Attendance, notes: str = "", seen: str = AT_FIRST) -> None:
    workshop = get_workshop(database, *WHERE)
    note_attendance(database, workshop, attendance, notes, seen=seen, noted_by="Sam")


def kinds(database: Database) -> list[str]:
    return [event.kind for event in list_workshop_events(database, *WHERE)]


def test_who_was_there_is_noted_with_its_history(database: Database) -> None:
    store_workshop(database)
    note(database, COUNTED, "Warm evening")
    note(database, Attendance(25), "Warm evening", state_of(COUNTED, "Warm evening"))
    assert get_attendance(database, *WHERE) == Attendance(25)
    assert get_workshop(database, *WHERE).notes == "Warm evening"
    noted = [event.attendance for event in list_workshop_events(database, *WHERE)]
    assert noted == [Attendance(25), COUNTED]


def test_noting_the_same_again_changes_nothing(database: Database) -> None:
    store_workshop(database)
    note(database, COUNTED)
    note(database, COUNTED)
    assert kinds(database) == ["counted"]


@pytest.mark.parametrize(
    ("attendance", "notes"), [(Attendance(30), "First"), (COUNTED, "Second"), (Attendance(), "")]
)
def test_what_somebody_else_noted_meanwhile_is_not_overwritten(
    database: Database, attendance: Attendance, notes: str
) -> None:
    store_workshop(database)
    note(database, COUNTED, "First")
    with pytest.raises(Refused, match="changed_meanwhile"):
        note(database, attendance, notes)
    assert get_attendance(database, *WHERE) == COUNTED
    assert get_workshop(database, *WHERE).notes == "First"


def test_only_notes_are_no_count(database: Database) -> None:
    store_workshop(database)
    note(database, Attendance(), "Bring more pens")
    assert kinds(database) == []


def test_a_correction_before_closing_is_told_from_one_after_it_in_the_same_second(
    database: Database,
) -> None:
    workshop = store_workshop(database)
    before, after, never = (make_group_response(workshop_key="hall-june") for _sheet in range(3))
    with writing(database):
        for response in (before, after, never):
            add_response(database, response)
    with writing(database):
        update_response(database, replace(before, assets="A"), version=1, changed_by="Sam")
        close_workshop(database, workshop, "An officer")
        reopen_workshop(database, workshop, "An officer")
        update_response(database, replace(after, assets="A"), version=1, changed_by="Sam")
    assert keys_corrected_after_closing(database, *WHERE) == {after.key}


def test_a_closed_workshop_stays_as_it_is_until_it_is_reopened(database: Database) -> None:
    workshop = store_workshop(database)
    close_workshop(database, workshop, "An officer")
    close_workshop(database, workshop, "Another")
    with pytest.raises(Refused, match="workshop_closed"):
        note(database, COUNTED)
    reopen_workshop(database, workshop, "An officer")
    reopen_workshop(database, workshop, "Another")
    note(database, COUNTED)
    close_workshop(database, workshop, "An officer")
    assert kinds(database) == ["closed", "counted", "reopened", "closed"]
    assert get_workshop(database, *WHERE).state == "closed"
