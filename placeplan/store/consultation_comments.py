"""Comments on drafts of plans as kept, and what officers did with each."""

import json
from datetime import date
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from placeplan.domain.consultations import CommentState, PlanComment
from placeplan.domain.faults import refuse
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_rows import now

_SELECT = (
    "SELECT id, key, section_key, text, received_on, is_flagged, state, reason,"
    " coalesce(point_id, 0) AS point, version, reviewed_by FROM consultation_comments"
)


def add_comment(database: Database, consultation_id: int, comment: PlanComment) -> None:
    """Keep a comment, once however often it is sent.

    Of a form that comes again with other words, or about another section, both are kept.
    """
    with writing(database):
        database.conn.execute(
            "INSERT INTO consultation_comments (key, consultation_id, section_key, text,"
            " received_on, is_flagged) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                _free_key(database, consultation_id, comment),
                consultation_id,
                comment.section_key,
                comment.text,
                comment.received_on.isoformat(),
                int(comment.is_flagged),
            ),
        )


def _free_key(database: Database, consultation_id: int, comment: PlanComment) -> str:
    """The key of its form; where that has another comment, one made of what is said."""
    said = (consultation_id, comment.section_key, comment.text)
    kept = database.conn.execute(
        "SELECT consultation_id, section_key, text FROM consultation_comments WHERE key = ?",
        (comment.key,),
    ).fetchone()
    if kept in (None, said):
        return comment.key
    return str(uuid5(NAMESPACE_OID, json.dumps((comment.key, *said))))


def review_comment(database: Database, consultation_id: int, comment: PlanComment) -> None:
    """Keep what an officer did with a comment.

    `Refused` with `changed_meanwhile` when somebody else has done something with it since.
    """
    with writing(database):
        kept = get_comment(database, consultation_id, comment.id)
        if kept.version != comment.version:
            raise refuse("changed_meanwhile", "state", found=comment.version, expected=kept.version)
        is_left_out = comment.state == "left_out"
        database.conn.execute(
            "UPDATE consultation_comments SET state = ?, reason = ?, point_id = ?,"
            " version = version + 1, reviewed_at = ?, reviewed_by = ? WHERE id = ?",
            (
                comment.state,
                comment.reason.strip() if is_left_out else "",
                None if is_left_out else comment.point or None,
                now(),
                comment.reviewed_by,
                comment.id,
            ),
        )


def get_comment(database: Database, consultation_id: int, comment_id: int) -> PlanComment:
    """A consultation's comment; NotFound when it has no such comment."""
    query = f"{_SELECT} WHERE consultation_id = ? AND id = ?"
    for row in database.query(query, [consultation_id, comment_id]):
        return _comment_from_row(row)
    raise NotFound(f"comment {comment_id} of consultation {consultation_id}")


def list_comments(database: Database, consultation_id: int) -> list[PlanComment]:
    """A consultation's comments in the order in which they came."""
    query = f"{_SELECT} WHERE consultation_id = ? ORDER BY id"
    return [_comment_from_row(row) for row in database.query(query, [consultation_id])]


def count_comments(database: Database, consultation_id: int) -> dict[CommentState, int]:
    """How many comments are new, considered and left out; a state without any is not there.

    Those that have been deleted since are counted as they were.
    """
    return dict(
        database.conn.execute(
            "SELECT state, sum(comments) FROM (SELECT state, count(*) AS comments"
            " FROM consultation_comments WHERE consultation_id = :id GROUP BY state UNION ALL"
            " SELECT state, comments FROM consultation_counts WHERE consultation_id = :id)"
            " GROUP BY state",
            {"id": consultation_id},
        ).fetchall()
    )


def remove_comments_closed_before(database: Database, day: date) -> int:
    """Delete the comments of consultations that closed before this day; returns how many.

    How many there were in each state stays.
    """
    with writing(database):
        database.conn.execute(
            "INSERT INTO consultation_counts SELECT consultation_id, state, count(*)"
            " FROM consultation_comments JOIN consultations AS c ON c.id = consultation_id"
            " WHERE closes_on < ? GROUP BY consultation_id, state"
            " ON CONFLICT DO UPDATE SET comments = comments + excluded.comments",
            (day.isoformat(),),
        )
        cursor = database.conn.execute(
            "DELETE FROM consultation_comments WHERE consultation_id IN"
            " (SELECT id FROM consultations WHERE closes_on < ?)",
            (day.isoformat(),),
        )
        return int(cursor.rowcount)


def _comment_from_row(row: dict[str, Any]) -> PlanComment:
    return PlanComment(
        **row
        | {
            "received_on": date.fromisoformat(row["received_on"]),
            "is_flagged": bool(row["is_flagged"]),
        }
    )
