"""Who an account's owner is to the council's own sign-in."""

import sqlite3

from placeplan.domain.accounts import Account
from placeplan.store.accounts import find_account_by_email, get_account
from placeplan.store.database import Database, writing
from placeplan.store.moments import now_text
from placeplan.store.sign_ins import remove_sign_ins


def find_or_add_council_account(
    database: Database, issuer: str, subject: str, email: str
) -> Account | None:
    """The open account of whom the council's sign-in calls `subject`, if there is one.

    The first time it is that of the email address, and is kept; later the address does not
    matter. None also where the account of that address is somebody else's already.
    """
    row = database.conn.execute(
        "SELECT account_id FROM council_identities WHERE issuer = ? AND subject = ?",
        (issuer, subject),
    ).fetchone()
    account = get_account(database, row[0]) if row else find_account_by_email(database, email)
    if account is None or not account.is_active:
        return None
    if row is None:
        try:
            with writing(database):
                database.conn.execute(
                    "INSERT INTO council_identities (issuer, subject, account_id, added_at)"
                    " VALUES (?, ?, ?, ?)",
                    (issuer, subject, account.id, now_text()),
                )
        except sqlite3.IntegrityError:
            return None
    return account


def has_council_identity(database: Database, account_id: int) -> bool:
    """Whether the council's sign-in has ever let this account in."""
    found = database.conn.execute(
        "SELECT 1 FROM council_identities WHERE account_id = ?", (account_id,)
    ).fetchone()
    return found is not None


def remove_council_identity(database: Database, account_id: int) -> None:
    """Let the account be found by its email address once more; it is signed out everywhere."""
    with writing(database):
        database.conn.execute("DELETE FROM council_identities WHERE account_id = ?", (account_id,))
        remove_sign_ins(database, account_id)
