"""Who entered the ratings of a sheet a second time, from the paper, and of which version."""

from dataclasses import dataclass
from datetime import UTC, datetime

from placeplan.store.database import Database, writing
from placeplan.store.surveys import survey_id


@dataclass(frozen=True, slots=True)
class SheetCheck:
    """The latest check of a sheet: it is of the sheet as it stands only where versions agree."""

    version: int
    checked_by: str
    checked_at: datetime


def list_sheet_checks(database: Database, survey_slug: str) -> dict[str, SheetCheck]:
    """The latest check of each sheet of a survey that was checked, by its response's key."""
    rows = database.conn.execute(
        "SELECT key, sheet_checks.version, checked_by, checked_at FROM sheet_checks"
        " JOIN responses ON responses.id = response_id WHERE survey_id = ?",
        (survey_id(database, survey_slug),),
    )
    return {
        key: SheetCheck(version, checked_by, datetime.fromisoformat(checked_at))
        for key, version, checked_by, checked_at in rows
    }


def set_sheet_check(database: Database, key: str, version: int, checked_by: str) -> None:
    """Note that this version of a sheet was checked now, in place of any check before."""
    with writing(database):
        database.conn.execute(
            "INSERT INTO sheet_checks (response_id, version, checked_by, checked_at)"
            " SELECT id, ?, ?, ? FROM responses WHERE key = ?"
            " ON CONFLICT (response_id) DO UPDATE SET version = excluded.version,"
            " checked_by = excluded.checked_by, checked_at = excluded.checked_at",
            (version, checked_by, datetime.now(UTC).isoformat("T", "seconds"), key),
        )


def keep_sheet_check(database: Database, key: str, version: int) -> None:
    """Let a check of this version hold for the present one, which says the same of every theme."""
    with writing(database):
        database.conn.execute(
            "UPDATE sheet_checks SET version ="
            " (SELECT version FROM responses WHERE responses.id = response_id)"
            " WHERE version = ? AND response_id = (SELECT id FROM responses WHERE key = ?)",
            (version, key),
        )
