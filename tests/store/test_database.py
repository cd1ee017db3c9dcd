"""One way to write: all of it or nothing, one writer at a time, and nothing outside it."""

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from placeplan.operations.setup import database_path
from placeplan.store.database import (
    Database,
    list_pending_migrations,
    open_database,
    prepare_database,
    reading,
    writing,
)

ADD = "INSERT INTO settings (name, value) VALUES (?, '0')"
RAISE = "UPDATE settings SET value = ? WHERE name = 'number'"
THREADS, TIMES = 8, 25

ANOTHER_PROCESS = """
import sys
from pathlib import Path
from placeplan.store.database import open_database, writing
database = open_database(Path(sys.argv[1]))
for _time in range(int(sys.argv[2])):
    with writing(database):
        row = database.execute("SELECT value FROM settings WHERE name = 'number'").fetchone()
        value = str(int(row[0]) + 1)
        database.execute("UPDATE settings SET value = ? WHERE name = 'number'", [value])
database.close()
"""


def names(database: Database) -> list[str]:
    return [name for (name,) in database.conn.execute("SELECT name FROM settings ORDER BY name")]


def number(database: Database) -> int:
    query = "SELECT value FROM settings WHERE name = 'number'"
    return int(database.conn.execute(query).fetchone()[0])


def test_writing_outside_a_transaction_is_refused(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.conn.execute(ADD, ["a"])
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.conn.execute("DROP TABLE settings")
    assert names(database) == []


def test_what_is_deleted_is_overwritten_whatever_sqlite_was_built_with(database: Database) -> None:
    assert database.conn.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_a_refused_write_does_not_spoil_the_next_one(instance: Path, database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        database.conn.execute(ADD, ["a"])
    with writing(database):
        database.conn.execute(ADD, ["b"])
    with closing(open_database(database_path(instance))) as other:
        assert names(other) == ["b"]


def test_writing_again_afterwards_is_refused(database: Database) -> None:
    with writing(database):
        database.conn.execute(ADD, ["a"])
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.conn.execute(ADD, ["b"])


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_what_fails_leaves_nothing(database: Database, error: type[BaseException]) -> None:
    with pytest.raises(error), writing(database):
        database.conn.execute(ADD, ["a"])
        raise error
    assert names(database) == []
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.conn.execute(ADD, ["b"])


def test_a_commit_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), writing(database):
        database.conn.execute("PRAGMA defer_foreign_keys = ON")
        database.conn.execute("INSERT INTO places VALUES ('N0', 'a', 'A', 'urban')")
    assert not database.conn.in_transaction
    assert database.conn.execute("SELECT count(*) FROM places").fetchone() == (0,)


def test_writing_inside_writing_is_one_transaction(database: Database) -> None:
    with pytest.raises(ValueError, match="outer"), writing(database):
        with writing(database):
            database.conn.execute(ADD, ["a"])
        raise ValueError("outer")
    assert names(database) == []


def test_an_inner_failure_takes_back_only_its_own(database: Database) -> None:
    with writing(database):
        database.conn.execute(ADD, ["outer"])
        with pytest.raises(ValueError, match="inner"), writing(database):
            database.conn.execute(ADD, ["inner"])
            raise ValueError("inner")
        with writing(database):
            database.conn.execute(ADD, ["second"])
    assert names(database) == ["outer", "second"]


def test_who_writes_cannot_write_by_another_connection(instance: Path, database: Database) -> None:
    with closing(open_database(database_path(instance))) as other, writing(database):
        database.conn.execute(ADD, ["first"])
        with pytest.raises(RuntimeError, match="another connection"), writing(other):
            pass
    with writing(database):
        database.conn.execute(ADD, ["second"])
    assert names(database) == ["first", "second"]


def test_what_is_read_inside_reading_is_of_one_moment(instance: Path, database: Database) -> None:
    with closing(open_database(database_path(instance))) as other, reading(database):
        assert names(database) == []
        with writing(other):
            other.conn.execute(ADD, ["a"])
        assert names(database) == []
        with pytest.raises(sqlite3.OperationalError, match="readonly"), writing(database):
            database.conn.execute(ADD, ["b"])
    assert names(database) == ["a"]
    with writing(database), reading(database):
        database.conn.execute(ADD, ["c"])
        assert names(database) == ["a", "c"]


def raise_often(path: Path, failures: list[BaseException]) -> None:
    try:
        with closing(open_database(path)) as database:
            for _time in range(TIMES):
                with writing(database):
                    database.conn.execute(RAISE, [str(number(database) + 1)])
    except BaseException as error:
        failures.append(error)


def test_threads_that_read_then_write_lose_nothing(instance: Path, database: Database) -> None:
    with writing(database):
        database.conn.execute(ADD, ["number"])
    failures: list[BaseException] = []
    path = database_path(instance)
    threads = [threading.Thread(target=raise_often, args=(path, failures)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert number(database) == THREADS * TIMES


def test_another_process_may_write_at_the_same_time(instance: Path, database: Database) -> None:
    with writing(database):
        database.conn.execute(ADD, ["number"])
    path = database_path(instance)
    command = [sys.executable, "-W", "error", "-c", ANOTHER_PROCESS, str(path), "100"]
    failures: list[BaseException] = []
    checkout = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, cwd=checkout, stderr=subprocess.PIPE) as process:
        rounds = 0
        while process.poll() is None or rounds == 0:
            raise_often(path, failures)
            rounds += 1
        _output, errors = process.communicate()
    assert (process.returncode, errors, failures) == (0, b"", [])
    assert number(database) == 100 + rounds * TIMES


def test_foreign_keys_hold(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), writing(database):
        database.conn.execute("INSERT INTO places VALUES ('N0', 'a', 'A', 'urban')")


def test_a_commit_reaches_the_disk_first(database: Database) -> None:
    full = 2
    assert database.conn.execute("PRAGMA synchronous").fetchone() == (full,)
    assert database.conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_reader_waits_for_a_busy_database(database: Database) -> None:
    (milliseconds,) = database.conn.execute("PRAGMA busy_timeout").fetchone()
    assert milliseconds >= 5_000


def test_a_transaction_holds_the_write_lock_from_its_beginning(
    instance: Path, database: Database
) -> None:
    other = sqlite3.connect(database_path(instance), timeout=0, isolation_level=None)
    locked = pytest.raises(sqlite3.OperationalError, match="locked")
    with closing(other), writing(database), locked:
        other.execute("BEGIN IMMEDIATE")


def test_preparing_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "placeplan.db"
    pending = list_pending_migrations(path)
    assert pending
    assert not path.exists()
    assert prepare_database(path) == pending
    assert list_pending_migrations(path) == []
    assert prepare_database(path) == []
