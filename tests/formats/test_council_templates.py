"""A plan looks like the council's own documents: three files such as councils have, made here."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt

from placeplan.domain.radar import RadarChart, RadarSeries
from placeplan.formats.plan_docx import PlanLook, plan_docx, plan_summary_docx
from placeplan.formats.plan_templates import check_plan_template, styles_missing_from
from placeplan.formats.radar_files import radar_png
from placeplan.operations.plan_drafting.sections import draft_tree
from tests.plan_sources import make_sources
from tests.word_files import assert_valid

TREE = draft_tree(make_sources())
CREST = RadarChart("Crest", ("a", "b", "c"), 1, 7, "l", "h", (RadarSeries("s", (1, 4, 7)),))


def letterhead() -> Opened:
    """A4 with wide margins, a crest and an address at its head, numbered pages at its foot."""
    own = Document()
    section = own.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(32)
    section.header.paragraphs[0].add_run("Made-up Borough Council")
    section.header.paragraphs[0].add_run().add_picture(BytesIO(radar_png(CREST, 30)), Mm(15))
    numbered = section.footer.paragraphs[0]
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        numbered.add_run()._r.append(_field_part(kind, words))
    own.styles["Heading 1"].font.name = "Georgia"
    own.styles["Normal"].font.size = Pt(13)
    return own


def american() -> Opened:
    """Letter paper, a title page and left pages of their own, and few styles."""
    own = Document()
    section = own.sections[0]
    section.page_width, section.page_height = Mm(216), Mm(279)
    section.different_first_page_header_footer = True
    own.settings.odd_and_even_pages_header_footer = True
    section.first_page_header.paragraphs[0].text = "On the title page alone"
    section.header.paragraphs[0].text = "On right pages"
    section.even_page_header.paragraphs[0].text = "On left pages"
    for name in ("Quote", "Caption", "List Bullet", "Subtitle"):
        element = own.styles[name].element
        element.getparent().remove(element)
    own.styles["Heading 2"].font.name = "Garamond"
    return own


def of_another_language() -> Opened:
    """As a Word in another language writes it: the same styles under other ids; small pages."""
    own = Document()
    section = own.sections[0]
    section.page_width, section.page_height = Mm(176), Mm(250)
    section.left_margin = section.right_margin = Mm(20)
    for name, own_id in (
        ("Heading 1", "berschrift1"),
        ("Caption", "Beschriftung"),
        ("Header", "Kopfzeile"),
    ):
        style = own.styles[name]
        style.font.name = "Verdana"
        for element in own.styles.element.iter():
            for attribute in (qn("w:styleId"), qn("w:val")):
                if element.get(attribute) == style.style_id and element is not style.element:
                    element.set(attribute, own_id)
        style.element.set(qn("w:styleId"), own_id)
    return own


def of_a_designer() -> Opened:
    """A title page without a head, and contents and heads in styles of their own."""
    own = Document()
    own.sections[0].different_first_page_header_footer = True
    own.styles["Normal"].font.name = "Arial"
    for name in ("toc 1", "toc 2"):
        own.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    own.styles["Header"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    own.styles["Header"].font.size = Pt(16)
    return own


TEMPLATES = (letterhead, american, of_another_language, of_a_designer)
Template = Callable[[], Opened]


def bytes_of(own: Opened) -> bytes:
    saved = BytesIO()
    own.save(saved)
    return saved.getvalue()


def _field_part(kind: str, words: str) -> object:
    element = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        element.set(qn("w:fldCharType"), kind)
    element.text = words or None
    return element


def plan_with(own: Opened) -> tuple[bytes, Opened]:
    content = plan_docx(TREE, PlanLook(template=bytes_of(own)))
    return content, Document(BytesIO(content))


@pytest.mark.parametrize("template", TEMPLATES)
def test_page_size_margins_and_validity_are_the_councils(
    template: Template, tmp_path: Path
) -> None:
    own = template()
    check_plan_template(bytes_of(own))
    content, plan = plan_with(own)
    assert_valid(content, tmp_path)
    wanted = own.sections[0]
    for section in plan.sections:
        sides = sorted((section.page_width, section.page_height))
        assert [round(Emu(side).mm) for side in sides] == sorted(
            round(Emu(side).mm) for side in (wanted.page_width, wanted.page_height)
        )
        assert abs(Emu(section.left_margin - wanted.left_margin).mm) < 0.1
    room = wanted.page_width - wanted.left_margin - wanted.right_margin
    assert all(shape.width <= room + Mm(1) for shape in plan.inline_shapes)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_page_says_its_status_under_the_councils_own_head(template: Template) -> None:
    own = template()
    said = own.sections[0].header.paragraphs[0].text
    plan = plan_with(own)[1]
    for section in plan.sections:
        words = [paragraph.text for paragraph in section.header.paragraphs]
        assert any("Draft" in each for each in words)
        assert not said or said in words
        assert len(re.findall(r"> ?PAGE ?<", section.footer._element.xml)) == 1


def test_styles_are_taken_over_and_others_fall_back() -> None:
    plan = plan_with(letterhead())[1]
    assert plan.styles["Heading 1"].font.name == "Georgia"
    assert plan.styles["Normal"].font.size == Pt(13)
    plan = plan_with(american())[1]
    assert plan.styles["Heading 2"].font.name == "Garamond"
    assert any(paragraph.style.name == "Quote" for paragraph in plan.paragraphs)
    plan = plan_with(of_another_language())[1]
    first = next(each for each in plan.paragraphs if each.text == "Our vision and outcomes")
    assert first.style.name == "Heading 1" and first.style.font.name == "Verdana"


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_style_that_is_named_is_in_the_file(template: Template) -> None:
    plan = plan_with(template())[1]
    there = {style.style_id for style in plan.styles}
    edges = [edge._element for each in plan.sections for edge in (each.header, each.footer)]
    for part in (plan.element, *edges):
        named = {mark.get(qn("w:val")) for mark in part.iter(qn("w:pStyle"), qn("w:rStyle"))}
        assert named <= there


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_is_added_at_the_edges_fits_pages_either_way_up(template: Template) -> None:
    for section in plan_with(template())[1].sections:
        added = [
            paragraph
            for edge in (section.header, section.footer)
            for paragraph in edge.paragraphs
            if paragraph.style.name == "Running line"
        ]
        assert added and "Draft" in added[0].text
        assert all("\t" not in each.text and each.style.font.size == Pt(9) for each in added)


@pytest.mark.parametrize("template", TEMPLATES)
def test_contents_begin_a_page_and_have_their_numbers_at_the_right(template: Template) -> None:
    own = template()
    plan = plan_with(own)[1]
    (heading,) = (p for p in plan.paragraphs if p.text == "Contents")
    assert heading.paragraph_format.page_break_before
    first = plan.sections[0]
    room = first.page_width - first.left_margin - first.right_margin
    entries = [p for p in plan.paragraphs if p.style.name.lower().startswith("toc ") and p.text]
    assert len(entries) > 20
    for entry in entries[1:]:
        *_others, last = entry.paragraph_format.tab_stops
        assert last.alignment == WD_TAB_ALIGNMENT.RIGHT and abs(last.position - room) < Mm(1)
        assert entry.text.count("\t") == (1 if entry.text.startswith("Appendix ") else 2)


def test_a_title_page_without_a_head_says_the_status_where_it_is_the_first_of_a_text() -> None:
    short = plan_summary_docx(TREE, PlanLook(template=bytes_of(of_a_designer())))
    (section,) = Document(BytesIO(short)).sections
    assert section.different_first_page_header_footer
    assert "Draft" in section.first_page_header.paragraphs[-1].text


def test_a_title_page_that_is_switched_off_is_none() -> None:
    own = of_a_designer()
    (mark,) = own.sections[0]._sectPr.iter(qn("w:titlePg"))
    mark.set(qn("w:val"), "false")
    assert not plan_with(own)[1].sections[0].different_first_page_header_footer


def test_left_pages_and_the_title_page_keep_their_own_heads() -> None:
    plan = plan_with(american())[1]
    first, *others = plan.sections
    assert first.different_first_page_header_footer
    assert first.first_page_header.paragraphs[0].text == "On the title page alone"
    assert first.even_page_header.paragraphs[0].text == "On left pages"
    assert not any(section.different_first_page_header_footer for section in others)


def test_officers_are_told_which_styles_their_file_has_not() -> None:
    missing = styles_missing_from(bytes_of(american()))
    assert {"Quote", "caption", "List Bullet", "Subtitle"} <= set(missing)
    assert "heading 1" not in missing and "Note" not in missing
