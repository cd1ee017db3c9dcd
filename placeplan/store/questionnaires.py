"""Questionnaires as kept: whole, as data, and never changed once kept."""

import hashlib
import json
from functools import lru_cache
from typing import Any

from placeplan.domain.editions import Edition
from placeplan.domain.faults import Refused, refuse
from placeplan.domain.questionnaire_records import (
    questionnaire_as_mapping,
    questionnaire_from_mapping,
)
from placeplan.domain.questionnaires import Questionnaire
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound

NEWEST = (
    "id = (SELECT id FROM questionnaires WHERE key = q.key ORDER BY version DESC, id DESC LIMIT 1)"
)
EDITIONS = f"""
SELECT content, is_offered, is_shipped,
  (SELECT json_group_array(DISTINCT version) FROM questionnaires WHERE key = q.key),
  (SELECT json_group_array(json_array(slug, title)) FROM surveys WHERE questionnaire_id IN
    (SELECT id FROM questionnaires WHERE key = q.key))
FROM questionnaires q WHERE {NEWEST}
"""

# what has a checksum never changes
_by_checksum: dict[str, Questionnaire] = {}


def add_questionnaire(
    database: Database, questionnaire: Questionnaire, *, is_shipped: bool = False
) -> int:
    """Keep a questionnaire and return its id; the same content is kept once.

    A new version is offered to new surveys if the one before was; a new edition is.
    """
    with writing(database):
        content, checksum = _kept(questionnaire)
        database.conn.execute(
            "INSERT INTO questionnaires (key, version, checksum, content, is_offered)"
            " SELECT :key, :version, :checksum, :content, coalesce("
            "(SELECT min(is_offered) FROM questionnaires WHERE key = :key), 1)"
            " WHERE NOT EXISTS (SELECT 1 FROM questionnaires WHERE checksum = :checksum)",
            {
                "key": questionnaire.key,
                "version": questionnaire.version,
                "checksum": checksum,
                "content": content,
            },
        )
        if is_shipped:
            database.conn.execute(
                "UPDATE questionnaires SET is_shipped = 1 WHERE checksum = ?", (checksum,)
            )
        row = database.conn.execute(
            "SELECT id FROM questionnaires WHERE checksum = ?", (checksum,)
        ).fetchone()
        return int(row[0])


def add_own_questionnaire(database: Database, questionnaire: Questionnaire) -> bool:
    """Keep a council's own edition, or the next version of one; whether it was new.

    A new edition is not offered until it is switched on. `Refused` for the key of an edition
    that came with the product, and for a version that is not higher than the newest.
    """
    with writing(database):
        if _has_checksum(database, _kept(questionnaire)[1]):
            return False
        edition = find_edition(database, questionnaire.key)
        if edition is not None:
            faults = edition.faults_of_next(questionnaire)
            if faults:
                raise Refused(*faults)
        add_questionnaire(database, questionnaire)
        if edition is None:
            offer_questionnaire(database, questionnaire.key, is_offered=False)
        return True


def offer_questionnaire(database: Database, key: str, *, is_offered: bool) -> None:
    """Say whether new surveys may choose an edition; NotFound when there is none."""
    with writing(database):
        get_edition(database, key)
        database.conn.execute(
            "UPDATE questionnaires SET is_offered = ? WHERE key = ?", (int(is_offered), key)
        )


def remove_questionnaire(database: Database, key: str) -> None:
    """Remove all versions of a council's own edition; `Refused` when it is used or shipped."""
    with writing(database):
        edition = get_edition(database, key)
        if not edition.may_be_removed:
            code = "questionnaire_shipped" if edition.is_shipped else "questionnaire_has_survey"
            raise refuse(code, "key", found=edition.questionnaire.title)
        database.conn.execute("DELETE FROM questionnaires WHERE key = ?", (key,))


def get_questionnaire(database: Database, key: str) -> Questionnaire:
    """The newest questionnaire with this key; NotFound when there is none."""
    return get_edition(database, key).questionnaire


def list_questionnaires(database: Database) -> list[Questionnaire]:
    """The newest version of each questionnaire, by title."""
    return [edition.questionnaire for edition in list_editions(database)]


def list_offered_questionnaires(database: Database) -> list[Questionnaire]:
    """Those of them that new surveys may choose."""
    return [each.questionnaire for each in list_editions(database) if each.is_offered]


def find_edition(database: Database, key: str) -> Edition | None:
    """The edition with this key, if there is one."""
    row = database.conn.execute(f"{EDITIONS} AND key = ?", (key,)).fetchone()
    return None if row is None else _edition_from_row(row)


def get_edition(database: Database, key: str) -> Edition:
    """The edition with this key; NotFound when there is none."""
    edition = find_edition(database, key)
    if edition is None:
        raise NotFound(key)
    return edition


def list_editions(database: Database) -> list[Edition]:
    """Every edition, by title."""
    found = [_edition_from_row(row) for row in database.conn.execute(EDITIONS)]
    return sorted(found, key=lambda each: (each.questionnaire.title, each.questionnaire.key))


def questionnaire_with_checksum(database: Database, checksum: str) -> Questionnaire:
    """The questionnaire whose content has this checksum; read only when first asked for.

    NotFound when there is none.
    """
    if checksum not in _by_checksum:
        row = database.conn.execute(
            "SELECT content FROM questionnaires WHERE checksum = ?", (checksum,)
        ).fetchone()
        if row is None:
            raise NotFound(checksum)
        _by_checksum[checksum] = questionnaire_from_content(row[0])
    return _by_checksum[checksum]


@lru_cache(maxsize=64)
def questionnaire_from_content(content: str) -> Questionnaire:
    """The questionnaire kept as this JSON text."""
    return questionnaire_from_mapping(json.loads(content))


def _kept(questionnaire: Questionnaire) -> tuple[str, str]:
    content = json.dumps(questionnaire_as_mapping(questionnaire), ensure_ascii=False)
    return content, hashlib.sha256(content.encode()).hexdigest()


def _has_checksum(database: Database, checksum: str) -> bool:
    row = database.conn.execute(
        "SELECT 1 FROM questionnaires WHERE checksum = ?", (checksum,)
    ).fetchone()
    return row is not None


def _edition_from_row(row: tuple[Any, ...]) -> Edition:
    content, is_offered, is_shipped, versions, surveys = row
    return Edition(
        questionnaire=questionnaire_from_content(content),
        is_offered=bool(is_offered),
        is_shipped=bool(is_shipped),
        versions=tuple(sorted(json.loads(versions))),
        surveys=tuple(sorted((slug, title) for slug, title in json.loads(surveys))),
    )
