"""A community group runs its one workshop by a link, on its days, and opens nothing else."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from flask import Flask

from placeplan.domain.accounts import Role
from placeplan.domain.facilitator_links import LONGEST_GROUP_NAME, LONGEST_NAME
from placeplan.domain.partnerships import Partnership
from placeplan.store.database import Database, writing
from placeplan.store.facilitator_links import (
    add_facilitator_link,
    list_facilitator_links,
    revoke_facilitator_link,
)
from placeplan.store.partnerships import update_partnership
from placeplan.store.response_rows import find_response, list_revisions, list_workshop_responses
from placeplan.store.workshops import add_workshop, update_workshop
from placeplan.web.days import today
from placeplan.web.facilitators.tokens import signed_link
from placeplan.web.invitations.tokens import signed
from tests.factories import LISBURN_SOUTH, make_link, make_workshop
from tests.pages import PageClient, read, text_of
from tests.workshop_setup import ADDRESS, make_sheet, new_address, store_workshop

GROUP = "Riverside residents"
LINKS = f"{ADDRESS}/links"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient], database: Database) -> PageClient:
    """An officer, who makes links; there is a workshop."""
    store_workshop(database)
    return client_as(Role.OFFICER)


@pytest.fixture
def link(officer: PageClient) -> str:
    """A link that is good today, as the officer sees it once."""
    return make_a_link(officer)


@pytest.fixture
def host(client: PageClient, link: str) -> PageClient:
    """Sam, who has come in by the link."""
    client.post_form(link, {"name": "Sam"})
    return client


def make_a_link(officer: PageClient, **changes: str) -> str:
    days = {"first_on": today().isoformat(), "last_on": today().isoformat()}
    words = text_of(officer.post_form(LINKS, {"group_name": GROUP} | days | changes))
    found = re.search(r"https?://[^/ ]+(/facilitators/\S+)", words)
    assert found, words
    return found[1]


def stored_link(app: Flask, database: Database, **changes: Any) -> str:
    """The address of a link with other days."""
    link, token = add_facilitator_link(database, make_link(today(), **changes))
    with app.test_request_context():
        return f"/facilitators/{signed_link(token)}"


def send(client: PageClient, address: str, by: str = "", **changes: Any) -> Any:
    """Send a sheet as the grid does; `by` is whom the device noted."""
    token = client.get(f"{ADDRESS}/sheets/token").get_json()["token"]
    sent = {"sheet": make_sheet(**changes), "version": 0, "by": by}
    return client.post(address, json=sent, headers={"X-CSRFToken": token})


def is_shut_out(client: PageClient) -> bool:
    """Whether the workshop sends this visitor to sign in."""
    answer = client.get(ADDRESS)
    return answer.status_code == 302 and "/sign-in" in answer.headers["Location"]


def test_a_link_is_offered_for_two_weeks_after_the_workshop(
    officer: PageClient, database: Database
) -> None:
    with writing(database):
        day = (today() + timedelta(days=30)).isoformat()
        database.conn.execute("UPDATE workshops SET held_on = ?", (day,))
    page = officer.page(LINKS)
    first, last = (page.find("input", id=name)["value"] for name in ("first_on", "last_on"))
    assert first == (today() + timedelta(days=23)).isoformat()
    assert last == (today() + timedelta(days=44)).isoformat()


def test_a_link_is_shown_once(officer: PageClient, link: str) -> None:
    for page in (LINKS, ADDRESS):
        assert link not in officer.get(page).get_data(as_text=True)
    assert GROUP in text_of(officer.get(LINKS))


def test_a_link_names_what_is_missing(officer: PageClient, database: Database) -> None:
    words = text_of(officer.post_form(LINKS, {"group_name": "", "last_on": "soon"}))
    assert "Enter the name of the group" in words and "the last day as a real date" in words
    past = (today() - timedelta(days=3)).isoformat()
    given = {"group_name": GROUP, "first_on": past, "last_on": past}
    assert "this one is over" in text_of(officer.post_form(LINKS, given))
    long = given | {"last_on": (today() + timedelta(days=200)).isoformat()}
    assert "may be good for 92 days" in text_of(officer.post_form(LINKS, long))
    assert list_facilitator_links(database, "your-place", "hall-june") == []


def test_a_pile_of_paper_has_no_links(officer: PageClient) -> None:
    officer.page(f"/workshops/your-place/paper:{LISBURN_SOUTH.code}/links", status=404)


def test_a_mail_scanner_that_opens_the_link_opens_nothing(
    client: PageClient, officer: PageClient, link: str
) -> None:
    assert "Run a workshop: Made-up hall, June" in text_of(client.get(link))
    assert is_shut_out(client)
    assert "Not yet" in text_of(officer.get(LINKS))


def test_the_door_asks_for_a_name_to_note(
    client: PageClient, officer: PageClient, link: str
) -> None:
    answer = client.post_form(link, {"name": " "})
    assert "Enter a name, such as your first name" in text_of(answer)
    assert is_shut_out(client)
    answer = client.post_form(link, {"name": " Sam  B "})
    assert answer.request.path == ADDRESS
    assert f"Sam B ({GROUP})" in read(answer).header.text
    assert "first" in text_of(officer.get(LINKS))


def test_a_visit_lasts_as_long_as_that_of_staff(client: PageClient, link: str, app: Flask) -> None:
    answer = client.post_form(link, {"name": "Sam"}, follow=False)
    (cookie,) = (each for each in answer.headers.getlist("Set-Cookie") if "session" in each)
    expires = parsedate_to_datetime(re.search(r"Expires=([^;]+)", cookie)[1])
    lasts = expires - datetime.now(UTC)
    assert abs(lasts - app.permanent_session_lifetime) < timedelta(minutes=1)


def test_what_a_host_enters_carries_its_name_and_group(
    host: PageClient, officer: PageClient, database: Database
) -> None:
    address = new_address()
    assert send(host, address).status_code == 200
    (stored,) = list_workshop_responses(database, "your-place", "hall-june")
    assert stored.entered_by == f"Sam ({GROUP})"
    form = f"{address}/form"
    host.post_form(form, {"people": "9"}, button="Save the sheet")
    (revision,) = list_revisions(database, stored.response.key)
    assert revision.changed_by == f"Sam ({GROUP})"
    assert f"corrected by Sam ({GROUP})" in text_of(officer.get(f"{address}/history"))


def test_the_longest_names_are_noted_whole(
    client: PageClient, officer: PageClient, database: Database
) -> None:
    name, group = "S" * LONGEST_NAME, "G" * LONGEST_GROUP_NAME
    client.post_form(make_a_link(officer, group_name=group), {"name": name})
    assert send(client, new_address(), by=f"{name} ({group})").status_code == 200
    (stored,) = list_workshop_responses(database, "your-place", "hall-june")
    assert stored.entered_by == f"{name} ({group})"


def test_a_host_cannot_pass_for_somebody_else(host: PageClient, database: Database) -> None:
    send(host, new_address(), by="An officer")
    (stored,) = list_workshop_responses(database, "your-place", "hall-june")
    assert stored.entered_by == f"An officer, sent by Sam ({GROUP})"


def test_a_host_finds_the_way_to_its_workshop_and_out_and_nowhere_else(
    host: PageClient, link: str
) -> None:
    page = host.page(ADDRESS)
    assert page.find(class_="side_navigation") is None
    public = {"/", "/accessibility", "/privacy", "/cookies", "/sign-in"}
    for each in page.find_all("a", href=True):
        path = each["href"].partition("?")[0].partition("#")[0]
        assert not path or path in public or path.startswith(ADDRESS), each
        if path.startswith(ADDRESS):
            assert host.get(each["href"], follow_redirects=True).status_code == 200
    for form in page.find_all("form", method="post"):
        assert form["action"].startswith(ADDRESS) or form["action"] == "/facilitators/leave"
        answer = host.post(form["action"], data={"csrf_token": "none"})
        assert answer.status_code != 403, f"{form['action']} is shown and not open"


@pytest.mark.parametrize("page", ["/edit", "/close", "/reopen", "/links", "/links/1/end"])
def test_a_host_does_not_set_up_close_or_pass_on(host: PageClient, page: str) -> None:
    assert host.post(ADDRESS + page).status_code == 403


@pytest.mark.parametrize("page", ["/workshops", "/workshops/new", "/results", "/staff", "/plans"])
def test_no_other_page_of_the_staff_opens_for_a_host(host: PageClient, page: str) -> None:
    assert host.get(page).status_code == 403


def test_a_host_reaches_no_sheet_of_another_workshop(
    host: PageClient, officer: PageClient, database: Database
) -> None:
    store_another(database)
    other = new_address().replace("hall-june", "hall-july")
    token = officer.get(f"{ADDRESS}/sheets/token").get_json()["token"]
    sent = {"sheet": make_sheet(), "version": 0}
    assert officer.post(other, json=sent, headers={"X-CSRFToken": token}).status_code == 200
    key = other.rpartition("/")[2]
    before = find_response(database, key)
    for address in (other, f"{other}/form", f"{other}/history"):
        assert host.get(address).status_code in (403, 405)
    assert host.get(f"{ADDRESS}/sheets/{key}/form").status_code == 404
    assert send(host, f"{ADDRESS}/sheets/{key}", people="20").status_code == 422
    assert find_response(database, key) == before


def store_another(database: Database) -> None:
    with writing(database):
        add_workshop(database, make_workshop(key="hall-july", title="Another hall"))


def test_ending_a_link_shuts_those_out_who_are_in(
    host: PageClient, officer: PageClient, link: str
) -> None:
    assert host.get(ADDRESS).status_code == 200
    answer = officer.post_form(LINKS, button="End this link")
    assert f"The link of {GROUP} no longer opens anything" in text_of(answer)
    assert is_shut_out(host)
    answer = host.get(link)
    assert answer.status_code == 410
    assert "The council has ended it" in text_of(answer)


def test_ending_one_link_leaves_the_others_open(
    host: PageClient, app: Flask, database: Database, officer: PageClient
) -> None:
    stored_link(app, database, group_name="Another group")
    newest, _first = list_facilitator_links(database, "your-place", "hall-june")
    revoke_facilitator_link(database, newest.id)
    assert host.get(ADDRESS).status_code == 200


def test_a_link_is_ended_only_where_it_belongs(
    officer: PageClient, database: Database, link: str
) -> None:
    store_another(database)
    token = {"csrf_token": read(officer.get(LINKS)).find(attrs={"name": "csrf_token"})["value"]}
    (kept,) = list_facilitator_links(database, "your-place", "hall-june")
    elsewhere = LINKS.replace("june", "july")
    assert officer.post(f"{elsewhere}/{kept.id}/end", data=token).status_code == 404
    assert list_facilitator_links(database, "your-place", "hall-june") == [kept]


def test_those_who_are_in_are_shut_out_after_the_last_day(
    host: PageClient, database: Database, link: str
) -> None:
    days = ((today() - timedelta(days=back)).isoformat() for back in (2, 1))
    with writing(database):
        database.conn.execute("UPDATE facilitator_links SET first_on = ?, last_on = ?", (*days,))
    assert is_shut_out(host)
    answer = host.get(link)
    assert answer.status_code == 410
    assert "This link has ended" in text_of(answer)


def test_those_who_are_in_are_shut_out_when_the_workshop_is_gone(
    host: PageClient, database: Database, link: str
) -> None:
    with writing(database):
        database.conn.execute("DELETE FROM workshops")
    assert is_shut_out(host)
    assert host.get(link).status_code == 404


def test_before_its_first_day_a_link_says_when_to_come_back_and_whom_to_ask(
    client: PageClient, app: Flask, officer: PageClient, database: Database
) -> None:
    update_partnership(database, Partnership(contact="planning@example.org"))
    tomorrow = today() + timedelta(days=1)
    link = stored_link(app, database, first_on=tomorrow, last_on=tomorrow)
    answer = client.get(link)
    assert answer.status_code == 403
    words = text_of(answer)
    assert "does not open yet" in words and "planning@example.org" in words
    assert is_shut_out(client)


@pytest.mark.parametrize("change", ["InRoaW5rIg.made-up", ".", "%2e%2e", "leave"])
def test_a_forged_link_opens_nothing(client: PageClient, officer: PageClient, change: str) -> None:
    assert client.get(f"/facilitators/{change}").status_code in (404, 405)
    assert is_shut_out(client)


def test_a_partners_token_is_no_facilitators(
    client: PageClient, app: Flask, officer: PageClient, database: Database
) -> None:
    _link, token = add_facilitator_link(database, make_link(today()))
    with app.test_request_context():
        address = f"/facilitators/{signed(token)}"
    assert client.get(address).status_code == 404


def test_opening_a_link_signs_an_officer_out(officer: PageClient, link: str) -> None:
    assert "ends that" in text_of(officer.get(link))
    officer.post_form(link, {"name": "Sam"}, action="facilitators")
    assert officer.get(ADDRESS).status_code == 200
    assert officer.get("/staff").status_code == 403


def test_leaving_ends_the_visit_and_the_link_lets_in_again(host: PageClient, link: str) -> None:
    form = read(host.get(ADDRESS)).header.find("form")
    token = form.find("input", attrs={"name": "csrf_token"})["value"]
    answer = host.post(form["action"], data={"csrf_token": token}, follow_redirects=True)
    assert "You have left" in text_of(answer)
    assert is_shut_out(host)
    assert "open your link again" in text_of(host.get(ADDRESS, follow_redirects=True))
    assert host.post_form(link, {"name": "Sam"}).request.path == ADDRESS


def test_a_closed_workshop_can_be_read_by_its_host_and_not_changed(
    host: PageClient, officer: PageClient
) -> None:
    officer.post_form(ADDRESS, action="/close")
    words = text_of(host.get(ADDRESS))
    assert "This workshop is closed" in words and "Reopen the workshop" not in words
    assert send(host, new_address()).status_code == 422


def test_a_survey_page_shows_residents_nothing_of_a_host(host: PageClient, app: Flask) -> None:
    resident: Any = app.test_client()
    for visitor in (host, resident):
        for page in ("/", "/privacy", "/sign-in"):
            shown = "Sam" in visitor.get(page).text
            assert shown == (visitor is host)


def test_who_makes_a_link_is_told_what_a_group_reads(
    officer: PageClient, client: PageClient, database: Database
) -> None:
    with writing(database):
        update_workshop(database, make_workshop(title="The evening", notes="Chairs were short"))
    said = text_of(officer.get(LINKS))
    assert "title is shown to them before they give a name" in said
    assert "read and change its notes" in said
    door = make_a_link(officer)
    assert "The evening" in text_of(client.get(door))
    client.post_form(door, {"name": "Sam"})
    assert "Chairs were short" in text_of(client.get(ADDRESS))
    for address in ("/workshops/new", f"{ADDRESS}/attendance"):
        said = text_of(officer.get(address))
        assert "every group that has a link to this workshop can read and change them" in said
    said = text_of(officer.get(f"{ADDRESS}/edit"))
    assert "Everybody there reads it" in said and "Name nobody in it" in said
