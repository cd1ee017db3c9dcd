"""Disclosures of harm: comments that leave every list and figure, for a named contact to read.

A concern is no comment any more: its row goes, and with it all that would find it. What it said,
and what belonged to it, is kept so that it can come back.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from placeplan.domain.comments import CommentKind
from placeplan.domain.faults import refuse
from placeplan.store.accounts import list_named_contacts
from placeplan.store.comment_reviews import get_comment_row, moment, refuse_when_changed
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.response_contents import remember_content

_SELECT = (
    "SELECT concerns.id, survey_id, slug, concerns.area_code, theme_key, kind, text, kept,"
    " marked_by, marked_at, response_id, comment_id FROM concerns"
    " JOIN surveys ON surveys.id = survey_id"
)


@dataclass(frozen=True, slots=True)
class Concern:
    """A comment that was marked as a concern. `text` is all that it said, nothing taken out."""

    id: int
    survey_slug: str
    area_code: str
    theme_key: str
    kind: CommentKind
    text: str
    marked_by: str
    marked_at: datetime


def mark_concern(database: Database, comment_id: int, *, version: int, by: str) -> int:
    """Take a comment out of everything as a concern; returns the concern's number.

    `Refused` with `contact_missing` while there is no named contact to read it, and with
    `comment_changed` as any change of a comment.
    """
    with writing(database):
        if not list_named_contacts(database):
            raise refuse("contact_missing")
        row = get_comment_row(database, comment_id)
        refuse_when_changed(row, version)
        cursor = database.conn.execute(
            "INSERT INTO concerns (comment_id, response_id, survey_id, area_code, theme_key, kind,"
            " text, kept, marked_by, marked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                comment_id,
                *(row[name] for name in ("response_id", "survey_id", "area_code", "theme_key")),
                row["kind"],
                row["text"],
                json.dumps(_belongings(database, row), ensure_ascii=False),
                by,
                moment(),
            ),
        )
        database.conn.execute("DELETE FROM comments WHERE id = ?", (comment_id,))
        _count(database, row, -1)
        remember_content(database, row["response_id"])
        return int(cursor.lastrowid or 0)


def lift_concern(
    database: Database, concern_id: int, *, by: str, is_named_contact: bool = False
) -> int:
    """Make a concern a comment again, with all that belonged to it; returns its own number.

    `Refused` unless by whoever marked it last of all, or a named contact, and where another text
    stands in its place.
    """
    with writing(database):
        row = _row(database, concern_id)
        latest = database.conn.execute("SELECT max(id) FROM concerns").fetchone()[0]
        if not is_named_contact and (row["marked_by"] != by or concern_id != latest):
            raise refuse("concern_stays")
        database.conn.execute("DELETE FROM concerns WHERE id = ?", (concern_id,))
        number = _put_back(database, row, json.loads(row["kept"]), by)
        _count(database, row, 1)
        remember_content(database, row["response_id"])
        return number


def list_concerns(database: Database) -> list[Concern]:
    """All concerns, the latest first; for named contacts alone."""
    rows = database.query(f"{_SELECT} ORDER BY concerns.id DESC")
    return [_concern(row) for row in rows]


def count_concerns(database: Database) -> int:
    """How many concerns there are."""
    return int(database.conn.execute("SELECT count(*) FROM concerns").fetchone()[0])


def _row(database: Database, concern_id: int) -> dict[str, Any]:
    for row in database.query(f"{_SELECT} WHERE concerns.id = ?", [concern_id]):
        return row
    raise NotFound(f"concern {concern_id}")


def _concern(row: dict[str, Any]) -> Concern:
    return Concern(
        row["id"],
        row["slug"],
        row["area_code"],
        row["theme_key"],
        row["kind"],
        json.loads(row["kept"])["original"] or row["text"],
        row["marked_by"],
        datetime.fromisoformat(row["marked_at"]),
    )


def _belongings(database: Database, row: dict[str, Any]) -> dict[str, Any]:
    def rows(sql: str) -> list[list[Any]]:
        return [list(each) for each in database.conn.execute(sql, (row["id"],))]

    original = rows("SELECT text FROM comment_originals WHERE comment_id = ?")
    return {
        "state": row["state"],
        "version": row["version"],
        "original": original[0][0] if original else "",
        "redactions": rows(
            "SELECT span_start, span_end, reason, redacted_by, redacted_at FROM redactions"
            " WHERE comment_id = ? ORDER BY id"
        ),
        "comment_tags": rows(
            "SELECT tag_id, tagged_by, tagged_at FROM comment_tags WHERE comment_id = ?"
        ),
        "finding_comments": rows(
            "SELECT finding_id, is_quoted, position, added_by, added_at FROM finding_comments"
            " WHERE comment_id = ?"
        ),
        "tag_dismissals": rows(
            "SELECT tag_id, dismissed_by, dismissed_at FROM tag_dismissals WHERE comment_id = ?"
        ),
    }


def _put_back(database: Database, row: dict[str, Any], kept: dict[str, Any], by: str) -> int:
    execute = database.conn.execute
    spot = (row["response_id"], row["theme_key"], row["kind"])
    if execute(
        "SELECT 1 FROM comments WHERE response_id = ? AND theme_key = ? AND kind = ?", spot
    ).fetchone():
        raise refuse("concern_replaced")
    number = int(row["comment_id"])
    execute(
        "INSERT INTO comments (id, response_id, theme_key, kind, survey_id, area_code, text, state,"
        " version, reviewed_by, reviewed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            *spot,
            *(row[name] for name in ("survey_id", "area_code", "text")),
            kept["state"],
            kept["version"] + 1,
            by,
            moment(),
        ),
    )
    _put_belongings(database, number, kept)
    return number


def _put_belongings(database: Database, number: int, kept: dict[str, Any]) -> None:
    execute = database.conn.execute
    if kept["original"]:
        execute("INSERT INTO comment_originals VALUES (?, ?)", (number, kept["original"]))
    for values in kept["redactions"]:
        execute(
            "INSERT INTO redactions (comment_id, span_start, span_end, reason, redacted_by,"
            " redacted_at) VALUES (?, ?, ?, ?, ?, ?)",
            (number, *values),
        )
    for finding_id, *values in kept["finding_comments"]:
        execute(
            "INSERT INTO finding_comments (finding_id, comment_id, is_quoted, position, added_by,"
            " added_at) SELECT id, ?, ?, ?, ?, ? FROM findings WHERE id = ?",
            (number, *values, finding_id),
        )
    for table in ("comment_tags", "tag_dismissals"):
        for tag_id, who, at in kept[table]:
            # a tag that was merged meanwhile stands for the one it is part of
            execute(
                f"INSERT OR IGNORE INTO {table} SELECT ?, coalesce(merged_into, id), ?, ?"
                " FROM tags WHERE id = ? AND is_removed = 0",
                (number, who, at, tag_id),
            )


def _count(database: Database, row: dict[str, Any], by: int) -> None:
    """Keep the kept count true, unless the response does not count."""
    database.conn.execute(
        "UPDATE comment_counts SET comments = comments + :by WHERE survey_id = :survey"
        " AND area_code = :area AND theme_key = :theme AND kind = :kind AND EXISTS"
        " (SELECT 1 FROM responses WHERE id = :response AND state = 'counted')",
        {
            "by": by,
            "survey": row["survey_id"],
            "area": row["area_code"],
            "theme": row["theme_key"],
            "kind": row["kind"],
            "response": row["response_id"],
        },
    )
