"""Guessing is stopped, and whoever guesses cannot keep the owner of the account out."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask

from placeplan.domain.accounts import Account, Role
from placeplan.domain.sign_ins import ATTEMPTS_COUNT_FOR, MOST_ATTEMPTS
from placeplan.store.accounts import add_one_time_link
from placeplan.store.authenticators import Authenticator, set_authenticator
from placeplan.store.database import Database, writing
from placeplan.store.moments import moment_text, now
from placeplan.web.accounts.attempts import COOKIE
from tests.conftest import PASSWORD
from tests.pages import PageClient, text_of
from tests.web.conftest import sign_out

pytestmark = pytest.mark.usefixtures("quick_passwords")

NEW_PASSWORD = "four blue boats out"


@pytest.fixture
def addresses() -> Iterator[str]:
    """Ever another address of the internet, as whoever guesses in earnest has."""
    return (f"198.51.{number // 250}.{number % 250 + 1}" for number in range(10_000))


@pytest.fixture
def account(make_account: Callable[..., Account]) -> Account:
    return make_account(Role.OFFICER)


def guess(app: Flask, addresses: Iterator[str], email: str, times: int) -> int:
    """Guess in as many browsers of as many addresses; returns the last answer's status."""
    status = 0
    for _attempt in range(times):
        client = app.test_client()
        client.environ_base["REMOTE_ADDR"] = next(addresses)
        answer = client.post_form("/sign-in", {"email": email, "password": "a guess"})
        status = answer.status_code
    return status


def sign_in(client: PageClient, account: Account, password: str = PASSWORD) -> bool:
    answer = client.post_form("/sign-in", {"email": account.email, "password": password})
    return answer.request.path == "/staff"


def test_an_account_takes_so_many_guesses_from_the_whole_world(
    app: Flask, account: Account, addresses: Iterator[str]
) -> None:
    assert guess(app, addresses, account.email, MOST_ATTEMPTS) == 200
    assert guess(app, addresses, account.email, 1) == 429
    assert not sign_in(app.test_client(), account), "the right password is a guess like others"


def test_it_is_no_sign_that_there_is_such_an_account(app: Flask, addresses: Iterator[str]) -> None:
    assert guess(app, addresses, "nobody@example.org", MOST_ATTEMPTS) == 200
    assert guess(app, addresses, "NOBODY@example.org ", 1) == 429


def test_the_owner_signs_in_where_she_did_before(
    app: Flask, account: Account, addresses: Iterator[str]
) -> None:
    at_her_desk = app.test_client()
    assert sign_in(at_her_desk, account)
    sign_out(at_her_desk)
    assert guess(app, addresses, account.email, MOST_ATTEMPTS + 1) == 429
    assert sign_in(at_her_desk, account)


def test_the_owner_gets_in_anywhere_with_a_new_link(
    app: Flask, account: Account, database: Database, addresses: Iterator[str]
) -> None:
    guess(app, addresses, account.email, MOST_ATTEMPTS + 1)
    elsewhere = app.test_client()
    link = f"/set-password/{add_one_time_link(database, account.id, hours=1)}"
    elsewhere.post_form(link, {"password": NEW_PASSWORD, "again": NEW_PASSWORD})
    assert elsewhere.get("/staff").status_code == 200
    sign_out(elsewhere)
    assert sign_in(elsewhere, account, NEW_PASSWORD)


def test_others_are_not_kept_out(
    app: Flask, account: Account, make_account: Callable[..., Account], addresses: Iterator[str]
) -> None:
    other = make_account(Role.FACILITATOR)
    guess(app, addresses, account.email, MOST_ATTEMPTS + 1)
    assert sign_in(app.test_client(), other)


def test_a_known_browser_takes_no_more_guesses_than_others(app: Flask, account: Account) -> None:
    client = app.test_client()
    assert sign_in(client, account)
    sign_out(client)
    for _attempt in range(MOST_ATTEMPTS):
        assert not sign_in(client, account, "a guess")
    assert not sign_in(client, account)


def test_a_browser_that_one_account_knows_is_not_known_to_another(
    app: Flask, account: Account, make_account: Callable[..., Account], addresses: Iterator[str]
) -> None:
    other = make_account(Role.FACILITATOR)
    client = app.test_client()
    assert sign_in(client, other)
    guess(app, addresses, account.email, MOST_ATTEMPTS)
    answer = client.application.test_client()
    cookie = client.get_cookie(COOKIE, path="/sign-in")
    assert cookie
    answer.set_cookie(COOKIE, cookie.value, path="/sign-in")
    assert not sign_in(answer, account)


@pytest.mark.parametrize("value", ["", "forged", "WyJuYW1lIixbMV1d.aaaa.bbbb"])
def test_a_forged_cookie_makes_no_browser_known(
    app: Flask, account: Account, addresses: Iterator[str], value: str
) -> None:
    guess(app, addresses, account.email, MOST_ATTEMPTS)
    client = app.test_client()
    client.set_cookie(COOKIE, value, path="/sign-in")
    assert not sign_in(client, account)


def test_attempts_count_for_some_minutes_and_end_with_success(
    app: Flask, account: Account, database: Database, addresses: Iterator[str]
) -> None:
    guess(app, addresses, account.email, MOST_ATTEMPTS)
    with writing(database):
        earlier = moment_text(now() - ATTEMPTS_COUNT_FOR - timedelta(seconds=1))
        database.conn.execute("UPDATE sign_in_attempts SET made_at = ?", (earlier,))
    assert sign_in(app.test_client(), account)
    assert database.conn.execute("SELECT count(*) FROM sign_in_attempts").fetchone() == (0,)


def test_nothing_of_who_tried_can_be_read_in_the_database(
    app: Flask, account: Account, database: Database, addresses: Iterator[str]
) -> None:
    guess(app, addresses, "somebody.else@example.org", 1)
    kept = str(database.conn.execute("SELECT * FROM sign_in_attempts").fetchall())
    assert "somebody" not in kept and "198.51" not in kept


def test_codes_are_not_to_be_guessed_either(
    app: Flask, account: Account, database: Database
) -> None:
    set_authenticator(
        database, account.id, Authenticator("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", 2**40), []
    )
    client = app.test_client()
    client.post_form("/sign-in", {"email": account.email, "password": PASSWORD})
    statuses = [
        client.post_form("/sign-in/code", {"code": f"{number:06}"}).status_code
        for number in range(MOST_ATTEMPTS)
    ]
    assert statuses[-2:] == [200, 429], "the password was one attempt, the codes are the others"


def test_nor_is_the_password_by_who_finds_a_browser_open(
    client_as: Callable[[Role], PageClient], account: Account
) -> None:
    client = client_as(Role.OFFICER)
    given = {"password": NEW_PASSWORD, "again": NEW_PASSWORD}
    for _attempt in range(MOST_ATTEMPTS):
        client.post_form("/account/password", given | {"current": "a guess"})
    answer = client.post_form("/account/password", given | {"current": PASSWORD})
    assert "too many attempts" in text_of(answer)
