"""Signing in, one-time links and the list of accounts."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from placeplan.domain.accounts import Account, Role
from placeplan.store.accounts import (
    add_account,
    add_one_time_link,
    find_account_by_email,
    get_account,
    set_active,
    set_named_contact,
    set_password,
)
from placeplan.store.database import Database
from placeplan.web.accounts.passwords import METHOD
from tests.conftest import PASSWORD, PASSWORD_HASH, make_app
from tests.pages import PageClient, read, text_of

ClientAs = Callable[[Role], PageClient]
NEW_PASSWORD = "four blue boats out"


def test_a_stranger_is_sent_to_sign_in_and_then_where_they_wanted_to_go(
    client: PageClient, make_account: Callable[..., Account]
) -> None:
    account = make_account(Role.ADMINISTRATOR)
    answer = client.get("/accounts")
    assert answer.headers["Location"] == "/sign-in?next=/accounts"
    answer = client.post_form(
        answer.headers["Location"], {"email": account.email.upper(), "password": PASSWORD}
    )
    assert answer.request.path == "/accounts"


def test_a_password_that_was_kept_in_a_weaker_way_is_kept_in_todays_once_it_is_typed(
    client: PageClient, make_account: Callable[..., Account], database: Database
) -> None:
    account = make_account()
    assert account.password_hash.startswith("pbkdf2")
    for _time in range(2):
        answer = client.post_form("/sign-in", {"email": account.email, "password": PASSWORD})
        assert answer.request.path == "/staff"
        assert get_account(database, account.id).password_hash.startswith(METHOD)


@pytest.mark.parametrize("password", ["not this one", ""])
def test_a_wrong_password_signs_nobody_in(
    client: PageClient, make_account: Callable[..., Account], password: str
) -> None:
    account = make_account()
    answer = client.post_form("/sign-in", {"email": account.email, "password": password})
    assert answer.request.path == "/sign-in"
    assert client.get("/staff").status_code == 302


def test_an_unknown_address_is_answered_like_a_wrong_password(client: PageClient) -> None:
    answer = client.post_form("/sign-in", {"email": "no@example.org", "password": "whatever it is"})
    assert "do not go together" in text_of(answer)


def test_an_account_without_a_password_cannot_sign_in(
    client: PageClient, database: Database
) -> None:
    add_account(database, email="new@example.org", name="New", role=Role.OFFICER)
    client.post_form("/sign-in", {"email": "new@example.org", "password": ""})
    assert client.get("/staff").status_code == 302


def test_signing_out_ends_the_session(client_as: ClientAs) -> None:
    client = client_as(Role.OFFICER)
    page = client.page("/staff")
    assert "Sign out" in page.header.get_text()
    token = page.find("input", attrs={"name": "csrf_token"})["value"]
    client.post("/sign-out", data={"csrf_token": token})
    assert client.get("/staff").status_code == 302


def test_a_new_password_ends_older_sessions(client_as: ClientAs, database: Database) -> None:
    client = client_as(Role.OFFICER)
    account = find_account_by_email(database, "officer@example.org")
    assert account
    set_password(database, account.id, PASSWORD_HASH)
    assert client.get("/staff").status_code == 302


def test_a_closed_account_is_out_at_once(client_as: ClientAs, database: Database) -> None:
    client = client_as(Role.OFFICER)
    client_as(Role.ADMINISTRATOR)
    account = find_account_by_email(database, "officer@example.org")
    assert account
    set_active(database, account.id, False)
    assert client.get("/staff").status_code == 302


def test_signing_in_is_slowed_down(instance: Path) -> None:
    client = make_app(instance, sign_in_limit="2 per minute").test_client()
    for _attempt in range(2):
        client.post_form("/sign-in", {"email": "a@example.org", "password": "guess"})
    answer = client.post_form("/sign-in", {"email": "a@example.org", "password": "guess"})
    assert answer.status_code == 429
    assert client.get("/sign-in").status_code == 200


@pytest.mark.parametrize(
    ("one", "other", "is_slowed_down"),
    [
        ("2001:db8:1:2::3", "2001:db8:1:2:4::5", True),
        ("2001:db8:1:2::3", "2001:db8:1:3::3", False),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
    ],
)
def test_all_addresses_of_a_network_are_slowed_down_as_one(
    instance: Path, one: str, other: str, is_slowed_down: bool
) -> None:
    app = make_app(instance, sign_in_limit="1 per minute")
    statuses = []
    for address in (one, other):
        client = app.test_client()
        client.environ_base["REMOTE_ADDR"] = address
        answer = client.post_form("/sign-in", {"email": "a@example.org", "password": "guess"})
        statuses.append(answer.status_code)
    assert (statuses[1] == 429) == is_slowed_down


@pytest.fixture
def link(database: Database) -> str:
    account = add_account(database, email="new@example.org", name="New One", role=Role.OFFICER)
    return f"/set-password/{add_one_time_link(database, account.id, hours=1)}"


def test_a_one_time_link_sets_a_password_and_signs_in(client: PageClient, link: str) -> None:
    answer = client.post_form(link, {"password": NEW_PASSWORD, "again": NEW_PASSWORD})
    assert answer.request.path == "/staff"
    assert "New One" in text_of(answer)


def test_opening_a_one_time_link_does_not_spend_it(client: PageClient, link: str) -> None:
    for _reader in range(3):
        client.page(link)
    answer = client.post_form(link, {"password": NEW_PASSWORD, "again": NEW_PASSWORD})
    assert answer.request.path == "/staff"


def test_a_one_time_link_works_once(client: PageClient, app: Flask, link: str) -> None:
    client.post_form(link, {"password": NEW_PASSWORD, "again": NEW_PASSWORD})
    answer = app.test_client().get(link)
    assert answer.status_code == 410
    assert "no longer works" in text_of(answer)


def test_a_made_up_link_opens_nothing(client: PageClient) -> None:
    client.page("/set-password/made-up", status=410)


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("elevenchars", "elevenchars", "at least 12 characters"),
        ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "harder to guess"),
        ("new@example.org", "new@example.org", "harder to guess"),
        ("password1234", "password1234", "harder to guess"),
        ("qwertyuiop12", "qwertyuiop12", "harder to guess"),
        ("newoneplaceplan", "newoneplaceplan", "harder to guess"),
        ("Password2026!", "Password2026!", "harder to guess"),
        (NEW_PASSWORD, "something else", "same password in both"),
        (NEW_PASSWORD, "", "a second time"),
        ("", "", "Enter a new password"),
    ],
)
def test_a_poor_password_is_not_taken(
    client: PageClient, link: str, password: str, again: str, said: str
) -> None:
    answer = client.post_form(link, {"password": password, "again": again})
    assert said in text_of(answer)
    client.page(link)


def test_an_administrator_adds_an_account_and_passes_its_link_on(
    client_as: ClientAs, app: Flask, database: Database
) -> None:
    administrator = client_as(Role.ADMINISTRATOR)
    answer = administrator.post_form(
        "/accounts/new",
        {"name": "Fay Cilitator", "email": "fay@example.org", "role": "facilitator"},
    )
    address = re.search(r"/set-password/\S+", text_of(answer))
    assert address
    visitor = app.test_client()
    visitor.post_form(address.group(), {"password": NEW_PASSWORD, "again": NEW_PASSWORD})
    assert "Welcome, Fay Cilitator" in text_of(visitor.get("/staff"))
    account = find_account_by_email(database, "fay@example.org")
    assert account and account.role is Role.FACILITATOR


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": ""}, "Enter a name"),
        ({"email": "nowhere"}, "such as name@example.org"),
        ({"email": "administrator@example.org"}, "already"),
        ({"role": None}, "Select what this person does"),
        ({"role": "king"}, "Select what this person does"),
    ],
)
def test_a_faulty_account_is_not_added(
    client_as: ClientAs, given: dict[str, str], said: str
) -> None:
    client = client_as(Role.ADMINISTRATOR)
    complete = {"name": "Fay", "email": "fay@example.org", "role": "facilitator"}
    answer = client.post_form("/accounts/new", complete | given)
    assert said in text_of(answer)
    assert "fay@example.org" not in text_of(client.get("/accounts"))


def test_an_administrator_changes_name_address_and_role(
    client_as: ClientAs, make_account: Callable[..., Account], database: Database
) -> None:
    account, client = make_account(Role.OFFICER), client_as(Role.ADMINISTRATOR)
    given = {"name": "Kim", "email": "kim@example.org", "role": "facilitator"}
    answer = client.post_form(f"/accounts/{account.id}", given)
    assert answer.request.path == "/accounts" and "kim@example.org" in text_of(answer)
    kept = get_account(database, account.id)
    assert (kept.name, kept.email, kept.role) == ("Kim", "kim@example.org", Role.FACILITATOR)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"email": "officer@example.org"}, "already"),
        ({"name": ""}, "Enter a name"),
        ({"role": "officer"}, "Keep at least one administrator"),
    ],
)
def test_an_account_is_not_changed_to_what_it_must_not_be(
    client_as: ClientAs,
    make_account: Callable[..., Account],
    database: Database,
    given: dict[str, str],
    said: str,
) -> None:
    make_account(Role.OFFICER)
    client = client_as(Role.ADMINISTRATOR)
    account = find_account_by_email(database, "administrator@example.org")
    assert account
    assert said in text_of(client.post_form(f"/accounts/{account.id}", given))
    assert get_account(database, account.id) == account


def test_a_named_contact_stays_somebody_who_reads_comments(
    client_as: ClientAs, make_account: Callable[..., Account], database: Database
) -> None:
    account, client = make_account(Role.OFFICER), client_as(Role.ADMINISTRATOR)
    set_named_contact(database, account.id, True)
    client.post_form(f"/accounts/{account.id}", {"role": "facilitator"})
    assert get_account(database, account.id).role is Role.OFFICER


def test_closing_an_account_can_be_undone(
    client_as: ClientAs, make_account: Callable[..., Account], database: Database
) -> None:
    account = make_account(Role.OFFICER)
    client = client_as(Role.ADMINISTRATOR)
    answer = client.post_form(f"/accounts/{account.id}", button="Close the account")
    assert "can no longer sign in" in text_of(answer)
    assert not get_account(database, account.id).is_active
    undo = read(answer).find("form", action=re.compile("activate$"))
    token = undo.find("input", attrs={"name": "csrf_token"})["value"]
    client.post(undo["action"], data={"csrf_token": token})
    assert get_account(database, account.id).is_active


def test_the_last_administrator_stays(client_as: ClientAs, database: Database) -> None:
    client = client_as(Role.ADMINISTRATOR)
    token = client.page("/accounts").find("input", attrs={"name": "csrf_token"})["value"]
    account = find_account_by_email(database, "administrator@example.org")
    assert account
    answer = client.post(f"/accounts/{account.id}/deactivate", data={"csrf_token": token})
    assert answer.status_code == 400
    assert "Keep at least one administrator" in text_of(answer)


def test_a_form_without_its_token_changes_nothing(
    client_as: ClientAs, make_account: Callable[..., Account], database: Database
) -> None:
    account = make_account(Role.OFFICER)
    answer = client_as(Role.ADMINISTRATOR).post(f"/accounts/{account.id}/deactivate")
    assert answer.status_code == 400
    assert "Please send that again" in text_of(answer)
    assert get_account(database, account.id).is_active
