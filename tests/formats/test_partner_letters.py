"""Letters to partners: valid Word, a letter on pages of its own, and no duty for who has none."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from placeplan.domain.letterheads import Letterhead
from placeplan.domain.partner_letters import Mailing, PartnerLetter, UnservedNeed
from placeplan.domain.partners import Partner
from placeplan.formats.partner_letters_docx import partner_letters_docx
from placeplan.formats.qr_codes import qr_png
from tests.listing_setup import BUSES, TRUST, make_listing
from tests.word_files import below_points

ON = date(2026, 6, 12)
LISTINGS = (
    make_listing(last_checked_on=date(2026, 5, 1)),
    make_listing(name="Late <bus> & more", heading="physical", last_checked_on=date(2024, 5, 1)),
    make_listing(name="Sent back", state="sent_back", note="Say where."),
)
LETTERS = (
    PartnerLetter(Partner(TRUST, is_statutory=True, id=1), LISTINGS, "https://example.org/i/one"),
    PartnerLetter(Partner(BUSES, id=2), (), "https://example.org/i/two", date(2026, 5, 4)),
)
MAILING = Mailing(
    letterhead=Letterhead("A made-up partnership", "planning@example.org"),
    areas=("Castlereagh East", "Lisburn South"),
    written_on=ON,
    due_on=date(2026, 7, 3),
    letters=LETTERS,
    needs=(
        UnservedNeed("Lisburn South", "Public transport", "2.9", 1200, 7),
        UnservedNeed("Castlereagh East", "Feeling safe", "3.1", 40, 7),
    ),
    survey_title="Your place",
    note="We shall ring you too.",
    signed_by="An officer",
)
BARE = replace(MAILING, letters=LETTERS[1:], needs=(), note="", letterhead=Letterhead())


def letters_in(content: bytes) -> list[str]:
    """The text of each section: each letter is one."""
    found = [""]
    for element in Document(BytesIO(content)).element.body:
        found[-1] += "\n".join(t.text or "" for t in element.iter(qn("w:t"))) + "\n"
        if element.tag != qn("w:sectPr") and list(element.iter(qn("w:sectPr"))):
            found.append("")
    return found


@pytest.mark.parametrize("mailing", [MAILING, BARE], ids=["two", "bare"])
def test_the_file_is_valid_and_the_same_each_time(mailing: Mailing, tmp_path: Path) -> None:
    content = partner_letters_docx(mailing, str)
    file = tmp_path / "letters.docx"
    file.write_bytes(content)
    result = OpenXmlValidator().validate(str(file))
    assert result.is_valid, [str(error) for error in result.errors]
    assert content == partner_letters_docx(mailing, str)
    assert below_points(content, 9.5) == []


def test_each_partner_has_a_letter_of_its_own_with_its_link_and_its_listings() -> None:
    content = partner_letters_docx(MAILING, str)
    first, second = letters_in(content)
    assert TRUST in first and BUSES not in first and BUSES in second and TRUST not in second
    assert "https://example.org/i/one" in first and "https://example.org/i/two" in second
    for told in (
        "Late <bus> & more",
        "1 May 2024, over a year ago",
        "Please change it: Say where.",
    ):
        assert told in first
    assert "Nothing yet for Castlereagh East and Lisburn South." in second
    for each in (first, second):
        assert "We need your answer by 3 July 2026." in each
        assert "Lisburn South, Public transport: mean 2.9 of 7, rated by 1,200 individuals" in each
        assert "We shall ring you too." in each
        assert "planning@example.org" in each
    assert "We first asked you on 4 May 2026" in second and "first asked" not in first


def test_only_a_partner_named_by_law_is_told_of_its_duty() -> None:
    first, second = letters_in(partner_letters_docx(MAILING, str))
    assert "section 71(4)" in first and "section 66(4)" in first
    assert "section" not in second and "duty" not in second


def test_the_code_in_each_letter_opens_its_link() -> None:
    with ZipFile(BytesIO(partner_letters_docx(MAILING, str))) as file:
        pictures = [file.read(name) for name in file.namelist() if "/media/" in name]
    assert sorted(pictures) == sorted(qr_png(letter.address) for letter in LETTERS)


def test_the_pages_of_each_letter_are_counted_from_one() -> None:
    body = Document(BytesIO(partner_letters_docx(MAILING, str))).element.body
    starts = [each.get(qn("w:start")) for each in body.iter(qn("w:pgNumType"))]
    assert starts == ["1", "1"] and len(list(body.iter(qn("w:sectPr")))) == 2
