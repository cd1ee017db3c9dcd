"""Screening forms as Word files: valid, whole, and honest about what is missing."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from placeplan.domain.letterheads import Letterhead
from placeplan.domain.screening_questions import CATEGORIES
from placeplan.domain.screenings import SCREENING_KINDS, ScreeningKind
from placeplan.formats.screenings_docx import NOT_ANSWERED, ScreeningPaper, screening_docx
from tests.factories import filled_screening
from tests.word_files import below_points


def make_paper(kind: ScreeningKind) -> ScreeningPaper:
    return ScreeningPaper(
        filled_screening(kind), "Lisburn South", "Ours", Letterhead("Us"), date(2026, 6, 12)
    )


def texts(content: bytes) -> list[str]:
    return [each.text for each in Document(BytesIO(content)).paragraphs]


@pytest.mark.parametrize("kind", SCREENING_KINDS)
def test_the_file_is_valid_and_the_same_each_time(kind: ScreeningKind, tmp_path: Path) -> None:
    content = screening_docx(make_paper(kind))
    file = tmp_path / "form.docx"
    file.write_bytes(content)
    result = OpenXmlValidator().validate(str(file))
    assert result.is_valid, [str(error) for error in result.errors]
    assert content == screening_docx(make_paper(kind))
    assert below_points(content, 9.5) == []


def test_every_category_stands_under_a_heading_with_its_answers() -> None:
    found = texts(screening_docx(make_paper("section_75")))
    headings = [text.partition(". ")[2] for text in found if text[:1].isdigit()]
    assert headings[1:10] == list(CATEGORIES.values())
    assert "Screened out: no full assessment is needed" in found
    assert "12 June 2026" in found and NOT_ANSWERED not in found
    assert any(text.startswith("State: Finished") for text in found)


def test_what_is_not_answered_is_said_not_to_be() -> None:
    paper = make_paper("rural_needs")
    empty = replace(paper, screening=replace(paper.screening, filled={}), is_made_up=True)
    found = texts(screening_docx(empty))
    assert found.count(NOT_ANSWERED) >= 10
    assert any("made up" in text for text in found)
