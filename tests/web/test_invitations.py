"""A partner comes in by its link, sees its own listings only, and keeps them right."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from placeplan.domain.accounts import Role
from placeplan.domain.partnerships import Partnership
from placeplan.store.database import Database, writing
from placeplan.store.listing_changes import approve_listings
from placeplan.store.listings import get_listing, list_listings
from placeplan.store.partners import get_partner
from placeplan.store.partnerships import update_partnership
from placeplan.web.days import today
from tests.factories import LISBURN_SOUTH
from tests.listing_setup import BUSES, TRUST, store_areas, store_listing, store_partner
from tests.pages import PageClient, find_form, read, text_of

GIVEN = {
    "name": "Path repairs",
    "kind": "programme",
    "heading": "physical",
    "areas": [LISBURN_SOUTH.code],
}


@pytest.fixture
def partner_id(database: Database) -> int:
    """A partner in a partnership with two areas."""
    store_areas(database)
    return store_partner(database, email="office@example.org")


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    """An officer, who makes links."""
    return client_as(Role.OFFICER)


@pytest.fixture
def link(officer: PageClient, partner_id: int) -> str:
    """The partner's link, as the officer sees it once."""
    return make_link(officer, partner_id)


@pytest.fixture
def partner(client: PageClient, link: str) -> PageClient:
    """A visitor who has opened the link."""
    client.post_form(link)
    return client


def make_link(officer: PageClient, partner_id: int) -> str:
    words = text_of(officer.post_form(f"/partners/{partner_id}", action="invite"))
    found = re.search(r"https?://[^/ ]+(/invitations/\S+)", words)
    assert found, words
    return found[1]


def press_undo(client: PageClient, page: str) -> str:
    form = find_form(read(client.get(page)), button="Undo")
    values = {each["name"]: each["value"] for each in form.find_all("input")}
    return text_of(client.post(str(form["action"]), data=values, follow_redirects=True))


def test_a_mail_scanner_that_opens_the_link_opens_nothing(
    client: PageClient, officer: PageClient, link: str, partner_id: int
) -> None:
    assert f"List what {TRUST} runs" in text_of(client.get(link))
    assert client.get("/partner").status_code == 302
    assert "Not opened yet" in text_of(officer.get(f"/partners/{partner_id}"))


def test_pressing_the_button_lets_the_partner_in_without_the_token_in_the_address(
    client: PageClient, officer: PageClient, link: str, partner_id: int
) -> None:
    answer = client.post_form(link)
    assert answer.request.path == "/partner"
    assert f"What {TRUST} runs" in text_of(answer)
    assert "First opened" in text_of(officer.get(f"/partners/{partner_id}"))


def test_a_link_is_shown_once(officer: PageClient, link: str, partner_id: int) -> None:
    for page in ("/partners", f"/partners/{partner_id}", "/listings"):
        assert link not in officer.get(page).get_data(as_text=True)


@pytest.mark.parametrize("change", ["x", "InRoaW5rIg.made-up", ".", "%2e%2e"])
def test_a_forged_link_opens_nothing_and_says_whom_to_ask(
    client: PageClient, database: Database, link: str, change: str
) -> None:
    update_partnership(database, Partnership(contact="planning@example.org"))
    name, _point, signature = link.rpartition(".")
    # not the last letter: some of its bits mean nothing
    other = "A" if signature[0] != "A" else "B"
    forged = f"{name}.{other}{signature[1:]}"
    address = forged if change == "x" else f"/invitations/{change}"
    answer = client.get(address)
    assert answer.status_code == 404
    assert "planning@example.org" in text_of(answer)
    assert client.get("/partner").status_code == 302


def test_a_link_of_another_site_opens_nothing(
    client: PageClient, app: Flask, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "SECRET_KEY", "another site's")
    assert client.get(link).status_code == 404


