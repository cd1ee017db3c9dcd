"""Which files were taken in, and taking one out again as long as nobody has built on it."""

from placeplan.domain.faults import refuse
from placeplan.domain.response_imports import ResponseImport
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.moments import now_text
from placeplan.store.recounts import correct_counts
from placeplan.store.surveys import survey_id

COLUMNS = (
    "id", "file_name", "made_by", "made_at", "response_count", "left_out_count", "undone_at",
    "undone_by",
)  # fmt: skip
SELECT = f"SELECT {', '.join(COLUMNS)} FROM response_imports"
# what a response is made of; whatever else hangs on it was added by somebody
OWN_TABLES = ("answers", "comments", "text_marks")
OF_IMPORT = "SELECT id FROM responses WHERE import_id = ?"


def add_response_import(database: Database, survey: int, imported: ResponseImport) -> int:
    """Keep that a file was taken in for the survey of this number, and return its id."""
    with writing(database):
        cursor = database.conn.execute(
            "INSERT INTO response_imports (survey_id, file_name, made_by, made_at, response_count,"
            " left_out_count) VALUES (?, ?, ?, ?, ?, ?)",
            (
                survey,
                imported.file_name,
                imported.made_by,
                now_text(),
                imported.response_count,
                imported.left_out_count,
            ),
        )
        return int(cursor.lastrowid or 0)


def get_response_import(database: Database, survey_slug: str, import_id: int) -> ResponseImport:
    """The file of this survey that was taken in; NotFound when there is none."""
    row = database.conn.execute(
        f"{SELECT} WHERE id = ? AND survey_id = ?", (import_id, survey_id(database, survey_slug))
    ).fetchone()
    if row is None:
        raise NotFound(f"response import {import_id}")
    return ResponseImport(**dict(zip(COLUMNS, row, strict=True)))


def list_response_imports(database: Database, survey_slug: str) -> list[ResponseImport]:
    """The files that were taken in for a survey, newest first."""
    rows = database.conn.execute(
        f"{SELECT} WHERE survey_id = ? ORDER BY id DESC", (survey_id(database, survey_slug),)
    )
    return [ResponseImport(**dict(zip(COLUMNS, row, strict=True))) for row in rows]


def remove_response_imports(database: Database, survey_slug: str) -> None:
    """Forget which files were taken in for a survey that has no responses any more."""
    with writing(database):
        database.conn.execute(
            "DELETE FROM response_imports WHERE survey_id = ?", (survey_id(database, survey_slug),)
        )


def undo_response_import(
    database: Database, survey_slug: str, import_id: int, undone_by: str
) -> int:
    """Take every response of a file out again, for good; how many there were.

    They leave no tombstone, so that the file can be taken in once it was mended. `Refused` with
    `import_built_on` where somebody has corrected, left out, reviewed or tagged any of it since,
    and where it was undone already.
    """
    with writing(database):
        imported = get_response_import(database, survey_slug, import_id)
        if imported.undone_at:
            raise refuse("import_undone", found=imported.file_name)
        touched = count_built_on(database, import_id)
        if touched:
            raise refuse("import_built_on", found=touched)
        execute = database.conn.execute
        removed = execute("DELETE FROM responses WHERE import_id = ?", (import_id,)).rowcount
        correct_counts(database, survey_slug)
        execute(
            "UPDATE response_imports SET undone_at = ?, undone_by = ? WHERE id = ?",
            (now_text(), undone_by, import_id),
        )
        return removed


def count_built_on(database: Database, import_id: int) -> int:
    """How many responses of a file somebody has changed, left out, reviewed or built on since."""
    comments = f"SELECT response_id FROM comments WHERE response_id IN ({OF_IMPORT})"
    queries = [
        f"{OF_IMPORT} AND (version > 1 OR state <> 'counted')",
        f"{comments} AND version > 1",
    ]
    queries += [
        f"SELECT {column} FROM {table} WHERE {column} IN ({OF_IMPORT})"
        for table, column in _hanging_on(database, "responses")
        if table not in OWN_TABLES
    ]
    queries += [
        f"{comments} AND id IN (SELECT {column} FROM {table})"
        for table, column in _hanging_on(database, "comments")
    ]
    execute = database.conn.execute
    return len({row[0] for query in queries for row in execute(query, (import_id,))})


def _hanging_on(database: Database, parent: str) -> list[tuple[str, str]]:
    """Each table and its column that points to this one, whichever journey added it."""
    return database.conn.execute(
        'SELECT m.name, f."from" FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f'
        " WHERE m.type = 'table' AND f.\"table\" = ?",
        (parent,),
    ).fetchall()
