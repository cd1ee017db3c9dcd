"""Figures about an area: exact numbers, who lives there by age, and who answered beside them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.age_comparisons import PARTS, age_comparison
from placeplan.domain.area_figures import (
    POPULATION_BANDS,
    AreaFigure,
    by_subject,
    figure_from_cells,
    value_from_text,
    value_text,
)
from placeplan.domain.breakdowns import hidden_cells
from placeplan.domain.faults import Refused
from placeplan.domain.populations import population_of
from tests.factories import make_area_figure, make_population

CELLS = ("under_16", "16_24", "25_39", "40_64", "65_plus", "prefer_not_to_say", "")
FEWEST = 10


@given(st.decimals("-99999999", "99999999", places=3))
def test_a_number_is_kept_exactly_however_it_is_written(value: Decimal) -> None:
    assert value_from_text(value_text(value)) == value
    assert value_from_text(f" {value:,} ") == value


@pytest.mark.parametrize("text", ["", "about 12", "1,23", "1 2", "NaN", "1e9", "٣", "1.23456"])
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        value_from_text(text)


def test_a_row_says_all_that_is_wrong_with_it_at_once() -> None:
    with pytest.raises(Refused) as refused:
        figure_from_cells({"value": "many", "age_band": "teens", "year": "last year"})
    found = {(each.field, each.code) for each in refused.value.faults}
    assert found == {
        ("subject", "text_missing"),
        ("source", "text_missing"),
        ("value", "figure_number"),
        ("year", "year_unlikely"),
        ("age_band", "not_in_list"),
    }


@pytest.mark.parametrize(
    ("written", "meant"), [("0–15", "0_15"), ("65+", "65_plus"), ("All ages", "all"), ("", "all")]
)
def test_age_bands_are_understood_as_people_write_them(written: str, meant: str) -> None:
    cells = {"subject": "Population", "value": "1", "source": "Made up", "year": "2024"}
    figure = figure_from_cells(cells | {"age_band": written, "sex": "Females"})
    assert (figure.age_band, figure.sex) == (meant, "female")


def test_the_population_is_of_its_latest_year_and_sums_only_where_both_sexes_are_known() -> None:
    old = make_area_figure(value="9", year=2011, age_band="0_15")
    women, men = (
        make_area_figure(value="10", sex=sex, age_band="0_15") for sex in ("female", "male")
    )
    given = make_area_figure(value="70", age_band="16_39")
    half = make_area_figure(value="5", sex="male", age_band="40_64")
    population = population_of([old, women, men, given, half])
    assert population is not None and population.year == 2024
    assert [(row.band, row.together, row.is_sum) for row in population.rows] == [
        ("0_15", 20, True),
        ("16_39", 70, False),
        ("40_64", None, False),
    ]
    assert population.by_band == {}


def test_a_total_that_is_not_the_sum_of_its_bands_is_seen() -> None:
    total = make_area_figure(value="101")
    assert (found := population_of([*make_population(25, 25, 25, 25), total]))
    assert found.difference == 1
    assert sum(found.by_band.values()) == 100


def test_a_ward_is_not_the_population_of_the_area() -> None:
    ward = make_area_figure(detail="Hilltop ward (made up)")
    assert population_of([ward]) is None
    assert list(by_subject([make_area_figure(subject="Jobs"), ward])) == ["Population", "Jobs"]


def test_people_are_not_fewer_than_none() -> None:
    with pytest.raises(Refused):
        make_area_figure(value="-1")
    assert AreaFigure("Change", Decimal("-1.5"), "Made up", 2024, unit="%").value == Decimal("-1.5")


counts = st.dictionaries(st.sampled_from(CELLS), st.integers(0, 60))
people = st.lists(st.integers(0, 9_000), min_size=4, max_size=4)


@given(counts, people)
def test_a_comparison_shows_nothing_that_the_table_by_age_hides(
    answered: dict[str, int], living: list[int]
) -> None:
    by_band = {band: Decimal(n) for band, n in zip(POPULATION_BANDS, living, strict=True)}
    found = age_comparison(answered, by_band, FEWEST)
    ages = {cell: n for cell, n in answered.items() if n and cell in CELLS[:5]}
    assert (found is None) == (not sum(living) or not ages)
    if found is None:
        return
    shown = {cell: n for cell, n in answered.items() if n}
    hidden = hidden_cells(shown, FEWEST)
    for each in found.bands:
        parts = PARTS[each.band]
        if each.answered is None:
            assert any(part in hidden for part in parts)
        else:
            assert not any(part in hidden for part in parts)
            assert each.answered == sum(shown.get(part, 0) for part in parts)
            assert each.answered_share == Fraction(each.answered, found.base)
    without = [cell for cell in ("prefer_not_to_say", "") if cell in shown]
    assert found.is_of_given == (not any(cell in hidden for cell in without))
    assert found.base == sum(shown.values()) - found.is_of_given * sum(shown[c] for c in without)


@given(st.lists(st.integers(FEWEST, 500), min_size=5, max_size=5), people.filter(sum))
def test_shares_of_bands_add_up_to_one_where_nothing_is_hidden(
    answered: list[int], living: list[int]
) -> None:
    by_band = {band: Decimal(n) for band, n in zip(POPULATION_BANDS, living, strict=True)}
    found = age_comparison(dict(zip(CELLS, answered, strict=False)), by_band, FEWEST)
    assert found and not found.has_hidden
    assert sum(each.answered_share or 0 for each in found.bands) == 1
    assert sum(each.living_share for each in found.bands) == 1


def test_a_comparison_needs_the_people_of_every_band() -> None:
    assert age_comparison({"40_64": 20}, {"40_64": Decimal(100)}, FEWEST) is None