def test_a_revoked_link_ends_what_it_opened(
    partner: PageClient, officer: PageClient, partner_id: int, link: str
) -> None:
    assert partner.get("/partner").status_code == 200
    officer.post_form(f"/partners/{partner_id}", action="revoke")
    assert partner.get("/partner").status_code == 302
    answer = partner.get(link)
    assert answer.status_code == 410
    assert "ended it or sent you a newer one" in text_of(answer)


def test_a_link_that_ran_out_says_so(client: PageClient, database: Database, link: str) -> None:
    with writing(database):
        database.conn.execute("UPDATE invitations SET expires_at = '2020-01-01T00:00:00Z'")
    answer = client.get(link)
    assert answer.status_code == 410
    assert "limited time" in text_of(answer)


def test_a_newer_link_ends_the_older(
    client: PageClient, officer: PageClient, partner_id: int, link: str
) -> None:
    newer = make_link(officer, partner_id)
    assert client.get(link).status_code == 410
    assert client.get(newer).status_code == 200


def test_a_partner_adds_a_listing_that_waits(partner: PageClient, database: Database) -> None:
    answer = partner.post_form("/partner/listings/new", {"name": ""})
    assert "Enter the name" in text_of(answer)
    answer = partner.post_form("/partner/listings/new", GIVEN)
    assert "The council will look at it" in text_of(answer)
    (listing,) = list_listings(database)
    assert (listing.state, listing.partner, listing.last_checked_on) == ("waiting", TRUST, today())


def test_an_edited_listing_waits_again_and_an_unchanged_one_does_not(
    partner: PageClient, partner_id: int, database: Database
) -> None:
    listing_id = store_listing(database, partner_id)
    page = f"/partner/listings/{listing_id}"
    partner.post_form(page)
    kept = get_listing(database, listing_id)
    assert (kept.state, kept.last_checked_on) == ("approved", today())
    partner.post_form(page, {"description": "Longer walks"})
    assert get_listing(database, listing_id).state == "waiting"


def test_a_note_is_shown_and_answered_by_editing(
    partner: PageClient, officer: PageClient, partner_id: int, database: Database
) -> None:
    listing_id = store_listing(database, partner_id, state="sent_back", note="Say where it is")
    assert "Say where it is" in text_of(partner.get("/partner"))
    partner.post_form(f"/partner/listings/{listing_id}", {"description": "In the hall"})
    assert get_listing(database, listing_id).state == "waiting"
    assert "Say where it is" in text_of(officer.get(f"/listings/{listing_id}"))


def test_all_unchanged_is_one_press_and_can_be_undone(
    partner: PageClient, partner_id: int, database: Database
) -> None:
    for name in ("One", "Two"):
        store_listing(database, partner_id, name=name)
    store_listing(database, partner_id, name="Old", ends_on=date(2020, 1, 1))
    partner.post("/partner/unchanged", data={"csrf_token": token_of(partner)})
    checked = {each.name: each.last_checked_on for each in list_listings(database)}
    assert checked == {"One": today(), "Two": today(), "Old": None}
    said = get_partner(database, partner_id)
    assert (said.statement, said.statement_on) == ("all_unchanged", today())
    assert "as it was before" in press_undo(partner, "/partner")
    assert {each.last_checked_on for each in list_listings(database)} == {None}
    assert get_partner(database, partner_id).statement == ""


def token_of(client: PageClient) -> str:
    return str(read(client.get("/partner")).find("input", attrs={"name": "csrf_token"})["value"])


def test_nothing_to_list_is_one_press(
    partner: PageClient, officer: PageClient, partner_id: int, database: Database
) -> None:
    answer = partner.post_form("/partner", button="We have nothing to list")
    assert "nothing to list" in text_of(answer)
    assert get_partner(database, partner_id).statement == "nothing_to_list"
    assert "Every partner has answered." in text_of(officer.get("/partners"))


