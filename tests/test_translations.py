"""The languages that are shipped have every sentence that residents read, and every question."""

import ast
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from docs.translations import FOLDER, KEYWORDS
from placeplan.web.catalogues import is_sound, is_translated, read_catalogue
from tests.content.test_questionnaire_text import EDITIONS
from tests.factories import PACKAGE, shipped_edition
from tests.translated import sentences, translated_texts

SHIPPED = sorted(FOLDER.glob("*.po"))
HINT = "run `make translations`, then translate what it says is missing"

each_language = pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)


def read(file: Path) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened, locale=file.stem)


def test_irish_is_shipped() -> None:
    assert [file.stem for file in SHIPPED] == ["ga"]


@each_language
def test_every_sentence_of_today_is_translated(file: Path) -> None:
    done = {message.id for message in read(file) if message.id and is_translated(message)}
    missing = [message.id for message in sentences() if message.id and message.id not in done]
    assert not missing, HINT


@each_language
def test_no_sentence_is_marked_as_unsure(file: Path) -> None:
    fuzzy = [message.id for message in read(file) if message.id and message.fuzzy]
    assert not fuzzy, "look at each, and take its line `#, fuzzy` out"


@each_language
def test_every_sentence_fills_in_what_the_original_does(file: Path) -> None:
    assert read_catalogue(file).missing == ()


@each_language
def test_no_sentence_is_the_english_one(file: Path) -> None:
    same = [message.id for message in read(file) if message.id and message.id == message.string]
    assert same == []


@each_language
def test_a_draft_says_that_it_is_one(file: Path) -> None:
    assert "# A draft" in file.read_text(encoding="utf-8")[:400]


def by_path(texts: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Every text, named by where it stands: `themes.natural_space.prompts.2`."""
    for name, value in texts.items():
        if isinstance(value, list):
            value = {str(number): text for number, text in enumerate(value, start=1)}
        if isinstance(value, Mapping):
            yield from by_path(value, f"{path}{name}.")
        else:
            yield path + name, value


@each_language
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda path: path.stem)
def test_every_text_of_every_edition_is_translated(edition: Path, file: Path) -> None:
    content = tomllib.loads(edition.read_text(encoding="utf-8"))
    wanted = dict(by_path(translated_texts(content, str)))
    found = dict(by_path(content.get("translations", {}).get(file.stem, {})))
    missing = [where for where, text in wanted.items() if found.get(where, "") in ("", text)]
    assert not missing, f"write it under [translations.{file.stem}] of {edition.name}"
    name = edition.stem.removeprefix("place_standard_")
    assert file.stem in shipped_edition(name).languages


def test_the_template_for_new_languages_lacks_nothing() -> None:
    with (FOLDER / "residents.pot").open("rb") as opened:
        kept = {message.id for message in read_po(opened)}
    assert {message.id for message in sentences()} <= kept, HINT


@pytest.mark.parametrize(
    ("sentence", "translated", "is_right"),
    [
        ("Sent on %(date)s.", "Seolta ar %(date)s.", True),
        ("Sent on %(date)s.", "Seolta.", True),
        ("Sent on %(date)s.", "Seolta ar %(data)s.", False),
        ("Sent on %(date)s.", "Seolta ar %(date)", False),
        ("enlarged to 400%%", "méadaithe go 400%%", True),
        ("enlarged to 400%%", "méadaithe go 400%", False),
        ("all of it", "100%% de", False),
        ("all of it", "100 % de", False),
    ],
)
def test_a_translation_that_would_break_its_page_is_left_out(
    sentence: str, translated: str, is_right: bool
) -> None:
    assert is_sound(sentence, translated) is is_right


def test_no_sentence_stands_where_it_is_not_gathered() -> None:
    """Within an f-string, what is called is not read by all versions of Python alike."""
    hidden = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}"
        for path in PACKAGE.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).rpartition(".")[2] in KEYWORDS
        and isinstance(call.args[0] if call.args else None, ast.Constant)
    ]
    assert not hidden, "take the sentence out of the f-string"
