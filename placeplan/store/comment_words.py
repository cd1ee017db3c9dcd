"""The words that comments are searched by."""

import json
from collections.abc import Iterable

from placeplan.store.database import Database, writing

BEGINS, ENDS = "\x02", "\x03"


def list_terms(database: Database, beginning: str) -> list[str]:
    """The words of all comments that begin so, in small letters and without accents."""
    rows = database.conn.execute(
        "SELECT term FROM comment_terms WHERE term >= ? AND term < ? ORDER BY term",
        (beginning, beginning + "\U0010ffff"),
    )
    return [term for (term,) in rows]


def list_matches(database: Database, expression: str, comment_ids: Iterable[int]) -> dict[int, str]:
    """These comments' texts with `BEGINS` and `ENDS` around the words that were searched for."""
    wanted = list(comment_ids)
    if not (expression and wanted):
        return {}
    rows = database.conn.execute(
        "SELECT rowid, highlight(comment_words, 0, ?, ?) FROM comment_words"
        # between them, so that others that match are passed over; the plus sign keeps the search
        # from being made again for each of them
        " WHERE comment_words MATCH ? AND rowid BETWEEN ? AND ?"
        " AND +rowid IN (SELECT value FROM json_each(?))",
        (BEGINS, ENDS, expression, min(wanted), max(wanted), json.dumps(wanted)),
    )
    return dict(rows.fetchall())


def forget_removed_words(database: Database) -> None:
    """Leave nothing in the index of what was taken out of comments or deleted.

    Until then such words can no longer be found, but lie in the file.
    """
    with writing(database):
        database.conn.execute("INSERT INTO comment_words (comment_words) VALUES ('optimize')")
