"""The answers and comments of a response as rows; a correction keeps those that say the same."""

from placeplan.domain.response_records import record_fingerprint
from placeplan.domain.responses import Response
from placeplan.store.counts import comments_of
from placeplan.store.database import Database, writing
from placeplan.store.response_rows import find_record


def add_contents(database: Database, identity: int, survey: int, response: Response) -> None:
    """Store the answers and comments of a new response."""
    with writing(database):
        _add_answers(database, identity, response)
        database.conn.executemany(
            "INSERT INTO comments (response_id, survey_id, area_code, theme_key, kind, text)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(identity, survey, response.area_code, *comment) for comment in comments_of(response)],
        )


def update_contents(database: Database, identity: int, survey: int, response: Response) -> None:
    """Store what a corrected response says now.

    A comment that says the same stays as it is. One that was changed keeps its number and its tags,
    and is to be reviewed again, all of it. Concerns stay.
    """
    with writing(database):
        execute = database.conn.execute
        execute("DELETE FROM answers WHERE response_id = ?", (identity,))
        _add_answers(database, identity, response)
        for table in ("comments", "concerns"):
            execute(
                f"UPDATE {table} SET area_code = ? WHERE response_id = ? AND area_code <> ?",
                (response.area_code, identity, response.area_code),
            )
        kept = {
            (theme_key, kind): (number, text)
            for number, theme_key, kind, text in execute(
                "SELECT id, theme_key, kind, text FROM comments WHERE response_id = ?", (identity,)
            )
        }
        for theme_key, kind, text in comments_of(response):
            number, before = kept.pop((theme_key, kind), (0, ""))
            if not number:
                execute(
                    "INSERT INTO comments (response_id, survey_id, area_code, theme_key, kind,"
                    " text) VALUES (?, ?, ?, ?, ?, ?)",
                    (identity, survey, response.area_code, theme_key, kind, text),
                )
            elif text != before:
                execute("DELETE FROM comment_originals WHERE comment_id = ?", (number,))
                execute(
                    "UPDATE comments SET text = ?, state = 'to_review', version = version + 1,"
                    " reviewed_by = '', reviewed_at = '' WHERE id = ?",
                    (text, number),
                )
        for number, _text in kept.values():
            execute("DELETE FROM comments WHERE id = ?", (number,))
        execute("DELETE FROM reviewed_contents WHERE response_id = ?", (identity,))


def remember_content(database: Database, identity: int) -> None:
    """Keep the hash of what a response is exported as now, so that such a file is known."""
    with writing(database):
        slug, content_hash = database.conn.execute(
            "SELECT slug, content_hash FROM responses JOIN surveys ON surveys.id = survey_id"
            " WHERE responses.id = ?",
            (identity,),
        ).fetchone()
        exported = record_fingerprint(slug, find_record(database, identity))
        if exported != content_hash:
            database.conn.execute(
                "INSERT OR IGNORE INTO reviewed_contents VALUES (?, ?)", (identity, exported)
            )


def is_reviewed_content(database: Database, identity: int, content_hash: str) -> bool:
    """Whether the response was exported as content with this hash once words were taken out."""
    row = database.conn.execute(
        "SELECT EXISTS (SELECT 1 FROM reviewed_contents"
        " WHERE response_id = ? AND content_hash = ?)",
        (identity, content_hash),
    ).fetchone()
    return bool(row[0])


def _add_answers(database: Database, identity: int, response: Response) -> None:
    database.conn.executemany(
        "INSERT INTO answers (response_id, theme_key, answer) VALUES (?, ?, ?)",
        [(identity, key, answer.mark) for key, answer in response.answers.items() if answer.mark],
    )
