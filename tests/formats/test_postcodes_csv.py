"""Files of postcodes: every row is read, or named with what is wrong in it."""

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.formats.postcodes_csv import PostcodeRow, read_postcodes_csv

AREAS = {"N10000701", "N10000707"}


def rows_of(content: bytes) -> list[PostcodeRow]:
    return list(read_postcodes_csv(BytesIO(content), AREAS))


def faults_of(*lines: str) -> list[tuple[str, str, int | None]]:
    content = "\r\n".join(["postcode,area_code", *lines]).encode()
    return [(each.code, each.field, each.row) for row in rows_of(content) for each in row.faults]


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_file_is_read_with_or_without_a_mark_and_with_either_line_end(
    bom: bytes, end: bytes
) -> None:
    lines = [
        b" Area_Code ,notes,POSTCODE",
        b"N10000701,x,zz1 1aa",
        b"",
        b",,",
        b"N10000707,,ZZ11AB",
    ]
    assert rows_of(bom + end.join(lines)) == [
        PostcodeRow("ZZ11AA", "N10000701"),
        PostcodeRow("ZZ11AB", "N10000707"),
    ]


def test_every_fault_is_named_by_its_row_and_column() -> None:
    assert faults_of(
        "ZZ1 1AA,N10000701",
        "zz11aa,N10000707",
        "ZZ1 1é,N1",
        "ZZ1 1AC",
        ",N10000701",
        "=1+1,N10000701",
    ) == [
        ("postcode_repeated", "postcode", 3),
        ("postcode_form", "postcode", 4),
        ("area_unknown", "area_code", 4),
        ("text_missing", "area_code", 5),
        ("text_missing", "postcode", 6),
        ("postcode_form", "postcode", 7),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"PK\x03\x04", "csv_is_workbook"),
        (b"%PDF-1.7\n", "not_csv"),
        (b"postcode;area_code\n", "column_missing"),
        (b"postcode\n", "column_missing"),
        (b"postcode,area_code,postcode\n", "column_repeated"),
        (b'postcode,area_code\n"ZZ1', "csv_quotes"),
    ],
)
def test_what_is_no_file_of_postcodes_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        rows_of(content)
    assert code in {found.code for found in refused.value.faults}


def test_letters_that_are_not_utf8_are_named() -> None:
    (row,) = rows_of(b"postcode,area_code\nZZ1\xe9,N1\xe9\n")
    assert [found.code for found in row.faults] == ["cell_not_utf8", "cell_not_utf8"]


@given(st.binary(max_size=200))
def test_no_file_makes_the_reader_fail(content: bytes) -> None:
    try:
        rows_of(b"postcode,area_code\n" + content)
    except Refused as refused:
        assert refused.faults


POSTCODES = st.from_regex(r"[A-Z]{2}[0-9]{1,2} [0-9][A-Z]{2}", fullmatch=True)


@given(
    st.dictionaries(
        POSTCODES.map(lambda each: each.replace(" ", "")), st.sampled_from(sorted(AREAS))
    )
)
def test_any_file_of_postcodes_comes_back(known: dict[str, str]) -> None:
    file = StringIO()
    spaced = [(f"{code[:-3]} {code[-3:]}".lower(), area) for code, area in known.items()]
    csv.writer(file).writerows([("postcode", "area_code"), *spaced])
    found = {row.postcode: row.area_code for row in rows_of(file.getvalue().encode())}
    assert found == known
