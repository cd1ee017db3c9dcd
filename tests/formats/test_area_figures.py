"""Figures about an area in files: what goes out comes back, and faults name their rows."""

from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.area_figures import ALL_BANDS, SEXES, AreaFigure
from placeplan.domain.faults import Refused
from placeplan.formats.area_figures_csv import (
    MOST_ROWS,
    AreaRow,
    area_figures_csv,
    area_figures_template,
    area_rows_csv,
    read_area_figures,
)
from tests.factories import make_area_figure, make_population

words = st.text("abc XÉ'=+-,\"–", max_size=20).map(lambda text: " ".join(text.split()))
figures = st.builds(
    AreaFigure,
    subject=words.filter(bool),
    value=st.decimals("-10000", "10000", places=2),
    source=words.filter(bool),
    year=st.integers(1801, 2199),
    detail=words.filter(bool),
    sex=st.sampled_from(SEXES),
    age_band=st.sampled_from(ALL_BANDS),
    unit=words,
    note=words,
)


areas = st.sampled_from(["N1", "N2"])


def read(content: bytes) -> list[AreaFigure]:
    """The figures of a file that all are about one area."""
    rows = read_area_figures(content, "N1", {"N1", "N2"})
    assert {row.area_code for row in rows} == {"N1"}
    return [row.figure for row in rows]


@given(st.lists(figures, min_size=1, max_size=5, unique_by=lambda figure: figure.identity))
def test_what_is_exported_is_read_again_as_it_was(given_figures: list[AreaFigure]) -> None:
    assert read(area_figures_csv(given_figures)) == given_figures


@given(st.lists(st.tuples(areas, figures), min_size=1, max_size=5,
                unique_by=lambda row: (row[0], row[1].identity)))  # fmt: skip
def test_a_file_holds_several_areas(given_rows: list[tuple[str, AreaFigure]]) -> None:
    rows = [AreaRow(*row) for row in given_rows]
    assert read_area_figures(area_rows_csv(rows), "N1", {"N1", "N2"}) == rows


def test_the_template_needs_only_values_sources_and_years() -> None:
    lines = area_figures_template().decode().splitlines()
    filled = [line.replace(",,people,,,", ",7,people,Made up,2024,") for line in lines[1:]]
    found = read("\n".join([lines[0], *filled]).encode())
    assert len(found) == 8 and {figure.age_band for figure in found} == set(ALL_BANDS[1:])


def test_a_workbook_is_read_from_the_sheet_that_has_the_columns() -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Notes").write(0, 0, "Nothing here")
        sheet = book.add_worksheet("Figures")
        sheet.write_row(0, 0, ["Value", "Year", "Source", "Subject", "Age band"])
        for at, figure in enumerate(make_population(1, 2, 3, 4), start=1):
            sheet.write_row(at, 0, [int(figure.value), 2024, "Made up", "Population"])
            sheet.write(at, 4, figure.age_band)
    assert [(figure.value, figure.age_band) for figure in read(out.getvalue())] == [
        (1, "0_15"),
        (2, "16_39"),
        (3, "40_64"),
        (4, "65_plus"),
    ]


def test_every_fault_names_its_row_and_nothing_is_read() -> None:
    rows = [
        "subject,value,source,year",
        "Population,1,Made up,2024",
        ",,",
        "Population,2,Made up,2024",
        "Wards,many,Made up,2024",
        "Wards,1,,24",
    ]
    with pytest.raises(Refused) as refused:
        read("\n".join(rows).encode())
    assert [(found.row, found.code) for found in refused.value.faults] == [
        (4, "figure_repeated_in_file"),
        (5, "figure_number"),
        (6, "year_unlikely"),
        (6, "text_missing"),
    ]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"", {"file_empty"}),
        (b"subject,value,source,year\n", {"file_without_rows"}),
        (b"subject;value;source;year\n", {"column_missing", "column_unknown"}),
        (b"subject,value,source,year,year\nPopulation,1,A,2024,2024\n", {"column_repeated"}),
        (b"subject,value,source,year\n" + b"Wards,1,A,2024\n" * (MOST_ROWS + 1), {"too_many_rows"}),
        (b"subject,value,source,year\nPopulation,1,\xff,2024\n", {"cell_not_utf8"}),
        (b"area_code,subject,value,source,year\nN3,Wards,1,A,2024\n", {"area_unknown"}),
        (b"%PDF-1.7", {"not_csv"}),
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_refused_with_the_reason(content: bytes, codes: set[str]) -> None:
    with pytest.raises(Refused) as refused:
        read(content)
    assert {found.code for found in refused.value.faults} == codes


def test_a_figure_is_written_with_all_its_digits() -> None:
    assert b",1234567.50," in area_figures_csv([make_area_figure("1234567.50")])
