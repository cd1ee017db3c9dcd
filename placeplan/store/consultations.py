"""Consultations as kept, and the points in which officers answer what was said."""

from datetime import date
from typing import Any

from placeplan.domain.consultations import Consultation, ConsultationPoint
from placeplan.domain.faults import refuse
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_editions import get_edition
from placeplan.store.plan_rows import now

_SELECT = (
    "SELECT c.id, e.plan_id, e.number AS edition, c.opens_on, c.closes_on FROM consultations AS c"
    " JOIN plan_editions AS e ON e.id = c.edition_id"
)
_POINTS = (
    "SELECT id, section_key, said, outcome, answer, version, updated_by FROM consultation_points"
)


def add_consultation(database: Database, consultation: Consultation) -> int:
    """Open an edition for comments and return the consultation's id."""
    with writing(database):
        edition = get_edition(database, consultation.plan_id, consultation.edition)
        cursor = database.conn.execute(
            "INSERT INTO consultations (edition_id, opens_on, closes_on) VALUES (?, ?, ?)",
            (
                edition.id,
                consultation.opens_on.isoformat(),
                consultation.closes_on.isoformat(),
            ),
        )
        return int(cursor.lastrowid or 0)


def update_consultation_dates(
    database: Database, consultation_id: int, opens_on: date, closes_on: date, seen: str = ""
) -> None:
    """Change the days between which comments are taken.

    `seen` are the days that whoever changes them had before them, as `days_seen` writes them;
    `Refused` with `changed_meanwhile` when they are others by now.
    """
    with writing(database):
        query = f"{_SELECT} WHERE c.id = ?"
        for kept in map(_consultation_from_row, list(database.query(query, [consultation_id]))):
            if seen and seen != days_seen(kept):
                raise refuse("changed_meanwhile", "opens_on", found=seen, expected=days_seen(kept))
            database.conn.execute(
                "UPDATE consultations SET opens_on = ?, closes_on = ? WHERE id = ?",
                (opens_on.isoformat(), closes_on.isoformat(), consultation_id),
            )
            return
    raise NotFound(f"consultation {consultation_id}")


def days_seen(consultation: Consultation) -> str:
    """The days of a consultation as a page carries them."""
    return f"{consultation.opens_on} {consultation.closes_on}"


def find_consultation(database: Database, plan_id: int, edition: int) -> Consultation | None:
    """The consultation on a plan's edition, where it was opened for one."""
    query = f"{_SELECT} WHERE e.plan_id = ? AND e.number = ?"
    return next(map(_consultation_from_row, database.query(query, [plan_id, edition])), None)


def list_consultations(database: Database, plan_id: int) -> list[Consultation]:
    """A plan's consultations, the newest first."""
    query = f"{_SELECT} WHERE e.plan_id = ? ORDER BY e.number DESC"
    return [_consultation_from_row(row) for row in database.query(query, [plan_id])]


def count_consultations(database: Database) -> int:
    """How many drafts of all plans people could comment on, or can."""
    return int(database.conn.execute("SELECT count(*) FROM consultations").fetchone()[0])


def add_point(database: Database, consultation_id: int, point: ConsultationPoint) -> int:
    """Keep a point and return its id."""
    with writing(database):
        cursor = database.conn.execute(
            "INSERT INTO consultation_points (consultation_id, section_key, said, outcome, answer,"
            " updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (consultation_id, point.section_key, *_words(point), now(), point.updated_by),
        )
        return int(cursor.lastrowid or 0)


def update_point(database: Database, consultation_id: int, point: ConsultationPoint) -> None:
    """Change a point; `Refused` with `changed_meanwhile` when somebody else has since."""
    with writing(database):
        kept = get_point(database, consultation_id, point.id)
        if kept.version != point.version:
            raise refuse("changed_meanwhile", "said", found=point.version, expected=kept.version)
        database.conn.execute(
            "UPDATE consultation_points SET section_key = ?, said = ?, outcome = ?, answer = ?,"
            " version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?",
            (point.section_key, *_words(point), now(), point.updated_by, point.id),
        )


def remove_point(database: Database, consultation_id: int, point_id: int) -> None:
    """Take a point off the list; `restore_point` puts it back."""
    _set_removed(database, consultation_id, point_id, is_removed=True)


def restore_point(database: Database, consultation_id: int, point_id: int) -> None:
    """Put a removed point back."""
    _set_removed(database, consultation_id, point_id, is_removed=False)


def get_point(database: Database, consultation_id: int, point_id: int) -> ConsultationPoint:
    """A consultation's point, removed or not; NotFound when it has no such point."""
    query = f"{_POINTS} WHERE consultation_id = ? AND id = ?"
    for row in database.query(query, [consultation_id, point_id]):
        return ConsultationPoint(**row)
    raise NotFound(f"point {point_id} of consultation {consultation_id}")


def list_points(database: Database, consultation_id: int) -> list[ConsultationPoint]:
    """A consultation's points in the order in which they were written."""
    query = f"{_POINTS} WHERE consultation_id = ? AND is_removed = 0 ORDER BY id"
    return [ConsultationPoint(**row) for row in database.query(query, [consultation_id])]


def _set_removed(
    database: Database, consultation_id: int, point_id: int, *, is_removed: bool
) -> None:
    with writing(database):
        get_point(database, consultation_id, point_id)
        database.conn.execute(
            "UPDATE consultation_points SET is_removed = ? WHERE id = ?",
            (int(is_removed), point_id),
        )


def _words(point: ConsultationPoint) -> tuple[str, str, str]:
    return point.said.strip(), point.outcome, point.answer.strip()


def _consultation_from_row(row: dict[str, Any]) -> Consultation:
    days = {name: date.fromisoformat(row[name]) for name in ("opens_on", "closes_on")}
    return Consultation(**row | days)
