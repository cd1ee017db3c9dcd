"""Responses read back from their rows."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Literal

from placeplan.domain.comments import KEPT_BACK
from placeplan.domain.response_records import response_from_record
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.store.comment_veils import veiled, veils_of
from placeplan.store.database import Database, reading
from placeplan.store.faults import NotFound
from placeplan.store.surveys import get_survey

ResponseState = Literal["counted", "excluded"]

RECORDS_IN_A_PAGE = 500

SELECT = (
    "SELECT responses.*, surveys.slug AS survey_slug, coalesce(workshops.key, '') AS workshop"
    " FROM responses JOIN surveys ON surveys.id = responses.survey_id"
    " LEFT JOIN workshops ON workshops.id = responses.workshop_id"
)


@dataclass(frozen=True)
class StoredResponse:
    """A response with what the store knows about it; `version` grows with each correction.

    `removed_by` says who removed a sheet where it was entered, and may put it back; it is empty
    where the response counts, or was left out in review.
    """

    response: Response
    state: ResponseState
    state_reason: str
    version: int
    entered_by: str
    removed_by: str = ""


@dataclass(frozen=True)
class Revision:
    """What a response said before a correction, whether it counted, and who corrected it when.

    `sheet_number` is the number that it had on paper, empty where that was not kept.
    """

    version: int
    changed_at: datetime
    changed_by: str
    response: Response
    state: ResponseState
    sheet_number: str = ""


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


def find_response_by_receipt(database: Database, receipt_hash: str) -> StoredResponse | None:
    """The response whose receipt code has this hash, if there is one."""
    row = database.conn.execute(
        "SELECT key FROM responses WHERE receipt_hash = ? AND receipt_hash <> ''", (receipt_hash,)
    ).fetchone()
    return None if row is None else get_response(database, row[0])


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
    """What a response said before each correction, oldest first, without what is kept back."""
    row = get_row(database, key)
    survey, veils = get_survey(database, row["survey_slug"]), veils_of(database, row["id"])
    return [
        Revision(
            version=revision["version"],
            changed_at=datetime.fromisoformat(revision["changed_at"]),
            changed_by=revision["changed_by"],
            response=veiled(response_from_record(json.loads(revision["content"]), survey), veils),
            state=revision["state"],
            sheet_number=revision["sheet_number"],
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
    """The same responses as plain records, for exports that need no checking again.

    One that says nothing but what is kept back is left out: a file could not be taken in with it.
    """
    where = " AND responses.area_code = ?" if area_code is not None else ""
    scope = [survey_slug] + ([area_code] if area_code is not None else [])
    condition = f"WHERE surveys.slug = ? AND responses.state = 'counted'{where}"
    with reading(database):
        yield from _records_in_order(database, condition, scope)


def _records_in_order(
    database: Database, condition: str, scope: list[str]
) -> Iterator[dict[str, Any]]:
    rows = database.query(f"{SELECT} {condition} ORDER BY collected_on, responses.key", scope)
    while page := list(islice(rows, RECORDS_IN_A_PAGE)):
        yield from filter(_says_something, _records_from_rows(database, page))


def find_record(database: Database, identity: int) -> dict[str, Any]:
    """The response with this number as it is exported, whether or not it counts."""
    rows = list(database.query(f"{SELECT} WHERE responses.id = ?", [identity]))
    return _records_from_rows(database, rows)[0]


def get_row(database: Database, key: str) -> dict[str, Any]:
    """A response's row with its survey's slug and workshop's key; NotFound when there is none."""
    for row in database.query(f"{SELECT} WHERE responses.key = ?", [key]):
        return row
    raise NotFound(key)


def stored_from_row(database: Database, row: dict[str, Any], survey: Survey) -> StoredResponse:
    """The stored response of this survey that a row of `get_row` stands for.

    Where a text was marked as a concern, `KEPT_BACK` stands.
    """
    (record,) = _records_from_rows(database, [row])
    _mark_concerns(database, row["id"], record)
    return StoredResponse(
        response=response_from_record(record, survey),
        state=row["state"],
        state_reason=row["state_reason"],
        version=row["version"],
        entered_by=row["entered_by"],
        removed_by=row["removed_by"],
    )


def _records_from_rows(database: Database, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    records = {row["id"]: _record_from_row(row) for row in rows}
    of_these = "WHERE response_id IN (SELECT value FROM json_each(?))"
    identities = [json.dumps([*records])]
    for identity, theme_keys, marks in database.conn.execute(
        "SELECT response_id, group_concat(theme_key), group_concat(answer)"
        f" FROM answers {of_these} GROUP BY response_id",
        identities,
    ):
        said = zip(theme_keys.split(","), marks.split(","), strict=True)
        records[identity]["answers"] = {theme_key: [mark, "", ""] for theme_key, mark in said}
    for identity, theme_key, kind, text in database.conn.execute(
        f"SELECT response_id, theme_key, kind, text FROM comments {of_these}", identities
    ):
        _put_text(records[identity], theme_key, kind, text)
    return list(records.values())


def _mark_concerns(database: Database, identity: int, record: dict[str, Any]) -> None:
    for theme_key, kind in database.conn.execute(
        "SELECT theme_key, kind FROM concerns WHERE response_id = ?", (identity,)
    ).fetchall():
        said = record["answers"].get(theme_key, ["", "", ""])
        is_free = not (said[1 if kind == "good" else 2] if theme_key else record[kind])
        if is_free:
            _put_text(record, theme_key, kind, KEPT_BACK)


def _put_text(record: dict[str, Any], theme_key: str, kind: str, text: str) -> None:
    if theme_key:
        answer = record["answers"].setdefault(theme_key, ["", "", ""])
        answer[1 if kind == "good" else 2] = text
    else:
        record[kind] = text


def _says_something(record: dict[str, Any]) -> bool:
    return bool(record["answers"] or record["priorities"] or record["assets"] or record["actions"])


def _record_from_row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "response_key": row["key"],
        "area": row["area_code"],
        "place": row["place_key"],
        "channel": row["channel"],
        "form": row["form"],
        "people": row["people"],
        "workshop": row["workshop"],
        "collected_on": row["collected_on"],
        "answers": {},
        "priorities": row["priorities"].split(";") if row["priorities"] else [],
        "age_band": row["age_band"],
        "connection": row["connection"].split(";") if row["connection"] else [],
        "assets": "",
        "actions": "",
    }
