"""The contents of a plan in PDF name the pages on which its headings are."""

import re
from io import BytesIO
from itertools import accumulate

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from placeplan.formats.pdf_contents import with_pages_of
from placeplan.formats.plan_docx import plan_docx
from placeplan.operations.plan_drafting.sections import draft_tree
from tests.plan_sources import make_sources

WORD = plan_docx(draft_tree(make_sources()))
HEADING = re.compile(r"Heading [123]")


def headings() -> list[tuple[str, bool]]:
    """The words of each heading, and whether the contents name it."""
    found = (each for each in Document(BytesIO(WORD)).paragraphs)
    return [
        (each.text, each.style.name != "Heading 3")
        for each in found
        if HEADING.fullmatch(each.style.name)
    ]


def pdf_of(pages: list[int], titles: list[str]) -> bytes:
    """What of a PDF says where its bookmarks lead: its pages, and the bookmarks in order."""
    count = max(pages)
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(1, count + 1))
    marks = (
        f"<</Count 0/Title<FEFF{f'1 {title}'.encode('utf-16-be').hex().upper()}>\n"
        f"/Dest[{10 + 2 * page} 0 R/XYZ 1 2 0]/Parent 9 0 R>>"
        for title, page in zip(titles, pages, strict=True)
    )
    return f"%PDF-1.6 /Kids[ {kids} ] {' '.join(marks)} /Kids[ 3 0 R ]".encode()


def pages_named(word: bytes) -> list[int]:
    entries = [p for p in Document(BytesIO(word)).paragraphs if p.style.name.startswith("toc ")]
    return [int(entry.text.rpartition("\t")[2]) for entry in entries]


HEADINGS = headings()
TITLES = [text for text, _is_named in HEADINGS]


@given(st.lists(st.integers(0, 4), min_size=len(HEADINGS), max_size=len(HEADINGS)))
@settings(max_examples=25)
def test_the_contents_name_the_pages_of_the_pdf(steps: list[int]) -> None:
    pages = [3 + total for total in accumulate(steps)]
    mended = with_pages_of(WORD, pdf_of(pages, TITLES))
    wanted = [page for page, (_text, named) in zip(pages, HEADINGS, strict=True) if named]
    assert pages_named(mended) == wanted
    assert with_pages_of(mended, pdf_of(pages, TITLES)) == mended


def test_a_pdf_without_all_headings_changes_nothing() -> None:
    assert with_pages_of(WORD, b"%PDF-1.6") == WORD
    assert with_pages_of(WORD, pdf_of([3] * len(TITLES[1:]), TITLES[1:])) == WORD
