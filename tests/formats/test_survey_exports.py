"""Exports are read whatever wrote them, and mappings are small files that say what is wrong."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.response_mappings import MappedColumn, ResponseMapping
from placeplan.formats.response_mappings import mapping_from_toml, mapping_toml
from placeplan.formats.survey_exports import SurveyExport
from tests.other_tools import as_csv, as_workbook, other_tool_rows

ROWS = [["ID", "What is good, now?", "Café"], ["1", "The park; the “river”\nand 'more'", "£"]]
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20)


def rows_of(content: bytes) -> list[list[str]]:
    return [list(cells) for _number, cells in SurveyExport(BytesIO(content)).rows()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rows_are_the_same_however_a_tool_writes_them(encoding: str, delimiter: str) -> None:
    content = as_csv(ROWS, encoding, delimiter)
    assert rows_of(content) == ROWS
    known = SurveyExport(BytesIO(content)).encoding
    assert known == {"utf-8": "utf-8-sig"}.get(encoding, encoding)


def test_a_long_export_and_a_workbook_say_the_same() -> None:
    rows = other_tool_rows(40)
    assert rows_of(as_csv(rows, delimiter=";")) == rows
    found = rows_of(as_workbook(rows))
    assert [cells[5] for cells in found] == [cells[5] for cells in rows]


def test_rows_can_be_read_twice_and_tell_how_far_they_are() -> None:
    export = SurveyExport(BytesIO(as_csv(other_tool_rows(500))))
    heard: list[int] = []
    assert list(export.rows(heard.append)) == list(export.rows())
    assert heard == sorted(heard) and heard[-1] == export.size


@pytest.mark.parametrize(
    ("content", "sheet", "code"),
    [
        (b"", "", "file_empty"),
        (b"%PDF-1.7 ", "", "not_csv"),
        (b"A,B\n1,\x81\xe9\n", "", "not_utf8"),
        (b'A,B\n1,"x\n', "", "csv_quotes"),
        (b"\xd0\xcf\x11\xe0old", "", "workbook_old"),
        (as_workbook(ROWS), "Elsewhere", "sheet_unknown"),
        (as_workbook([["x"] * 301]), "", "workbook_too_long"),
    ],
    ids=["empty", "pdf", "letters", "quotes", "old", "sheet", "wide"],
)
def test_what_is_no_export_is_refused(content: bytes, sheet: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        list(SurveyExport(BytesIO(content), sheet).rows())
    assert refused.value.faults[0].code == code


@given(
    st.lists(st.tuples(TEXTS, st.sampled_from(["", "assets", "feeling_safe_rating"])), max_size=5),
    st.dictionaries(
        TEXTS.map(lambda text: " ".join(text.split())), st.sampled_from(["", "dk", "4"])
    ),
)
def test_a_mapping_file_is_read_back_unchanged(
    columns: Sequence[tuple[str, str]], said: dict[str, str]
) -> None:
    found = tuple(MappedColumn(heading, means, 2) for heading, means in columns)
    labels = {"rating": said} if said else {}
    mapping = ResponseMapping(found, {"channel": "online"}, labels, source="Tool “x”")
    assert mapping_from_toml(mapping_toml(mapping)) == mapping


def test_faults_of_a_mapping_are_named_by_line() -> None:
    content = b'dates = "year_first"\nheading_row = 0\n[[columns]]\nheading = "A"\ncolour = "red"\n'
    with pytest.raises(Refused) as refused:
        mapping_from_toml(content)
    found = [(each.code, each.params["line"]) for each in refused.value.faults]
    assert found == [
        ("not_in_list", 1), ("number_outside", 2), ("meaning_absent", 3), ("name_unknown", 5),
    ]  # fmt: skip