def test_there_is_one_chase_list_and_partners_says_how_many_have_not_answered(
    officer: PageClient, partner_id: int
) -> None:
    page = officer.page("/partners")
    assert "1 partner has not answered." in page.main.get_text()
    assert page.main.find("a", string="Chase list and letters")["href"] == "/partners/requests"
    assert officer.get("/partners?show=chase").location == "/partners/requests"


def test_nothing_to_list_is_not_said_beside_a_running_listing(
    partner: PageClient, partner_id: int, database: Database
) -> None:
    store_listing(database, partner_id)
    assert "We have nothing to list" not in text_of(partner.get("/partner"))
    partner.post("/partner/nothing", data={"csrf_token": token_of(partner)})
    assert get_partner(database, partner_id).statement == ""


def test_what_is_not_running_any_more_is_kept_as_ended(
    partner: PageClient, partner_id: int, database: Database
) -> None:
    listing_id = store_listing(database, partner_id)
    answer = partner.post_form("/partner", button="Not running any more")
    assert "1 listing that has ended" in text_of(answer)
    listing = get_listing(database, listing_id)
    assert (listing.ends_on, listing.state) == (today() - timedelta(days=1), "approved")


def test_no_page_shows_or_changes_another_partners_listings(
    partner: PageClient, database: Database
) -> None:
    other = store_partner(database, BUSES)
    listing_id = store_listing(database, other, name="Secret bus", state="waiting")
    change = approve_listings(database, [listing_id], made_by="An officer")
    before = list(database.conn.iterdump())
    assert "Secret bus" not in partner.get("/partner").get_data(as_text=True)
    assert BUSES not in partner.get("/partner/listings/new").get_data(as_text=True)
    assert partner.get(f"/partner/listings/{listing_id}").status_code == 404
    token = {"csrf_token": token_of(partner)}
    for address in (
        f"/partner/listings/{listing_id}",
        f"/partner/listings/{listing_id}/end",
        f"/partner/changes/{change}/undo",
    ):
        assert partner.post(address, data=token | GIVEN).status_code == 404
    for address in ("/listings", f"/listings/{listing_id}", "/partners", "/staff", "/accounts"):
        assert partner.get(address).status_code == 403
    assert list(database.conn.iterdump()) == before


def test_a_form_from_elsewhere_changes_nothing(partner: PageClient, database: Database) -> None:
    before = list(database.conn.iterdump())
    assert partner.post("/partner/unchanged").status_code == 400
    assert partner.post("/partner/listings/new", data=GIVEN).status_code == 400
    assert list(database.conn.iterdump()) == before


def test_opening_a_link_signs_an_officer_out(officer: PageClient, link: str) -> None:
    assert "signs you out" in text_of(officer.get(link))
    officer.post_form(link, action="invitations")
    assert officer.get("/partner").status_code == 200
    assert officer.get("/listings").status_code == 403


def test_leaving_ends_the_visit_and_the_link_lets_in_again(partner: PageClient, link: str) -> None:
    partner.post_form("/partner", button="Leave these pages")
    assert partner.get("/partner").status_code == 302
    assert "open the link in your invitation again" in text_of(
        partner.get("/partner", follow_redirects=True)
    )
    assert partner.post_form(link).request.path == "/partner"


def test_partners_are_added_renamed_and_removed(
    officer: PageClient, partner_id: int, database: Database
) -> None:
    given = {"name": BUSES, "email": "not an address", "aliases": "LB\n\n the buses "}
    assert "Enter an email address" in text_of(officer.post_form("/partners/new", given))
    answer = officer.post_form("/partners/new", given | {"email": ""})
    added = answer.request.path
    assert added.startswith("/partners/")
    answer = officer.post_form(added, {"aliases": TRUST}, button="Save the partner")
    assert f"is a name of {TRUST} already" in text_of(answer)
    officer.post_form(added, {"name": "Long Buses"}, button="Save the partner")
    assert "also LB, the buses" in text_of(officer.get("/partners"))
    officer.post_form(added, button="Remove this partner")
    assert officer.get(added).status_code == 404
