"""Answers from another tool: read, mapped, looked at, taken in and out again."""

from collections.abc import Callable
from io import BytesIO

import pytest
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from placeplan.store.recounts import recount
from placeplan.store.response_imports import list_response_imports
from placeplan.store.response_rows import iterate_responses
from placeplan.store.staged_exports import list_staged_exports
from tests.other_tools import as_csv, as_workbook, other_tool_rows, with_ratings
from tests.pages import PageClient, find_form, read, text_of
from tests.store.stocked import stock

HOME = "/surveys-import/your-place"


@pytest.fixture
def survey(database: Database) -> Survey:
    return stock(database)


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient], survey: Survey) -> PageClient:
    return client_as(Role.OFFICER)


def send(officer: PageClient, content: bytes, name: str = "theirs.csv") -> TestResponse:
    return officer.post_form(HOME, {"file": (BytesIO(content), name)}, button="Read the file")


def test_fifteen_hundred_comments_from_another_tool_are_brought(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    answer = send(officer, as_csv(other_tool_rows(1500)))
    assert answer.request.path.endswith("/columns")
    answer = officer.post_form(answer.request.path, {}, button="Save and show what it says")
    page = read(answer)
    assert "Take in 1500 answers" in text_of(answer) and page.select_one(".radar")
    assert list(iterate_responses(database, survey)) == []
    answer = officer.post_form(answer.request.path, {}, button="Take in 1500 answers")
    assert "1500 answers were taken in" in text_of(answer)
    comments = database.conn.execute("SELECT count(*) FROM comments").fetchone()[0]
    assert comments == 1500 and recount(database, survey.slug) == []
    assert list_staged_exports(database, survey.slug) == []
    assert "person1@example.org" not in "".join(database.conn.iterdump())
