"""Postcodes are taken in as a whole or not at all, and looked up however they are written."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.postcodes import PostcodeTotals, plain_postcode
from placeplan.domain.surveys import Survey
from placeplan.operations.postcodes import import_postcodes
from placeplan.store.database import Database
from placeplan.store.postcodes import count_postcodes, find_area_code, has_postcodes
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH

HEADINGS = "postcode,area_code\n"
HERE, THERE = LISBURN_SOUTH.code, CASTLEREAGH_EAST.code


def take_in(database: Database, rows: str) -> PostcodeTotals:
    return import_postcodes(database, BytesIO((HEADINGS + rows).encode()))


def test_a_file_takes_the_place_of_the_one_before(database: Database, survey: Survey) -> None:
    assert not has_postcodes(database)
    done = take_in(database, f"ZZ1 1AA,{HERE}\nZZ1 1AB,{THERE}\n")
    assert done == count_postcodes(database) == PostcodeTotals(postcodes=2, areas=2)
    take_in(database, f"ZZ1 1AB,{HERE}\n")
    assert has_postcodes(database)
    assert find_area_code(database, "ZZ11AA") is None
    assert find_area_code(database, "ZZ11AB") == HERE


@pytest.mark.parametrize("rows", ["", f"ZZ1 1AC,{HERE}\nZZ1 1AD,N0\nZZ1 1AC,{HERE}\n"])
def test_a_faulty_file_changes_nothing(database: Database, survey: Survey, rows: str) -> None:
    take_in(database, f"ZZ1 1AA,{HERE}\n")
    with pytest.raises(Refused) as refused:
        take_in(database, rows)
    assert [found.row for found in refused.value.faults] == ([3, 4] if rows else [None])
    assert count_postcodes(database).postcodes == 1


def test_how_far_it_is_goes_up_to_the_files_size(database: Database, survey: Survey) -> None:
    rows = "".join(f"ZZ{number:04} 1AA,{HERE}\n" for number in range(3000))
    content, told = (HEADINGS + rows).encode(), []
    import_postcodes(database, BytesIO(content), told.append)
    assert told == sorted(told) and len(told) == 6
    assert 0 < told[-1] <= len(content)


@given(st.text(max_size=12))
def test_a_plain_postcode_stays_as_it_is(text: str) -> None:
    plain = plain_postcode(text)
    assert plain_postcode(plain) == plain
    assert plain_postcode(f" {text.upper()} ") == plain


@pytest.mark.parametrize("written", ["BT28 1XX", "bt281xx", "  bT28\t1-xX\u00a0", "B T 2 8 1 X X"])
def test_spaces_and_capitals_make_no_difference(written: str) -> None:
    assert plain_postcode(written) == "BT281XX"


@pytest.mark.parametrize("written", ["", "B", "BT28 1XX!", "ＢＴ２８", "x" * 11, "' OR 1=1"])
def test_what_cannot_be_a_postcode_is_none(written: str) -> None:
    assert plain_postcode(written) == ""
