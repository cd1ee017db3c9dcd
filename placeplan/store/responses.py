"""Responses as kept. Every way in ends here, and the kept counts follow in the same step."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any, Literal

from placeplan.domain.faults import refuse
from placeplan.domain.response_records import fingerprint, record_of
from placeplan.domain.responses import Response
from placeplan.store.comment_veils import given_fingerprint, shown_again, veils_of
from placeplan.store.counts import add_counts, changes_for, remove_counts
from placeplan.store.database import Database, writing
from placeplan.store.response_contents import (
    add_contents,
    is_reviewed_content,
    remember_content,
    update_contents,
)
from placeplan.store.response_rows import (
    ResponseState,
    StoredResponse,
    get_response,
    get_row,
)
from placeplan.store.surveys import survey_id

Admission = Literal["added", "known", "withdrawn"]


def add_response(
    database: Database, response: Response, *, entered_by: str = "", receipt_hash: str = ""
) -> Admission:
    """Store a response and count it.

    The same key with the same content is `known` and changes nothing; a key that was withdrawn
    is not taken again. `Refused` when the key is taken by other content or another survey, or
    when its workshop does not exist.
    """
    with writing(database):
        known = database.conn.execute(
            "SELECT id, content_hash FROM responses WHERE key = ?", (response.key,)
        ).fetchone()
        if known is not None:
            sent = fingerprint(response)
            if known[1] != sent and not is_reviewed_content(database, known[0], sent):
                raise refuse("response_key_taken", "response_key", found=response.key)
            return "known"
        if is_withdrawn(database, response.key):
            return "withdrawn"
        columns = response_columns(database, response) | {
            "entered_by": entered_by,
            "receipt_hash": receipt_hash,
        }
        names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        cursor = database.conn.execute(f"INSERT INTO responses ({names}) VALUES ({marks})", columns)
        add_contents(database, cursor.lastrowid or 0, columns["survey_id"], response)
        add_counts(database, columns["survey_id"], changes_for([response]))
        return "added"


def update_response(
    database: Database, response: Response, *, version: int, changed_by: str
) -> int:
    """Correct a stored response, keeping what it said before; returns the new version.

    A text of which something is kept back counts as unchanged where it comes as it was given or as
    it is shown, and stays kept back. `Refused` with `changed_meanwhile` when `version` is no longer
    the stored one, and when the response is another survey's or its workshop does not exist.
    """
    with writing(database):
        row = get_row(database, response.key)
        if row["version"] != version:
            raise refuse("changed_meanwhile", "version", found=version, expected=row["version"])
        if row["survey_slug"] != response.survey.slug:
            raise refuse("response_key_taken", "response_key", found=response.key)
        stored, veils = get_response(database, response.key), veils_of(database, row["id"])
        response = shown_again(response, veils)
        if fingerprint(response) == fingerprint(stored.response):
            return version
        columns = response_columns(database, response) | {
            "version": version + 1,
            "content_hash": given_fingerprint(response, veils),
        }
        _keep_revision(database, row["id"], stored, changed_by)
        if stored.state == "counted":
            remove_counts(database, row["survey_id"], changes_for([stored.response]))
            add_counts(database, row["survey_id"], changes_for([response]))
        assignments = ", ".join(f"{name} = :{name}" for name in columns)
        database.conn.execute(f"UPDATE responses SET {assignments} WHERE key = :key", columns)
        update_contents(database, row["id"], row["survey_id"], response)
        if veils:
            remember_content(database, row["id"])
        return version + 1


def keep_version(database: Database, key: str, changed_by: str) -> None:
    """Give a response a new version that says the same: something beside it was corrected."""
    with writing(database):
        row = get_row(database, key)
        _keep_revision(database, row["id"], get_response(database, key), changed_by)
        database.conn.execute("UPDATE responses SET version = version + 1 WHERE key = ?", (key,))


def exclude_response(database: Database, key: str, reason: str) -> None:
    """Leave a response out of every figure and export, with the reason; it is kept.

    `Refused` without a reason.
    """
    if not reason.strip():
        raise refuse("text_missing", "reason")
    _set_state(database, key, "excluded", reason)


def remove_response(database: Database, key: str, removed_by: str) -> None:
    """Leave a sheet out of every figure because `removed_by` took it back where it was entered.

    It is kept, and stands among the sheet's corrections as a version of its own. `Refused` without
    a name.
    """
    if not removed_by.strip():
        raise refuse("text_missing", "removed_by")
    reason = f"removed by {removed_by}"
    _set_state(database, key, "excluded", reason, removed_by, removed_by=removed_by)


def include_response(database: Database, key: str, *, changed_by: str = "") -> None:
    """Count an excluded response again; with `changed_by` that is a version of its own."""
    _set_state(database, key, "counted", "", changed_by)


def withdraw_response(database: Database, key: str) -> None:
    """Remove a response for good; only the hash of its key stays, so that no file brings it back.

    NotFound when there is none.
    """
    with writing(database):
        row = get_row(database, key)
        if row["state"] == "counted":
            response = get_response(database, key).response
            remove_counts(database, row["survey_id"], changes_for([response]))
        database.conn.execute("DELETE FROM responses WHERE id = ?", (row["id"],))
        database.conn.execute("INSERT OR IGNORE INTO tombstones VALUES (?)", (key_hash(key),))


def is_withdrawn(database: Database, key: str) -> bool:
    """Whether a response with this key was withdrawn."""
    found = database.conn.execute(
        "SELECT EXISTS (SELECT 1 FROM tombstones WHERE key_hash = ?)", (key_hash(key),)
    ).fetchone()
    return bool(found[0])


def response_columns(database: Database, response: Response) -> dict[str, Any]:
    """The row of the table `responses` for a response; `Refused` for an unknown workshop."""
    identity = survey_id(database, response.survey.slug)
    return {
        "key": response.key,
        "survey_id": identity,
        "area_code": response.area_code,
        "place_key": response.place_key,
        "channel": response.channel,
        "form": response.form,
        "people": response.people,
        "workshop_id": _workshop_id(database, identity, response.workshop_key),
        "collected_on": response.collected_on.isoformat(),
        "priorities": ";".join(response.priorities),
        "age_band": response.age_band,
        "connection": ";".join(response.connections),
        "content_hash": fingerprint(response),
    }


def key_hash(key: str) -> str:
    """What is remembered of a withdrawn response's key."""
    return hashlib.sha256(key.encode()).hexdigest()


