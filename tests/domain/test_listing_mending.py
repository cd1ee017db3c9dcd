"""What partners really send becomes a value, or a fault that says what is meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.areas import Area
from placeplan.domain.british_dates import MONTHS, mended_day
from placeplan.domain.faults import Refused
from placeplan.domain.listing_mending import (
    KnownNames,
    mended_areas,
    mended_heading,
    mended_kind,
    mended_listing,
    mended_themes,
)
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH

ELSEWHERE = Area("N1", "Holywood and Clandeboye", "N2", "Another council", 5)
TITLES = {theme.key: theme.title for theme in ADULTS.themes}
OWN = (CASTLEREAGH_EAST.code, LISBURN_SOUTH.code)
KNOWN = KnownNames((CASTLEREAGH_EAST, LISBURN_SOUTH, ELSEWHERE), OWN, TITLES)
DAYS = st.dates(date(1960, 1, 1), date(2099, 12, 31))


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    (found,) = refused.value.faults
    return found.code


@given(day=DAYS, mark=st.sampled_from("/.-"), pad=st.booleans())
def test_a_british_date_has_the_day_first(day: date, mark: str, pad: bool) -> None:
    width = 2 if pad else 1
    text = f"{day.day:0{width}}{mark}{day.month:0{width}}{mark}{day.year}"
    assert mended_day(text, "starts_on") == day


@given(day=DAYS, ending=st.sampled_from(["", "st", "nd", "rd", "th"]), short=st.booleans())
def test_a_date_in_words_is_understood(day: date, ending: str, short: bool) -> None:
    month = MONTHS[day.month - 1].capitalize()
    text = f" {day.day}{ending} {month[:3] if short else month}  {day.year} "
    assert mended_day(text, "starts_on") == day


@given(day=DAYS)
def test_iso_dates_and_excel_days_are_understood(day: date) -> None:
    assert mended_day(day.isoformat(), "starts_on") == day
    serial = (day - date(1899, 12, 30)).days
    assert mended_day(str(serial), "starts_on") == day


def test_a_month_is_its_first_or_last_day() -> None:
    assert mended_day("February 2028", "starts_on") == date(2028, 2, 1)
    assert mended_day("Feb 2028", "ends_on", is_last=True) == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["", " ", "Ongoing", "n/a", "TBC", "-"])
def test_no_day_is_no_day(text: str) -> None:
    assert mended_day(text, "ends_on") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/2026", "day_impossible"),
        ("soon", "day_unreadable"),
        ("2026", "day_unreadable"),
        ("4/5", "day_unreadable"),
        ("05/25/2026", "day_american"),
        ("0/0/0000", "day_impossible"),
    ],
)
def test_a_date_that_is_none_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        mended_day(text, "starts_on")
    assert code_of(refused) == code


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_clear_fault(text: str) -> None:
    try:
        mended_day(text, "starts_on")
    except Refused as refused:
        assert refused.faults[0].field == "starts_on"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("all", OWN),
        ("All DEAs", OWN),
        ("N10000707", (LISBURN_SOUTH.code,)),
        ("n10000707; Castlereagh East", (LISBURN_SOUTH.code, CASTLEREAGH_EAST.code)),
        ("Lisburn South DEA, lisburn south", (LISBURN_SOUTH.code,)),
        ("Lisburn South and Castlereagh East", (LISBURN_SOUTH.code, CASTLEREAGH_EAST.code)),
        ("Holywood & Clandeboye", (ELSEWHERE.code,)),
        ("", ()),
    ],
)
def test_areas_come_by_code_by_name_or_all(text: str, codes: tuple[str, ...]) -> None:
    assert mended_areas(text, KNOWN) == codes


def test_an_unknown_area_is_named_with_the_one_meant() -> None:
    with pytest.raises(Refused) as refused:
        mended_areas("Lisbrun South; Atlantis", KNOWN)
    near, unknown = refused.value.faults
    assert (near.code, near.params["meant"]) == ("areas_unknown_near", "Lisburn South")
    assert (unknown.code, unknown.params["found"]) == ("areas_unknown", "Atlantis")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("moving_around;FEELING_SAFE", ("moving_around", "feeling_safe")),
        ("Moving Around, Feeling safe", ("moving_around", "feeling_safe")),
        ("Moving around and Traffic & parking", ("moving_around", "traffic_and_parking")),
        ("Social contact", ("social_interaction",)),
    ],
)
def test_themes_come_by_key_or_title(text: str, keys: tuple[str, ...]) -> None:
    assert mended_themes(text, KNOWN) == keys


@given(st.lists(st.sampled_from(sorted(TITLES)), unique=True), st.booleans())
def test_every_theme_is_understood_by_key_and_by_title(keys: list[str], by_key: bool) -> None:
    text = "; ".join(keys if by_key else [TITLES[key] for key in keys])
    assert mended_themes(text, KNOWN) == tuple(keys)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Services", "service"), ("PROGRAM", "programme"), ("scheme", "programme"), ("Plan", "plan")],
)
def test_kinds_may_be_spelt_loosely(text: str, kind: str) -> None:
    assert mended_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Support of a social nature", "social"),
        ("Physical projects", "physical"),
        ("Economic support and initiatives", "economic"),
    ],
)
def test_headings_may_be_those_of_the_plan(text: str, heading: str) -> None:
    assert mended_heading(text) == heading


@pytest.mark.parametrize(
    ("text", "code"),
    [("servce", "not_in_list_near"), ("stroll", "not_in_list"), ("", "choice_missing")],
)
def test_another_kind_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        mended_kind(text)
    assert code_of(refused) == code


def test_a_row_has_a_fault_for_each_cell_that_is_not_understood() -> None:
    cells = {"partner": "A", "kind": "x", "heading": "social", "areas": "?", "ends_on": "soon"}
    with pytest.raises(Refused) as refused:
        mended_listing(cells, KNOWN)
    assert {found.field for found in refused.value.faults} == {"kind", "areas", "ends_on", "name"}


def test_a_row_of_loose_cells_becomes_a_listing() -> None:
    listing = mended_listing(
        {
            "partner": " A  trust ",
            "name": "Walks",
            "kind": "Services",
            "heading": "Social",
            "areas": "all",
            "starts_on": "04/05/2026",
            "ends_on": "ongoing",
            "description": " One\r\ntwo ",
        },
        KNOWN,
    )
    assert (listing.partner, listing.area_codes, listing.ends_on) == ("A trust", OWN, None)
    assert (listing.starts_on, listing.description) == (date(2026, 5, 4), "One\ntwo")
