"""The comments of an area as officers work through them: filtered, searched, page by page.

Without a filter a page and the number of all cost the same however many comments there are.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from placeplan.domain.comment_cells import PREFER_NOT_TO_SAY
from placeplan.domain.comment_filters import (
    SUGGESTED,
    UNTAGGED,
    CommentFilters,
    WorkbenchComment,
)
from placeplan.domain.comments import COMMENT_STATES
from placeplan.store.comments import count_comments, count_states
from placeplan.store.database import Database, reading
from placeplan.store.faults import NotFound
from placeplan.store.surveys import survey_id

MOST_COUNTED = 10_000
_COLUMNS = (
    "SELECT comments.id, comments.theme_key, kind, comments.text, comments.state,"
    " comments.version, reviewed_by, coalesce(answers.answer, '') AS mark, channel, form, people,"
    " place_key, age_band, connection, collected_on, surveys.slug, comments.area_code,"
    " EXISTS (SELECT 1 FROM comment_originals WHERE comment_id = comments.id) AS is_redacted"
)
# CROSS JOIN: from the comments to their responses, never through all responses
_RESPONSES = (
    " CROSS JOIN responses ON responses.id = comments.response_id AND responses.state = 'counted'"
)
_FROM = f" FROM comments{_RESPONSES}"
# from the words that match, which come in the order of the comments, so that one can stop early
_MATCHED = (
    f" FROM comment_words CROSS JOIN comments ON comments.id = comment_words.rowid{_RESPONSES}"
)
_BESIDE = (
    " LEFT JOIN answers ON answers.response_id = comments.response_id"
    " AND answers.theme_key = comments.theme_key JOIN surveys ON surveys.id = comments.survey_id"
)
_SCOPE = " WHERE comments.survey_id = :survey AND comments.area_code = :area"
_PLAIN = {
    "theme": "comments.theme_key = :theme",
    "kind": "kind = :kind",
    "state": "comments.state = :state",
    "form": "form = :form",
    "rating": "EXISTS (SELECT 1 FROM answers AS a WHERE a.response_id = comments.response_id"
    " AND a.theme_key = comments.theme_key AND a.answer = :rating)",
}
# what may be filtered by only where its cell is shown
_CELLS = {
    "channel": "channel = :channel",
    "place": "place_key = :place",
    "age_band": "form = 'individual' AND (CASE age_band"
    f" WHEN '{PREFER_NOT_TO_SAY}' THEN '' ELSE age_band END) = :age_band",
    "connection": "form = 'individual' AND instr(';' || connection || ';', ';' || :connection"
    " || ';') > 0",
}


class CommentPage(NamedTuple):
    """Part of the comments asked for, and whether there are newer and older ones beyond it."""

    comments: list[WorkbenchComment]
    has_newer: bool
    has_older: bool


class Wanted(NamedTuple):
    """Comments of an area: filters, the full-text expression of their words, for each cell filtered
    by the themes that may be shown as its, and for suggestions each tag with the expression of its
    keywords.
    """

    survey_slug: str
    area_code: str
    filters: CommentFilters = CommentFilters()
    words: str = ""
    shown_themes: Mapping[str, frozenset[str]] = {}
    suggestions: Sequence[tuple[int, str]] = ()


def list_page(
    database: Database, wanted: Wanted, size: int, *, before: int = 0, after: int = 0
) -> CommentPage:
    """The newest comments; with `before` or `after` those next to the comment of this number."""
    conditions, values = _conditions(database, wanted)
    source, number = _source(wanted)
    beyond, order = "", "DESC"
    if before:
        beyond = f" AND {number} < :edge"
    elif after:
        beyond, order = f" AND {number} > :edge", "ASC"
    with reading(database):
        rows = list(
            database.query(
                f"{_COLUMNS}{source}{_BESIDE}{conditions}{beyond}"
                f" ORDER BY {number} {order} LIMIT :size",
                values | {"edge": before or after, "size": size + 1},
            )
        )
    has_more = len(rows) > size
    found = [_comment(row) for row in rows[:size]]
    if not found:
        return CommentPage([], False, False)
    if after and not before:
        return CommentPage(found[::-1], has_more, True)
    return CommentPage(found, bool(before), has_more)


def list_wanted(database: Database, wanted: Wanted) -> list[int]:
    """The numbers of all comments that fit, the newest first."""
    conditions, values = _conditions(database, wanted)
    source, number = _source(wanted)
    rows = database.conn.execute(
        f"SELECT {number}{source}{conditions} ORDER BY {number} DESC", values
    )
    return [int(comment_id) for (comment_id,) in rows]


def count_wanted(database: Database, wanted: Wanted) -> int:
    """How many comments fit; `MOST_COUNTED` + 1 where there are more than that to look through."""
    given = wanted.filters.given
    if not given.keys() - {"theme", "kind"}:
        counts = count_comments(database, wanted.survey_slug, wanted.area_code)
        return sum(
            count
            for (theme_key, kind), count in counts.items()
            if given.get("theme", theme_key) == theme_key and given.get("kind", kind) == kind
        )
    if given.keys() == {"state"} and given["state"] in COMMENT_STATES:
        states = count_states(database, wanted.survey_slug, wanted.area_code)
        return states[wanted.filters.state]  # type: ignore[index]  # one of them, as just looked
    conditions, values = _conditions(database, wanted)
    row = database.conn.execute(
        f"SELECT count(*) FROM (SELECT 1{_source(wanted)[0]}{conditions} LIMIT {MOST_COUNTED + 1})",
        values,
    ).fetchone()
    return int(row[0])


def get_comment(database: Database, comment_id: int) -> WorkbenchComment:
    """One comment of a response that counts; NotFound when there is none."""
    found = list_numbered(database, [comment_id])
    if not found:
        raise NotFound(f"comment {comment_id}")
    return found[0]


def list_numbered(database: Database, comment_ids: Iterable[int]) -> list[WorkbenchComment]:
    """Those of these comments that there are and that count, the newest first."""
    rows = database.query(
        f"{_COLUMNS}{_FROM}{_BESIDE} WHERE comments.id IN (SELECT value FROM json_each(?))"
        " ORDER BY comments.id DESC",
        [json.dumps(list(comment_ids))],
    )
    return [_comment(row) for row in rows]


def _source(wanted: Wanted) -> tuple[str, str]:
    """The tables to read from, and the column with the number of a comment that gives the order."""
    if wanted.filters.text and wanted.words:
        return _MATCHED, "comment_words.rowid"
    return _FROM, "comments.id"


def _conditions(database: Database, wanted: Wanted) -> tuple[str, dict[str, Any]]:
    filters = wanted.filters
    values: dict[str, Any] = filters.given | {
        "survey": survey_id(database, wanted.survey_slug),
        "area": wanted.area_code,
    }
    found = [condition for name, condition in _PLAIN.items() if name in filters.given]
    for name, condition in _CELLS.items():
        if name in filters.given or name in wanted.shown_themes:
            values[name] = getattr(filters, name)
            values[f"{name}_themes"] = json.dumps(sorted(wanted.shown_themes.get(name, ())))
            within = f"comments.theme_key IN (SELECT value FROM json_each(:{name}_themes))"
            is_of_group = "form = 'group' OR " if name == "channel" else ""
            found.append(f"({condition}) AND ({is_of_group}{within})")
    if filters.state and filters.state != "to_review":
        # said again in the words of the index
        found.append("comments.state <> 'to_review'")
    if filters.text:
        values["words"] = wanted.words
        found.append("comment_words MATCH :words" if wanted.words else "false")
    found += _tag_conditions(wanted, values)
    return _SCOPE + "".join(f" AND {each}" for each in found), values


def _tag_conditions(wanted: Wanted, values: dict[str, Any]) -> list[str]:
    filters = wanted.filters
    if filters.tag == UNTAGGED:
        return ["NOT EXISTS (SELECT 1 FROM comment_tags WHERE comment_id = comments.id)"]
    if filters.tag_id is not None:
        values["tag_id"] = filters.tag_id
        return ["comments.id IN (SELECT comment_id FROM comment_tags WHERE tag_id = :tag_id)"]
    if not filters.tag.startswith(SUGGESTED):
        return []
    parts = []
    for at, (tag_id, expression) in enumerate(wanted.suggestions):
        values |= {f"tag_{at}": tag_id, f"words_{at}": expression}
        decided = " UNION ALL ".join(
            f"SELECT comment_id FROM {table} WHERE tag_id = :tag_{at}"
            for table in ("comment_tags", "tag_dismissals")
        )
        parts.append(
            f"SELECT rowid FROM comment_words WHERE comment_words MATCH :words_{at}"
            f" AND rowid NOT IN ({decided})"
        )
    return [f"comments.id IN ({' UNION ALL '.join(parts)})" if parts else "false"]


def _comment(row: Mapping[str, Any]) -> WorkbenchComment:
    return WorkbenchComment(
        row["id"],
        row["theme_key"],
        row["kind"],
        row["text"],
        row["state"],
        row["version"],
        row["reviewed_by"],
        row["mark"],
        row["channel"],
        row["form"],
        row["people"],
        row["place_key"],
        row["age_band"],
        tuple(filter(None, row["connection"].split(";"))),
        date.fromisoformat(row["collected_on"]),
        row["slug"],
        row["area_code"],
        bool(row["is_redacted"]),
    )
