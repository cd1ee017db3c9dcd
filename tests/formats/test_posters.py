"""The QR code of every handout leads to the survey; the Word poster is one page of A4."""

import math
from io import BytesIO
from xml.etree import ElementTree

import pytest
import segno
from docx import Document
from docx.document import Document as WordFile
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from placeplan.formats.poster_docx import poster_docx
from placeplan.formats.poster_svg import poster_svg
from placeplan.formats.qr_codes import QUIET_MODULES, qr_png, qr_svg
from placeplan.formats.questionnaire_docx import questionnaire_docx
from tests.formats.qr_reading import (
    Modules,
    modules_in_lines,
    modules_in_png,
    modules_in_squares,
)
from tests.formats.test_handouts import ADDRESS, make_handout

SPACE = "{http://www.w3.org/2000/svg}"
ADDRESSES = [ADDRESS, "https://example.org/" + "a-long-name-" * 9, "http://127.0.0.1:8000/s/á"]
LETTER, LINE, POINT_MM = 0.5, 1.25, 0.353


def expected(address: str) -> tuple[int, Modules]:
    """What a reader finds: the side with its quiet border, and the dark modules."""
    matrix = segno.make_qr(address, error="m").matrix
    dark = {
        (column + QUIET_MODULES, row + QUIET_MODULES)
        for row, modules in enumerate(matrix)
        for column, module in enumerate(modules)
        if module
    }
    return len(matrix) + 2 * QUIET_MODULES, dark


def pictures_in(content: bytes) -> dict[str, bytes]:
    """The pictures of a Word file by what is said of them."""
    document = Document(BytesIO(content))
    found = {}
    for shape in document.inline_shapes:
        relation = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
        found[shape._inline.docPr.get("descr")] = document.part.related_parts[relation].blob
    return found


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_code_has_the_modules_of_its_address(address: str) -> None:
    side, dark = expected(address)
    assert modules_in_png(qr_png(address), side) == dark
    drawn = ElementTree.fromstring(qr_svg(address))
    lines = next(each for each in drawn.iter(f"{SPACE}path") if each.get("stroke"))
    assert modules_in_lines(lines.get("d", "")) == dark


def test_the_code_of_a_word_file_leads_to_the_survey() -> None:
    side, dark = expected(ADDRESS)
    for content in (
        poster_docx(make_handout(), str),
        questionnaire_docx(make_handout(), "normal", str),
    ):
        found = [each for said, each in pictures_in(content).items() if said.startswith("QR code")]
        assert [modules_in_png(each, side) for each in found] == [dark]


def test_the_code_of_a_drawn_poster_leads_to_the_survey() -> None:
    side, dark = expected(ADDRESS)
    drawn = ElementTree.fromstring(poster_svg(make_handout(), str))
    code = next(each for each in drawn.iter(f"{SPACE}svg") if each is not drawn)
    assert code.get("viewBox") == f"0 0 {side} {side}"
    paths = [modules_in_squares(each.get("d", "")) for each in code.iter(f"{SPACE}path")]
    assert dark in paths


@pytest.mark.parametrize(
    "title", ["Your place", "A rather long title " * 5, "A rather long title " * 9]
)
@pytest.mark.parametrize("introduced", [True, False])
def test_a_word_poster_is_one_page_of_a4(title: str, introduced: bool) -> None:
    changes = {} if introduced else {"crest": b"", "contact": "", "run_by": ""}
    handout = make_handout(survey={"title": title[:200].strip()}, **changes)
    document = Document(BytesIO(poster_docx(handout, str)))
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "w:br" not in document.element.body.xml.replace("w:brd", "")
    room = section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm
    width = section.page_width.mm - section.left_margin.mm - section.right_margin.mm
    pictures = sum(shape.height.mm for shape in document.inline_shapes)
    assert pictures + sum(height(document, each, width) for each in document.paragraphs) <= room


def height(document: WordFile, paragraph: Paragraph, width: float) -> float:
    """Millimetres that a paragraph's words and the space about it take, at the least generous."""
    points = largest(document, paragraph.style)
    lines = math.ceil(len(paragraph.text) * points * POINT_MM * LETTER / width)
    about = [
        paragraph.style.paragraph_format.space_before,
        paragraph.style.paragraph_format.space_after,
    ]
    return lines * points * LINE * POINT_MM + sum(each.mm for each in about if each)


def largest(document: WordFile, style: ParagraphStyle | None) -> float:
    """The size of a style's letters, or of the style it is based on."""
    while style is not None:
        if style.font.size:
            return style.font.size.pt
        style = style.base_style
    return document.styles["Normal"].font.size.pt
