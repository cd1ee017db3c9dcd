"""The languages that are shipped have every sentence that residents read, and every question."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from docs.translations import FOLDER
from placeplan.web.catalogues import is_sound, is_translated, read_catalogue
from tests.factories import ADULTS
from tests.translated import sentences

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


@each_language
def test_the_adults_edition_is_translated_in_full(file: Path) -> None:
    assert file.stem in ADULTS.languages


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
