"""Questionnaires as kept: whole, as data, and never changed once kept."""

import hashlib
import json
from functools import lru_cache

from placeplan.domain.questionnaire_records import (
    questionnaire_as_mapping,
    questionnaire_from_mapping,
)
from placeplan.domain.questionnaires import Questionnaire
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound


def add_questionnaire(database: Database, questionnaire: Questionnaire) -> int:
    """Keep a questionnaire and return its id; the same content is kept once."""
    with writing(database):
        content = json.dumps(questionnaire_as_mapping(questionnaire), ensure_ascii=False)
        checksum = hashlib.sha256(content.encode()).hexdigest()
        database.conn.execute(
            "INSERT INTO questionnaires (key, version, checksum, content) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (checksum) DO NOTHING",
            (questionnaire.key, questionnaire.version, checksum, content),
        )
        row = database.conn.execute(
            "SELECT id FROM questionnaires WHERE checksum = ?", (checksum,)
        ).fetchone()
        return int(row[0])


def get_questionnaire(database: Database, key: str) -> Questionnaire:
    """The newest questionnaire with this key; NotFound when there is none."""
    row = database.conn.execute(
        "SELECT content FROM questionnaires WHERE key = ? ORDER BY version DESC, id DESC LIMIT 1",
        (key,),
    ).fetchone()
    if row is None:
        raise NotFound(key)
    return questionnaire_from_content(row[0])


def list_questionnaires(database: Database) -> list[Questionnaire]:
    """The newest version of each questionnaire, by title."""
    rows = database.conn.execute(
        "SELECT content FROM questionnaires q WHERE id = (SELECT id FROM questionnaires"
        " WHERE key = q.key ORDER BY version DESC, id DESC LIMIT 1)"
    ).fetchall()
    found = [questionnaire_from_content(row[0]) for row in rows]
    return sorted(found, key=lambda each: each.title)


@lru_cache(maxsize=64)
def questionnaire_from_content(content: str) -> Questionnaire:
    """The questionnaire kept as this JSON text."""
    return questionnaire_from_mapping(json.loads(content))
