"""Workshops as kept."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.workshops import Workshop
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.surveys import survey_id

SELECT = (
    "SELECT workshops.*, surveys.slug AS survey_slug FROM workshops"
    " JOIN surveys ON surveys.id = workshops.survey_id"
)


def add_workshop(database: Database, workshop: Workshop) -> None:
    """Keep a new workshop; `Refused` when its survey has one with that key."""
    with writing(database):
        if find_workshop(database, workshop.survey_slug, workshop.key):
            raise refuse("workshop_key_taken", "key", found=workshop.key)
        columns = _columns(database, workshop) | {"created_at": datetime.now(UTC).isoformat("T")}
        names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        database.conn.execute(f"INSERT INTO workshops ({names}) VALUES ({marks})", columns)


def update_workshop(database: Database, workshop: Workshop) -> None:
    """Change a workshop in place; NotFound when there is none."""
    with writing(database):
        columns = _columns(database, workshop)
        assignments = ", ".join(f"{name} = :{name}" for name in columns)
        cursor = database.conn.execute(
            f"UPDATE workshops SET {assignments} WHERE survey_id = :survey_id AND key = :key",
            columns,
        )
        if not cursor.rowcount:
            raise NotFound(workshop.key)


def get_workshop(database: Database, survey_slug: str, key: str) -> Workshop:
    """The survey's workshop with this key; NotFound when there is none."""
    workshop = find_workshop(database, survey_slug, key)
    if workshop is None:
        raise NotFound(key)
    return workshop


def find_workshop(database: Database, survey_slug: str, key: str) -> Workshop | None:
    """The survey's workshop with this key, if there is one."""
    for row in database.query(
        f"{SELECT} WHERE surveys.slug = ? AND workshops.key = ?", [survey_slug, key]
    ):
        return _workshop_from_row(row)
    return None


def workshop_id(database: Database, survey_slug: str, key: str) -> int:
    """The database's own number for a workshop; NotFound when there is none."""
    row = database.conn.execute(
        "SELECT id FROM workshops WHERE survey_id = ? AND key = ?",
        (survey_id(database, survey_slug), key),
    ).fetchone()
    if row is None:
        raise NotFound(key)
    return int(row[0])


def list_workshops(database: Database, survey_slug: str | None = None) -> list[Workshop]:
    """The workshops of one survey, or of all, latest first."""
    where = "WHERE surveys.slug = ?" if survey_slug is not None else ""
    rows = database.query(
        f"{SELECT} {where} ORDER BY held_on DESC, workshops.key",
        [survey_slug] if survey_slug is not None else [],
    )
    return [_workshop_from_row(row) for row in rows]


def _columns(database: Database, workshop: Workshop) -> dict[str, Any]:
    columns = asdict(workshop) | {
        "survey_id": survey_id(database, workshop.survey_slug),
        "held_on": workshop.held_on.isoformat(),
    }
    del columns["survey_slug"]
    return columns


def _workshop_from_row(row: dict[str, Any]) -> Workshop:
    names = ("key", "survey_slug", "area_code", "title", "venue", "facilitator", "people", "notes")
    return Workshop(
        **{name: row[name] for name in names},
        held_on=date.fromisoformat(row["held_on"]),
        state=row["state"],
    )
