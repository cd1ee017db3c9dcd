"""Attempts to sign in that did not succeed, for as long as they count."""

from placeplan.domain.sign_ins import ATTEMPTS_COUNT_FOR, MOST_ATTEMPTS
from placeplan.store.database import Database, writing
from placeplan.store.moments import moment_text, now, now_text


def add_attempt(database: Database, email_hash: str, browser_hash: str) -> bool:
    """Keep an attempt before it is looked at; False, and nothing kept, where there were too many.

    Attempts in a browser that the account knows, and those in all others, count apart.
    """
    with writing(database):
        remove_attempts_over(database)
        made = database.conn.execute(
            "SELECT count(*) FROM sign_in_attempts WHERE email_hash = ? AND browser_hash = ?",
            (email_hash, browser_hash),
        ).fetchone()[0]
        if made >= MOST_ATTEMPTS:
            return False
        database.conn.execute(
            "INSERT INTO sign_in_attempts (email_hash, browser_hash, made_at) VALUES (?, ?, ?)",
            (email_hash, browser_hash, now_text()),
        )
        return True


def forget_attempts(database: Database, email_hash: str, browser_hash: str) -> None:
    """Count from nought again: somebody succeeded."""
    with writing(database):
        database.conn.execute(
            "DELETE FROM sign_in_attempts WHERE email_hash = ? AND browser_hash = ?",
            (email_hash, browser_hash),
        )


def remove_attempts_over(database: Database) -> None:
    """Forget the attempts that do not count any more."""
    with writing(database):
        database.conn.execute(
            "DELETE FROM sign_in_attempts WHERE made_at <= ?",
            (moment_text(now() - ATTEMPTS_COUNT_FOR),),
        )
