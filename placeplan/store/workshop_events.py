"""The history of a workshop as kept, and which of its sheets were corrected afterwards."""

import json
from datetime import UTC, datetime

from placeplan.domain.attendance import Attendance, attendance_as_mapping, attendance_from
from placeplan.domain.workshop_events import EventKind, WorkshopEvent
from placeplan.store.database import Database, writing
from placeplan.store.surveys import survey_id
from placeplan.store.workshops import workshop_id


def add_workshop_event(
    database: Database,
    survey_slug: str,
    key: str,
    kind: EventKind,
    made_by: str,
    attendance: Attendance | None = None,
) -> None:
    """Keep that this happened now; NotFound when there is no such workshop."""
    noted = json.dumps(attendance_as_mapping(attendance)) if attendance else ""
    with writing(database):
        database.conn.execute(
            "INSERT INTO workshop_events (workshop_id, kind, happened_at, made_by, attendance)"
            " VALUES (?, ?, ?, ?, ?)",
            (workshop_id(database, survey_slug, key), kind, _now(), made_by, noted),
        )


def list_workshop_events(database: Database, survey_slug: str, key: str) -> list[WorkshopEvent]:
    """What became of a workshop, latest first."""
    rows = database.conn.execute(
        "SELECT kind, made_by, happened_at, attendance FROM workshop_events"
        " WHERE workshop_id = ? ORDER BY id DESC",
        (workshop_id(database, survey_slug, key),),
    )
    return [
        WorkshopEvent(
            kind,
            made_by,
            datetime.fromisoformat(happened_at),
            attendance_from(**json.loads(noted)) if noted else None,
        )
        for kind, made_by, happened_at, noted in rows
    ]


def keys_corrected_after_closing(database: Database, survey_slug: str, key: str) -> frozenset[str]:
    """The keys of a workshop's sheets that were corrected after it was first closed."""
    rows = database.conn.execute(
        "SELECT DISTINCT responses.key FROM response_revisions"
        " JOIN responses ON responses.id = response_id WHERE workshop_id = ? AND is_after_closing",
        (workshop_id(database, survey_slug, key),),
    )
    return frozenset(row[0] for row in rows)


def forget_who(database: Database, survey_slug: str) -> None:
    """Keep what became of a survey's workshops, without the names of who did it."""
    with writing(database):
        database.conn.execute(
            "UPDATE workshop_events SET made_by = '' WHERE made_by <> '' AND workshop_id IN"
            " (SELECT id FROM workshops WHERE survey_id = ?)",
            (survey_id(database, survey_slug),),
        )


def _now() -> str:
    return datetime.now(UTC).isoformat("T", "seconds")
