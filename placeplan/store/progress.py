"""What was reported of the actions of adopted plans: each report a row, none ever changed."""

from datetime import date

from placeplan.domain.faults import refuse
from placeplan.domain.progress import ProgressReport
from placeplan.store.database import Database, writing
from placeplan.store.plan_rows import now


def add_progress_report(
    database: Database, plan_id: int, report: ProgressReport, *, seen: int
) -> int:
    """Keep a report and return its id.

    `seen` is the id of the newest report of the action that its writer had read, 0 for none;
    `Refused` with `changed_meanwhile` when somebody has reported since.
    """
    with writing(database):
        newest = database.conn.execute(
            "SELECT coalesce(max(id), 0) FROM progress_reports WHERE plan_id = ? AND action_id = ?",
            (plan_id, report.action_id),
        ).fetchone()[0]
        if newest != seen:
            raise refuse("changed_meanwhile", "words", found=seen, expected=newest)
        cursor = database.conn.execute(
            "INSERT INTO progress_reports (plan_id, action_id, state, words, reported_on,"
            " recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                plan_id,
                report.action_id,
                report.state,
                report.words.strip(),
                report.reported_on.isoformat(),
                now(),
                report.recorded_by,
            ),
        )
        return int(cursor.lastrowid or 0)


def count_progress_reports(database: Database) -> int:
    """How many reports there are on the actions of all plans."""
    return int(database.conn.execute("SELECT count(*) FROM progress_reports").fetchone()[0])


def list_progress_reports(database: Database, plan_id: int) -> dict[int, list[ProgressReport]]:
    """A plan's reports by the id of their action, the newest first."""
    found: dict[int, list[ProgressReport]] = {}
    for row in database.query(
        "SELECT id, action_id, state, words, reported_on, recorded_by FROM progress_reports"
        " WHERE plan_id = ? ORDER BY reported_on DESC, id DESC",
        [plan_id],
    ):
        report = ProgressReport(**row | {"reported_on": date.fromisoformat(row["reported_on"])})
        found.setdefault(report.action_id, []).append(report)
    return found
