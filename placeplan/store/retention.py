"""Deleting what may no longer be kept."""

from placeplan.store.counts import COUNT_TABLES
from placeplan.store.database import Database, writing
from placeplan.store.surveys import survey_id


def remove_responses(database: Database, survey_slug: str) -> int:
    """Delete every response of a survey, with its comments, corrections and kept counts.

    Frozen counts stay. Returns how many responses there were; NotFound for an unknown survey.
    """
    with writing(database):
        identity = survey_id(database, survey_slug)
        deleted = database.conn.execute("DELETE FROM responses WHERE survey_id = ?", (identity,))
        for table in COUNT_TABLES:
            database.conn.execute(f"DELETE FROM {table} WHERE survey_id = ?", (identity,))
    return deleted.rowcount
