"""Individuals' answers by age band, channel and the like, counted when someone asks.

Unlike a profile this reads the responses: its cost grows with their number (about two seconds for
100,000 in one area), so no page asks for it unbidden.
"""

from collections import Counter
from typing import Literal

from placeplan.domain.breakdown_tables import NOT_GIVEN, CellCounts
from placeplan.domain.overlapping_cells import Combination
from placeplan.store.database import Database, reading
from placeplan.store.surveys import survey_id

CountedBy = Literal["age_band", "channel"]
_SCOPE = "survey_id = :survey AND area_code = :area AND form = 'individual' AND state = 'counted'"


def count_by(
    database: Database, survey_slug: str, area_code: str, dimension: CountedBy
) -> dict[str, CellCounts]:
    """An area's individuals and their ratings by cell; `NOT_GIVEN` where they said nothing."""
    return _count(
        database,
        survey_slug,
        area_code,
        f"CASE {dimension} WHEN 'prefer_not_to_say' THEN '{NOT_GIVEN}' ELSE {dimension} END",
    )


def count_connections(
    database: Database, survey_slug: str, area_code: str
) -> dict[Combination, CellCounts]:
    """An area's individuals and their ratings by all the connections each of them ticked.

    Whoever ticked none is counted as `NOT_GIVEN` alone.
    """
    found = _count(database, survey_slug, area_code, "connection")
    return {frozenset(ticked.split(";")): counts for ticked, counts in found.items()}


def list_kept_cells(
    database: Database, survey_slug: str, area_code: str
) -> dict[tuple[str, str, str], dict[str, int]]:
    """An area's individuals by channel, age band and connections: how many rated each theme.

    The empty theme counts all of them. From kept counts, whatever the number of responses.
    """
    rows = database.conn.execute(
        "SELECT channel, age_band, connection, theme_key, responses FROM breakdown_counts"
        " WHERE survey_id = ? AND area_code = ? AND responses > 0",
        (survey_id(database, survey_slug), area_code),
    )
    found: dict[tuple[str, str, str], dict[str, int]] = {}
    for channel, age_band, connection, theme_key, count in rows:
        found.setdefault((channel, age_band, connection), {})[theme_key] = count
    return found


def list_kept_places(
    database: Database, survey_slug: str, area_code: str
) -> dict[str, dict[str, int]]:
    """An area's individuals by place: how many rated each theme; the empty theme counts all.

    Those who named no place are under the empty key. From kept counts.
    """
    scope = (survey_id(database, survey_slug), area_code)
    of_these = "survey_id = ? AND area_code = ? AND form = 'individual' AND responses > 0"
    found: dict[str, dict[str, int]] = {}
    with reading(database):
        for place_key, count in database.conn.execute(
            f"SELECT place_key, sum(responses) FROM response_counts WHERE {of_these} GROUP BY 1",
            scope,
        ):
            found[place_key] = {"": count}
        for place_key, theme_key, count in database.conn.execute(
            f"SELECT place_key, theme_key, sum(responses) FROM answer_counts WHERE {of_these}"
            " AND answer <> 'dk' GROUP BY 1, 2",
            scope,
        ):
            found[place_key][theme_key] = count
    return found


def _count(
    database: Database, survey_slug: str, area_code: str, value: str
) -> dict[str, CellCounts]:
    scope = {"survey": survey_id(database, survey_slug), "area": area_code}
    points: dict[str, dict[str, Counter[int]]] = {}
    with reading(database):
        people = database.conn.execute(
            f"SELECT {value}, count(*) FROM responses WHERE {_SCOPE} GROUP BY 1", scope
        ).fetchall()
        # counting here beats GROUP BY, which would sort every answer first
        answers = database.conn.execute(
            f"SELECT {value} || '|' || theme_key || '|' || answer FROM responses"
            f" CROSS JOIN answers ON response_id = responses.id WHERE {_SCOPE}"
            " AND answer <> 'dk'",
            scope,
        )
        counted = Counter(key for (key,) in answers)
    for key, count in counted.items():
        cell, theme_key, answer = key.split("|")
        by_theme = points.setdefault(cell, {})
        by_theme.setdefault(theme_key, Counter())[int(answer)] += count
    return {cell: CellCounts(count, points.get(cell, {})) for cell, count in people}
