"""What residents have begun and not sent. Drafts never count in any figure."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.surveys import survey_id


def add_draft(
    database: Database,
    survey_slug: str,
    response_key: str,
    content: Mapping[str, Any],
    on: date,
    *,
    is_shared: bool = False,
) -> None:
    """Keep a new draft under the key that its response will have.

    `is_shared` when it was begun on a shared tablet: nobody comes back to it without a code.
    """
    with writing(database):
        database.conn.execute(
            "INSERT INTO drafts (response_key, survey_id, content, updated_on, is_shared)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                response_key,
                survey_id(database, survey_slug),
                _text(content),
                on.isoformat(),
                is_shared,
            ),
        )


def set_return_hash(database: Database, response_key: str, return_hash: str, on: date) -> None:
    """Let a draft be found by its return code; NotFound when it was sent or purged meanwhile."""
    with writing(database):
        cursor = database.conn.execute(
            "UPDATE drafts SET return_hash = ?, updated_on = ? WHERE response_key = ?",
            (return_hash, on.isoformat(), response_key),
        )
        if not cursor.rowcount:
            raise NotFound(response_key)


def update_draft(
    database: Database,
    survey_slug: str,
    response_key: str,
    change: Callable[[dict[str, Any]], Mapping[str, Any]],
    on: date,
) -> None:
    """Replace what a draft holds by what `change` makes of it; nobody else writes meanwhile.

    NotFound when it was sent or purged.
    """
    with writing(database):
        content = find_draft(database, survey_slug, response_key)
        if content is None:
            raise NotFound(response_key)
        database.conn.execute(
            "UPDATE drafts SET content = ?, updated_on = ? WHERE response_key = ?",
            (_text(change(content)), on.isoformat(), response_key),
        )


def find_draft(database: Database, survey_slug: str, response_key: str) -> dict[str, Any] | None:
    """What the survey's draft with this key holds, if there is one."""
    row = database.conn.execute(
        "SELECT content FROM drafts JOIN surveys ON surveys.id = survey_id"
        " WHERE response_key = ? AND slug = ?",
        (response_key, survey_slug),
    ).fetchone()
    return None if row is None else json.loads(row[0])


def find_returning(database: Database, return_hash: str) -> tuple[str, str] | None:
    """The survey's slug and the key of the draft with this return code, if there is one."""
    row = database.conn.execute(
        "SELECT slug, response_key FROM drafts JOIN surveys ON surveys.id = survey_id"
        " WHERE return_hash = ? AND return_hash <> ''",
        (return_hash,),
    ).fetchone()
    return None if row is None else (row[0], row[1])


def remove_draft(database: Database, response_key: str) -> None:
    """Remove a draft, if it is still there."""
    with writing(database):
        database.conn.execute("DELETE FROM drafts WHERE response_key = ?", (response_key,))


def remove_unless_returning(database: Database, response_key: str) -> None:
    """Remove a draft whose turn on a shared tablet is over, unless its code was asked for."""
    with writing(database):
        database.conn.execute(
            "DELETE FROM drafts WHERE response_key = ? AND return_hash = ''", (response_key,)
        )


def remove_drafts_before(database: Database, day: date, today: date | None = None) -> int:
    """Remove drafts last touched before this day; returns how many.

    With `today`, also those of earlier days that were left behind on a shared tablet.
    """
    with writing(database):
        cursor = database.conn.execute(
            "DELETE FROM drafts WHERE updated_on < ?"
            " OR (is_shared AND return_hash = '' AND updated_on < ?)",
            (day.isoformat(), (today or day).isoformat()),
        )
        return cursor.rowcount


def _text(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)
