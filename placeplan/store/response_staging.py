"""A file's responses, checked and set out in a database of their own before any is kept.

Staging happens beside the instance's database and takes no lock, so that the site goes on taking
answers while a large file is read; `placeplan.store.response_publishing` then takes all of them
over in one short transaction.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from placeplan.domain.responses import Response
from placeplan.domain.workshops import Workshop
from placeplan.store.counts import CountChanges, comments_of
from placeplan.store.database import Database
from placeplan.store.responses import key_hash
from placeplan.store.surveys import survey_id

ROWS_AT_ONCE = 1_000

SCHEMA = """
CREATE TABLE responses (
    row INTEGER PRIMARY KEY, key TEXT NOT NULL, key_hash TEXT NOT NULL, area_code TEXT NOT NULL,
    place_key TEXT NOT NULL, channel TEXT NOT NULL, form TEXT NOT NULL, people INTEGER NOT NULL,
    workshop_key TEXT NOT NULL, collected_on TEXT NOT NULL, priorities TEXT NOT NULL,
    age_band TEXT NOT NULL, connection TEXT NOT NULL, content_hash TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'new'
) STRICT;
CREATE TABLE answers (
    row INTEGER NOT NULL, theme_key TEXT NOT NULL, answer TEXT NOT NULL,
    PRIMARY KEY (row, theme_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE comments (
    id INTEGER PRIMARY KEY, row INTEGER NOT NULL, theme_key TEXT NOT NULL, kind TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE repeats (
    content_hash TEXT PRIMARY KEY, times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

KNOWN = "EXISTS (SELECT 1 FROM kept.responses AS k WHERE k.key = r.key{same})"
SAME_CONTENT = (
    " AND (k.content_hash = r.content_hash OR r.content_hash IN"
    " (SELECT c.content_hash FROM kept.reviewed_contents AS c WHERE c.response_id = k.id))"
)
FIRST_OF_KEY = "(SELECT {what} FROM responses AS f WHERE f.key = r.key ORDER BY f.row LIMIT 1)"


class Sorted(NamedTuple):
    """How many staged responses are new, known already, withdrawn, or have a key that is taken."""

    new: int = 0
    known: int = 0
    withdrawn: int = 0
    taken: int = 0


@contextmanager
def staging(database: Database, survey_slug: str) -> Iterator["StagedResponses"]:
    """A place to set a file's responses out; it is gone afterwards, and nothing has changed."""
    kept = Path(database.conn.execute("PRAGMA database_list").fetchone()[2])
    with TemporaryDirectory(prefix="placeplan-") as folder:
        path = Path(folder) / "staged.db"
        connection = sqlite3.connect(path.as_uri(), uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(SCHEMA)
            connection.execute("ATTACH ? AS kept", (f"{kept.as_uri()}?mode=ro",))
            yield StagedResponses(connection, path, survey_slug, survey_id(database, survey_slug))
        finally:
            connection.close()


class StagedResponses:
    """The responses of one file for one survey, by the row of the file they stand in."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, survey_slug: str, survey: int
    ) -> None:
        self.path = path
        self.survey_slug = survey_slug
        self._connection = connection
        self._survey = survey
        self._responses: list[tuple[str | int, ...]] = []
        self._answers: list[tuple[int, str, str]] = []
        self._comments: list[tuple[int, str, str, str]] = []

    def next_ordinal(self, content_hash: str) -> int:
        """How many rows with this content were asked about, this one included."""
        self._begin()
        row = self._connection.execute(
            "INSERT INTO repeats VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1"
            " RETURNING times",
            (content_hash,),
        ).fetchone()
        return int(row[0])

    def add(self, row: int, key: str, response: Response, content_hash: str) -> None:
        """Set out the response of one row under this key."""
        self._responses.append(
            (
                row,
                key,
                key_hash(key),
                response.area_code,
                response.place_key,
                response.channel,
                response.form,
                response.people,
                response.workshop_key,
                response.collected_on.isoformat(),
                ";".join(response.priorities),
                response.age_band,
                ";".join(response.connections),
                content_hash,
            )
        )
        self._answers += [
            (row, theme_key, mark)
            for theme_key, answer in response.answers.items()
            if (mark := answer.mark)
        ]
        self._comments += [(row, *comment) for comment in comments_of(response)]
        if len(self._responses) >= ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what was added and not written yet."""
        execute = self._connection.executemany
        self._begin()
        execute(f"INSERT INTO responses VALUES ({'?, ' * 14}'new')", self._responses)
        execute("INSERT INTO answers VALUES (?, ?, ?)", self._answers)
        execute("INSERT INTO comments VALUES (NULL, ?, ?, ?, ?)", self._comments)
        self._connection.execute("COMMIT")
        for written in (self._responses, self._answers, self._comments):
            written.clear()

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")

    def sort(self) -> Sorted:
        """Compare every staged response with what is kept now and with the rows before it."""
        self.flush()
        execute = self._connection.execute
        execute("CREATE INDEX IF NOT EXISTS responses_by_key ON responses (key, row)")
        execute("UPDATE responses SET state = 'new'")
        for state, condition in (
            ("known", KNOWN.format(same=SAME_CONTENT)),
            ("taken", KNOWN.format(same="")),
            ("withdrawn", "key_hash IN (SELECT key_hash FROM kept.tombstones)"),
            ("repeated", f"row > {FIRST_OF_KEY.format(what='row')}"),
        ):
            execute(
                f"UPDATE responses AS r SET state = ? WHERE state = 'new' AND {condition}", [state]
            )
        execute(
            "UPDATE responses AS r SET state = CASE WHEN content_hash ="
            f" {FIRST_OF_KEY.format(what='content_hash')} THEN 'known' ELSE 'taken' END"
            " WHERE state = 'repeated'"
        )
        return Sorted(**dict(execute("SELECT state, count(*) FROM responses GROUP BY state")))

    def list_taken(self, most: int) -> list[tuple[int, str]]:
        """Row and key of the first `most` responses whose key other content has already."""
        return self._connection.execute(
            "SELECT row, key FROM responses WHERE state = 'taken' ORDER BY row LIMIT ?", (most,)
        ).fetchall()

    def count_alike(self) -> tuple[int, int]:
        """How many new ones say the same as one that is kept, and as an earlier row of the file."""
        row = self._connection.execute(
            "SELECT count(*) FILTER (WHERE content_hash IN (SELECT content_hash"
            " FROM kept.responses WHERE survey_id = ?)), count(*) - count(DISTINCT content_hash)"
            " FROM responses WHERE state = 'new'",
            (self._survey,),
        ).fetchone()
        return int(row[0]), int(row[1])

    def list_areas(self) -> list[str]:
        """The codes of the areas of the new responses."""
        rows = self._connection.execute(
            "SELECT DISTINCT area_code FROM responses WHERE state = 'new' ORDER BY area_code"
        )
        return [row[0] for row in rows]

    def list_new_workshops(self) -> list[Workshop]:
        """A closed workshop for every name that the survey has none of, as of its first row."""
        rows = self._connection.execute(
            "SELECT workshop_key, area_code, collected_on, min(row) FROM responses"
            " WHERE state = 'new' AND workshop_key <> '' AND workshop_key NOT IN"
            " (SELECT key FROM kept.workshops WHERE survey_id = ?)"
            " GROUP BY workshop_key ORDER BY 4",
            (self._survey,),
        )
        return [
            Workshop(
                key=key,
                survey_slug=self.survey_slug,
                area_code=area_code,
                held_on=date.fromisoformat(held_on),
                title=key,
                state="closed",
            )
            for key, area_code, held_on, _row in rows
        ]

    def count_changes(self) -> CountChanges:
        """What counting all new responses adds to the kept counts."""
        changes = CountChanges()
        where = "area_code, place_key"
        self._sum(changes, "response_counts", f"{where}, channel, form, collected_on")
        self._sum(changes, "answer_counts", f"{where}, form, theme_key, answer", "answers")
        self._sum(changes, "comment_counts", "area_code, theme_key, kind", "comments")
        cell = "area_code, channel, age_band, connection"
        individuals = "form = 'individual'"
        self._sum(changes, "breakdown_counts", f"{cell}, ''", also=individuals)
        rated = f"{individuals} AND answer <> 'dk'"
        self._sum(changes, "breakdown_counts", f"{cell}, theme_key", "answers", rated)
        for area, place, form, named, times in self._connection.execute(
            f"SELECT {where}, form, priorities, count(*) FROM responses"
            " WHERE state = 'new' AND priorities <> '' GROUP BY 1, 2, 3, 4"
        ):
            for theme_key in named.split(";"):
                changes.responses["priority_counts"][(area, place, form, theme_key)] += times
        return changes

    def _sum(
        self,
        changes: CountChanges,
        table: str,
        columns: str,
        source: str = "",
        also: str = "true",
    ) -> None:
        joined = f"JOIN {source} USING (row)" if source else ""
        rows = self._connection.execute(
            f"SELECT count(*), sum(people), {columns} FROM responses {joined}"
            f" WHERE state = 'new' AND {also} GROUP BY {columns}"
        )
        for times, people, *key in rows:
            changes.responses[table][tuple(key)] = times
            if table in changes.people:
                changes.people[table][tuple(key)] = people
