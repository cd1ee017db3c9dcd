"""What officers did with people in an area, and what they say of surveys and workshops there."""

from datetime import date
from typing import Any

from placeplan.domain.engagement import Engagement, OwnEntryRemark
from placeplan.domain.faults import refuse
from placeplan.store.areas import get_area
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_rows import now

_TEXTS = ("title", "venue", "level", "run_by", "notes")


def add_engagement(
    database: Database, area_code: str, entry: Engagement, *, changed_by: str
) -> int:
    """Keep a new entry of an area's log and return its id; NotFound for an unknown area."""
    with writing(database):
        get_area(database, area_code)
        columns = _columns(entry, changed_by) | {"area_code": area_code}
        names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        cursor = database.conn.execute(
            f"INSERT INTO engagement ({names}) VALUES ({marks})", columns
        )
        return int(cursor.lastrowid or 0)


def update_engagement(
    database: Database, area_code: str, entry: Engagement, *, changed_by: str
) -> None:
    """Change an entry in place; its `version` is the one the change began from.

    `Refused` with `changed_meanwhile` when it has another by now; NotFound when the area's log
    has no such entry.
    """
    with writing(database):
        kept = get_engagement(database, area_code, entry.id)
        _refuse_overtaken(entry.version, kept.version)
        _change(database, entry.id, _columns(entry, changed_by) | {"version": kept.version + 1})


def remove_engagement(database: Database, area_code: str, entry_id: int) -> None:
    """Take an entry out of the log; `restore_engagement` puts it back."""
    with writing(database):
        get_engagement(database, area_code, entry_id)
        _change(database, entry_id, {"is_removed": 1})


def restore_engagement(database: Database, area_code: str, entry_id: int) -> None:
    """Put a removed entry back."""
    with writing(database):
        get_engagement(database, area_code, entry_id)
        _change(database, entry_id, {"is_removed": 0})


def get_engagement(database: Database, area_code: str, entry_id: int) -> Engagement:
    """The entry with this number in the area's log, removed or not; NotFound when there is none."""
    query = "SELECT * FROM engagement WHERE area_code = ? AND id = ?"
    for row in database.query(query, [area_code, entry_id]):
        return _entry_from_row(row)
    raise NotFound(f"engagement {entry_id} of {area_code}")


def list_engagement(database: Database, area_code: str) -> list[Engagement]:
    """What officers entered in an area's log, earliest first."""
    rows = database.query(
        "SELECT * FROM engagement WHERE area_code = ? AND is_removed = 0 ORDER BY starts_on, id",
        [area_code],
    )
    return [_entry_from_row(row) for row in rows]


def count_engagement(database: Database) -> dict[str, int]:
    """How many entries officers made, by area code; areas without any are left out."""
    rows = database.conn.execute(
        "SELECT area_code, count(*) FROM engagement WHERE is_removed = 0 GROUP BY area_code"
    )
    return dict(rows.fetchall())


def update_engagement_remark(
    database: Database, area_code: str, entry_key: str, remark: OwnEntryRemark, *, changed_by: str
) -> None:
    """Keep what is said of an entry that a survey or workshop made by itself.

    `Refused` with `changed_meanwhile` when somebody else has said something since its `version`.
    """
    with writing(database):
        kept = list_engagement_remarks(database, area_code).get(entry_key, OwnEntryRemark())
        _refuse_overtaken(remark.version, kept.version)
        database.conn.execute(
            "INSERT INTO engagement_remarks VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET level = excluded.level, note = excluded.note,"
            " reason = excluded.reason, version = excluded.version,"
            " updated_at = excluded.updated_at, updated_by = excluded.updated_by",
            (
                area_code,
                entry_key,
                remark.level,
                remark.note.strip(),
                remark.reason.strip(),
                kept.version + 1,
                now(),
                changed_by,
            ),
        )


def list_engagement_remarks(database: Database, area_code: str) -> dict[str, OwnEntryRemark]:
    """What officers say of the entries that surveys and workshops made, by the entry's key."""
    rows = database.query("SELECT * FROM engagement_remarks WHERE area_code = ?", [area_code])
    return {
        row["entry_key"]: OwnEntryRemark(row["level"], row["note"], row["reason"], row["version"])
        for row in rows
    }


def _refuse_overtaken(found: int, expected: int) -> None:
    if found != expected:
        raise refuse("changed_meanwhile", found=found, expected=expected)


def _change(database: Database, entry_id: int, columns: dict[str, Any]) -> None:
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    database.conn.execute(
        f"UPDATE engagement SET {assignments} WHERE id = :id", columns | {"id": entry_id}
    )


def _columns(entry: Engagement, changed_by: str) -> dict[str, Any]:
    texts = {name: getattr(entry, name).strip() for name in _TEXTS}
    return texts | {
        "starts_on": entry.starts_on.isoformat(),
        "ends_on": entry.ends_on.isoformat() if entry.ends_on else "",
        "people": entry.people,
        "updated_at": now(),
        "updated_by": changed_by,
    }


def _entry_from_row(row: dict[str, Any]) -> Engagement:
    texts = {name: row[name] for name in _TEXTS}
    return Engagement(
        **texts,
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
        people=row["people"],
        version=row["version"],
        id=row["id"],
    )
