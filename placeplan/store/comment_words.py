"""The words that comments are searched by."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

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


@contextmanager
def adding_many(database: Database) -> Iterator[None]:
    """Comments that are added inside are put into the index of words together, at its end.

    That takes a tenth of the time. Nothing else may be done with comments inside.
    """
    with writing(database), _paused(database):
        execute = database.conn.execute
        last = execute("SELECT coalesce(max(id), 0) FROM comments").fetchone()[0]
        yield
        execute(
            "INSERT INTO comment_words (rowid, text) SELECT id, text FROM comments WHERE id > ?",
            (last,),
        )


@contextmanager
def removing_many(database: Database) -> Iterator[None]:
    """Of comments that are removed inside, no word is left in the index at the end."""
    with writing(database), _paused(database):
        yield
        database.conn.execute("INSERT INTO comment_words (comment_words) VALUES ('rebuild')")


@contextmanager
def _paused(database: Database) -> Iterator[None]:
    # in the transaction, so that a failure undoes it with the rest
    database.conn.execute("UPDATE comment_index SET is_paused = 1")
    yield
    database.conn.execute("UPDATE comment_index SET is_paused = 0")


def forget_removed_words(database: Database) -> None:
    """Leave nothing in the index of what was taken out of comments or deleted.

    Until then such words can no longer be found, but lie in the file.
    """
    with writing(database):
        database.conn.execute("INSERT INTO comment_words (comment_words) VALUES ('optimize')")
