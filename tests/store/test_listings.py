"""Listings and partners as kept, and what one press changed."""

import sqlite3
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.partners import Partner
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.listing_changes import (
    add_listing_change,
    approve_listings,
    send_back_listing,
    undo_listing_change,
)
from placeplan.store.listings import (
    add_listing,
    count_listings,
    find_listing,
    get_listing,
    list_listings,
    remove_listing,
    update_listing,
)
from placeplan.store.partners import (
    add_partner,
    find_partner_by_name,
    get_partner,
    list_partners,
    remove_partner,
    update_partner,
)
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH
from tests.listing_setup import (
    BUSES,
    TRUST,
    make_listing,
    store_areas,
    store_listing,
    store_partner,
)

TODAY = date(2026, 6, 12)


@pytest.fixture
def partner_id(database: Database) -> int:
    """A partner, and the areas where it may list something."""
    store_areas(database)
    return store_partner(database)


def test_a_listing_comes_back_as_it_was_stored(database: Database, partner_id: int) -> None:
    listing = make_listing(
        partner_id=partner_id,
        description="Déjà vu 🌳\nand more",
        area_codes=(CASTLEREAGH_EAST.code, LISBURN_SOUTH.code),
        theme_keys=("feeling_safe", "moving_around"),
        outcome="Where We Live",
        starts_on=TODAY,
        ends_on=TODAY,
        last_checked_on=TODAY,
        contact="An office",
        state="waiting",
    )
    listing_id = add_listing(database, listing)
    assert get_listing(database, listing_id) == replace(listing, id=listing_id)
    assert find_listing(database, partner_id, "WALKING GROUP") == replace(listing, id=listing_id)


def test_a_list_can_be_narrowed(database: Database, partner_id: int) -> None:
    buses = store_partner(database, BUSES)
    walk = store_listing(database, partner_id, last_checked_on=TODAY)
    bus = store_listing(
        database, buses, name="Late bus", heading="economic", area_codes=(CASTLEREAGH_EAST.code,)
    )
    old = store_listing(
        database, partner_id, name="Old", ends_on=date(2026, 6, 11), state="waiting"
    )

    def ids(**narrow: Any) -> list[int]:
        return [listing.id for listing in list_listings(database, **narrow)]

    assert ids() == [old, walk, bus]
    assert ids(on=TODAY) == [walk, bus]
    assert ids(on=date(2026, 6, 11)) == [old, walk, bus]
    assert ids(ended_before=TODAY) == [old]
    assert ids(area_code=CASTLEREAGH_EAST.code) == [bus]
    assert ids(partner_id=buses) == [bus]
    assert ids(heading="economic") == [bus]
    assert ids(states=["approved"]) == [walk, bus]
    assert ids(states=[]) == []
    assert ids(unchecked_since=TODAY) == [old, bus]
    assert count_listings(database) == {
        partner_id: {"approved": 1, "waiting": 1},
        buses: {"approved": 1},
    }


def test_a_partner_has_one_listing_of_a_name(database: Database, partner_id: int) -> None:
    store_listing(database, partner_id)
    with pytest.raises(Refused, match="listing_name_taken"):
        store_listing(database, partner_id, name="walking Group")
    other = store_listing(database, partner_id, name="Another")
    with pytest.raises(Refused, match="listing_name_taken"):
        update_listing(database, make_listing(partner_id=partner_id, id=other))


def test_what_is_not_there_is_not_found(database: Database, partner_id: int) -> None:
    for call in (get_listing, remove_listing, get_partner, remove_partner):
        with pytest.raises(NotFound):
            call(database, 99)
    with pytest.raises(NotFound):
        update_listing(database, make_listing(partner_id=partner_id, id=99))


@pytest.mark.parametrize(
    "changes",
    ["state = 'lost'", "name = ''", "starts_on = '2026-06-12', ends_on = '2026-06-11'"]
    + ["state = 'sent_back'", "kind = 'x'", "partner_id = 77"],
)
def test_the_table_refuses_an_impossible_listing(
    database: Database, partner_id: int, changes: str
) -> None:
    store_listing(database, partner_id)
    with pytest.raises(sqlite3.IntegrityError), writing(database):
        database.conn.execute(f"UPDATE listings SET {changes}")


def test_a_partner_is_found_by_each_of_its_names(database: Database, partner_id: int) -> None:
    partner = get_partner(database, partner_id)
    update_partner(database, replace(partner, aliases=("HHSCT", "The Trust")))
    for name in (TRUST.upper(), "hhsct", "Trust"):
        found = find_partner_by_name(database, name)
        assert found is not None and found.id == partner_id
    assert get_partner(database, partner_id).aliases == ("HHSCT", "The Trust")


def test_no_two_partners_go_by_one_name(database: Database, partner_id: int) -> None:
    with pytest.raises(Refused, match="alias_taken"):
        store_partner(database, "hillside health & social care trust")
    with pytest.raises(Refused, match="alias_taken"):
        store_partner(database, BUSES, aliases=(TRUST,))
    with pytest.raises(Refused, match="partner_name_taken"):
        store_partner(database, TRUST.upper())
    assert [partner.id for partner in list_partners(database)] == [partner_id]


def test_a_partner_with_listings_stays(database: Database, partner_id: int) -> None:
    listing_id = store_listing(database, partner_id)
    with pytest.raises(Refused, match="partner_in_use"):
        remove_partner(database, partner_id)
    remove_listing(database, listing_id)
    remove_partner(database, partner_id)
    assert list_partners(database) == []


def test_a_change_is_undone_once(database: Database, partner_id: int) -> None:
    kept = get_listing(database, store_listing(database, partner_id, state="waiting"))
    change = add_listing_change(
        database,
        [kept.approved(), make_listing(partner_id=partner_id, name="New")],
        made_by="An officer",
        partner=replace(get_partner(database, partner_id), statement="all_unchanged"),
    )
    assert len(list_listings(database, states=["approved"])) == 2
    undo_listing_change(database, change)
    assert list_listings(database) == [kept]
    assert get_partner(database, partner_id) == Partner(TRUST, id=partner_id)
    with pytest.raises(Refused, match="change_overtaken"):
        undo_listing_change(database, change)


def test_a_change_that_was_changed_again_is_not_undone(database: Database, partner_id: int) -> None:
    listing_id = store_listing(database, partner_id, state="waiting")
    change = approve_listings(database, [listing_id], made_by="An officer")
    send_back_listing(database, listing_id, "Say where", made_by="An officer")
    with pytest.raises(Refused, match="change_overtaken"):
        undo_listing_change(database, change)
    assert get_listing(database, listing_id).note == "Say where"


def test_a_partner_undoes_only_what_it_did_itself(database: Database, partner_id: int) -> None:
    other = store_partner(database, BUSES)
    listing_id = store_listing(database, partner_id, state="waiting")
    change = approve_listings(database, [listing_id], made_by="An officer")
    for asking in (partner_id, other):
        with pytest.raises(NotFound):
            undo_listing_change(database, change, asking)
    assert get_listing(database, listing_id).state == "approved"


def test_a_failed_change_changes_nothing(database: Database, partner_id: int) -> None:
    twice = make_listing(partner_id=partner_id)
    with pytest.raises(Refused):
        add_listing_change(database, [twice, twice], made_by="An officer")
    assert list_listings(database) == []


def test_adding_a_partner_joins_an_outer_transaction(database: Database) -> None:
    with pytest.raises(RuntimeError), writing(database):
        add_partner(database, Partner(BUSES))
        raise RuntimeError
    assert list_partners(database) == []
