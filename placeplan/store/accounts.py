"""Accounts of the staff, and the one-time links with which they set their passwords.

Only hashes are kept: of a password as the caller made it, of a link's token as made here.
"""

import sqlite3
from datetime import timedelta

from placeplan.domain.accounts import Account, Role
from placeplan.domain.faults import refuse
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.moments import moment_text, now, now_text
from placeplan.store.sign_ins import remove_sign_ins
from placeplan.store.tokens import new_token, token_hash

_SELECT = (
    "SELECT id, email, name, role, password_hash, is_active, created_at,"
    " is_named_contact FROM accounts"
)


def add_account(database: Database, *, email: str, name: str, role: Role) -> Account:
    """A new account without a password; raises Refused (`email_taken`)."""
    with writing(database):
        try:
            cursor = database.conn.execute(
                "INSERT INTO accounts (email, name, role, created_at) VALUES (?, ?, ?, ?)",
                (email.strip(), name.strip(), role.value, now_text()),
            )
        except sqlite3.IntegrityError as error:
            if "UNIQUE" not in str(error):
                raise
            raise refuse("email_taken", "email", found=email) from error
        return get_account(database, int(cursor.lastrowid or 0))


def update_account(database: Database, account: Account) -> None:
    """Keep another name, address or role.

    Raises NotFound, and Refused: `email_taken`, `last_administrator`, or `contact_no_officer` for a
    named contact who would not be an officer any more.
    """
    with writing(database):
        kept = get_account(database, account.id)
        if account.role is not Role.ADMINISTRATOR and kept.role is Role.ADMINISTRATOR:
            _refuse_last_administrator(database, account.id)
        if account.role is Role.FACILITATOR and kept.is_named_contact:
            raise refuse("contact_no_officer", "role", found=account.name)
        try:
            database.conn.execute(
                "UPDATE accounts SET email = ?, name = ?, role = ? WHERE id = ?",
                (account.email.strip(), account.name.strip(), account.role.value, account.id),
            )
        except sqlite3.IntegrityError as error:
            if "UNIQUE" not in str(error):
                raise
            raise refuse("email_taken", "email", found=account.email) from error


def get_account(database: Database, account_id: int) -> Account:
    """The account with this number; raises NotFound."""
    account = _find(database, "id = ?", account_id)
    if account is None:
        raise NotFound(f"account {account_id}")
    return account


def find_account_by_email(database: Database, email: str) -> Account | None:
    """The account with this address, whatever its capitals."""
    return _find(database, "email = ?", email.strip())


def list_accounts(database: Database) -> list[Account]:
    """All accounts by name."""
    rows = database.conn.execute(_SELECT + " ORDER BY is_active DESC, name COLLATE NOCASE, id")
    return [_account(row) for row in rows]


def set_password(database: Database, account_id: int, password_hash: str) -> None:
    """Keep a new password's hash; the account is signed out everywhere, and its links end."""
    with writing(database):
        keep_password_hash(database, account_id, password_hash)
        remove_sign_ins(database, account_id)
        database.conn.execute("DELETE FROM one_time_links WHERE account_id = ?", (account_id,))


def keep_password_hash(database: Database, account_id: int, password_hash: str) -> None:
    """Keep another hash of the same password."""
    with writing(database):
        database.conn.execute(
            "UPDATE accounts SET password_hash = ? WHERE id = ?", (password_hash, account_id)
        )


def set_active(database: Database, account_id: int, is_active: bool) -> None:
    """Open or close an account; it is signed out everywhere, and its links end.

    Raises NotFound, and Refused (`last_administrator`) rather than lock everyone out.
    """
    with writing(database):
        get_account(database, account_id)
        if not is_active:
            _refuse_last_administrator(database, account_id)
        database.conn.execute(
            "UPDATE accounts SET is_active = ? WHERE id = ?", (int(is_active), account_id)
        )
        remove_sign_ins(database, account_id)
        database.conn.execute("DELETE FROM one_time_links WHERE account_id = ?", (account_id,))


def set_named_contact(database: Database, account_id: int, is_named_contact: bool) -> None:
    """Let an account read concerns, or no longer.

    Raises NotFound, and Refused (`contact_no_officer`) for someone who may not read comments.
    """
    with writing(database):
        account = get_account(database, account_id)
        if is_named_contact and account.role is Role.FACILITATOR:
            raise refuse("contact_no_officer", found=account.name)
        database.conn.execute(
            "UPDATE accounts SET is_named_contact = ? WHERE id = ?",
            (int(is_named_contact), account_id),
        )


def list_named_contacts(database: Database) -> list[Account]:
    """Those with an open account who are told of concerns, by name."""
    return [
        account
        for account in list_accounts(database)
        if account.is_active and account.is_named_contact
    ]


def add_one_time_link(database: Database, account_id: int, *, hours: int) -> str:
    """A token that sets the account's password once within `hours`; earlier links end.

    The token is returned and never stored.
    """
    token = new_token()
    with writing(database):
        get_account(database, account_id)
        database.conn.execute("DELETE FROM one_time_links WHERE account_id = ?", (account_id,))
        database.conn.execute(
            "INSERT INTO one_time_links (token_hash, account_id, expires_at) VALUES (?, ?, ?)",
            (token_hash(token), account_id, moment_text(now() + timedelta(hours=hours))),
        )
    return token


def find_account_by_link(database: Database, token: str) -> Account | None:
    """The account whose password this token may set now; None when spent, expired or unknown."""
    return _find(
        database,
        "is_active = 1 AND id = (SELECT account_id FROM one_time_links"
        " WHERE token_hash = ? AND used_at = '' AND expires_at > ?)",
        token_hash(token),
        now_text(),
    )


def spend_one_time_link(database: Database, token: str, password_hash: str) -> Account:
    """Set the password with the link, which is then spent; raises Refused (`link_spent`)."""
    with writing(database):
        account = find_account_by_link(database, token)
        if account is None:
            raise refuse("link_spent")
        set_password(database, account.id, password_hash)
        return get_account(database, account.id)


def _refuse_last_administrator(database: Database, account_id: int) -> None:
    others = database.conn.execute(
        "SELECT count(*) FROM accounts WHERE role = 'administrator' AND is_active = 1 AND id <> ?",
        (account_id,),
    ).fetchone()[0]
    if others == 0:
        raise refuse("last_administrator")


def _find(database: Database, condition: str, *values: object) -> Account | None:
    row = database.conn.execute(_SELECT + " WHERE " + condition, values).fetchone()
    return None if row is None else _account(row)


def _account(row: tuple[int, str, str, str, str, int, str, int]) -> Account:
    number, email, name, role, password_hash, is_active, created_at, is_contact = row
    return Account(
        number,
        email,
        name,
        Role(role),
        password_hash,
        bool(is_active),
        created_at,
        bool(is_contact),
    )
