"""After a workshop: who was there is noted, and it is closed, reopened and closed again."""

import hashlib
import json
from dataclasses import replace

from placeplan.domain.attendance import Attendance, attendance_as_mapping
from placeplan.domain.faults import refuse
from placeplan.domain.workshops import Workshop
from placeplan.operations.workshops import refuse_when_closed
from placeplan.store.attendance import get_attendance, update_attendance
from placeplan.store.database import Database, writing
from placeplan.store.workshop_events import add_workshop_event
from placeplan.store.workshops import get_workshop, update_workshop


def close_workshop(database: Database, workshop: Workshop, closed_by: str) -> None:
    """Let its sheets stay as they are; nothing happens to one that is closed already."""
    with writing(database):
        now = get_workshop(database, workshop.survey_slug, workshop.key)
        if now.state == "open":
            update_workshop(database, replace(now, state="closed"))
            add_workshop_event(database, now.survey_slug, now.key, "closed", closed_by)


def reopen_workshop(database: Database, workshop: Workshop, reopened_by: str) -> None:
    """Let its sheets be entered and corrected again; nothing happens to one that is open."""
    with writing(database):
        now = get_workshop(database, workshop.survey_slug, workshop.key)
        if now.state == "closed":
            update_workshop(database, replace(now, state="open"))
            add_workshop_event(database, now.survey_slug, now.key, "reopened", reopened_by)


def note_attendance(
    database: Database,
    workshop: Workshop,
    attendance: Attendance,
    notes: str,
    *,
    seen: str,
    noted_by: str,
) -> None:
    """Keep who was at a workshop and its notes. Noting the same again changes nothing.

    `seen` is the `state_of` what this was typed over. `Refused` when the workshop is closed, or
    when somebody else has noted something else meanwhile: nothing is overwritten unseen.
    """
    slug, key = workshop.survey_slug, workshop.key
    with writing(database):
        now = get_workshop(database, slug, key)
        before = get_attendance(database, slug, key)
        refuse_when_closed(now)
        if state_of(attendance, notes) == state_of(before, now.notes):
            return
        if seen != state_of(before, now.notes):
            raise refuse("changed_meanwhile")
        update_workshop(database, replace(now, notes=notes))
        update_attendance(database, slug, key, attendance)
        if attendance != before:
            add_workshop_event(database, slug, key, "counted", noted_by, attendance)


def state_of(attendance: Attendance, notes: str) -> str:
    """A short text that is another one whenever the numbers or the notes are."""
    content = json.dumps([attendance_as_mapping(attendance), notes], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]
