"""Flags of answers that look like a repeat or like spam, as set when they are sent."""

import json
import secrets
from collections.abc import Iterable

from placeplan.domain.repeats import FlagKind, unlike_group
from placeplan.domain.responses import Response
from placeplan.store.database import Database, writing
from placeplan.store.surveys import survey_id


def find_sent_before(
    database: Database, survey_slug: str, sent_before: str, draft_key: str
) -> int | None:
    """The number of the response with the key `sent_before`, if the survey has it.

    None for a draft of a shared tablet, where one person comes after the other.
    """
    row = database.conn.execute(
        "SELECT id FROM responses WHERE key = ? AND survey_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM drafts WHERE response_key = ? AND is_shared = 1)",
        (sent_before, survey_id(database, survey_slug), draft_key),
    ).fetchone()
    return None if row is None else int(row[0])


def find_same_text(database: Database, survey_slug: str, marks: Iterable[int]) -> int | None:
    """The number of a response of the survey that has a text with one of these marks, if any.

    They are looked up in an index: the cost does not grow with the responses.
    """
    row = database.conn.execute(
        "SELECT response_id FROM text_marks"
        " WHERE survey_id = ? AND mark IN (SELECT value FROM json_each(?)) LIMIT 1",
        (survey_id(database, survey_slug), json.dumps(list(marks))),
    ).fetchone()
    return None if row is None else int(row[0])


def add_text_marks(database: Database, response: Response, marks: Iterable[int]) -> None:
    """Let the texts of a stored response be found again by their marks."""
    with writing(database):
        identity, survey = _numbers(database, response)
        database.conn.executemany(
            "INSERT INTO text_marks (survey_id, mark, response_id) VALUES (?, ?, ?)",
            [(survey, mark, identity) for mark in marks],
        )


def add_flags(
    database: Database, response: Response, flags: Iterable[FlagKind], like: int | None
) -> None:
    """Flag a stored response, in the group of the response it is `like` (by number), if any."""
    kinds = list(flags)
    with writing(database):
        identity, survey = _numbers(database, response)
        group = _group_of(database, survey, like) if like is not None else None
        values = (identity, survey, group or unlike_group(kinds, response.collected_on))
        database.conn.execute(
            "INSERT INTO flagged_responses (response_id, survey_id, group_key) VALUES (?, ?, ?)",
            values,
        )
        database.conn.executemany(
            "INSERT INTO flags (response_id, kind) VALUES (?, ?)",
            [(identity, kind) for kind in kinds],
        )


def _numbers(database: Database, response: Response) -> tuple[int, int]:
    row = database.conn.execute(
        "SELECT id, survey_id FROM responses WHERE key = ?", (response.key,)
    ).fetchone()
    return row[0], row[1]


def _group_of(database: Database, survey: int, like: int) -> str:
    row = database.conn.execute(
        "SELECT group_key FROM flagged_responses WHERE response_id = ?", (like,)
    ).fetchone()
    if row is not None:
        return str(row[0])
    group = secrets.token_hex(6)
    # the first of a group has nothing to look at but what came after it
    database.conn.execute(
        "INSERT INTO flagged_responses (response_id, survey_id, group_key, is_looked_at)"
        " VALUES (?, ?, ?, 1)",
        (like, survey, group),
    )
    return group
