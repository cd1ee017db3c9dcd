"""Individuals' answers by age band, channel and the like, counted when someone asks.

Unlike a profile this reads the responses: its cost grows with their number (about two seconds for
100,000 in one area), so no page asks for it unbidden.
"""

from collections import Counter
from typing import Literal

from placeplan.domain.breakdown_tables import NOT_GIVEN, CellCounts
from placeplan.store.database import Database, reading
from placeplan.store.surveys import survey_id

CountedBy = Literal["age_band", "channel", "connection"]
_SCOPE = "survey_id = :survey AND area_code = :area AND form = 'individual' AND state = 'counted'"


def count_by(
    database: Database, survey_slug: str, area_code: str, dimension: CountedBy
) -> dict[str, CellCounts]:
    """An area's individuals and their ratings by cell; `NOT_GIVEN` where they said nothing.

    Someone who ticked two connections is counted in both cells.
    """
    scope = {"survey": survey_id(database, survey_slug), "area": area_code}
    people: Counter[str] = Counter()
    points: dict[str, dict[str, Counter[int]]] = {}
    with reading(database):
        for value, count in database.conn.execute(
            f"SELECT {dimension}, count(*) FROM responses WHERE {_SCOPE} GROUP BY 1", scope
        ):
            for cell in _cells(value):
                people[cell] += count
        # counting here beats GROUP BY, which would sort every answer first
        answers = database.conn.execute(
            f"SELECT {dimension} || '|' || theme_key || '|' || answer FROM responses"
            f" CROSS JOIN answers ON response_id = responses.id WHERE {_SCOPE}"
            " AND answer <> 'dk'",
            scope,
        )
        counted = Counter(key for (key,) in answers)
    for key, count in counted.items():
        value, theme_key, answer = key.split("|")
        for cell in _cells(value):
            by_theme = points.setdefault(cell, {})
            by_theme.setdefault(theme_key, Counter())[int(answer)] += count
    return {cell: CellCounts(count, points.get(cell, {})) for cell, count in people.items()}


def _cells(value: str) -> list[str]:
    if value in ("", "prefer_not_to_say"):
        return [NOT_GIVEN]
    return value.split(";")
