"""Which languages have been checked, by whom and when."""

from datetime import date

from placeplan.domain.languages import CheckedLanguage
from placeplan.store.database import Database, writing


def list_checked_languages(database: Database) -> list[CheckedLanguage]:
    """The languages that residents are offered beside English, by code."""
    rows = database.conn.execute(
        "SELECT code, checked_by, checked_on FROM languages ORDER BY code"
    ).fetchall()
    return [CheckedLanguage(code, by, date.fromisoformat(on)) for code, by, on in rows]


def update_checked_language(database: Database, language: CheckedLanguage) -> None:
    """Offer a language from now on; checked again, the latest check is kept."""
    with writing(database):
        database.conn.execute(
            "INSERT INTO languages (code, checked_by, checked_on) VALUES (?, ?, ?)"
            " ON CONFLICT (code) DO UPDATE"
            " SET checked_by = excluded.checked_by, checked_on = excluded.checked_on",
            (language.code, language.checked_by.strip(), language.checked_on.isoformat()),
        )


def remove_checked_language(database: Database, code: str) -> None:
    """Offer a language no longer, if it was offered."""
    with writing(database):
        database.conn.execute("DELETE FROM languages WHERE code = ?", (code,))
