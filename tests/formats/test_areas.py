"""Areas and places in CSV files, the shipped ones and another council's."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.areas import Area
from placeplan.domain.faults import Refused
from placeplan.formats.areas import areas_from_csv, is_places_csv, places_from_csv
from tests.factories import PACKAGE
from tests.strategies import TEXTS

AREAS = (PACKAGE / "areas" / "northern_ireland.csv").read_bytes()
PLACES = (PACKAGE / "areas" / "places.csv").read_bytes()
HEADINGS = "code,name,council_code,council_name,seats\n"
PLACE_HEADINGS = "area_code,key,name,kind\n"


def faults_in(content: str) -> list[tuple[str, str, int | None]]:
    with pytest.raises(Refused) as refused:
        areas_from_csv(content.encode())
    return [(fault.code, fault.field, fault.row) for fault in refused.value.faults]


def test_the_shipped_areas_are_all_there() -> None:
    areas = areas_from_csv(AREAS)
    assert len(areas) == 80
    assert len({area.council_code for area in areas}) == 11
    assert "Lisburn South" in {area.name for area in areas if area.code == "N10000707"}


def test_the_shipped_places_are_inside_shipped_areas() -> None:
    codes = {area.code for area in areas_from_csv(AREAS)}
    assert {place.area_code for place in places_from_csv(PLACES)} <= codes


def test_a_file_of_places_is_told_from_a_file_of_areas() -> None:
    assert is_places_csv(PLACES)
    assert is_places_csv(b"\xef\xbb\xbf" + PLACES)
    assert not is_places_csv(AREAS)


CODES = st.from_regex(r"[A-Z][0-9]{8}", fullmatch=True)
NAMES = TEXTS.filter(lambda name: "\0" not in name)


@given(st.lists(st.tuples(CODES, NAMES), min_size=1))
def test_any_councils_areas_come_back(rows: list[tuple[str, str]]) -> None:
    unique = dict(rows)
    file = StringIO()
    csv.writer(file).writerows(
        [
            ["seats", "name", "code", "council_name", "council_code", "notes"],
            *([5, name, code, "Council", "C1", "x"] for code, name in unique.items()),
        ]
    )
    areas = areas_from_csv(file.getvalue().encode("utf-8-sig"))
    assert areas == [Area(code, name, "C1", "Council", 5) for code, name in unique.items()]


def test_faults_name_the_row_as_a_spreadsheet_counts_it() -> None:
    content = (
        f"{HEADINGS}N1,One,C1,Council,5\n\n"
        'N2,"Two\nlines",C1,Council,many\n,Three,C1,Council,5\nN1,One again,C1,Council,5\n'
    )
    assert faults_in(content) == [
        ("whole_number_missing", "seats", 4),
        ("text_missing", "code", 5),
        ("row_repeated", "code", 6),
    ]


@pytest.mark.parametrize(
    ("content", "code", "field"),
    [
        ("", "file_empty", ""),
        ("code,name\nN1,One\n", "column_missing", "seats"),
        (HEADINGS, "file_empty", ""),
        (f"{HEADINGS},,,,\n", "file_empty", ""),
        (f'{HEADINGS}N1,"One,C1,Council,5\n', "csv_quotes", ""),
        (f"{HEADINGS}N1,{'x' * 140_000},C1,Council,5\n", "cell_too_long", ""),
        (f"{HEADINGS}N1,One,C1,Council,{'9' * 5000}\n", "whole_number_missing", "seats"),
        (f"{HEADINGS}N1,One\n", "whole_number_missing", "seats"),
        (f"{HEADINGS}N1,{'n' * 201},C1,Council,5\n", "text_too_long", "name"),
        (f"{HEADINGS}{'N' * 61},One,C1,Council,5\n", "text_too_long", "code"),
        (f"{HEADINGS}N1,One,{'C' * 61},Council,5\n", "text_too_long", "council_code"),
        (f"{HEADINGS}N1,One,C1,{'c' * 201},5\n", "text_too_long", "council_name"),
        ("<html>\n<p>x</p>\n", "not_csv", ""),
    ],
)
def test_a_faulty_file_says_what_is_wrong(content: str, code: str, field: str) -> None:
    assert (code, field) in {(found, where) for found, where, _row in faults_in(content)}


def test_a_file_that_is_not_utf8_is_a_fault() -> None:
    with pytest.raises(Refused) as refused:
        areas_from_csv("Caf\u00e9".encode("latin-1"))
    assert refused.value.faults[0].code == "not_utf8"


@pytest.mark.parametrize("start", [b"PK\x03\x04\xff", b"\xd0\xcf\x11\xe0\xa1"])
def test_a_workbook_is_called_one(start: bytes) -> None:
    with pytest.raises(Refused) as refused:
        areas_from_csv(start + b"\0" * 500)
    assert refused.value.faults[0].code == "csv_is_workbook"


def test_a_place_of_an_area_nobody_knows_is_named_by_its_row() -> None:
    content = f"{PLACE_HEADINGS}N1,a,A,urban\nN9,b,B,rural\n".encode()
    with pytest.raises(Refused) as refused:
        places_from_csv(content, {"N1"})
    (found,) = refused.value.faults
    assert (found.code, found.row, found.params["found"]) == ("area_unknown", 3, "N9")


def test_a_place_of_another_kind_is_a_fault() -> None:
    with pytest.raises(Refused) as refused:
        places_from_csv(f"{PLACE_HEADINGS}N1,a,A,urban\nN1,a,A,leafy\nN1,a,A,rural\n".encode())
    assert [(fault.code, fault.row) for fault in refused.value.faults] == [
        ("not_in_list", 3),
        ("row_repeated", 4),
    ]
