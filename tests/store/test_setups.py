"""What pages keep of the setup is out of date after every change of it, and after no other."""

import pytest

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.setups import setup_version

# a change of each table that `known` may be asked for; whatever the columns, a row is a row
COUNTED = (
    "settings",
    "files",
    "areas",
    "places",
    "surveys",
    "survey_areas",
    "survey_places",
    "languages",
)
ADDITIONS = {
    "settings": "INSERT INTO settings (name, value) VALUES ('made-up', '')",
    "files": "INSERT INTO files (name, media_type, content) VALUES ('made-up', 'image/png', x'00')",
    "languages": "INSERT INTO languages (code, checked_by, checked_on)"
    " VALUES ('ga', 'A made-up translator', '2026-06-12')",
}


@pytest.fixture
def filled(database: Database, survey: Survey) -> Database:
    with writing(database):
        for addition in ADDITIONS.values():
            database.conn.execute(addition)
    return database


def changed_by(database: Database, statement: str) -> bool:
    before = setup_version(database)
    with writing(database):
        database.conn.execute("PRAGMA defer_foreign_keys = ON")
        assert database.conn.execute(statement).rowcount
        after = setup_version(database)
        # what refers to a row that was deleted keeps this from being stored
        database.conn.execute("ROLLBACK")
        database.conn.execute("BEGIN")
    return after > before


@pytest.mark.parametrize("table", COUNTED)
def test_every_change_of_a_table_is_a_new_version(filled: Database, table: str) -> None:
    columns = [row[1] for row in filled.conn.execute(f"PRAGMA table_info({table})")]
    assert changed_by(filled, f"UPDATE {table} SET {columns[0]} = {columns[0]}")
    assert changed_by(filled, f"DELETE FROM {table}")


@pytest.mark.parametrize("table", COUNTED)
def test_every_row_added_to_a_table_is_a_new_version(filled: Database, table: str) -> None:
    rows = filled.conn.execute(f"SELECT * FROM {table}").fetchall()
    marks = ", ".join("?" * len(rows[0]))
    with writing(filled):
        filled.conn.execute("PRAGMA defer_foreign_keys = ON")
        filled.conn.execute(f"DELETE FROM {table}")
        before = setup_version(filled)
        filled.conn.execute(f"INSERT INTO {table} VALUES ({marks})", rows[0])
        assert setup_version(filled) > before
        filled.conn.executemany(f"INSERT INTO {table} VALUES ({marks})", rows[1:])


def test_answers_are_no_new_version(filled: Database, survey: Survey) -> None:
    before = setup_version(filled)
    with writing(filled):
        filled.conn.execute(
            "INSERT INTO drafts (response_key, survey_id, content, updated_on)"
            " SELECT 'made-up', id, '{}', '2026-06-12' FROM surveys"
        )
    assert setup_version(filled) == before
