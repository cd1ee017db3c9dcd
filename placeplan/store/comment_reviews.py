"""What officers decide about comments: their state, words taken out, and concerns.

Each change names the version it was made from. `Refused` with `comment_changed` when another stands
by now; its parameter `found` says who changed it.
"""

from datetime import UTC, datetime
from typing import Any

from placeplan.domain.comments import COMMENT_STATES, CommentState
from placeplan.domain.faults import refuse
from placeplan.domain.redactions import Redaction, shown_text, spans_shown, with_redactions
from placeplan.store.comment_veils import redactions_of
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.response_contents import remember_content


def set_comment_state(
    database: Database, comment_id: int, state: CommentState, *, version: int, by: str
) -> int:
    """Say what may be done with a comment; returns its new version."""
    if state not in COMMENT_STATES:
        raise refuse("not_in_list", "state", found=state, expected=", ".join(COMMENT_STATES))
    with writing(database):
        row = get_comment_row(database, comment_id)
        if row["state"] == state:
            return int(row["version"])
        refuse_when_changed(row, version)
        return _change(database, row, by, state=state)


def redact_span(
    database: Database,
    comment_id: int,
    start: int,
    end: int,
    reason: str,
    *,
    version: int,
    by: str,
) -> int:
    """Take the characters from `start` to before `end` out of a comment as it is shown now.

    The original is kept for named contacts. `Refused` where nothing stands there.
    """
    with writing(database):
        row = get_comment_row(database, comment_id)
        refuse_when_changed(row, version)
        return _redact(database, row, [(start, end)], reason, by)


def redact_words(
    database: Database, comment_id: int, words: str, reason: str, *, version: int, by: str
) -> int:
    """Take words out of a comment wherever they stand in it; `Refused` where they do not."""
    with writing(database):
        row = get_comment_row(database, comment_id)
        refuse_when_changed(row, version)
        spans = spans_shown(words, *_words_of(database, row))
        if not spans:
            raise refuse("words_not_found", "words", found=words)
        return _redact(database, row, spans, reason, by)


def undo_redaction(
    database: Database, comment_id: int, *, version: int, by: str, is_named_contact: bool = False
) -> int:
    """Put back what was taken out of a comment last, in one go; what was out before it stays out.

    `Refused` unless by whoever took it out, as long as nobody has changed the comment since, or a
    named contact.
    """
    with writing(database):
        row = get_comment_row(database, comment_id)
        refuse_when_changed(row, version)
        last = database.conn.execute(
            "SELECT redacted_by, redacted_at FROM redactions WHERE comment_id = ?"
            " ORDER BY id DESC LIMIT 1",
            (comment_id,),
        ).fetchone()
        if last is None or not (is_named_contact or last[0] == row["reviewed_by"] == by):
            raise refuse("redaction_stays", "version")
        database.conn.execute(
            "DELETE FROM redactions WHERE comment_id = ? AND redacted_by = ? AND redacted_at = ?",
            (comment_id, *last),
        )
        original, remaining = _words_of(database, row)
        if not remaining:
            database.conn.execute(
                "DELETE FROM comment_originals WHERE comment_id = ?", (comment_id,)
            )
        return _show(database, row, original, remaining, by)


def find_original(database: Database, comment_id: int) -> str | None:
    """What a comment said before words were taken out; None where none were."""
    row = database.conn.execute(
        "SELECT text FROM comment_originals WHERE comment_id = ?", (comment_id,)
    ).fetchone()
    return None if row is None else str(row[0])


def get_comment_row(database: Database, comment_id: int) -> dict[str, Any]:
    """A comment's row; NotFound when there is none, or it was marked as a concern."""
    for row in database.query("SELECT * FROM comments WHERE id = ?", [comment_id]):
        return row
    raise NotFound(f"comment {comment_id}")


def refuse_when_changed(row: dict[str, Any], version: int) -> None:
    """`Refused` when the comment has another version by now."""
    if row["version"] != version:
        raise refuse("comment_changed", "version", found=row["reviewed_by"])


def moment() -> str:
    """Now, as it is kept."""
    return datetime.now(UTC).isoformat("T", "microseconds")


def _redact(
    database: Database, row: dict[str, Any], spans: list[tuple[int, int]], reason: str, by: str
) -> int:
    identity = row["id"]
    original, before = _words_of(database, row)
    after = with_redactions(original, before, spans, reason)
    database.conn.execute(
        "INSERT OR IGNORE INTO comment_originals VALUES (?, ?)", (identity, original)
    )
    now = moment()
    database.conn.executemany(
        "INSERT INTO redactions"
        " (comment_id, span_start, span_end, reason, redacted_by, redacted_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(identity, *each, by, now) for each in after[len(before) :]],
    )
    return _show(database, row, original, after, by)


def _words_of(database: Database, row: dict[str, Any]) -> tuple[str, tuple[Redaction, ...]]:
    """All that a comment said, and what was taken out of it."""
    original = find_original(database, row["id"]) or row["text"]
    return original, redactions_of(database, row["id"])


def _show(
    database: Database,
    row: dict[str, Any],
    original: str,
    redactions: tuple[Redaction, ...],
    by: str,
) -> int:
    version = _change(database, row, by, text=shown_text(original, redactions))
    remember_content(database, row["response_id"])
    return version


def _change(database: Database, row: dict[str, Any], by: str, **values: str) -> int:
    version = int(row["version"]) + 1
    columns = values | {"reviewed_by": by, "reviewed_at": moment()}
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    database.conn.execute(
        f"UPDATE comments SET {assignments}, version = :version WHERE id = :id",
        columns | {"version": version, "id": row["id"]},
    )
    return version
