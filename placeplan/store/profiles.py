"""Counts as they stood at a moment: for the public in steps of ten, and at a survey's close."""

import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from placeplan.domain.comments import CommentGroup
from placeplan.domain.counts import Counts, counts_as_mapping, counts_from_mapping
from placeplan.domain.public_steps import PUBLIC_STEP, moved_on
from placeplan.store.comments import count_comments
from placeplan.store.counts import get_counts
from placeplan.store.database import Database, writing
from placeplan.store.plan_evidence import count_age_bands
from placeplan.store.surveys import survey_id

Moment = Literal["public", "closed"]


class FrozenCounts(NamedTuple):
    """Counts as they stood on a day.

    Of an area at its survey's close: also its individuals by age band, and its comments.
    """

    counts: Counts
    frozen_on: date
    age_bands: Mapping[str, int] = MappingProxyType({})
    comments: Mapping[CommentGroup, int] = MappingProxyType({})


def current_counts(
    database: Database, survey_slug: str, area_code: str, place_key: str | None = None
) -> Counts:
    """The counts of this moment for an area, or for one place in it."""
    return get_counts(database, survey_id(database, survey_slug), area_code, place_key)


def freeze_counts(
    database: Database,
    survey_slug: str,
    area_code: str,
    place_key: str | None,
    moment: Moment,
    on: date,
) -> None:
    """Keep the counts as they are now, in place of those kept for the same moment before.

    For the public: but for themes that too few more people rated since.
    """
    with writing(database):
        identity = survey_id(database, survey_slug)
        counts = get_counts(database, identity, area_code, place_key)
        before = find_frozen_counts(database, survey_slug, area_code, place_key, moment)
        if moment == "public" and before is not None:
            counts = moved_on(before.counts, counts)
        content = counts_as_mapping(counts)
        if moment == "closed" and not place_key:
            content |= _behind(database, survey_slug, area_code)
        database.conn.execute(
            "INSERT OR REPLACE INTO frozen_profiles"
            " (survey_id, area_code, place_key, moment, content, frozen_on)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                identity,
                area_code,
                place_key or "",
                moment,
                json.dumps(content),
                on.isoformat(),
            ),
        )


def find_frozen_counts(
    database: Database, survey_slug: str, area_code: str, place_key: str | None, moment: Moment
) -> FrozenCounts | None:
    """The counts kept for a moment, if there are any."""
    row = database.conn.execute(
        "SELECT content, frozen_on FROM frozen_profiles WHERE survey_id = ? AND area_code = ?"
        " AND place_key = ? AND moment = ?",
        (survey_id(database, survey_slug), area_code, place_key or "", moment),
    ).fetchone()
    if row is None:
        return None
    content = json.loads(row[0])
    return FrozenCounts(
        counts_from_mapping(content),
        date.fromisoformat(row[1]),
        content.get("age_bands", {}),
        {(theme_key, kind): count for theme_key, kind, count in content.get("comments", ())},
    )


def freeze_public_step(database: Database, survey_slug: str, area_code: str, on: date) -> bool:
    """Move an area's public figures on by a step, if at least ten responses came since.

    Called whenever responses were added, so that one at a time the public figures are those of
    each multiple of ten, and a file never moves them by fewer than ten. Individuals have figures
    of their own: where some came among groups, these too move by ten of them or not at all. So
    does each theme, as some who came may have left it empty.
    """
    with writing(database):
        before = find_frozen_counts(database, survey_slug, area_code, None, "public")
        shown = before.counts if before else Counts()
        responses, individuals = database.conn.execute(
            "SELECT coalesce(sum(responses), 0), coalesce(sum(iif(form = 'individual', responses,"
            " 0)), 0) FROM response_counts WHERE survey_id = ? AND area_code = ?",
            (survey_id(database, survey_slug), area_code),
        ).fetchone()
        is_small = shown.individuals != individuals < shown.individuals + PUBLIC_STEP
        if responses < shown.responses + PUBLIC_STEP or is_small:
            return False
        freeze_counts(database, survey_slug, area_code, None, "public", on)
        return True


def _behind(database: Database, survey_slug: str, area_code: str) -> dict[str, Any]:
    comments = count_comments(database, survey_slug, area_code)
    return {
        "age_bands": count_age_bands(database, survey_slug, area_code),
        "comments": [[*group, count] for group, count in sorted(comments.items())],
    }
