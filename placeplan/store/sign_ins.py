"""Where the staff are signed in: a row a browser, with no more of its key than a hash."""

from datetime import datetime

from placeplan.domain.sign_ins import SignIn, TimeLimits
from placeplan.store.database import Database, writing
from placeplan.store.moments import moment_of, moment_text, now, now_text
from placeplan.store.tokens import new_token, token_hash

_SELECT = "SELECT id, account_id, browser, began_at, last_seen_at FROM sign_ins"


def add_sign_in(database: Database, account_id: int, browser: str) -> tuple[SignIn, str]:
    """Keep that an account signed in in this browser; with the key, which is not stored."""
    key, moment = new_token(), now_text()
    with writing(database):
        cursor = database.conn.execute(
            "INSERT INTO sign_ins (account_id, key_hash, browser, began_at, last_seen_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (account_id, token_hash(key), browser, moment, moment),
        )
    return _sign_in((int(cursor.lastrowid or 0), account_id, browser, moment, moment)), key


def find_sign_in(database: Database, key: str) -> SignIn | None:
    """The sign-in with this key, whether its time is over or not."""
    row = database.conn.execute(f"{_SELECT} WHERE key_hash = ?", (token_hash(key),)).fetchone()
    return None if row is None else _sign_in(row)


def list_sign_ins(database: Database, account_id: int, limits: TimeLimits) -> list[SignIn]:
    """Where an account is signed in now, the browser used last first."""
    rows = database.conn.execute(
        f"{_SELECT} WHERE account_id = ? ORDER BY last_seen_at DESC, id DESC", (account_id,)
    )
    moment = now()
    return [each for each in map(_sign_in, rows) if each.ends_at(limits) > moment]


def note_seen(database: Database, sign_in_id: int, moment: datetime) -> None:
    """Keep when a browser was used last."""
    with writing(database):
        database.conn.execute(
            "UPDATE sign_ins SET last_seen_at = ? WHERE id = ?", (moment_text(moment), sign_in_id)
        )


def remove_sign_in(database: Database, account_id: int, sign_in_id: int) -> None:
    """Sign an account out in one browser; nothing where it is not of that account."""
    with writing(database):
        database.conn.execute(
            "DELETE FROM sign_ins WHERE id = ? AND account_id = ?", (sign_in_id, account_id)
        )


def remove_sign_ins(database: Database, account_id: int, *, but: int = 0) -> int:
    """Sign an account out everywhere, but in the browser of one sign-in; returns in how many."""
    with writing(database):
        return database.conn.execute(
            "DELETE FROM sign_ins WHERE account_id = ? AND id <> ?", (account_id, but)
        ).rowcount


def remove_sign_ins_over(database: Database, limits: TimeLimits) -> int:
    """Forget those whose time is over; returns how many."""
    with writing(database):
        return database.conn.execute(
            "DELETE FROM sign_ins WHERE last_seen_at <= ? OR began_at <= ?",
            (moment_text(now() - limits.idle), moment_text(now() - limits.longest)),
        ).rowcount


def _sign_in(row: tuple[int, int, str, str, str]) -> SignIn:
    number, account_id, browser, began_at, last_seen_at = row
    return SignIn(number, account_id, browser, moment_of(began_at), moment_of(last_seen_at))
