"""What a listing may be, and when it is current or out of date."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.listing_records import (
    listing_from_record,
    listing_record,
    partner_from_record,
    partner_record,
)
from placeplan.domain.listings import in_order
from placeplan.domain.partners import Partner
from tests.listing_setup import make_listing

TODAY = date(2026, 6, 12)
DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"name": " "}, "name", "text_missing"),
        ({"partner": ""}, "partner", "text_missing"),
        ({"kind": "thing"}, "kind", "not_in_list"),
        ({"heading": "other"}, "heading", "not_in_list"),
        ({"state": "lost"}, "state", "not_in_list"),
        ({"area_codes": ()}, "areas", "areas_missing"),
        ({"description": "x" * 5001}, "description", "text_too_long"),
        ({"starts_on": TODAY, "ends_on": date(2026, 6, 11)}, "ends_on", "ends_before_start"),
        ({"starts_on": date(26, 5, 4)}, "starts_on", "day_unlikely"),
    ],
)
def test_an_impossible_listing_is_refused(changes: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        make_listing(**changes)
    assert [(found.field, found.code) for found in refused.value.faults] == [(field, code)]


def test_a_listing_is_current_on_its_last_day_and_not_after() -> None:
    listing = make_listing(ends_on=TODAY)
    assert listing.is_current(TODAY)
    assert listing.has_ended(TODAY + timedelta(days=1))


@given(day=DAYS, starts_on=st.none() | DAYS, ends_on=st.none() | DAYS)
def test_what_is_not_running_any_more_has_ended_that_day(
    day: date, starts_on: date | None, ends_on: date | None
) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        starts_on, ends_on = ends_on, starts_on
    ended = make_listing(starts_on=starts_on, ends_on=ends_on).ended(day)
    assert ended.has_ended(day)
    assert ended.last_checked_on == day


@pytest.mark.parametrize(
    ("checked_on", "is_stale"),
    [(None, True), (date(2025, 6, 11), True), (date(2025, 6, 12), False), (TODAY, False)],
)
def test_a_listing_is_out_of_date_when_unchecked_for_a_year(
    checked_on: date | None, is_stale: bool
) -> None:
    assert make_listing(last_checked_on=checked_on).is_stale(TODAY) is is_stale


def test_a_listing_is_sent_back_with_a_note_only() -> None:
    assert make_listing().sent_back(" Say where ").note == "Say where"
    with pytest.raises(Refused):
        make_listing().sent_back("  ")


def test_listings_stand_by_heading_then_partner() -> None:
    economic = make_listing(heading="economic", partner="A")
    social = make_listing(partner="b")
    first = make_listing(partner="A")
    assert in_order([economic, social, first]) == [first, social, economic]


def test_records_give_back_the_same_listing_and_partner() -> None:
    listing = make_listing(starts_on=TODAY, theme_keys=("feeling_safe",), id=4)
    assert listing_from_record(listing_record(listing)) == listing
    partner = Partner("A trust", aliases=("AT",), statement="all_unchanged", statement_on=TODAY)
    assert partner_from_record(partner_record(partner)) == partner
