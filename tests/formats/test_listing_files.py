"""Files of listings: what is read, what is refused, and what comes back out."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.listings import COLUMNS, Listing
from placeplan.formats import workbooks
from placeplan.formats.formula_cells import escaped_cell, unescaped_cell
from placeplan.formats.listings_csv import listings_csv
from placeplan.formats.listings_xlsx import (
    listings_template_xlsx,
    listings_xlsx,
    table_from_file,
)
from tests.factories import ADULTS, LISBURN_SOUTH
from tests.listing_setup import make_listing, workbook

# what a spreadsheet can hold: no control characters, one kind of line end
TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n"), max_size=60
).map(str.strip)
WORDS = [
    "sheet",
    "codes_sheet",
    "area_code",
    "area",
    "theme_key",
    "theme",
    "all",
    "several",
    "day",
    "choice",
]


def code_of(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        table_from_file(content)
    return refused.value.faults[0].code


@given(st.text(max_size=20))
def test_escaping_a_cell_loses_nothing(text: str) -> None:
    escaped = escaped_cell(text)
    assert unescaped_cell(escaped) == text
    assert escaped[:1] not in ("=", "+", "-", "@", "\t", "\r") or not escaped


@pytest.mark.parametrize("text", ["'Twas ever thus", "5 - 3", "", "''"])
def test_a_cell_that_is_no_formula_stays(text: str) -> None:
    assert escaped_cell(text) == unescaped_cell(text) == text


@pytest.mark.parametrize("write", [listings_csv, listings_xlsx])
@given(texts=st.tuples(TEXTS, TEXTS, TEXTS))
def test_a_written_file_reads_back_with_the_same_texts(
    write: Callable[[list[Listing]], bytes], texts: tuple[str, str, str]
) -> None:
    listing = make_listing(
        name=texts[0] or "x", description=texts[1], contact=texts[2], starts_on=date(2026, 5, 4)
    )
    table = table_from_file(write([listing]))
    cells = dict(zip(COLUMNS, table.rows[0].cells, strict=True))
    assert table.headings == COLUMNS
    assert (cells["name"], cells["description"]) == (listing.name, listing.description)
    assert (cells["contact"], cells["starts_on"]) == (listing.contact, "2026-05-04")


@pytest.mark.parametrize("name", ["=1+1", "+44 28", "-5", "@home", "'=x"])
def test_what_looks_like_a_formula_is_escaped_in_csv_and_text_in_excel(name: str) -> None:
    listing = make_listing(name=name)
    assert f",'{name},".encode() in listings_csv([listing])
    with zipfile.ZipFile(BytesIO(listings_xlsx([listing]))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert name.replace("'", "&#39;") in archive.read("xl/sharedStrings.xml").decode().replace(
            "'", "&#39;"
        )


def test_the_same_listings_make_the_same_bytes() -> None:
    assert listings_xlsx([make_listing()]) == listings_xlsx([make_listing()])


def test_the_template_can_be_taken_in_and_offers_choices() -> None:
    themes = {theme.key: theme.title for theme in ADULTS.themes}
    example = make_listing(last_checked_on=date(2026, 6, 12))
    content = listings_template_xlsx(
        example, [LISBURN_SOUTH], themes, {word: word for word in WORDS}
    )
    table = table_from_file(content)
    assert table.headings == COLUMNS
    assert table.rows[0].cells[1] == example.name
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert "service,programme,plan" in sheet and "social,physical,economic" in sheet
    assert LISBURN_SOUTH.code in texts and "influence_and_sense_of_control" in texts


def test_days_numbers_and_saved_results_of_formulas_are_read_and_formulas_counted() -> None:
    def fill(sheet: Any) -> None:
        sheet.write_row(0, 0, ["Our services in 2026"])
        sheet.write_row(3, 0, ["Organisation", "Title", "Start date"])
        sheet.write_formula(4, 0, "=1+1", None, "A trust")
        sheet.write_number(4, 1, 12)
        sheet.write_datetime(4, 2, datetime(2026, 5, 4))
        sheet.write_boolean(6, 1, True)

    table = table_from_file(workbook(fill))
    assert table.headings == ("Organisation", "Title", "Start date")
    assert [(row.number, row.cells) for row in table.rows] == [
        (5, ("A trust", "12", "2026-05-04")),
        (7, ("", "yes", "")),
    ]
    assert table.formula_count == 1


def test_what_excel_saves_as_plain_csv_is_understood() -> None:
    table = table_from_file("partner,name\r\nA,Caf\xe9\r\n".encode("cp1252"))
    assert table.rows[0].cells == ("A", "Café")
    assert table_from_file(b"\xef\xbb\xbfpartner,name\nA,B\n").headings[0] == "partner"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b" \n ,,\n", "file_empty"),
        (b"partner,name\n", "file_without_rows"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_csv"),
        (b"%PDF-1.7\n\x00", "not_csv"),
        (b"%PDF-1.7\nall of it text\n", "not_csv"),
        (b"\xef\xbb\xbf\n<!doctype html>\n<p>Listings</p>\n", "not_csv"),
        (b'<?xml version="1.0"?>\n<a/>\n', "not_csv"),
        (b"{\\rtf1\\ansi\nListings}\n", "not_csv"),
        (b'{"partner": "A"}\n{"partner": "B"}\n', "not_csv"),
        (b'[\n{"partner": "A"}]\n', "not_csv"),
        (b'partner,"name\nA,B', "csv_quotes"),
        (b"partner,name\nA," + b"B" * 131_073, "cell_too_long"),
        (b"n," * 100 + b"n\n" + b"x," * 100 + b"x\n", "too_many_columns"),
        (b"partner;name\nA;B\n", "not_comma_separated"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook_old"),
        (b"PK\x03\x04 and then nothing", "workbook_unreadable"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_a_quotation_mark_that_is_not_closed_is_named_with_its_row() -> None:
    with pytest.raises(Refused) as refused:
        table_from_file(b'partner,name\nA,B\nC,"D\n')
    assert refused.value.faults[0].row == 3


def test_a_line_end_of_a_word_processor_is_no_reason_to_refuse() -> None:
    listing = make_listing(description="One line\vand another")
    (row,) = table_from_file(listings_csv([listing])).rows
    assert "One line\vand another" in row.cells


# made once: a workbook notes when it was made, and so differs in length from second to second
SOUND_WORKBOOK = workbook(lambda sheet: sheet.write_row(0, 0, ["partner", "name"]))


@given(st.data())
def test_a_damaged_workbook_is_refused_or_read_but_never_a_failure(data: st.DataObject) -> None:
    content = bytearray(SOUND_WORKBOOK)
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        table_from_file(bytes(content))


@pytest.mark.parametrize("from_end", [8, 4], ids=["its size", "where it begins"])
def test_a_table_of_contents_that_lies_about_itself_is_no_failure(from_end: int) -> None:
    content = bytearray(SOUND_WORKBOOK)
    content[-from_end] = 1
    with pytest.raises(Refused, match="workbook_unreadable"):
        table_from_file(bytes(content))


def test_a_part_whose_name_cannot_be_read_is_no_failure() -> None:
    says_its_name_is_utf8, first_letter_of_name = 7, 30
    content = bytearray(SOUND_WORKBOOK)
    content[says_its_name_is_utf8], content[first_letter_of_name] = 0x08, 0x80
    with pytest.raises(Refused, match="workbook_unreadable"):
        table_from_file(bytes(content))


def packed(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_a_zip_file_of_another_kind_is_refused() -> None:
    assert code_of(packed(word__document_xml=b"<a/>")) == "workbook_unreadable"


def test_a_workbook_that_unfolds_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_UNPACKED", 1024 * 1024)
    content = packed(xl__workbook_xml=b"<a>" + b" " * 2_000_000 + b"</a>")
    assert len(content) < 10_000
    assert code_of(content) == "workbook_too_large"


def test_a_row_number_without_end_is_refused() -> None:
    sheet = b'<sheetData><row r="' + b"9" * 5000 + b'"/></sheetData>'
    content = packed(xl__workbook_xml=b"<a/>", xl__sheet_xml=sheet)
    assert code_of(content) == "workbook_unreadable"


def test_a_part_that_does_not_unpack_is_refused() -> None:
    content = bytearray(packed(xl__workbook_xml=b"<a>" + bytes(range(65, 90)) * 9 + b"</a>"))
    start = content.index(b"xl/workbook.xml") + len("xl/workbook.xml")
    content[start : start + 20] = b"\xff" * 20
    assert code_of(bytes(content)) == "workbook_unreadable"


def test_entities_that_multiply_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    assert code_of(packed(xl__workbook_xml=bomb)) == "workbook_unreadable"


@pytest.mark.parametrize("place", [(1_048_575, 0), (0, 16_383), (1_048_575, 16_383)])
def test_one_cell_far_out_does_not_end_the_process(place: tuple[int, int]) -> None:
    def fill(sheet: Any) -> None:
        sheet.write(0, 0, "partner")
        sheet.write(*place, "far out")

    assert code_of(workbook(fill)) == "workbook_too_long"
