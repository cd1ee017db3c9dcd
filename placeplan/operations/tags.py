"""The code frame in from a file, all of it or nothing, and out to one."""

from dataclasses import replace
from typing import NamedTuple

from placeplan.domain.faults import refuse
from placeplan.formats.tags_csv import tags_csv, tags_from_csv
from placeplan.store.database import Database, writing
from placeplan.store.surveys import list_surveys
from placeplan.store.tags import add_tag, find_tag, list_tags, update_tag

MOST_BYTES = 1_000_000


class ImportedTags(NamedTuple):
    """How many tags of a file were new, changed, or as they stood."""

    added: int
    changed: int
    known: int


def import_tags(database: Database, content: bytes, *, by: str) -> ImportedTags:
    """Add the tags of a file; one with the name of a tag in use becomes its new definition.

    Nothing is removed. `Refused` with every fault of the file, and nothing is changed.
    """
    if len(content) > MOST_BYTES:
        raise refuse("questionnaire_too_large", "file", most=MOST_BYTES // 1_000)
    tags = tags_from_csv(content, list(theme_titles(database)))
    added = changed = 0
    with writing(database):
        for tag in tags:
            known = find_tag(database, tag.name)
            if known is None:
                add_tag(database, tag, by=by)
                added += 1
            else:
                wanted = replace(tag, id=known.id, version=known.version)
                changed += update_tag(database, wanted, by=by) != known
    return ImportedTags(added, changed, len(tags) - added - changed)


def export_tags(database: Database) -> bytes:
    """The tags in use as a CSV file, which can be taken in again."""
    return tags_csv(list_tags(database))


def theme_titles(database: Database) -> dict[str, str]:
    """The themes of all surveys by key, with the title of the newest."""
    found: dict[str, str] = {}
    for survey in list_surveys(database):
        for theme in survey.questionnaire.themes:
            found.setdefault(theme.key, theme.title)
    return found
