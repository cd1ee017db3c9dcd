"""Comments as kept: each free text of a response has a row of its own."""

from placeplan.domain.comments import (
    COMMENT_STATES,
    Comment,
    CommentGroup,
    CommentSlice,
    CommentState,
)
from placeplan.store.database import Database
from placeplan.store.surveys import survey_id

_SCOPE = " WHERE comments.survey_id = :survey AND comments.area_code = :area"
_COUNTED = (
    "FROM comments JOIN responses ON responses.id = response_id"
    f" AND responses.state = 'counted'{_SCOPE}"
)
_CONTAINS = " AND text LIKE :text ESCAPE '\\'"


def count_comments(
    database: Database, survey_slug: str, area_code: str, containing: str = ""
) -> dict[CommentGroup, int]:
    """How many comments there are by theme and kind, in counted responses.

    From the kept counts, whatever the number of responses; with `containing`, every comment of
    the area is read: about half a second for 100,000.
    """
    scope = {"survey": survey_id(database, survey_slug), "area": area_code}
    if containing:
        rows = database.conn.execute(
            f"SELECT theme_key, kind, count(*) {_COUNTED}{_CONTAINS} GROUP BY theme_key, kind",
            scope | {"text": _pattern(containing)},
        )
    else:
        rows = database.conn.execute(
            "SELECT theme_key, kind, comments FROM comment_counts"
            " WHERE survey_id = :survey AND area_code = :area AND comments > 0",
            scope,
        )
    return {(theme_key, kind): count for theme_key, kind, count in rows}


def count_states(database: Database, survey_slug: str, area_code: str) -> dict[CommentState, int]:
    """How many comments of an area are in each state; the cost grows with those reviewed."""
    scope = {"survey": survey_id(database, survey_slug), "area": area_code}
    reviewed = dict(
        database.conn.execute(
            f"SELECT state, count(*) FROM comments{_SCOPE} AND state <> 'to_review' GROUP BY state",
            scope,
        ).fetchall()
    )
    for state, count in database.conn.execute(
        "SELECT comments.state, count(*) FROM responses CROSS JOIN comments"
        " ON comments.response_id = responses.id WHERE responses.survey_id = :survey"
        " AND responses.area_code = :area AND responses.state <> 'counted'"
        " AND comments.state <> 'to_review' GROUP BY comments.state",
        scope,
    ):
        reviewed[state] -= count
    total = sum(count_comments(database, survey_slug, area_code).values())
    found: dict[CommentState, int] = {state: reviewed.get(state, 0) for state in COMMENT_STATES}
    found["to_review"] = total - sum(reviewed.values())
    return found


def count_sorted_comments(database: Database) -> int:
    """How many comments of all surveys officers have tagged or decided about."""
    (count,) = database.conn.execute(
        "SELECT count(*) FROM (SELECT id FROM comments WHERE state <> 'to_review'"
        " UNION SELECT comment_id FROM comment_tags)"
    ).fetchone()
    return int(count)


def list_comments(
    database: Database,
    survey_slug: str,
    area_code: str,
    part: CommentSlice,
    containing: str = "",
) -> list[Comment]:
    """Part of one theme's and kind's comments in counted responses, the newest first."""
    (theme_key, kind), offset, limit = part
    rows = database.conn.execute(
        f"SELECT theme_key, kind, text {_COUNTED} AND theme_key = :theme AND kind = :kind"
        f"{_CONTAINS if containing else ''} ORDER BY comments.id DESC LIMIT :limit OFFSET :offset",
        {
            "survey": survey_id(database, survey_slug),
            "area": area_code,
            "theme": theme_key,
            "kind": kind,
            "limit": limit,
            "offset": offset,
            "text": _pattern(containing),
        },
    )
    return [Comment(*row) for row in rows]


def _pattern(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
