"""The tables refuse by themselves what must never be in them, whoever writes."""

import sqlite3
from typing import Any

import pytest

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response
from tests.factories import make_response

COLUMNS: dict[str, Any] = {
    "key": "made-up",
    "survey_id": 1,
    "area_code": "N10000707",
    "channel": "paper",
    "form": "individual",
    "people": 1,
    "collected_on": "2026-06-12",
    "content_hash": "made up",
}
COUNT = (1, "N10000707", "", "individual", "feeling_safe", "4")


def insert(database: Database, table: str, columns: dict[str, Any]) -> None:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    with writing(database):
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        database.conn.execute(sql, list(columns.values()))


@pytest.mark.parametrize(
    "changes",
    [
        {"key": ""},
        {"channel": "post"},
        {"form": "couple"},
        {"people": 0},
        {"people": 2},
        {"people": 1.5},
        {"people": "many"},
        {"form": "group", "channel": "online", "people": 8},
        {"collected_on": "12 June 2026"},
        {"collected_on": "2026-06-31"},
        {"area_code": "N0"},
        {"survey_id": 2},
        {"workshop_id": 1},
        {"state": "lost"},
        {"state": "excluded"},
        {"key": None},
    ],
)
@pytest.mark.usefixtures("survey")
def test_a_row_that_is_no_response_is_refused(database: Database, changes: dict[str, Any]) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(database, "responses", COLUMNS | changes)
    insert(database, "responses", COLUMNS)


@pytest.mark.parametrize(
    "answer", ["", "0", "10", "-1", "4.5", "x", "DK", "5-3", "3-3", "0-4", "3–5", b"4", None]
)
def test_an_answer_off_every_scale_is_refused(
    database: Database, survey: Survey, answer: str | bytes | None
) -> None:
    with writing(database):
        add_response(database, make_response(survey))
    row = {"response_id": 1, "theme_key": "feeling_safe", "answer": answer}
    with pytest.raises(sqlite3.IntegrityError):
        insert(database, "answers", row)
    insert(database, "answers", row | {"answer": "3-5"})


@pytest.mark.parametrize(("responses", "people"), [(-1, 1), (2, 1), ("one", 1), (1, 0.5)])
@pytest.mark.usefixtures("survey")
def test_an_impossible_count_is_refused(database: Database, responses: Any, people: Any) -> None:
    with pytest.raises(sqlite3.IntegrityError), writing(database):
        marks = ", ".join("?" * (len(COUNT) + 2))
        sql = f"INSERT INTO answer_counts VALUES ({marks})"
        database.conn.execute(sql, [*COUNT, responses, people])


@pytest.mark.parametrize(
    "changes",
    [
        {"slug": "Your Place"},
        {"slug": ""},
        {"title": ""},
        {"closes_on": "2026-04-01"},
        {"opens_on": "1 May 2026"},
        {"closes_on": "next May"},
        {"is_published": 2},
    ],
)
@pytest.mark.usefixtures("survey")
def test_an_impossible_survey_is_refused(database: Database, changes: dict[str, Any]) -> None:
    columns = {
        "slug": "another",
        "title": "Another",
        "questionnaire_id": 1,
        "opens_on": "2026-05-01",
        "closes_on": "2026-05-31",
        "created_at": "2026-04-01T10:00:00Z",
    }
    with pytest.raises(sqlite3.IntegrityError):
        insert(database, "surveys", columns | changes)
    insert(database, "surveys", columns)


def test_every_table_is_strict(database: Database) -> None:
    tables = database.conn.execute(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
        r" AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name NOT LIKE '\_%' ESCAPE '\'"
    ).fetchall()
    assert tables
    assert [name for name, is_strict in tables if not is_strict] == []


def test_no_number_is_given_twice(database: Database) -> None:
    """A page that was opened before a row was deleted must not change the row that came after."""
    schemas = database.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    numbered = {name: sql for name, sql in schemas if "    id INTEGER" in sql}
    assert "comments" in numbered
    again = [name for name, sql in numbered.items() if "PRIMARY KEY AUTOINCREMENT" not in sql]
    assert not again, f"write `id INTEGER PRIMARY KEY AUTOINCREMENT` for {', '.join(again)}"


@pytest.mark.usefixtures("survey")
def test_the_day_answers_expired_is_a_day_or_nothing(database: Database) -> None:
    change = "UPDATE surveys SET responses_expired_on = ?"
    for refused in ("last summer", "2026-06-31", None):
        with pytest.raises(sqlite3.IntegrityError), writing(database):
            database.conn.execute(change, [refused])
    for kept in ("2026-06-12", ""):
        with writing(database):
            database.conn.execute(change, [kept])
