"""Which heading of a file stands for which column."""

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.listing_tables import (
    ColumnMap,
    Row,
    Table,
    exact_columns,
    guessed_columns,
    header_position,
    mapped_cells,
)
from placeplan.domain.listings import COLUMNS
from placeplan.domain.staged_files import StagedFile

FULL = ("partner", "name", "kind", "heading", "areas")


def test_the_template_is_understood_exactly() -> None:
    columns, faults = exact_columns([column.replace("_", " ").upper() for column in COLUMNS])
    assert columns is not None and columns.columns == COLUMNS
    assert faults == []


def test_an_unknown_a_missing_and_a_repeated_column_are_named() -> None:
    columns, faults = exact_columns(["partner", "name", "name", "kind", "areas", "colour"])
    assert columns is None
    assert [(found.code, found.field) for found in faults] == [
        ("column_unknown", "colour"),
        ("column_repeated", "name"),
        ("column_missing", "heading"),
    ]


def test_columns_are_guessed_from_what_partners_call_them_each_once() -> None:
    headings = ["Lead Organisation", "Service name", "Type", "DEA(s)", "Start date", "Email", "Who"]
    assert guessed_columns([*headings, "Organisation"]) == (
        "partner",
        "name",
        "kind",
        "areas",
        "starts_on",
        "contact",
        "",
        "",
    )


def test_headings_are_found_below_a_title() -> None:
    sheet = [["Our services 2026", ""], ["", ""], ["Organisation", "Title"], ["A", "B"]]
    assert header_position(sheet) == 2


def test_what_a_file_lacks_may_be_given_for_all_rows() -> None:
    with pytest.raises(Refused):
        ColumnMap(("partner", "name", "kind", "areas"))
    columns = ColumnMap(("name", "kind", "areas", "partner"), {"heading": "social"}, True)
    rows = (Row(2, ("One", "plan", "all", "A")), Row(3, ("Two", "plan", "all", "")))
    cells = mapped_cells(Table(("a", "b", "c", "d"), rows), columns)
    assert [(each["partner"], each["heading"]) for each in cells] == [("A", "social")] * 2


def test_mended_cells_and_rows_left_out_are_kept_with_the_file() -> None:
    table = Table(FULL, (Row(2, ("A", "One", "plan", "social", "all")),))
    staged = StagedFile("f.csv", table, ColumnMap(FULL))
    mended = staged.with_cells({(2, "name"): "Two", (2, "contact"): "me"}).leaving_out([2])
    (row,) = mended.table.rows
    assert row.cells == ("A", "Two", "plan", "social", "all", "me")
    assert row.is_left_out
    assert not mended.leaving_out([]).table.rows[0].is_left_out
