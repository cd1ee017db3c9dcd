"""Responses in great numbers, made in the database itself, which takes a minute for a million.

Each individual rates 14 themes, about three of them with a comment, and names one priority; they
are spread over the survey's areas, places, channels and days. Forty group sheets are among them
whatever the number, as workshops do not grow with it. Rows are what the pages would have stored;
the kept counts are those that the store finds when it counts the rows again.
"""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.instances import DAYS_OPEN, made_up_text, make_instance, open_instance, survey_of
from placeplan.domain.surveys import Survey
from placeplan.operations.setup import database_path
from placeplan.store.counts import CountChanges, add_counts
from placeplan.store.database import Database, writing
from placeplan.store.recounts import recount
from placeplan.store.surveys import survey_id

GROUPS = 40
TEXTS = 500
KEY = (
    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
    " || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"
)
CHANCE = "abs(random() % 1000)"
NUMBERS = (
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count)"
)
ADD_RESPONSES = f"""
{NUMBERS}
INSERT INTO responses (id, key, survey_id, area_code, place_key, channel, form, people,
    collected_on, priorities, content_hash)
SELECT n, {KEY}, :survey, spots.area_code, spots.place_key,
    CASE WHEN n <= :groups THEN 'workshop' WHEN n % 7 = 0 THEN 'paper' ELSE 'online' END,
    iif(n <= :groups, 'group', 'individual'), iif(n <= :groups, 8, 1),
    date(:opens_on, (n * 31 % :days) || ' days'), iif(n % 3, themes.key, ''),
    lower(hex(randomblob(32)))
FROM numbers JOIN spots ON spots.number = n * 13 % :spots
    JOIN themes ON themes.number = n * 5 % :themes
"""
ADD_ANSWERS = f"""
INSERT INTO answers (response_id, theme_key, answer)
SELECT id, themes.key,
    CASE WHEN form = 'group' AND (id + themes.number) % 9 = 0 THEN '3-5'
    WHEN {CHANCE} < 30 THEN 'dk' ELSE 1 + {CHANCE} * 7 / 1000 END
FROM responses JOIN themes ORDER BY id, themes.key
"""
ADD_COMMENTS = f"""
INSERT INTO comments (response_id, survey_id, area_code, theme_key, kind, text)
SELECT id, survey_id, area_code, themes.key, iif({CHANCE} < 500, 'good', 'better'), texts.text
FROM responses
    JOIN (VALUES (1), (5), (11)) AS picked
    JOIN themes ON themes.number = (id * 3 + picked.column1) % :themes
    JOIN texts ON texts.number = (id + picked.column1 * 37) % :texts
ORDER BY id
"""


def instance_with(folder: Path, count: int) -> Path:
    """A scratch instance with this many responses."""
    instance = make_instance(folder)
    with closing(open_instance(instance)) as database:
        survey = survey_of(database)
        _add_rows(database_path(instance), survey, survey_id(database, survey.slug), count)
        with writing(database):
            _add_counts(database, survey)
        database.conn.execute("PRAGMA query_only = OFF")
        database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return instance


def _add_rows(path: Path, survey: Survey, identity: int, count: int) -> None:
    values = {
        "count": count,
        "groups": GROUPS,
        "survey": identity,
        "opens_on": survey.opens_on.isoformat(),
        "days": DAYS_OPEN,
        "themes": len(survey.questionnaire.themes),
        "texts": TEXTS,
    }
    with closing(sqlite3.connect(path)) as connection:
        # nothing here need outlive the benchmark
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -500000")
        values["spots"] = _add_choices(connection, survey)
        connection.execute("UPDATE comment_index SET is_paused = 1")
        for statement in (ADD_RESPONSES, ADD_ANSWERS, ADD_COMMENTS):
            connection.execute(statement, values)
        connection.execute("INSERT INTO comment_words (comment_words) VALUES ('rebuild')")
        connection.execute("UPDATE comment_index SET is_paused = 0")
        connection.commit()


def _add_choices(connection: sqlite3.Connection, survey: Survey) -> int:
    spots = [(area.code, "") for area in survey.areas]
    spots += [(place.area_code, place.key) for place in survey.places]
    chance = random.Random(11)
    for table, columns, rows in (
        ("spots", "area_code, place_key", spots),
        ("themes", "key", [(key,) for key in survey.questionnaire.theme_keys]),
        ("texts", "text", [(made_up_text(chance),) for _text in range(TEXTS)]),
    ):
        connection.execute(f"CREATE TEMP TABLE {table} (number INTEGER PRIMARY KEY, {columns})")
        marks = ", ?" * len(rows[0])
        connection.executemany(
            f"INSERT INTO {table} VALUES (?{marks})",
            [(number, *row) for number, row in enumerate(rows)],
        )
    return len(spots)


def _add_counts(database: Database, survey: Survey) -> None:
    changes = CountChanges()
    for difference in recount(database, survey.slug):
        responses, *people = difference.counted
        changes.responses[difference.table][difference.key] = responses
        if people:
            changes.people[difference.table][difference.key] = people[0]
    add_counts(database, survey_id(database, survey.slug), changes)
