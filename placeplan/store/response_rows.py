"""Responses read back from their rows."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Literal

from sqlite_utils import Database

from placeplan.domain.response_records import response_from_record
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.store.database import reading
from placeplan.store.faults import NotFound
from placeplan.store.surveys import get_survey

ResponseState = Literal["counted", "excluded"]

SELECT = (
    "SELECT responses.*, surveys.slug AS survey_slug, coalesce(workshops.key, '') AS workshop"
    " FROM responses JOIN surveys ON surveys.id = responses.survey_id"
    " LEFT JOIN workshops ON workshops.id = responses.workshop_id"
)


@dataclass(frozen=True)
class StoredResponse:
    """A response with what the store knows about it; `version` grows with each correction."""

    response: Response
    state: ResponseState
    state_reason: str
    version: int
    entered_by: str


@dataclass(frozen=True)
class Revision:
    """What a response said before a correction, and who corrected it when."""

    version: int
    changed_at: datetime
    changed_by: str
    response: Response


def get_response(database: Database, key: str) -> StoredResponse:
    """The response with this key; NotFound when there is none."""
    row = get_row(database, key)
    return stored_from_row(database, row, get_survey(database, row["survey_slug"]))


def find_response(database: Database, key: str) -> StoredResponse | None:
    """The response with this key, if there is one."""
    try:
        return get_response(database, key)
    except NotFound:
        return None


def list_workshop_responses(
    database: Database, survey_slug: str, workshop_key: str
) -> list[StoredResponse]:
    """A workshop's sheets, in the order they were entered."""
    survey = get_survey(database, survey_slug)
    rows = database.query(
        f"{SELECT} WHERE surveys.slug = ? AND workshops.key = ? ORDER BY responses.id",
        [survey_slug, workshop_key],
    )
    return [stored_from_row(database, row, survey) for row in rows]


def list_revisions(database: Database, key: str) -> list[Revision]:
    """What a response said before each correction, oldest first."""
    row = get_row(database, key)
    survey = get_survey(database, row["survey_slug"])
    return [
        Revision(
            version=revision["version"],
            changed_at=datetime.fromisoformat(revision["changed_at"]),
            changed_by=revision["changed_by"],
            response=response_from_record(json.loads(revision["content"]), survey),
        )
        for revision in database.query(
            "SELECT * FROM response_revisions WHERE response_id = ? ORDER BY version", [row["id"]]
        )
    ]


def iterate_responses(
    database: Database, survey: Survey, area_code: str | None = None
) -> Iterator[Response]:
    """The survey's counted responses in export order, read as they are asked for."""
    for record in iterate_records(database, survey.slug, area_code):
        yield response_from_record(record, survey)


def iterate_records(
    database: Database, survey_slug: str, area_code: str | None = None
) -> Iterator[dict[str, Any]]:
    """The same responses as plain records, for exports that need no checking again."""
    where = " AND responses.area_code = ?" if area_code is not None else ""
    scope = [survey_slug] + ([area_code] if area_code is not None else [])
    condition = f"WHERE surveys.slug = ? AND responses.state = 'counted'{where}"
    with reading(database):
        yield from _merged_records(database, condition, scope)


def _merged_records(
    database: Database, condition: str, scope: list[str]
) -> Iterator[dict[str, Any]]:
    order = "ORDER BY collected_on, responses.key"
    rows = database.query(f"{SELECT} {condition} {order}", scope)
    marks = _by_response(database, "answers", "theme_key, answer", condition, order, scope)
    texts = _by_response(database, "comments", "theme_key, kind, text", condition, order, scope)
    next_marks, next_texts = next(marks, None), next(texts, None)
    for row in rows:
        found_marks, found_texts = {}, []
        if next_marks is not None and next_marks[0] == row["id"]:
            found_marks, next_marks = dict(next_marks[1]), next(marks, None)
        if next_texts is not None and next_texts[0] == row["id"]:
            found_texts, next_texts = next_texts[1], next(texts, None)
        yield _record_from_row(row, found_marks, found_texts)


def get_row(database: Database, key: str) -> dict[str, Any]:
    """A response's row with its survey's slug and workshop's key; NotFound when there is none."""
    for row in database.query(f"{SELECT} WHERE responses.key = ?", [key]):
        return row
    raise NotFound(key)


def stored_from_row(database: Database, row: dict[str, Any], survey: Survey) -> StoredResponse:
    """The stored response of this survey that a row of `get_row` stands for."""
    marks = database.conn.execute(
        "SELECT theme_key, answer FROM answers WHERE response_id = ?", (row["id"],)
    ).fetchall()
    texts = database.conn.execute(
        "SELECT theme_key, kind, text FROM comments WHERE response_id = ? ORDER BY id",
        (row["id"],),
    ).fetchall()
    return StoredResponse(
        response=response_from_record(_record_from_row(row, dict(marks), texts), survey),
        state=row["state"],
        state_reason=row["state_reason"],
        version=row["version"],
        entered_by=row["entered_by"],
    )


def _by_response(
    database: Database, table: str, columns: str, condition: str, order: str, scope: list[str]
) -> Iterator[tuple[int, list[Any]]]:
    rows = database.conn.execute(
        f"SELECT response_id, {columns} FROM responses JOIN {table} ON response_id = responses.id"
        " JOIN surveys ON surveys.id = responses.survey_id"
        f" {condition} {order}",
        scope,
    )
    for identity, group in groupby(rows, key=lambda row: row[0]):
        yield identity, [row[1:] for row in group]


def _record_from_row(
    row: dict[str, Any], marks: dict[str, str], texts: Sequence[Any]
) -> dict[str, Any]:
    said: dict[str, list[str]] = {key: [mark, "", ""] for key, mark in marks.items()}
    ending = {"assets": "", "actions": ""}
    for theme_key, kind, text in texts:
        if theme_key:
            said.setdefault(theme_key, ["", "", ""])[1 if kind == "good" else 2] = text
        else:
            ending[kind] = text
    return {
        "response_key": row["key"],
        "area": row["area_code"],
        "place": row["place_key"],
        "channel": row["channel"],
        "form": row["form"],
        "people": row["people"],
        "workshop": row["workshop"],
        "collected_on": row["collected_on"],
        "answers": said,
        "priorities": row["priorities"].split(";") if row["priorities"] else [],
        "age_band": row["age_band"],
        "connection": row["connection"].split(";") if row["connection"] else [],
        **ending,
    }
