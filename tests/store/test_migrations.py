"""Each migration keeps the rows that were there before it.

A new migration needs nothing here but its name: the rows are made up from the tables themselves.
"""

import re
import sqlite3
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from placeplan.store.database import Database, open_database, prepare_database
from placeplan.store.migrations import MIGRATIONS

# Append only: what has once been applied somewhere is never renamed, removed or put elsewhere.
NAMES = [
    "0001_partnership",
    "0002_accounts",
    "0003_surveys",
    "0004_responses",
    "0005_listings",
    "0006_plans",
    "0007_retention",
    "0008_languages",
    "0009_drafts",
    "0010_questionnaires",
    "0011_postcodes",
    "0012_monitoring",
    "0013_flags",
    "0014_paper_sheets",
    "0015_setup_version",
    "0016_monitoring_marks",
    "0017_sheet_edits",
    "0018_facilitator_links",
    "0019_attendance",
    "0020_workshop_events",
    "0021_sheet_checks",
    "0022_removals",
    "0023_late_corrections",
    "0024_revision_numbers",
    "0025_comment_reviews",
    "0026_tags",
    "0027_requests",
    "0028_area_figures",
    "0029_engagement",
    "0030_screenings",
    "0031_staged_responses",
    "0032_editions",
    "0033_consultations",
    "0034_decisions",
    "0035_progress",
    "0036_finding_evidence",
    "0037_action_fields",
    "0038_lead_wordings",
    "0039_sign_ins",
    "0040_authenticators",
    "0041_sign_in_attempts",
    "0042_council_identities",
]
# columns in which nobody ever wrote anything: 0039 signs staff out once instead
DROPPED = {"accounts": {"session_key"}}
MOST_TRIES = 5_000

Row = dict[str, Any]


def own_tables(database: Database) -> list[str]:
    """But for the index of words, which is made from the comments."""
    found = database.conn.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
    )
    return sorted(name for (name,) in found if not name.startswith(("_", "sqlite_")))


def rows_of(database: Database, table: str) -> list[Row]:
    return list(database[table].rows)


def parents_first(database: Database) -> list[str]:
    """The tables, each after those that its foreign keys point to."""
    found: list[str] = []
    waiting = own_tables(database)
    while waiting:
        ready = [
            table
            for table in waiting
            if {key.other_table for key in database[table].foreign_keys} <= {*found, table}
        ]
        assert ready, f"the foreign keys of {', '.join(waiting)} go round in a circle"
        found += ready
        waiting = [table for table in waiting if table not in ready]
    return found


def candidates(database: Database, table: str, column: sqlite3.Row) -> list[Any]:
    """Values that may do for a column, likeliest first."""
    name, kind = column[1], column[2].upper()
    points_to = database.conn.execute(
        'SELECT "table", coalesce("to", ?) FROM pragma_foreign_key_list(?) WHERE "from" = ?',
        [name, table, name],
    ).fetchall()
    for other, key in points_to:
        if other != table:
            return [row[key] for row in rows_of(database, other)][:1]
    schema = database[table].schema
    if f"json_valid({name})" in schema:
        return ['{"made": "up"}']
    if length := re.search(rf"length\({name}\) = (\d+)", schema):
        return ["a" * int(length[1])]
    if listed := re.search(rf"\b{name}\b IN \(([^)]*)\)", schema, re.DOTALL):
        return [each.strip().strip("'") for each in listed[1].split(",")]
    if kind == "INTEGER":
        return [1, 0, 7]
    if kind == "REAL":
        return [1.5]
    if kind == "BLOB":
        return [b"made up"]
    if name.endswith("_on"):
        return ["2026-06-12"]
    return ["made-up-é", "made-up", "4", "someone@example.org", '{"made": "up"}', "#0b5563", ""]


def add_made_up_row(database: Database, table: str) -> None:
    columns = database.conn.execute(f"PRAGMA table_info({table})").fetchall()
    names = ", ".join(f'"{column[1]}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    choices = [candidates(database, table, column) for column in columns]
    refusals = set()
    for _try, values in zip(range(MOST_TRIES), in_order_of_likelihood(choices), strict=False):
        try:
            database.conn.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values)
        except sqlite3.IntegrityError as error:
            refusals.add(str(error))
        else:
            return
    pytest.fail(f"no made-up row fits {table}: {refusals}. Add a value to `candidates`.")


def in_order_of_likelihood(choices: list[list[Any]]) -> Any:
    """Every first choice, then one column changed, then two, then whatever is left."""
    first = [each[0] for each in choices]
    yield first
    others = [(at, value) for at, each in enumerate(choices) for value in each[1:]]
    for at, value in others:
        yield [*first[:at], value, *first[at + 1 :]]
    for (one, value), (two, another) in product(others, others):
        if one < two:
            changed = list(first)
            changed[one], changed[two] = value, another
            yield changed
    yield from product(*choices)


def troubles(database: Database) -> list[Any]:
    """What SQLite itself finds wrong with the rows."""
    found = database.conn.execute("PRAGMA integrity_check").fetchall()
    return [*database.conn.execute("PRAGMA foreign_key_check"), *(f for f in found if f != ("ok",))]


def kept_part(rows: list[Row], columns: set[str]) -> list[Row]:
    return [{name: row[name] for name in row.keys() & columns} for row in rows]


def test_migrations_are_only_ever_appended() -> None:
    registered = [migration.name for migration in MIGRATIONS.pending(Database(memory=True))]
    assert registered[: len(NAMES)] == NAMES, "a migration was renamed, removed or moved"
    assert registered == NAMES, "add the new migration's name at the end of NAMES"


@pytest.mark.parametrize("name", [*NAMES[1:], "the present"])
def test_a_migration_keeps_the_rows_that_are_there(name: str, tmp_path: Path) -> None:
    path = tmp_path / "placeplan.db"
    with closing(open_database(path)) as database:
        database.conn.execute("PRAGMA query_only = OFF")
        MIGRATIONS.apply(database, stop_before=None if name == "the present" else name)
        for table in parents_first(database):
            add_made_up_row(database, table)
        before = {table: rows_of(database, table) for table in own_tables(database)}
        assert all(before.values())
        assert troubles(database) == []
    prepare_database(path)
    with closing(open_database(path)) as database:
        for table, rows in before.items():
            assert table in own_tables(database), f"{table} was dropped with rows in it"
            wanted = rows[0].keys() - DROPPED.get(table, set())
            assert wanted <= set(database[table].columns_dict), f"a column of {table} was dropped"
            assert kept_part(rows_of(database, table), wanted) == kept_part(rows, wanted)
        assert troubles(database) == []


def test_a_migration_that_fails_leaves_the_schema_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "placeplan.db"
    with closing(open_database(path)) as database:
        database.conn.execute("PRAGMA query_only = OFF")
        MIGRATIONS.apply(database, stop_before="0002_accounts")
        database.conn.execute("CREATE TABLE one_time_links (in_the_way TEXT) STRICT")
        before = own_tables(database)
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        prepare_database(path)
    with closing(open_database(path)) as database:
        assert own_tables(database) == before
