"""Questionnaires and sentences in languages that tests make up."""

import re
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from docs.translations import gather
from placeplan.domain.languages import CheckedLanguage
from placeplan.domain.questionnaire_records import (
    questionnaire_as_mapping,
    questionnaire_from_mapping,
)
from placeplan.domain.questionnaires import Questionnaire
from placeplan.operations.setup import database_path
from placeplan.store.database import open_database
from placeplan.store.languages import update_checked_language

TEXTS = ("title", "credit", "lowest_means", "middle_means", "highest_means")


def translated_texts(content: Mapping[str, Any], say: Callable[[str], str]) -> dict[str, Any]:
    """A whole translation of a questionnaire's data, each text as `say` says it."""
    own = {**content, **content["scale"]}
    return {
        **{name: say(own[name]) for name in TEXTS if own.get(name)},
        "themes": {
            theme["key"]: {
                "title": say(theme["title"]),
                "question": say(theme["question"]),
                "prompts": [say(prompt) for prompt in theme["prompts"]],
            }
            for theme in content["themes"]
        },
    }


PSEUDO, RIGHT_TO_LEFT = "hy", "he"
"""Babel knows no made-up languages, so two are borrowed: Armenian, whose months are in no Latin
letters, stands for long and accented English; Hebrew for any language from right to left."""

PLACES = re.compile(r"%\(\w+\)s|%%")
ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒğħíĵķłɱñóþɋřšťúṽŵẋýžÁƁÇĐÉƑĞĦÍĴĶŁṀÑÓÞɊŘŠŤÚṼŴẊÝŽ",
)
HEBREW = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "אבגדהוזחטיכלמנסעפצקרשתאבגדאבגדהוזחטיכלמנסעפצקרשתאבגד",
)
LONGER_BY = 0.4


def accented(text: str) -> str:
    """`text` with every letter accented and some more at its end; what is filled in stays."""
    words = [part.translate(ACCENTED) for part in PLACES.split(text)]
    more = " " + "ẽ" * max(1, round(len(text) * LONGER_BY / 3)) if text.strip() else ""
    return _with_places(text, words) + more * 2


def from_right(text: str) -> str:
    """`text` in letters that are read from right to left."""
    return _with_places(text, [part.translate(HEBREW) for part in PLACES.split(text)])


VOICES: dict[str, Callable[[str], str]] = {PSEUDO: accented, RIGHT_TO_LEFT: from_right}


def offer_made_up_language(instance: Path, code: str) -> None:
    """Put a whole made-up language into the instance, as checked; before the application starts."""
    folder = instance / "translations"
    folder.mkdir(exist_ok=True)
    write_catalogue(folder / f"{code}.po", VOICES[code])
    offer_language(instance, code)


def offer_language(instance: Path, code: str) -> None:
    """Let residents choose a language that there is a file for."""
    with closing(open_database(database_path(instance))) as database:
        checked = CheckedLanguage(code, "A made-up translator", date(2026, 6, 12))
        update_checked_language(database, checked)


@cache
def sentences() -> Catalog:
    """What residents read, as it is gathered for translators."""
    return gather()


def write_catalogue(file: Path, say: Callable[[str], str]) -> None:
    """A language's file with every sentence of today as `say` says it."""
    catalogue = Catalog(file.stem, fuzzy=False)
    for message in sentences():
        if isinstance(message.id, str) and message.id:
            catalogue.add(message.id, say(message.id), context=message.context)
        elif message.id:
            catalogue.add(message.id, tuple(map(say, message.id)), context=message.context)
    with file.open("wb") as opened:
        write_po(opened, catalogue)


def speaking(edition: Questionnaire, code: str, *others: str) -> Questionnaire:
    """The questionnaire with a whole translation into a made-up language, and its own `others`."""
    content = questionnaire_as_mapping(edition)
    kept = {other: content["translations"][other] for other in others}
    content["translations"] = kept | {code: translated_texts(content, VOICES[code])}
    return questionnaire_from_mapping(content)


def _with_places(text: str, parts: list[str]) -> str:
    places = [*PLACES.findall(text), ""]
    return "".join(part + place for part, place in zip(parts, places, strict=True))
