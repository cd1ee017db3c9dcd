"""PDFs as LibreOffice makes them: every page, and the structure that screen readers need."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from placeplan.formats.pdf_contents import with_pages_of
from placeplan.formats.pdf_files import find_converter, pdf_from_docx
from placeplan.formats.plan_docx import plan_docx, plan_summary_docx
from placeplan.operations.demonstration.making import Demonstration
from placeplan.operations.plans import plan_look, plan_tree, summary_tree
from placeplan.operations.setup import database_path
from placeplan.store.database import open_database
from placeplan.web.days import today
from tests.formats.test_council_templates import (
    Template,
    american,
    bytes_of,
    letterhead,
    of_a_designer,
    of_another_language,
)

pytestmark = pytest.mark.torture


def pages_in(pdf: bytes) -> int:
    """Counted where LibreOffice writes one: `/Type/Pages` is their list."""
    return pdf.count(b"/Type/Page/") + pdf.count(b"/Type/Page\n")


def test_the_plan_and_the_plan_in_short_become_tagged_pdfs(
    demonstration: Demonstration, demonstration_folder: Path
) -> None:
    assert find_converter(), "install LibreOffice first: apt-get install libreoffice-writer"
    with closing(open_database(database_path(demonstration_folder))) as database:
        look, number = plan_look(database), demonstration.plan_id
        whole = plan_docx(plan_tree(database, number, today()), look)
        short = plan_summary_docx(summary_tree(database, number, today()), look)
    for word, fewest, most in ((whole, 20, 60), (short, 1, 2)):
        pdf = pdf_from_docx(word)
        assert pdf.startswith(b"%PDF-") and b"/StructTreeRoot" in pdf
        assert b"/MarkInfo<</Marked true>>" in pdf
        assert fewest <= pages_in(pdf) <= most


@pytest.mark.parametrize(
    ("template", "most"),
    [(american, 2), (of_a_designer, 2), (letterhead, 3), (of_another_language, 3)],
)
def test_the_plan_in_short_takes_two_pages_in_a_councils_look_and_a_third_for_large_print(
    demonstration: Demonstration, demonstration_folder: Path, template: Template, most: int
) -> None:
    """Letters of 13 points between wide margins, and pages of B5, take a third."""
    with closing(open_database(database_path(demonstration_folder))) as database:
        look = replace(plan_look(database), template=bytes_of(template()))
        tree = summary_tree(database, demonstration.plan_id, today())
    assert pages_in(pdf_from_docx(plan_summary_docx(tree, look))) <= most


def test_the_contents_of_a_pdf_name_its_own_pages_in_a_councils_look(
    demonstration: Demonstration, demonstration_folder: Path
) -> None:
    with closing(open_database(database_path(demonstration_folder))) as database:
        look = replace(plan_look(database), template=bytes_of(letterhead()))
        word = plan_docx(plan_tree(database, demonstration.plan_id, today()), look)
    mended = with_pages_of(word, pdf_from_docx(word))
    assert mended != word
    assert with_pages_of(mended, pdf_from_docx(mended)) == mended
