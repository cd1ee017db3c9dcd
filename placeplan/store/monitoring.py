"""Equality monitoring as kept: counts per survey, question and answer, never a row for a person.

Every count of a survey is written anew, in order, with each person's answers, and what was there
is overwritten: where a row lies in the file says nothing about who came first or last.
"""

from collections.abc import Mapping

from placeplan.domain.monitoring import Key, MonitoringCount, counts_with
from placeplan.store.database import Database, writing
from placeplan.store.surveys import survey_id


def add_monitoring(
    database: Database, survey_slug: str, answers: Mapping[str, str], mark: str = ""
) -> None:
    """Count one person's answers by question; ValueError for one that is not asked.

    A person with a `mark` (64 letters) is counted once, until the marks are forgotten.
    """
    with writing(database):
        if mark and not _is_first(database, mark):
            return
        identity = survey_id(database, survey_slug)
        counts = counts_with(_counts(database, identity), answers)
        database.conn.execute("DELETE FROM monitoring_counts WHERE survey_id = ?", (identity,))
        database.conn.executemany(
            "INSERT INTO monitoring_counts (survey_id, question, answer, people, shown)"
            " VALUES (?, ?, ?, ?, ?)",
            [(identity, *key, *counts[key]) for key in sorted(counts)],
        )


def shown_monitoring(database: Database, survey_slug: str) -> dict[Key, int]:
    """How many people had given each answer when the figures last moved, with every tenth."""
    counts = _counts(database, survey_id(database, survey_slug))
    return {key: count.shown for key, count in counts.items()}


def remove_monitoring(database: Database, survey_slug: str) -> None:
    """Remove a survey's counts."""
    with writing(database):
        database.conn.execute(
            "DELETE FROM monitoring_counts WHERE survey_id = ?",
            (survey_id(database, survey_slug),),
        )


def forget_monitoring_marks(database: Database) -> None:
    """Forget who was counted."""
    with writing(database):
        database.conn.execute("DELETE FROM monitoring_marks")


def _is_first(database: Database, mark: str) -> bool:
    cursor = database.conn.execute(
        "INSERT INTO monitoring_marks (mark) VALUES (?) ON CONFLICT DO NOTHING", (mark,)
    )
    return cursor.rowcount == 1


def _counts(database: Database, survey: int) -> dict[Key, MonitoringCount]:
    rows = database.conn.execute(
        "SELECT question, answer, people, shown FROM monitoring_counts WHERE survey_id = ?",
        (survey,),
    )
    return {(question, answer): MonitoringCount(*both) for question, answer, *both in rows}
