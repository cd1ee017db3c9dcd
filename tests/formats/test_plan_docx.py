"""The Word file: whole, valid, accessible, and the same words as the tree it is made from."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from placeplan.domain.plan_trees import (
    Chart,
    Paragraph,
    PlanTree,
    Prose,
    Section,
    Subheading,
    Table,
    texts_of,
)
from placeplan.domain.plans import WrittenSection
from placeplan.domain.radar import RadarChart
from placeplan.formats.docx_bytes import EARLIEST
from placeplan.formats.plan_docx import PlanLook, plan_docx
from placeplan.formats.plan_prose import prose_html, prose_lines, prose_text
from placeplan.formats.radar_files import radar_png
from placeplan.operations.plan_drafting.sections import APPENDICES, HEADINGS, draft_tree
from tests.factories import make_survey
from tests.plan_sources import (
    QUOTED,
    drawings,
    make_evidence,
    make_plan,
    make_sources,
    nothing_at_all,
)
from tests.word_files import assert_valid

TREES = {
    "full": lambda: draft_tree(make_sources()),
    "nothing": lambda: draft_tree(nothing_at_all()),
    "two_surveys": lambda: draft_tree(
        make_sources(evidence=(make_evidence(), make_evidence(make_survey(title="Again"))))
    ),
    "made_up": lambda: draft_tree(
        make_sources(evidence=(make_evidence(make_survey(is_made_up=True)),))
    ),
}


@cache
def tree(name: str = "full") -> PlanTree:
    return TREES[name]()


@cache
def written(name: str = "full") -> bytes:
    return plan_docx(tree(name))


def opened(name: str = "full") -> Any:
    return Document(BytesIO(written(name)))


def headings(document: Any, level: int = 1) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name == f"Heading {level}"]


def all_text(document: Any) -> str:
    body = document.element.body
    lines = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
    return "\n".join(lines)


@pytest.mark.parametrize("name", TREES)
def test_the_file_is_valid(name: str, tmp_path: Path) -> None:
    assert_valid(written(name), tmp_path)


@pytest.mark.parametrize("name", TREES)
def test_headings_stand_in_the_order_of_the_contract(name: str) -> None:
    found = headings(opened(name))
    assert found[:9] == list(HEADINGS.values())
    assert len(found) == len(HEADINGS) + len(APPENDICES)


@pytest.mark.parametrize("name", TREES)
def test_no_section_of_the_file_is_empty(name: str) -> None:
    heading, said = "", {}
    for element in opened(name).element.body:
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        text = "".join(t.text or "" for t in element.iter(qn("w:t")))
        if style is not None and style.get(qn("w:val")) == "Heading1":
            heading = text
            said[heading] = 0
        elif heading:
            said[heading] += len(text.split())
    assert min(said.values()) > 5, said


@pytest.mark.parametrize("name", TREES)
def test_every_word_of_the_tree_is_in_the_file(name: str) -> None:
    document = opened(name)
    text = all_text(document)
    pictures = [p.get("descr") for p in document.element.iter(qn("wp:docPr"))]
    for section in tree(name).sections:
        for block in section.blocks:
            for said in texts_of(block):
                if isinstance(block, Chart) and said == block.description:
                    assert any(said in each for each in pictures)
                    continue
                plain = prose_text(said) if isinstance(block, Prose) else said
                assert all(line in text for line in plain.split("\n")), said


def test_tables_repeat_their_header_and_keep_rows_whole() -> None:
    found = opened().tables
    assert len(found) > 6
    for table in found:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert not any(row.trPr.find(qn("w:tblHeader")) is not None for row in others)
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)


def test_every_table_has_a_caption_above_it() -> None:
    body = list(opened().element.body)
    for position, element in enumerate(body):
        if element.tag == qn("w:tbl"):
            caption = "".join(t.text for t in body[position - 1].iter(qn("w:t")))
            assert re.match(r"Table \d+\. \w", caption)


def test_every_picture_has_words_that_say_what_it_shows() -> None:
    drawn = list(opened("two_surveys").element.body.iter(qn("wp:docPr")))
    said = [properties.get("descr") for properties in drawn]
    assert len(drawn) == 4
    for radar in said[::2]:
        assert "strongest are" in radar and "Based on 33 responses" in radar
    for bars in said[1::2]:
        assert "A bar for each theme" in bars and "At the top, " in bars
    assert len({properties.get("id") for properties in drawn}) == 4


@pytest.mark.parametrize("name", TREES)
def test_contents_are_filled_in_with_numbers_words_and_pages(name: str) -> None:
    document = opened(name)
    entries = [each for each in document.paragraphs if each.style.name.startswith("toc ")]
    said = [re.split(r"\t|(?<=^Appendix [A-Z]): ", entry.text) for entry in entries]
    listed = headings(document, 1) + headings(document, 2)
    assert sorted(text for _number, text, _page in said) == sorted(listed)
    pages = [int(page) for _number, _text, page in said]
    assert pages == sorted(pages)
    assert pages[0] > 1
    codes = [code.text for code in document.element.body.iter(qn("w:instrText"))]
    assert codes[0].strip().startswith("TOC ")
    bookmarks = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    assert {code.split()[1] for code in codes if "PAGEREF" in code} <= bookmarks


@pytest.mark.parametrize(
    ("status", "words"),
    [("draft", "Draft"), ("consultation_draft", "Consultation draft"), ("adopted", "Adopted")],
)
def test_the_status_and_page_numbers_stand_on_every_page(status: Any, words: str) -> None:
    document = Document(BytesIO(plan_docx(replace(tree(), status=status))))
    for section in document.sections:
        assert section.header.paragraphs[0].text.endswith(words)
        assert not section.different_first_page_header_footer
        assert re.search(r"Page \d+ of \d+", section.footer.paragraphs[0].text)
    assert words in [paragraph.text for paragraph in document.paragraphs]


def test_made_up_plans_say_so_at_the_head_of_each_page_and_on_the_first() -> None:
    document = opened("made_up")
    for section in document.sections:
        assert "Made-up answers for demonstration" in section.header.paragraphs[0].text
    assert "Made-up answers for demonstration." in [p.text for p in document.paragraphs]
    assert "Made-up" not in opened().sections[0].header.paragraphs[0].text


def test_the_action_table_lies_on_a_wide_page() -> None:
    wide = [section.page_width > section.page_height for section in opened().sections]
    assert wide.count(True) >= 2
    assert not wide[0]


def test_language_and_properties_are_set() -> None:
    document = opened()
    properties = document.core_properties
    assert properties.title == "Lisburn South locality plan"
    assert properties.author == "Made-up partnership"
    assert "Lisburn South" in properties.subject
    assert properties.language == "en-GB"
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_numbered_lists_of_officers_start_at_one_each() -> None:
    two = "1. a\n2. b\n\nthen\n\n1. c\n2. d"
    plan = make_plan(written={"about_the_area": WrittenSection("about_the_area", two)})
    document = Document(BytesIO(plan_docx(draft_tree(make_sources(plan=plan)))))
    numbers = [
        p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1]
    assert numbers[2] == numbers[3]
    assert numbers[0] != numbers[2]


def test_odd_characters_do_not_break_the_file(tmp_path: Path) -> None:
    odd = f"{QUOTED} <&> \x0b\x00 ]]> \ud800 \u202e “quotes”\tand\nlines"
    section = Section("odd", odd, (Paragraph(odd, odd), Subheading(odd), Prose(odd)))
    content = plan_docx(replace(tree(), title=odd * 20, sections=(section,)))
    assert_valid(content, tmp_path)
    assert "💚" in all_text(Document(BytesIO(content)))


def test_a_councils_own_file_gives_the_styles(tmp_path: Path) -> None:
    own = Document()
    own.styles["Heading 1"].font.name = "Georgia"
    own.add_paragraph("An old letter")
    kept = BytesIO()
    own.save(kept)
    content = plan_docx(tree(), PlanLook(template=kept.getvalue()))
    document = Document(BytesIO(content))
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert "An old letter" not in all_text(document)
    assert headings(document)[:9] == list(HEADINGS.values())
    assert_valid(content, tmp_path)


def test_the_crest_stands_on_the_title_page_with_its_words(tmp_path: Path) -> None:
    (chart,) = drawings(tree(), RadarChart)
    content = plan_docx(tree(), PlanLook(crest=radar_png(chart, 30)))
    first = next(Document(BytesIO(content)).element.body.iter(qn("wp:docPr")))
    assert first.get("descr") == "Crest of Made-up council"
    assert_valid(content, tmp_path)


def test_the_same_plan_gives_the_same_file_whenever_it_is_written() -> None:
    assert written() == plan_docx(tree())
    with ZipFile(BytesIO(written())) as file:
        assert {part.date_time for part in file.infolist()} == {EARLIEST}


def test_merged_cells_run_over_the_actions_of_their_issue() -> None:
    (table,) = [b for b in tree().section("actions").blocks if isinstance(b, Table)]
    assert [table.span(row, 0) for row in range(len(table.rows))] == [2, 0]
    assert [table.span(row, 2) for row in range(len(table.rows))] == [1, 1]


@pytest.mark.parametrize(
    ("markdown", "kinds"),
    [
        ("One.\n\nTwo.", ["paragraph", "paragraph"]),
        ("- a\n- b\n  - c", ["bullet", "bullet", "bullet"]),
        ("1. a\n2. b", ["numbered", "numbered"]),
        ("> said", ["quotation"]),
        ("# Big", ["heading"]),
        ("", []),
    ],
)
def test_prose_becomes_paragraphs_of_its_kinds(markdown: str, kinds: list[str]) -> None:
    assert [line.kind for line in prose_lines(markdown)] == kinds


def test_prose_keeps_bold_italics_and_the_address_of_a_link() -> None:
    (line,) = prose_lines("A **bold** *word* and [a page](https://example.org).")
    assert [run.text for run in line.runs if run.is_bold] == ["bold"]
    assert [run.text for run in line.runs if run.is_italic] == ["word"]
    assert "a page (https://example.org)." in "".join(run.text for run in line.runs)


@pytest.mark.parametrize("attack", ["<script>x</script>", "[x](javascript:x)", "<img src=x>"])
def test_prose_never_becomes_html_of_its_writer(attack: str) -> None:
    html = prose_html(attack)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


def test_a_pointer_to_an_appendix_is_a_link_that_keeps_its_words() -> None:
    body = opened().element.body
    links = [each for each in body.iter(qn("w:hyperlink")) if "_Ref" in each.get(qn("w:anchor"))]
    assert links
    for link in links:
        said = "".join(each.text for each in link.iter(qn("w:t")))
        assert link.get(qn("w:anchor")) == f"_Ref{said.replace(' ', '')}"
    codes = [code.text for code in body.iter(qn("w:instrText"))]
    assert not [code for code in codes if "_RefAppendix" in code]
