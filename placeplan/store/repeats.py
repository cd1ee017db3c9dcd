"""Likely repeats as officers look at them: groups of flagged answers, and what was done."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from placeplan.domain.repeats import FLAG_KINDS, FlagKind, GroupOverview, Review, ReviewAction
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.response_rows import SELECT, StoredResponse, stored_from_row
from placeplan.store.surveys import survey_id

GroupFilter = Literal["to_look_at", "all", "excluded"]

_HAVING: dict[GroupFilter, str] = {
    "to_look_at": "HAVING to_look_at > 0",
    "all": "",
    "excluded": "HAVING excluded > 0",
}
_GROUPS = (
    "SELECT group_key, count(*), sum(is_looked_at = 0) AS to_look_at,"
    " sum(state = 'excluded') AS excluded, min(collected_on), max(collected_on),"
    " group_concat(DISTINCT area_code)"
    " FROM flagged_responses JOIN responses ON responses.id = response_id"
    " WHERE flagged_responses.survey_id = :survey"
)
_MEMBERS = "FROM flagged_responses WHERE survey_id = ? AND group_key = ?"


@dataclass(frozen=True)
class Member:
    """A response of a group; the first, which the others look like, may have no flag itself."""

    stored: StoredResponse
    flags: tuple[FlagKind, ...]
    is_looked_at: bool


def count_to_look_at(database: Database, survey_slug: str) -> int:
    """How many groups of a survey have an answer that nobody has looked at."""
    row = database.conn.execute(
        "SELECT count(DISTINCT group_key) FROM flagged_responses"
        " WHERE survey_id = ? AND is_looked_at = 0",
        (survey_id(database, survey_slug),),
    ).fetchone()
    return int(row[0])


def count_groups(database: Database, survey_slug: str, which: GroupFilter) -> int:
    """How many groups of a survey there are of this sort; the cost grows with flagged answers."""
    row = database.conn.execute(
        f"SELECT count(*) FROM ({_GROUPS} GROUP BY group_key {_HAVING[which]})",
        {"survey": survey_id(database, survey_slug)},
    ).fetchone()
    return int(row[0])


def list_groups(
    database: Database, survey_slug: str, which: GroupFilter, offset: int, limit: int
) -> list[GroupOverview]:
    """Part of a survey's groups, those with the newest answers first."""
    rows = database.conn.execute(
        f"{_GROUPS} GROUP BY group_key {_HAVING[which]}"
        " ORDER BY max(response_id) DESC LIMIT :limit OFFSET :offset",
        {"survey": survey_id(database, survey_slug), "limit": limit, "offset": offset},
    )
    return [_overview(database, survey_slug, row) for row in rows.fetchall()]


def find_group(database: Database, survey_slug: str, group_key: str) -> GroupOverview | None:
    """A group of the survey, if it has one with this key."""
    row = database.conn.execute(
        f"{_GROUPS} AND group_key = :group GROUP BY group_key",
        {"survey": survey_id(database, survey_slug), "group": group_key},
    ).fetchone()
    return None if row is None else _overview(database, survey_slug, row)


def list_members(
    database: Database, survey: Survey, group_key: str, offset: int, limit: int
) -> list[Member]:
    """Part of a group's responses, in the order in which they were sent."""
    marks = database.conn.execute(
        f"SELECT response_id, is_looked_at {_MEMBERS} ORDER BY response_id LIMIT ? OFFSET ?",
        (survey_id(database, survey.slug), group_key, limit, offset),
    ).fetchall()
    rows = database.query(
        f"{SELECT} WHERE responses.id IN (SELECT value FROM json_each(?))",
        [json.dumps([identity for identity, _is_looked_at in marks])],
    )
    by_number = {row["id"]: row for row in rows}
    return [
        Member(
            stored_from_row(database, by_number[identity], survey),
            _flags(database, identity),
            bool(is_looked_at),
        )
        for identity, is_looked_at in marks
    ]


def list_member_keys(database: Database, survey_slug: str, group_key: str) -> list[str]:
    """The keys of all responses of a group, in the order in which they were sent."""
    rows = database.conn.execute(
        f"SELECT key FROM responses WHERE id IN (SELECT response_id {_MEMBERS}) ORDER BY id",
        (survey_id(database, survey_slug), group_key),
    )
    return [key for (key,) in rows]


def add_reviews(
    database: Database, keys: Iterable[str], action: ReviewAction, by: str, reason: str = ""
) -> None:
    """Keep what an officer did about responses, which have been looked at thereby."""
    now = datetime.now(UTC).isoformat("T", "seconds")
    wanted = json.dumps(list(keys))
    these = "(SELECT id FROM responses WHERE key IN (SELECT value FROM json_each(?)))"
    with writing(database):
        database.conn.execute(
            "INSERT INTO response_reviews (response_id, reviewed_at, reviewed_by, action, reason)"
            f" SELECT id, ?, ?, ?, ? FROM responses WHERE id IN {these} ORDER BY id",
            (now, by, action, reason, wanted),
        )
        database.conn.execute(
            f"UPDATE flagged_responses SET is_looked_at = 1 WHERE response_id IN {these}",
            (wanted,),
        )


def list_reviews(database: Database, keys: Iterable[str]) -> list[Review]:
    """What was done about these responses, latest first."""
    rows = database.conn.execute(
        "SELECT key, reviewed_at, reviewed_by, action, reason"
        " FROM response_reviews JOIN responses ON responses.id = response_id"
        " WHERE key IN (SELECT value FROM json_each(?)) ORDER BY response_reviews.id DESC",
        (json.dumps(list(keys)),),
    )
    return [Review(key, datetime.fromisoformat(at), *rest) for key, at, *rest in rows]


def _overview(database: Database, survey_slug: str, row: tuple[str, ...]) -> GroupOverview:
    key, responses, to_look_at, excluded, first_on, last_on, areas = row
    counted = database.conn.execute(
        f"SELECT kind, count(*) FROM flags WHERE response_id IN (SELECT response_id {_MEMBERS})"
        " GROUP BY kind",
        (survey_id(database, survey_slug), key),
    )
    found = dict(counted.fetchall())
    return GroupOverview(
        key,
        {kind: found[kind] for kind in FLAG_KINDS if kind in found},
        int(responses),
        int(to_look_at),
        int(excluded),
        date.fromisoformat(first_on),
        date.fromisoformat(last_on),
        tuple(sorted(areas.split(","))),
    )


def _flags(database: Database, identity: int) -> tuple[FlagKind, ...]:
    rows = database.conn.execute("SELECT kind FROM flags WHERE response_id = ?", (identity,))
    found = {kind for (kind,) in rows}
    return tuple(kind for kind in FLAG_KINDS if kind in found)
