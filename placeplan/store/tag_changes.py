"""Merging, splitting and removing tags, each with what is needed to take it back."""

import json
from collections.abc import Iterable
from datetime import datetime

from placeplan.domain.faults import refuse
from placeplan.domain.tags import Tag, TagEvent
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.tags import (
    add_tag,
    add_tag_event,
    find_tag,
    get_tag,
    is_in_use,
    tag_comments,
    untag_comments,
)

_EVENTS = "SELECT id, tag_id, kind, details, happened_at, made_by FROM tag_events"


def merge_tags(database: Database, tag_id: int, into_id: int, *, by: str) -> int:
    """Put all comments of a tag under another, which it becomes part of; returns the event.

    `Refused` unless both are in use and differ.
    """
    with writing(database):
        tag, into = get_tag(database, tag_id), get_tag(database, into_id)
        if tag_id == into_id or not (is_in_use(database, tag_id) and is_in_use(database, into_id)):
            raise refuse("tag_not_in_use", "into", found=into.name)
        pairs = database.conn.execute(
            "SELECT comment_id, tagged_by, tagged_at FROM comment_tags WHERE tag_id = ?", (tag_id,)
        ).fetchall()
        numbers = [number for number, _by, _at in pairs]
        moved = tag_comments(database, into_id, numbers, by=by)
        database.conn.execute("DELETE FROM comment_tags WHERE tag_id = ?", (tag_id,))
        database.conn.execute(
            "UPDATE tags SET merged_into = ?, version = version + 1 WHERE id = ?", (into_id, tag_id)
        )
        details = {"into": into_id, "name": into.name, "pairs": pairs, "moved": moved}
        add_tag_event(database, into_id, "merged", {"taken_in": tag_id, "name": tag.name}, by)
        return add_tag_event(database, tag_id, "merged", details, by)


def undo_merge(database: Database, event_id: int, *, by: str) -> Tag:
    """Part a tag again from the one it was merged into, with the comments that it had.

    `Refused` when it is in use already, or another took its name.
    """
    with writing(database):
        event = get_tag_event(database, event_id)
        tag = get_tag(database, event.tag_id)
        merged_into = database.conn.execute(
            "SELECT merged_into FROM tags WHERE id = ?", (tag.id,)
        ).fetchone()[0]
        if event.kind != "merged" or merged_into != event.details.get("into"):
            raise refuse("change_overtaken")
        if find_tag(database, tag.name) is not None:
            raise refuse("tag_name_taken", "name", found=tag.name)
        database.conn.execute(
            "UPDATE tags SET merged_into = NULL, version = version + 1 WHERE id = ?", (tag.id,)
        )
        untag_comments(database, merged_into, event.details["moved"])
        database.conn.executemany(
            "INSERT OR IGNORE INTO comment_tags (comment_id, tag_id, tagged_by, tagged_at)"
            " SELECT id, ?, ?, ? FROM comments WHERE id = ?",
            [(tag.id, who, at, number) for number, who, at in event.details["pairs"]],
        )
        name = get_tag(database, merged_into).name
        add_tag_event(database, tag.id, "parted", {"from": merged_into, "name": name}, by)
        return get_tag(database, tag.id)


def split_tag(
    database: Database, tag_id: int, new: Tag, comment_ids: Iterable[int], *, by: str
) -> Tag:
    """Move some of a tag's comments to a new tag; `Refused` when its name is taken, or none is."""
    with writing(database):
        if not is_in_use(database, tag_id):
            raise refuse("tag_not_in_use", found=get_tag(database, tag_id).name)
        added = add_tag(database, new, by=by)
        moved = untag_comments(database, tag_id, comment_ids)
        if not moved:
            raise refuse("comments_missing", "comments")
        tag_comments(database, added.id, moved, by=by)
        details = {"into": added.id, "name": added.name, "moved": moved}
        add_tag_event(database, tag_id, "split", details, by)
        return added


def remove_tag(database: Database, tag_id: int, *, by: str) -> None:
    """Take a tag out of use and off its comments; `Refused` when it is not in use."""
    with writing(database):
        if not is_in_use(database, tag_id):
            raise refuse("tag_not_in_use", found=get_tag(database, tag_id).name)
        pairs = database.conn.execute(
            "DELETE FROM comment_tags WHERE tag_id = ? RETURNING comment_id, tagged_by, tagged_at",
            (tag_id,),
        ).fetchall()
        database.conn.execute(
            "UPDATE tags SET is_removed = 1, version = version + 1 WHERE id = ?", (tag_id,)
        )
        add_tag_event(database, tag_id, "removed", {"pairs": pairs}, by)


def restore_tag(database: Database, tag_id: int, *, by: str) -> Tag:
    """Use a removed tag again, with the comments that were under it."""
    with writing(database):
        tag = get_tag(database, tag_id)
        if find_tag(database, tag.name) is not None:
            raise refuse("tag_name_taken", "name", found=tag.name)
        events = [one for one in list_tag_events(database, tag_id) if one.kind == "removed"]
        if not events:
            raise refuse("change_overtaken")
        database.conn.execute(
            "UPDATE tags SET is_removed = 0, version = version + 1 WHERE id = ?", (tag_id,)
        )
        database.conn.executemany(
            "INSERT OR IGNORE INTO comment_tags (comment_id, tag_id, tagged_by, tagged_at)"
            " SELECT id, ?, ?, ? FROM comments WHERE id = ?",
            [(tag_id, who, at, number) for number, who, at in events[0].details["pairs"]],
        )
        add_tag_event(database, tag_id, "restored", {}, by)
        return get_tag(database, tag_id)


def get_tag_event(database: Database, event_id: int) -> TagEvent:
    """One event of a tag; NotFound when there is none."""
    row = database.conn.execute(f"{_EVENTS} WHERE id = ?", (event_id,)).fetchone()
    if row is None:
        raise NotFound(f"event {event_id}")
    return _event(row)


def list_tag_events(database: Database, tag_id: int | None = None) -> list[TagEvent]:
    """What became of a tag, or of all, the latest first."""
    where = "" if tag_id is None else "WHERE tag_id = ?"
    rows = database.conn.execute(
        f"{_EVENTS} {where} ORDER BY id DESC", () if tag_id is None else (tag_id,)
    )
    return [_event(row) for row in rows]


def _event(row: tuple[int, int, str, str, str, str]) -> TagEvent:
    number, tag_id, kind, details, happened_at, made_by = row
    return TagEvent(
        number,
        tag_id,
        kind,  # type: ignore[arg-type]  # the table allows no other
        json.loads(details),
        datetime.fromisoformat(happened_at),
        made_by,
    )
