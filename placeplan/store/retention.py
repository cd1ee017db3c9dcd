"""Deleting what may no longer be kept."""

from datetime import date

from placeplan.store.comment_words import removing_many
from placeplan.store.counts import COUNT_TABLES
from placeplan.store.database import Database, writing
from placeplan.store.response_imports import remove_response_imports
from placeplan.store.surveys import survey_id


def remove_expired(database: Database, survey_slug: str, on: date) -> int:
    """Delete every response of a survey, with its comments, corrections and kept counts.

    Frozen counts stay, and the survey keeps the day of it. Returns how many responses there were;
    NotFound for an unknown survey.
    """
    with writing(database):
        identity = survey_id(database, survey_slug)
        with removing_many(database):
            deleted = database.conn.execute(
                "DELETE FROM responses WHERE survey_id = ?", (identity,)
            )
        remove_response_imports(database, survey_slug)
        for table in (*COUNT_TABLES, "staged_exports"):
            database.conn.execute(f"DELETE FROM {table} WHERE survey_id = ?", (identity,))
        database.conn.execute(
            "UPDATE surveys SET responses_expired_on = ? WHERE id = ?", (on.isoformat(), identity)
        )
    return deleted.rowcount


def find_expiry_day(database: Database, survey_slug: str) -> date | None:
    """The day a survey's responses were deleted at the end of their retention, if they were."""
    row = database.conn.execute(
        "SELECT responses_expired_on FROM surveys WHERE id = ?",
        (survey_id(database, survey_slug),),
    ).fetchone()
    return date.fromisoformat(row[0]) if row[0] else None
