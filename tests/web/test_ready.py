"""The check before leaving for the hall says how long whoever asks is let in."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from placeplan.domain.accounts import Role
from placeplan.store.database import Database, writing
from placeplan.store.facilitator_links import add_facilitator_link
from placeplan.web.days import today
from placeplan.web.facilitators.tokens import signed_link
from placeplan.web.templating import long_date
from placeplan.web.workshops.halls import kept_files
from tests.factories import make_link
from tests.pages import PageClient, text_of
from tests.workshop_setup import ADDRESS, store_workshop

READY = f"{ADDRESS}/ready"
TOMORROW = timedelta(days=1)

LetInFor = Callable[[timedelta], None]


@pytest.fixture
def host(client: PageClient, app: Flask, database: Database) -> PageClient:
    """Sam, who has come in by a link that is good until tomorrow."""
    store_workshop(database)
    _link, token = add_facilitator_link(database, make_link(today()))
    with app.test_request_context():
        address = f"/facilitators/{signed_link(token)}"
    client.post_form(address, {"name": "Sam"})
    return client


@pytest.fixture
def let_in_for(app: Flask, monkeypatch: pytest.MonkeyPatch) -> LetInFor:
    """`let_in_for(timedelta(hours=2))`: how long from now a session is said to last."""
    name = "PERMANENT_SESSION_LIFETIME"
    return lambda lasts: monkeypatch.setitem(app.config, name, lasts)


def hold_on(database: Database, day: date) -> None:
    with writing(database):
        database.conn.execute("UPDATE workshops SET held_on = ?", (day.isoformat(),))


def asked(client: PageClient) -> tuple[str, str]:
    """The mark and the words of the check whether the visitor is let in long enough."""
    setup = json.loads(client.page(READY).find(id="ready-data").string)
    return setup["signed_in"]["mark"], setup["signed_in"]["words"]


def test_whatever_a_device_keeps_for_all_pages_is_given_to_whoever_asks(
    client: PageClient, app: Flask
) -> None:
    with app.test_request_context():
        files = kept_files()
    assert {client.get(address).status_code for address in files} == {200}


def test_a_host_is_told_the_links_last_day(
    host: PageClient, app: Flask, let_in_for: LetInFor, database: Database
) -> None:
    let_in_for(timedelta(days=1))
    hold_on(database, today())
    mark, words = asked(host)
    with app.test_request_context():
        assert f"lets you in until the end of {long_date(today() + TOMORROW)}" in words
    assert mark == "ok" and "open the link again" in words
    assert "Your link lets you in long enough" in text_of(host.get(READY))


@pytest.mark.parametrize(("days", "expected"), [(-30, "ok"), (1, "look"), (2, "no")])
def test_a_host_is_warned_where_the_link_ends_before_the_workshop(
    host: PageClient, app: Flask, database: Database, days: int, expected: str
) -> None:
    day = today() + timedelta(days=days)
    hold_on(database, day)
    mark, words = asked(host)
    with app.test_request_context():
        assert mark == expected and (long_date(day) in words) == (days > 0)
    assert ("ask the council for a link that lasts longer" in words) == (expected == "no")


def test_staff_are_told_how_long_they_stay_signed_in(
    client_as: Callable[[Role], PageClient], let_in_for: LetInFor, database: Database
) -> None:
    let_in_for(timedelta(days=1))
    store_workshop(database)
    facilitator = client_as(Role.FACILITATOR)
    for day, expected in ((today(), "ok"), (today() + TOMORROW, "look")):
        hold_on(database, day)
        mark, words = asked(facilitator)
        assert mark == expected and "You stay signed in until" in words
        assert ("check again on that day" in words) == (expected == "look")


@pytest.mark.parametrize(("days", "expected"), [(0, "look"), (-1, "ok")])
def test_nobody_is_told_to_be_let_in_long_enough_before_the_workshops_day_is_over(
    client_as: Callable[[Role], PageClient],
    let_in_for: LetInFor,
    database: Database,
    days: int,
    expected: str,
) -> None:
    store_workshop(database)
    facilitator = client_as(Role.FACILITATOR)
    let_in_for(timedelta())
    hold_on(database, today() + timedelta(days=days))
    mark, words = asked(facilitator)
    assert mark == expected
    assert ("open this page again just before you leave" in words) == (expected == "look")


def test_an_officer_is_told_of_a_link_that_lets_nobody_in_on_the_workshops_day(
    client_as: Callable[[Role], PageClient], database: Database
) -> None:
    store_workshop(database)
    officer = client_as(Role.OFFICER)
    days = {"first_on": today().isoformat(), "last_on": today().isoformat()}
    for later, is_told in ((0, False), (1, True), (-1, False)):
        hold_on(database, today() + timedelta(days=later))
        given = {"group_name": "One group"} | days
        answer = officer.post_form(f"{ADDRESS}/links", given, button="Make the link")
        assert ("This link lets nobody in on that day" in text_of(answer)) == is_told
