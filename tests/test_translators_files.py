"""`make translations` begins a language, brings every file up to date, and says what is missing."""

from pathlib import Path

import pytest
from babel import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from docs.translations import FOLDER, begin, bring_up_to_date, keep, main
from placeplan.web.catalogues import TEMPLATE
from tests.translated import sentences


def read(file: Path) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened, locale=file.stem)


def test_a_language_is_begun_with_every_sentence_and_none_translated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["cy"], tmp_path)
    begun = read(tmp_path / "cy.po")
    assert {message.id for message in begun} == {message.id for message in sentences()}
    assert not any(message.string for message in begun if message.id and message.string != ("", ""))
    assert "Welsh" in (tmp_path / "cy.po").read_text(encoding="utf-8")
    said = capsys.readouterr().out
    assert f"cy.po: 0 of {len(begun)} sentences" in said and "missing: Save and continue" in said


def test_a_file_keeps_what_still_stands_and_marks_what_was_changed(tmp_path: Path) -> None:
    file = tmp_path / "cy.po"
    begin("cy", tmp_path)
    bring_up_to_date(file, sentences())
    text = file.read_text(encoding="utf-8")
    kept = 'msgid "Save and continue"\nmsgstr '
    changed = 'msgid "Check your answers"\nmsgstr '
    assert kept in text and changed in text
    text = text.replace(f'{kept}""', f'{kept}"Cadw a pharhau"')
    text = text.replace(f'{changed}""', 'msgid "Check all your answers"\nmsgstr "Gwiriwch"')
    text += '\nmsgid "Said no more, long ago"\nmsgstr "Hen"\n'
    file.write_text(text, encoding="utf-8")
    bring_up_to_date(file, sentences())
    now = read(file)
    assert now["Save and continue"].string == "Cadw a pharhau"
    assert now["Check your answers"].string == "Gwiriwch" and now["Check your answers"].fuzzy
    assert "Said no more, long ago" not in now and "Check all your answers" not in now


def test_a_language_that_was_begun_is_not_begun_again(tmp_path: Path) -> None:
    file = tmp_path / "cy.po"
    file.write_text("a translator's work", encoding="utf-8")
    begin("cy", tmp_path)
    assert file.read_text(encoding="utf-8") == "a translator's work"


def test_what_is_shipped_is_up_to_date(tmp_path: Path) -> None:
    keep(sentences(), tmp_path / TEMPLATE)
    for shipped in FOLDER.glob("*.po"):
        (tmp_path / shipped.name).write_bytes(shipped.read_bytes())
        bring_up_to_date(tmp_path / shipped.name, sentences())
    now = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert now == {file.name: file.read_bytes() for file in FOLDER.iterdir()}


def test_a_language_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownLocaleError):
        begin("qx", tmp_path)
    assert not list(tmp_path.iterdir())
