"""Counting again from the responses themselves, to find out whether the kept counts are right."""

from typing import NamedTuple

from placeplan.store.counts import COUNT_TABLES, Key, figures_of
from placeplan.store.database import Database, reading, writing
from placeplan.store.surveys import survey_id

_COUNTED = "WHERE responses.survey_id = :survey AND state = 'counted'"
_RECOUNTS = {
    # by a number for area, place and form: sorting a million answers by three texts takes longer;
    # NOT INDEXED: in the order of their ids, as the answers lie
    "answer_counts": "WITH numbered AS (SELECT id, people, area_code, place_key, form,"
    " dense_rank() OVER (ORDER BY area_code, place_key, form) AS scope"
    f" FROM responses NOT INDEXED {_COUNTED})"
    " SELECT area_code, place_key, form, theme_key, answer, count(*), sum(people)"
    " FROM numbered CROSS JOIN answers ON response_id = numbered.id"
    " GROUP BY scope, theme_key, answer",
    "response_counts": "SELECT area_code, place_key, channel, form, collected_on, count(*),"
    f" sum(people) FROM responses {_COUNTED} GROUP BY 1, 2, 3, 4, 5",
    "priority_counts": "SELECT area_code, place_key, form, named.value, count(*) FROM responses,"
    """ json_each('["' || replace(priorities, ';', '","') || '"]') AS named"""
    f" {_COUNTED} AND priorities <> '' GROUP BY 1, 2, 3, 4",
    "comment_counts": "SELECT area_code, theme_key, kind, count(*) FROM comments"
    " WHERE survey_id = :survey AND response_id NOT IN"
    " (SELECT id FROM responses WHERE state <> 'counted') GROUP BY 1, 2, 3",
    "breakdown_counts": "SELECT area_code, channel, age_band, connection, '', count(*)"
    f" FROM responses {_COUNTED} AND form = 'individual' GROUP BY 1, 2, 3, 4"
    " UNION ALL SELECT area_code, channel, age_band, connection, theme_key, count(*)"
    " FROM responses CROSS JOIN answers ON response_id = responses.id"
    f" {_COUNTED} AND form = 'individual' AND answer <> 'dk' GROUP BY 1, 2, 3, 4, 5",
}


class CountDifference(NamedTuple):
    """A kept count that is wrong: its table and key, what is kept and what was counted."""

    table: str
    key: Key
    kept: tuple[int, ...]
    counted: tuple[int, ...]


def recount(database: Database, survey_slug: str) -> list[CountDifference]:
    """Count a survey's responses again and say where the kept counts differ; changes nothing.

    Every response is read: some seconds for 100,000. NotFound when there is no such survey.
    """
    identity = survey_id(database, survey_slug)
    with reading(database):
        return [
            difference
            for table in COUNT_TABLES
            for difference in _differences(database, identity, table)
        ]


def correct_counts(database: Database, survey_slug: str) -> None:
    """Make the kept counts of a survey what its responses say; costs as much as `recount`."""
    with writing(database):
        identity = survey_id(database, survey_slug)
        for table, key, _kept, counted in recount(database, survey_slug):
            names = ("survey_id", *COUNT_TABLES[table], *figures_of(table))
            database.conn.execute(
                f"INSERT OR REPLACE INTO {table} ({', '.join(names)})"
                f" VALUES ({', '.join('?' * len(names))})",
                (identity, *key, *counted),
            )


def _differences(database: Database, survey: int, table: str) -> list[CountDifference]:
    columns, figures = COUNT_TABLES[table], figures_of(table)
    kept = _by_key(
        database,
        f"SELECT {', '.join((*columns, *figures))} FROM {table}"
        f" WHERE survey_id = :survey AND {figures[0]} > 0",
        survey,
        len(columns),
    )
    counted = _by_key(database, _RECOUNTS[table], survey, len(columns))
    nothing = (0,) * len(figures)
    found = [
        CountDifference(table, key, kept.get(key, nothing), counted.get(key, nothing))
        for key in kept.keys() | counted.keys()
    ]
    return sorted(each for each in found if each.kept != each.counted)


def _by_key(database: Database, sql: str, survey: int, length: int) -> dict[Key, tuple[int, ...]]:
    rows = database.conn.execute(sql, {"survey": survey})
    return {row[:length]: row[length:] for row in rows}
