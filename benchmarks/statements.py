"""The least that SQLite must do for a completed survey, by its own means."""

import json
import sqlite3
import uuid
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

from placeplan.domain.drafts import Draft, draft_content, response_from_draft
from placeplan.domain.surveys import Survey
from placeplan.store.counts import comments_of

SCHEMA = """
CREATE TABLE drafts (key TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE responses (id INTEGER PRIMARY KEY, key TEXT UNIQUE, content TEXT NOT NULL);
CREATE TABLE answers (
    response_id INTEGER, theme TEXT, answer TEXT, PRIMARY KEY (response_id, theme)
) WITHOUT ROWID;
CREATE TABLE comments (id INTEGER PRIMARY KEY, response_id INTEGER, theme TEXT, text TEXT);
"""


class BareSurvey:
    """A database of its own, with rows as large as placeplan's, one durable commit a step."""

    def __init__(self, path: Path, drafts: list[Draft], survey: Survey) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.executescript(SCHEMA)
        self._contents = [json.dumps(draft_content(draft)) for draft in drafts]
        response = response_from_draft(drafts[-1], survey, date.today())
        where = (response.area_code, response.place_key, response.channel, response.form)
        self._row = json.dumps((*where, ";".join(response.priorities), "x" * 64, "x" * 64))
        self._answers = [(key, answer.mark) for key, answer in response.answers.items()]
        self._comments = [(theme_key, text) for theme_key, _kind, text in comments_of(response)]
        self._ids = count(1)

    def complete(self) -> None:
        """Every commit that one survey needs."""
        execute, key = self._connection.execute, str(uuid.uuid4())
        for position, content in enumerate(self._contents):
            execute("BEGIN IMMEDIATE")
            if position == 0:
                execute("INSERT INTO drafts VALUES (?, ?)", (key, content))
            else:
                execute("UPDATE drafts SET content = ? WHERE key = ?", (content, key))
            execute("COMMIT")
        self._send(key)

    def _send(self, key: str) -> None:
        execute, number = self._connection.execute, next(self._ids)
        execute("BEGIN IMMEDIATE")
        execute("INSERT INTO responses VALUES (?, ?, ?)", (number, key, self._row))
        self._connection.executemany(
            "INSERT INTO answers VALUES (?, ?, ?)", [(number, *each) for each in self._answers]
        )
        self._connection.executemany(
            "INSERT INTO comments VALUES (NULL, ?, ?, ?)",
            [(number, *each) for each in self._comments],
        )
        execute("DELETE FROM drafts WHERE key = ?", (key,))
        execute("COMMIT")

    def trace(self, take: Callable[[str], object]) -> None:
        """Tell every statement from now on, such as to a test."""
        self._connection.set_trace_callback(take)

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()
