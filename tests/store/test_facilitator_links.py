"""Facilitator links as kept: never the token, never without their workshop."""

from datetime import date, timedelta

import pytest

from placeplan.store.database import Database, writing
from placeplan.store.facilitator_links import (
    add_facilitator_link,
    find_facilitator_link,
    find_facilitator_link_by_token,
    get_facilitator_link,
    list_facilitator_links,
    note_opening,
    revoke_facilitator_link,
)
from placeplan.store.faults import NotFound
from tests.factories import SURVEY_DAY, make_link
from tests.workshop_setup import store_workshop

NEXT_DAY = SURVEY_DAY + timedelta(days=1)


def test_a_link_is_found_by_its_token_which_is_not_kept(database: Database) -> None:
    store_workshop(database)
    link, token = add_facilitator_link(database, make_link(SURVEY_DAY, made_by="An officer"))
    assert find_facilitator_link_by_token(database, token) == link
    assert find_facilitator_link_by_token(database, token + "x") is None
    assert not any(token in line for line in database.conn.iterdump())
    assert (link.first_on, link.last_on, link.made_by) == (SURVEY_DAY, NEXT_DAY, "An officer")


def test_a_workshop_may_have_several_links_newest_first(database: Database) -> None:
    store_workshop(database)
    for name in ("One", "Two"):
        add_facilitator_link(database, make_link(SURVEY_DAY, group_name=name))
    found = list_facilitator_links(database, "your-place", "hall-june")
    assert [link.group_name for link in found] == ["Two", "One"]
    assert list_facilitator_links(database, "your-place", "elsewhere") == []


def test_a_link_of_no_workshop_is_not_found(database: Database) -> None:
    store_workshop(database)
    with pytest.raises(NotFound):
        add_facilitator_link(database, make_link(SURVEY_DAY, workshop_key="nowhere"))
    with pytest.raises(NotFound):
        get_facilitator_link(database, 1)


def test_the_first_opening_and_the_end_are_kept(database: Database) -> None:
    store_workshop(database)
    link, _token = add_facilitator_link(database, make_link(SURVEY_DAY))
    assert (link.opened_at, link.revoked_at) == ("", "")
    note_opening(database, link.id)
    opened = get_facilitator_link(database, link.id)
    assert date.fromisoformat(opened.opened_at[:10])
    revoke_facilitator_link(database, link.id)
    ended = get_facilitator_link(database, link.id)
    revoke_facilitator_link(database, link.id)
    note_opening(database, link.id)
    assert get_facilitator_link(database, link.id) == ended
    assert ended.opened_at == opened.opened_at and not ended.is_good(SURVEY_DAY)


def test_a_link_ends_with_its_workshop(database: Database) -> None:
    store_workshop(database)
    link, token = add_facilitator_link(database, make_link(SURVEY_DAY))
    with writing(database):
        database.conn.execute("DELETE FROM workshops")
    assert find_facilitator_link(database, link.id) is None
    assert find_facilitator_link_by_token(database, token) is None
