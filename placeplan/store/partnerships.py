"""The partnership's own settings and files."""

from placeplan.domain.partnerships import Partnership, partnership_from, partnership_values
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound


def get_partnership(database: Database) -> Partnership:
    """The partnership's settings, with the default for each that was never stored."""
    return partnership_from(
        dict(database.conn.execute("SELECT name, value FROM settings").fetchall())
    )


def update_partnership(database: Database, partnership: Partnership) -> None:
    """Store every setting of the partnership."""
    with writing(database):
        database.conn.executemany(
            "INSERT INTO settings (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            partnership_values(partnership).items(),
        )


def get_file(database: Database, name: str) -> tuple[str, bytes]:
    """Media type and content of one of the partnership's files; raises NotFound."""
    row = database.conn.execute(
        "SELECT media_type, content FROM files WHERE name = ?", (name,)
    ).fetchone()
    if row is None:
        raise NotFound(f"file {name}")
    return row[0], row[1]


def has_file(database: Database, name: str) -> bool:
    """Whether the partnership has a file of this name."""
    row = database.conn.execute("SELECT 1 FROM files WHERE name = ?", (name,)).fetchone()
    return row is not None


def remove_file(database: Database, name: str) -> None:
    """Remove one of the partnership's files, if it is there."""
    with writing(database):
        database.conn.execute("DELETE FROM files WHERE name = ?", (name,))


def update_file(database: Database, name: str, media_type: str, content: bytes) -> None:
    """Store one of the partnership's files (a crest, a document template) under its name."""
    with writing(database):
        database.conn.execute(
            "INSERT INTO files (name, media_type, content) VALUES (?, ?, ?) ON CONFLICT (name)"
            " DO UPDATE SET media_type = excluded.media_type, content = excluded.content",
            (name, media_type, content),
        )


def takes_a_write(database: Database) -> bool:
    """Whether a row can be written now; what it writes is rolled back."""
    try:
        with writing(database):
            database.conn.execute("INSERT INTO settings (name, value) VALUES ('healthz', '')")
            raise _RolledBack
    except _RolledBack:
        return True
    except Exception:  # whatever stops a write is the answer, not an error of this question
        return False


class _RolledBack(Exception):
    """Ends the trial write."""