def _workshop_id(database: Database, survey: int, workshop_key: str) -> int | None:
    if not workshop_key:
        return None
    row = database.conn.execute(
        "SELECT id FROM workshops WHERE survey_id = ? AND key = ?", (survey, workshop_key)
    ).fetchone()
    if row is None:
        raise refuse("workshop_unknown", "workshop", found=workshop_key)
    return int(row[0])


def _keep_revision(
    database: Database, identity: int, stored: StoredResponse, changed_by: str
) -> None:
    database.conn.execute(
        "INSERT INTO response_revisions"
        " (response_id, version, changed_at, changed_by, content, state, is_after_closing,"
        " sheet_number) VALUES (?, ?, ?, ?, ?, ?, EXISTS (SELECT 1 FROM workshop_events"
        " JOIN responses USING (workshop_id) WHERE responses.id = ? AND kind = 'closed'),"
        " coalesce((SELECT number FROM paper_sheets WHERE response_id = ?), ''))",
        (
            identity,
            stored.version,
            datetime.now(UTC).isoformat("T", "seconds"),
            changed_by,
            json.dumps(record_of(stored.response), ensure_ascii=False),
            stored.state,
            identity,
            identity,
        ),
    )


def _set_state(
    database: Database,
    key: str,
    state: ResponseState,
    reason: str,
    changed_by: str = "",
    *,
    removed_by: str = "",
) -> None:
    with writing(database):
        row = get_row(database, key)
        if row["state"] != state:
            stored = get_response(database, key)
            change = remove_counts if state == "excluded" else add_counts
            change(database, row["survey_id"], changes_for([stored.response]))
            if changed_by:
                _keep_revision(database, row["id"], stored, changed_by)
        database.conn.execute(
            "UPDATE responses SET version = version + (? AND state <> ?), state = ?,"
            " state_reason = ?, removed_by = ? WHERE key = ?",
            (bool(changed_by), state, state, reason, removed_by, key),
        )
