"""Opening the database, and the one way to write to it.

A connection reads only, until `writing` opens its one transaction. Writers queue on a lock of
this process and on the instance's lock file, not on SQLite's busy handler, so that a command
may run beside the server and no read-then-update is ever refused as busy.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import IO

import portalocker
import sqlite_utils

from placeplan.domain.faults import refuse
from placeplan.store.migrations import MIGRATIONS

BUSY_TIMEOUT_MS = 10_000

__all__ = [
    "Database",
    "empty_journal",
    "list_pending_migrations",
    "open_database",
    "prepare_database",
    "reading",
    "writing",
]

_process_lock = threading.RLock()
# who holds the lock, at most one
_writers: list["Database"] = []


class Database(sqlite_utils.Database):
    """A connection that knows which file it is to, and keeps the file's lock file at hand."""

    path: Path

    @cached_property
    def lock_file(self) -> IO[bytes]:
        """What writers hold while they write; opening it costs more than locking it."""
        return self.path.with_suffix(".lock").open("ab")

    def close(self) -> None:
        """Close the connection, and the lock file if there was any writing."""
        super().close()
        if "lock_file" in self.__dict__:
            self.lock_file.close()


def open_database(path: Path) -> Database:
    """A connection to the instance's database at `path`, which must have been prepared.

    Foreign keys are enforced, a commit reaches the disk before it returns, what is deleted is
    overwritten in the file, and writing is refused outside `writing`.
    """
    # isolation_level None: no transaction begins unasked, not even for a write that is refused
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    for pragma in (
        "foreign_keys = ON",
        "synchronous = FULL",
        "secure_delete = ON",
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "query_only = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    database = Database(connection)
    database.path = path.resolve()
    return database


def prepare_database(path: Path) -> list[str]:
    """Create the database or bring its schema up to date; returns the migrations applied."""
    path.parent.mkdir(parents=True, exist_ok=True)
    database = open_database(path)
    try:
        database.conn.execute("PRAGMA query_only = OFF")
        with _only_writer(database):
            database.conn.execute("PRAGMA journal_mode = WAL")
            pending = [migration.name for migration in MIGRATIONS.pending(database)]
            MIGRATIONS.apply(database)
        return pending
    finally:
        database.close()


def list_pending_migrations(path: Path) -> list[str]:
    """The names of the migrations that `prepare_database` would apply; writes nothing.

    `Refused` when the file is no database.
    """
    try:
        with closing(open_database(path) if path.exists() else Database(memory=True)) as database:
            return [migration.name for migration in MIGRATIONS.pending(database)]
    except sqlite3.DatabaseError as error:
        raise refuse("database_unreadable", found=str(path), reason=str(error)) from error


@contextmanager
def reading(database: Database) -> Iterator[None]:
    """All that is read inside is of one moment, whatever is written meanwhile.

    Nothing can be written inside, unless it is itself inside `writing`.
    """
    if database.conn.in_transaction:
        yield
        return
    database.conn.execute("BEGIN")
    try:
        yield
    finally:
        database.conn.rollback()


@contextmanager
def writing(database: Database) -> Iterator[None]:
    """One transaction: all that is written inside is stored when it ends, or none of it is.

    Inside another `writing` it joins the outer transaction, and when it fails, only what was
    written inside it is undone.
    """
    connection = database.conn
    if connection.in_transaction:
        with _savepoint(connection):
            yield
        return
    with _only_writer(database):
        connection.execute("PRAGMA query_only = OFF")
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
        finally:
            connection.execute("PRAGMA query_only = ON")


def empty_journal(database: Database) -> None:
    """Bring all that was written from the journal into the file; the journal then holds nothing.

    Where someone reads meanwhile, what they read stays in it until the next time.
    """
    database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


@contextmanager
def _savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    # sqlite-utils' own draws a random name for each, which costs more than the savepoint
    connection.execute("SAVEPOINT inner")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK TO inner")
        raise
    finally:
        connection.execute("RELEASE inner")


@contextmanager
def _only_writer(database: Database) -> Iterator[None]:
    with _process_lock:
        if _writers:
            raise RuntimeError("this thread writes by another connection: it would wait for itself")
        portalocker.lock(database.lock_file, portalocker.LOCK_EX)
        _writers.append(database)
        try:
            yield
        finally:
            _writers.pop()
            portalocker.unlock(database.lock_file)
