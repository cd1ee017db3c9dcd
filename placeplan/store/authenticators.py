"""The apps that make codes for signing in, the recovery codes, and who must use one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from placeplan.domain.accounts import Role
from placeplan.store.database import Database, writing
from placeplan.store.moments import now_text


@dataclass(frozen=True, slots=True)
class Authenticator:
    """What an account's app shares with the site, and the newest step whose code was used."""

    secret: str = field(repr=False)
    last_step: int


def find_authenticator(database: Database, account_id: int) -> Authenticator | None:
    """The authenticator of an account, if it has one."""
    row = database.conn.execute(
        "SELECT secret, last_step FROM authenticators WHERE account_id = ?", (account_id,)
    ).fetchone()
    return None if row is None else Authenticator(*row)


def set_authenticator(
    database: Database,
    account_id: int,
    authenticator: Authenticator,
    recovery_hashes: Collection[str],
) -> None:
    """Give an account an authenticator and recovery codes in place of those it had."""
    with writing(database):
        database.conn.execute(
            "INSERT OR REPLACE INTO authenticators (account_id, secret, added_at, last_step)"
            " VALUES (?, ?, ?, ?)",
            (account_id, authenticator.secret, now_text(), authenticator.last_step),
        )
        set_recovery_codes(database, account_id, recovery_hashes)


def spend_step(database: Database, account_id: int, step: int) -> bool:
    """Keep that the code of this step was used; False where it, or a later one, was before."""
    with writing(database):
        changed = database.conn.execute(
            "UPDATE authenticators SET last_step = ? WHERE account_id = ? AND last_step < ?",
            (step, account_id, step),
        )
        return changed.rowcount == 1


def remove_authenticator(database: Database, account_id: int) -> None:
    """Take an account's authenticator and its recovery codes away."""
    with writing(database):
        for table in ("authenticators", "recovery_codes"):
            database.conn.execute(f"DELETE FROM {table} WHERE account_id = ?", (account_id,))


def set_recovery_codes(
    database: Database, account_id: int, recovery_hashes: Collection[str]
) -> None:
    """Give an account these recovery codes in place of those it had."""
    with writing(database):
        database.conn.execute("DELETE FROM recovery_codes WHERE account_id = ?", (account_id,))
        database.conn.executemany(
            "INSERT INTO recovery_codes (account_id, code_hash) VALUES (?, ?)",
            [(account_id, each) for each in recovery_hashes],
        )


def spend_recovery_code(database: Database, account_id: int, code_hash: str) -> bool:
    """Use a recovery code up; False where the account has no such code any more."""
    with writing(database):
        deleted = database.conn.execute(
            "DELETE FROM recovery_codes WHERE account_id = ? AND code_hash = ?",
            (account_id, code_hash),
        )
        return deleted.rowcount == 1


def count_recovery_codes(database: Database, account_id: int) -> int:
    """How many recovery codes an account has left."""
    found = database.conn.execute(
        "SELECT count(*) FROM recovery_codes WHERE account_id = ?", (account_id,)
    ).fetchone()
    return int(found[0])


def list_accounts_with_authenticators(database: Database) -> frozenset[int]:
    """The numbers of the accounts that have one."""
    rows = database.conn.execute("SELECT account_id FROM authenticators")
    return frozenset(number for (number,) in rows)


def list_roles_with_codes(database: Database) -> frozenset[Role]:
    """The roles in which one must sign in with a code."""
    rows = database.conn.execute("SELECT role FROM roles_with_codes")
    return frozenset(Role(role) for (role,) in rows)


def set_roles_with_codes(database: Database, roles: Iterable[Role]) -> None:
    """Say in which roles one must; who has no authenticator yet is signed out to set one up."""
    with writing(database):
        database.conn.execute("DELETE FROM roles_with_codes")
        database.conn.executemany(
            "INSERT INTO roles_with_codes (role) VALUES (?)", [(role.value,) for role in roles]
        )
        database.conn.execute(
            "DELETE FROM sign_ins WHERE account_id IN (SELECT id FROM accounts"
            " WHERE role IN (SELECT role FROM roles_with_codes)"
            " AND id NOT IN (SELECT account_id FROM authenticators))"
        )
