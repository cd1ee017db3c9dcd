"""The code frame as kept, and which comments are under which tag."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.tags import Tag, TagEventKind
from placeplan.store.comment_reviews import moment
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.surveys import survey_id

_SELECT = "SELECT id, name, definition, theme_key, keywords, version FROM tags"
_IN_USE = "merged_into IS NULL AND is_removed = 0"
_THESE = "(SELECT value FROM json_each(?))"


def list_tags(database: Database) -> list[Tag]:
    """The tags in use, by name."""
    rows = database.conn.execute(f"{_SELECT} WHERE {_IN_USE} ORDER BY name, id")
    return [_tag(row) for row in rows]


def list_tags_used_last(database: Database, by: str, most: int) -> list[int]:
    """The numbers of the tags in use that someone put comments under last, the latest first."""
    rows = database.conn.execute(
        "SELECT tag_id FROM comment_tags JOIN tags ON tags.id = tag_id WHERE tagged_by = ?"
        f" AND {_IN_USE} GROUP BY tag_id ORDER BY max(tagged_at) DESC LIMIT ?",
        (by, most),
    )
    return [number for (number,) in rows]


def get_tag(database: Database, tag_id: int) -> Tag:
    """A tag, in use or not any more; NotFound when there is none."""
    row = database.conn.execute(f"{_SELECT} WHERE id = ?", (tag_id,)).fetchone()
    if row is None:
        raise NotFound(f"tag {tag_id}")
    return _tag(row)


def is_in_use(database: Database, tag_id: int) -> bool:
    """Whether the tag was neither merged into another nor removed."""
    sql = f"SELECT EXISTS (SELECT 1 FROM tags WHERE id = ? AND {_IN_USE})"
    return bool(database.conn.execute(sql, (tag_id,)).fetchone()[0])


def find_tag(database: Database, name: str) -> Tag | None:
    """The tag in use with this name, whatever its capitals."""
    plain = " ".join(name.split())
    row = database.conn.execute(f"{_SELECT} WHERE {_IN_USE} AND name = ?", (plain,)).fetchone()
    return None if row is None else _tag(row)


def add_tag(database: Database, tag: Tag, *, by: str) -> Tag:
    """A new tag; `Refused` with `tag_name_taken` when one in use has its name."""
    with writing(database):
        _refuse_taken(database, tag.name)
        cursor = database.conn.execute(
            "INSERT INTO tags (name, definition, theme_key, keywords) VALUES (?, ?, ?, ?)",
            (tag.name, tag.definition, tag.theme_key, "\n".join(tag.keywords)),
        )
        number = int(cursor.lastrowid or 0)
        add_tag_event(database, number, "created", {"name": tag.name}, by)
        return get_tag(database, number)


def update_tag(database: Database, tag: Tag, *, by: str) -> Tag:
    """Change a tag, from the version that it names; what it was before stays in its history.

    `Refused` with `changed_meanwhile` when another version is stored, or the tag is not in use, and
    with `tag_name_taken`.
    """
    with writing(database):
        before = get_tag(database, tag.id)
        if before.version != tag.version or not is_in_use(database, tag.id):
            raise refuse("changed_meanwhile", "version", found=tag.version)
        _refuse_taken(database, tag.name, tag.id)
        if before == tag:
            return before
        database.conn.execute(
            "UPDATE tags SET name = ?, definition = ?, theme_key = ?, keywords = ?,"
            " version = version + 1 WHERE id = ?",
            (tag.name, tag.definition, tag.theme_key, "\n".join(tag.keywords), tag.id),
        )
        if before.name != tag.name:
            details = {"before": before.name, "after": tag.name}
            add_tag_event(database, tag.id, "renamed", details, by)
        if _meaning(before) != _meaning(tag):
            add_tag_event(database, tag.id, "redefined", {"before": _meaning(before)}, by)
        return get_tag(database, tag.id)


def tag_comments(
    database: Database, tag_id: int, comment_ids: Iterable[int], *, by: str
) -> list[int]:
    """Put comments under a tag; returns those that were not there before.

    Comments that are no more are left out. NotFound for an unknown tag; `Refused` with
    `tag_not_in_use`.
    """
    with writing(database):
        _refuse_unused(database, tag_id)
        rows = database.conn.execute(
            "INSERT OR IGNORE INTO comment_tags (comment_id, tag_id, tagged_by, tagged_at)"
            f" SELECT id, ?, ?, ? FROM comments WHERE id IN {_THESE} RETURNING comment_id",
            (tag_id, by, moment(), json.dumps(list(comment_ids))),
        ).fetchall()
        return sorted(number for (number,) in rows)


def untag_comments(database: Database, tag_id: int, comment_ids: Iterable[int]) -> list[int]:
    """Take comments from under a tag; returns those that were there."""
    with writing(database):
        rows = database.conn.execute(
            f"DELETE FROM comment_tags WHERE tag_id = ? AND comment_id IN {_THESE}"
            " RETURNING comment_id",
            (tag_id, json.dumps(list(comment_ids))),
        ).fetchall()
        return sorted(number for (number,) in rows)


def dismiss_suggestion(database: Database, tag_id: int, comment_id: int, *, by: str) -> None:
    """Keep that a suggested tag does not fit a comment, so that it is not suggested again."""
    with writing(database):
        _refuse_unused(database, tag_id)
        database.conn.execute(
            "INSERT OR IGNORE INTO tag_dismissals SELECT id, ?, ?, ? FROM comments WHERE id = ?",
            (tag_id, by, moment(), comment_id),
        )


def restore_suggestion(database: Database, tag_id: int, comment_id: int) -> None:
    """Suggest a tag again that was said not to fit."""
    with writing(database):
        database.conn.execute(
            "DELETE FROM tag_dismissals WHERE tag_id = ? AND comment_id = ?", (tag_id, comment_id)
        )


def tag_ids_by_comment(
    database: Database, comment_ids: Iterable[int]
) -> tuple[dict[int, list[int]], dict[int, set[int]]]:
    """For each of these comments the tags it is under, and those that were dismissed for it."""
    wanted = (json.dumps(list(comment_ids)),)
    tagged: dict[int, list[int]] = {}
    for comment_id, tag_id in database.conn.execute(
        "SELECT comment_id, tag_id FROM comment_tags JOIN tags ON tags.id = tag_id"
        f" WHERE comment_id IN {_THESE} ORDER BY name",
        wanted,
    ):
        tagged.setdefault(comment_id, []).append(tag_id)
    dismissed: dict[int, set[int]] = {}
    for comment_id, tag_id in database.conn.execute(
        f"SELECT comment_id, tag_id FROM tag_dismissals WHERE comment_id IN {_THESE}", wanted
    ):
        dismissed.setdefault(comment_id, set()).add(tag_id)
    return tagged, dismissed


def list_tagged(database: Database, tag_id: int, most: int) -> dict[int, str]:
    """The newest comments under a tag, by number; their responses count."""
    rows = database.conn.execute(
        "SELECT comments.id, text FROM comment_tags JOIN comments ON comments.id = comment_id"
        " JOIN responses ON responses.id = response_id AND responses.state = 'counted'"
        " WHERE tag_id = ? ORDER BY comments.id DESC LIMIT ?",
        (tag_id, most),
    )
    return dict(rows.fetchall())


def count_comments_by_tag(
    database: Database, survey_slug: str = "", area_code: str = ""
) -> dict[int, int]:
    """How many comments of counted responses are under each tag, everywhere or in an area."""
    scope, values = "", {"area": area_code}
    if survey_slug:
        scope = " AND comments.survey_id = :survey AND comments.area_code = :area"
        values["survey"] = str(survey_id(database, survey_slug))
    rows = database.conn.execute(
        "SELECT tag_id, count(*) FROM comment_tags JOIN comments ON comments.id = comment_id"
        " JOIN responses ON responses.id = response_id AND responses.state = 'counted'"
        f"{scope} GROUP BY tag_id",
        values,
    )
    return dict(rows.fetchall())


def count_people_by_tag(database: Database, survey_slug: str, area_code: str) -> dict[int, int]:
    """How many people are behind the comments under each tag in an area, each of them once."""
    rows = database.conn.execute(
        "SELECT tag_id, sum(people) FROM (SELECT DISTINCT tag_id, responses.id, people"
        " FROM comment_tags JOIN comments ON comments.id = comment_id"
        " JOIN responses ON responses.id = response_id AND responses.state = 'counted'"
        " WHERE comments.survey_id = ? AND comments.area_code = ?) GROUP BY tag_id",
        (survey_id(database, survey_slug), area_code),
    )
    return dict(rows.fetchall())


def add_tag_event(
    database: Database, tag_id: int, kind: TagEventKind, details: Mapping[str, Any], by: str
) -> int:
    """Keep what became of a tag; returns the event's number."""
    with writing(database):
        cursor = database.conn.execute(
            "INSERT INTO tag_events (tag_id, kind, details, happened_at, made_by)"
            " VALUES (?, ?, ?, ?, ?)",
            (tag_id, kind, json.dumps(dict(details), ensure_ascii=False), moment(), by),
        )
        return int(cursor.lastrowid or 0)


def _refuse_taken(database: Database, name: str, own_id: int = 0) -> None:
    found = find_tag(database, name)
    if found is not None and found.id != own_id:
        raise refuse("tag_name_taken", "name", found=found.name)


def _refuse_unused(database: Database, tag_id: int) -> None:
    tag = get_tag(database, tag_id)
    if not is_in_use(database, tag_id):
        raise refuse("tag_not_in_use", found=tag.name)


def _meaning(tag: Tag) -> dict[str, Any]:
    return {
        "definition": tag.definition,
        "theme_key": tag.theme_key,
        "keywords": list(tag.keywords),
    }


def _tag(row: tuple[int, str, str, str, str, int]) -> Tag:
    number, name, definition, theme_key, keywords, version = row
    return Tag(name, definition, theme_key, tuple(keywords.splitlines()), number, version)
