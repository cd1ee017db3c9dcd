"""Residents' sentences in other languages: one file `<code>.po` each, read as it stands.

They lie in `placeplan/translations/` and in `translations/` of the instance, which wins. There
is nothing to compile: a file is read when its language is first asked for.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask
from flask_babel import Domain, get_locale

from placeplan.domain.languages import ENGLISH, is_language_code
from placeplan.resources import PACKAGE

FOLDER = PACKAGE / "translations"
TEMPLATE = "residents.pot"
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
EXTENSION = "placeplan_catalogues"

AS_WRITTEN = NullTranslations()

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Catalogue:
    """The sentences of one language. `missing` are those that are shown in English."""

    code: str
    sentences: Translations
    total: int
    missing: tuple[str, ...]


class Catalogues(Domain):
    """Where flask-babel finds sentences, by the language of the request."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__()
        self._files = {
            file.stem: file
            for folder in folders
            for file in sorted(folder.glob("*.po"))
            if is_known(file.stem)
        }
        self._read: dict[str, Catalogue] = {}
        self.codes = tuple(sorted(self._files))

    def get_translations(self) -> NullTranslations:
        """The sentences of this request's language; none of our own for English."""
        locale = get_locale()
        if locale is None or locale.language == ENGLISH:
            return AS_WRITTEN
        code = str(locale)
        return self.catalogue(code).sentences if code in self._files else AS_WRITTEN

    def catalogue(self, code: str) -> Catalogue:
        """The catalogue of a language that is among `codes`; KeyError for another."""
        if code not in self._read:
            self._read[code] = read_catalogue(self._files[code])
        return self._read[code]


def keep_catalogues(app: Flask) -> Catalogues:
    """The catalogues of the product and of this instance."""
    found = Catalogues((FOLDER, Path(app.instance_path) / "translations"))
    app.extensions[EXTENSION] = found
    return found


def is_known(code: str) -> bool:
    """Whether there is such a language, other than English."""
    try:
        return is_language_code(code) and Locale.parse(code).language != ENGLISH
    except UnknownLocaleError:
        log.warning("there is no language with the code %s", code)
        return False


def read_catalogue(file: Path) -> Catalogue:
    """Read a language's file. What is missing, unsure (fuzzy) or unsound is left in English."""
    with file.open("rb") as opened:
        read = read_po(opened, locale=file.stem)
    with (FOLDER / TEMPLATE).open("rb") as opened:
        wanted = [message.id for message in read_po(opened) if message.id]
    for message in read:
        if message.id and not all(is_sound(*pair) for pair in _pairs(message)):
            message.string = ""
    done = {message.id for message in read if message.id and is_translated(message)}
    missing = [_first(identity) for identity in wanted if identity not in done]
    return Catalogue(file.stem, _compiled(read), len(wanted), tuple(missing))


def is_translated(message: Message) -> bool:
    """Whether every form of a sentence is there, and nobody marked it as unsure."""
    return not message.fuzzy and all(translated for _sentence, translated in _pairs(message))


def is_sound(sentence: str, translated: str) -> bool:
    """Whether what stands for a sentence fills in the same places and nothing else breaks it."""
    if set(PLACEHOLDER.findall(translated)) - set(PLACEHOLDER.findall(sentence)):
        return False
    rest = PLACEHOLDER.sub("", translated).replace("%%", "")
    return "%" not in rest and ("%" in sentence or "%" not in translated)


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    if isinstance(message.id, str):
        yield message.id, message.string or ""
    else:
        yield from ((message.id[-1], each or "") for each in message.string or ("",))


def _first(identity: str | tuple[str, ...]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def _compiled(read: Catalog) -> Translations:
    compiled = BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    return Translations(compiled)
