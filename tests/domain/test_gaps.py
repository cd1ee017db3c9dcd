"""Needs beside listings: nothing is counted twice, nothing hidden is told, no need gets lost."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from placeplan.domain.breakdown_tables import place_breakdown
from placeplan.domain.counts import counts_of
from placeplan.domain.gaps import STANDINGS, Gaps, gaps_of, place_gaps
from placeplan.domain.listings import HEADINGS, STATES, Listing
from placeplan.domain.profiles import Profile, profile_of
from placeplan.domain.responses import Response
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH, make_response, make_survey
from tests.listing_setup import make_listing

ON = date(2026, 6, 12)
HERE = LISBURN_SOUTH.code
KEYS = ADULTS.theme_keys
FEWEST = 2

ratings = st.lists(
    st.dictionaries(st.sampled_from(KEYS[:4]), st.sampled_from("1247"), min_size=1), max_size=8
)
listings = st.lists(
    st.builds(
        lambda number, heading, state, keys, areas, checked, ends: make_listing(
            name=f"Number {number}",
            heading=heading,
            state=state,
            note="why",
            theme_keys=tuple(keys),
            area_codes=areas,
            last_checked_on=checked,
            ends_on=ends,
        ),
        st.integers(0, 10**6),
        st.sampled_from(HEADINGS),
        st.sampled_from(STATES),
        st.lists(st.sampled_from((*KEYS[:4], "elsewhere")), unique=True, max_size=3),
        st.sampled_from([(HERE,), (CASTLEREAGH_EAST.code,), (HERE, CASTLEREAGH_EAST.code)]),
        st.sampled_from([None, ON, ON - timedelta(days=365), ON - timedelta(days=366)]),
        st.sampled_from([None, ON, ON - timedelta(days=1)]),
    ),
    max_size=6,
)


def profile(marks: list[dict[str, str]], fewest: int = FEWEST, place: str = "") -> Profile:
    return profile_from([make_response(marks=each, place_key=place) for each in marks], fewest)


def profile_from(responses: list[Response], fewest: int = FEWEST) -> Profile:
    return profile_of(ADULTS, counts_of(responses), fewest)


def found(gaps: Gaps) -> dict[str, list[str]]:
    return {
        name: [each.theme.key for each in getattr(gaps, name)]
        for name in ("needs", "unserved", "doubtful", "served_strengths", "too_few")
    }


@settings(max_examples=60)
@given(ratings, listings)
def test_each_theme_stands_once_beside_listings_that_run_there(
    marks: list[dict[str, str]], given_listings: list[Listing]
) -> None:
    said = profile(marks)
    gaps = gaps_of(said, given_listings, HERE, ON)
    assert [each.theme.key for each in gaps.provisions] == list(KEYS)
    assert {each.standing for each in gaps.provisions} <= set(STANDINGS)
    assert [each.theme.key for each in gaps.needs] == [each.key for each in said.needs]
    for each in gaps.provisions:
        assert sum(each.by_heading.values()) == len(each.listings)
        assert all(listing.state == "approved" for listing in each.listings)
        assert all(not listing.has_ended(ON) for listing in each.listings)
        assert all(each.theme.key in listing.theme_keys for listing in each.listings)
        assert 0 <= each.stale_count <= len(each.listings)
    names = found(gaps)
    served = [each.theme.key for each in gaps.needs if each.listings and not each.is_all_stale]
    parts = names["unserved"] + names["doubtful"] + served
    assert sorted(parts) == sorted(names["needs"])
    told = {listing.name for each in gaps.provisions for listing in each.listings}
    assert told | {each.name for each in gaps.without_theme} == {
        each.name for each in gaps.listings
    }


@settings(max_examples=40)
@given(ratings, listings, st.sampled_from(KEYS[:4]))
def test_a_listing_checked_today_closes_a_gap_and_opens_none(
    marks: list[dict[str, str]], given_listings: list[Listing], key: str
) -> None:
    fresh = make_listing(name="New", theme_keys=(key,), last_checked_on=ON)
    before = found(gaps_of(profile(marks), given_listings, HERE, ON))
    after = found(gaps_of(profile(marks), [*given_listings, fresh], HERE, ON))
    for name in ("unserved", "doubtful"):
        assert after[name] == [each for each in before[name] if each != key]
    assert after["needs"] == before["needs"]


def test_thirty_answers_of_a_town_do_not_hide_ten_of_a_village() -> None:
    theme = KEYS[0]
    town = [make_response(marks={theme: "5"}, place_key="hilltop") for _each in range(30)]
    village = [make_response(marks={theme: "2"}, place_key="millside") for _each in range(10)]
    area = profile_from([*town, *village], fewest=10)
    places = {"hilltop": profile_from(town), "millside": profile_from(village)}
    table = place_breakdown(area, places, 10)
    gaps = gaps_of(area, [], HERE, ON)
    assert not gaps.needs
    (gap,) = place_gaps(area, table, gaps)
    assert (gap.place_key, gap.is_hidden_need, gap.mean, gap.answered) == ("millside", True, 2, 10)
    assert (gap.area_answered, gap.difference, gap.listing_count) == (
        40,
        gap.mean - gap.area_mean,
        0,
    )
    hidden = place_breakdown(area, places, 11)
    assert place_gaps(area, hidden, gaps) == ()
    nine = replace(area, fewest=11)
    assert place_gaps(nine, table, gaps_of(nine, [], HERE, ON)) == ()


def test_nothing_rated_and_nothing_listed_is_no_gap() -> None:
    gaps = gaps_of(profile([]), [], HERE, ON)
    assert len(gaps.too_few) == len(KEYS)
    assert not (gaps.needs or gaps.unserved or gaps.stale or gaps.without_theme)
    assert make_survey().questionnaire.theme_keys == KEYS
