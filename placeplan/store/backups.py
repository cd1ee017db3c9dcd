"""Copies of the database while it is in use, and whether a database is sound."""

import sqlite3
from contextlib import closing
from pathlib import Path

from placeplan.domain.faults import refuse
from placeplan.store.database import Database, open_database
from placeplan.store.migrations import MIGRATIONS


def copy_database(path: Path, copy: Path) -> None:
    """Write a copy of the database at `path`, as of one moment, to the new file `copy`.

    Files that wait to be taken in are not in it: they may hold names, and are gone within days.
    """
    address = f"{path.resolve().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(address, uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        _empty(target, "staged_exports")


def _empty(connection: sqlite3.Connection, table: str) -> None:
    """Delete what a table holds, and overwrite it; a copy of an older version has no such table."""
    find = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    if connection.execute(find, (table,)).fetchone():
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"DELETE FROM {table}")
        connection.commit()


def check_copy(copy: Path) -> None:
    """`Refused` when the file is no sound database of this version of placeplan or an older one."""
    try:
        with closing(sqlite3.connect(copy)) as connection:
            faults = integrity_faults(Database(connection))
            if faults:
                raise refuse("backup_unreadable", found=faults[0])
            rows = connection.execute("SELECT name FROM _sqlite_migrations").fetchall()
    except sqlite3.DatabaseError as error:
        raise refuse("backup_unreadable", found=str(error)) from error
    known = {migration.name for migration in MIGRATIONS.pending(Database(memory=True))}
    newer = sorted({name for (name,) in rows} - known)
    if newer:
        raise refuse("backup_newer", found=newer[-1])


def database_faults(path: Path) -> list[str]:
    """What is wrong with the database file at `path`; empty when all is sound."""
    try:
        with closing(open_database(path)) as database:
            return integrity_faults(database)
    except sqlite3.DatabaseError as error:
        return [str(error)]


def integrity_faults(database: Database) -> list[str]:
    """What SQLite finds wrong with the file or with a reference in it; empty when all is sound."""
    found = [row[0] for row in database.conn.execute("PRAGMA integrity_check") if row[0] != "ok"]
    lost = database.conn.execute("PRAGMA foreign_key_check").fetchall()
    return found + [f"{table} row {row} refers to no {parent}" for table, row, parent, _ in lost]


def sqlite_version() -> str:
    """The version of SQLite that is in use, such as `3.45.1`."""
    return sqlite3.sqlite_version
