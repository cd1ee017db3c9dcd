"""Signing in with a code: one's own choice, or what a role must do."""

import time
from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest
from flask import Flask

from placeplan.domain.accounts import Account, Role
from placeplan.operations.authenticators import renew_recovery_codes
from placeplan.store.accounts import add_one_time_link, set_active
from placeplan.store.authenticators import (
    Authenticator,
    find_authenticator,
    set_authenticator,
    set_roles_with_codes,
)
from placeplan.store.database import Database
from placeplan.store.moments import moment_text, now
from tests.conftest import PASSWORD
from tests.pages import PageClient, read, text_of

pytestmark = pytest.mark.usefixtures("quick_passwords")

ClientAs = Callable[[Role], PageClient]
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NEW_PASSWORD = "four blue boats out"


@pytest.fixture
def account(make_account: Callable[..., Account], database: Database) -> Account:
    """An officer whose app makes codes of SECRET."""
    made = make_account(Role.OFFICER)
    set_authenticator(database, made.id, Authenticator(SECRET, 0), [])
    return made


def code(secret: str = SECRET) -> str:
    """What the app shows now."""
    return pyotp.TOTP(secret).at(int(time.time()))


def wrong_code() -> str:
    """None that the app shows about now."""
    near = {pyotp.TOTP(SECRET).at(int(time.time()) + 30 * step) for step in range(-3, 4)}
    return next(each for each in ("000000", "111111", "222222", *map(str, range(100000, 100009)))
                if each not in near)  # fmt: skip


def give_password(client: PageClient, account: Account, wanted: str = "/plans") -> str:
    """Take the first step; returns where it led."""
    answer = client.post_form(
        f"/sign-in?next={wanted}", {"email": account.email, "password": PASSWORD}
    )
    return answer.request.path


def test_a_code_is_asked_for_after_the_password(client: PageClient, account: Account) -> None:
    assert give_password(client, account) == "/sign-in/code"
    assert client.get("/staff").status_code == 302
    answer = client.post_form("/sign-in/code", {"code": code()})
    assert answer.request.path == "/plans"


def test_a_wrong_code_lets_nobody_in(client: PageClient, account: Account) -> None:
    give_password(client, account)
    answer = client.post_form("/sign-in/code", {"code": wrong_code()})
    assert "not right" in text_of(answer)
    assert client.get("/staff").status_code == 302


def test_a_code_signs_in_once(app: Flask, account: Account) -> None:
    shown, led_to = code(), []
    for _browser in range(2):
        client = app.test_client()
        give_password(client, account)
        led_to.append(client.post_form("/sign-in/code", {"code": shown}).request.path)
    assert led_to == ["/plans", "/sign-in/code"]


def test_without_the_password_there_is_no_second_step(client: PageClient) -> None:
    for path in ("/sign-in/code", "/sign-in/set-up"):
        assert "Sign in from the start" in text_of(client.get(path))


def test_the_second_step_waits_some_minutes_only(client: PageClient, account: Account) -> None:
    give_password(client, account)
    with client.session_transaction() as session:
        number, _since, wanted = session["halfway"]
        session["halfway"] = (number, moment_text(now() - timedelta(minutes=11)), wanted)
    assert "Too much time has passed" in text_of(client.get("/sign-in/code"))


def test_an_account_that_was_closed_meanwhile_gets_no_further(
    client: PageClient, account: Account, database: Database, make_account: Callable[..., Account]
) -> None:
    make_account(Role.ADMINISTRATOR)
    give_password(client, account)
    set_active(database, account.id, False)
    assert client.get("/sign-in/code").status_code == 410


def test_a_recovery_code_does_instead(
    client: PageClient, account: Account, database: Database
) -> None:
    codes = renew_recovery_codes(database, account.id)
    give_password(client, account)
    client.post_form("/sign-in/code", {"code": codes[3]})
    assert "9 recovery codes left" in text_of(client.get("/account"))


def test_a_new_password_does_not_do_instead_of_the_code(
    client: PageClient, account: Account, database: Database
) -> None:
    link = f"/set-password/{add_one_time_link(database, account.id, hours=1)}"
    answer = client.post_form(link, {"password": NEW_PASSWORD, "again": NEW_PASSWORD})
    assert answer.request.path == "/sign-in/code"
    assert client.get("/staff").status_code == 302


def test_one_sets_up_an_app_for_oneself(client_as: ClientAs, database: Database) -> None:
    client = client_as(Role.OFFICER)
    page = client.page("/account/authenticator")
    assert page.main.find("svg", attrs={"aria-label": "QR code for the app"})
    secret = page.find(class_="authenticator_steps__key").get_text().replace(" ", "")
    answer = client.post_form("/account/authenticator", {"code": code(secret), "current": PASSWORD})
    assert len(read(answer).find(class_="recovery_codes").find_all("li")) == 10
    assert "Asked for when you sign in" in text_of(client.get("/account"))
    other = client.application.test_client()
    answer = other.post_form("/sign-in", {"email": "officer@example.org", "password": PASSWORD})
    assert answer.request.path == "/sign-in/code"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"code": "000 000"}, "That code is not right"),
        ({"code": ""}, "Enter the code"),
        ({"current": "not this"}, "not your password now"),
    ],
)
def test_an_app_is_not_set_up_by_mistake(
    client_as: ClientAs, database: Database, given: dict[str, str], said: str
) -> None:
    client = client_as(Role.OFFICER)
    page = client.page("/account/authenticator")
    secret = page.find(class_="authenticator_steps__key").get_text().replace(" ", "")
    answer = client.post_form(
        "/account/authenticator", {"code": code(secret), "current": PASSWORD} | given
    )
    assert said in text_of(answer)
    assert "Not set up" in text_of(client.get("/account"))


def test_a_new_app_signs_out_everywhere_else(client_as: ClientAs) -> None:
    client, other = client_as(Role.OFFICER), client_as(Role.OFFICER)
    page = client.page("/account/authenticator")
    secret = page.find(class_="authenticator_steps__key").get_text().replace(" ", "")
    client.post_form("/account/authenticator", {"code": code(secret), "current": PASSWORD})
    assert client.get("/staff").status_code == 200
    assert other.get("/staff").status_code == 302


def signed_in(client: PageClient, account: Account) -> PageClient:
    give_password(client, account)
    client.post_form("/sign-in/code", {"code": code()})
    return client


def test_recovery_codes_are_made_anew_with_the_password(
    client: PageClient, account: Account
) -> None:
    signed_in(client, account)
    answer = client.post_form("/account/recovery-codes", {"current": PASSWORD})
    assert len(read(answer).find(class_="recovery_codes").find_all("li")) == 10
    refused = client.post_form("/account/recovery-codes", {"current": "not this"})
    assert "not your password" in text_of(refused)


def test_one_goes_back_to_the_password_alone(
    client: PageClient, account: Account, database: Database
) -> None:
    signed_in(client, account)
    client.post_form("/account/authenticator/remove", {"current": PASSWORD})
    assert find_authenticator(database, account.id) is None


def test_whose_role_must_cannot_go_back(
    client: PageClient, account: Account, database: Database
) -> None:
    signed_in(client, account)
    set_roles_with_codes(database, [Role.OFFICER])
    answer = client.get("/account/authenticator/remove", follow_redirects=True)
    assert "In your role" in text_of(answer)
    assert find_authenticator(database, account.id)


def test_who_must_sets_up_an_app_before_anything_opens(
    client: PageClient, make_account: Callable[..., Account], database: Database
) -> None:
    facilitator = make_account(Role.FACILITATOR)
    set_roles_with_codes(database, [Role.FACILITATOR])
    assert give_password(client, facilitator, "/workshops") == "/sign-in/set-up"
    assert client.get("/staff").status_code == 302
    page = client.page("/sign-in/set-up")
    secret = page.find(class_="authenticator_steps__key").get_text().replace(" ", "")
    wrong = client.post_form("/sign-in/set-up", {"code": "nothing"})
    assert "not right" in text_of(wrong)
    answer = client.post_form("/sign-in/set-up", {"code": code(secret)})
    assert read(answer).find("a", string="I have kept them")["href"] == "/workshops"
    assert client.get("/staff").status_code == 200


def test_an_administrator_says_which_roles_must(client_as: ClientAs, database: Database) -> None:
    client, officer = client_as(Role.ADMINISTRATOR), client_as(Role.OFFICER)
    client.post_form("/accounts", {"roles": ["officer"]}, action="/accounts/codes")
    assert officer.get("/staff").status_code == 302, "who has no app yet is to set one up"
    boxes = client.page("/accounts").find_all("input", attrs={"name": "roles", "checked": True})
    assert [box["value"] for box in boxes] == ["officer"]


def test_an_administrator_who_asks_it_of_administrators_has_an_app(
    client_as: ClientAs, database: Database
) -> None:
    client = client_as(Role.ADMINISTRATOR)
    answer = client.post_form(
        "/accounts", {"roles": ["administrator", "officer"]}, action="/accounts/codes"
    )
    assert answer.request.path == "/account/authenticator"
    assert "for yourself first" in text_of(answer)
    assert client.get("/staff").status_code == 200


def test_an_administrator_takes_the_codes_of_a_lost_telephone_away(
    client_as: ClientAs, client: PageClient, account: Account, database: Database
) -> None:
    signed_in(client, account)
    administrator = client_as(Role.ADMINISTRATOR)
    administrator.post_form(f"/accounts/{account.id}", button="Take the codes away")
    assert find_authenticator(database, account.id) is None
    assert client.get("/staff").status_code == 302
    assert give_password(client, account) == "/plans"


def test_an_administrator_signs_somebody_out_everywhere(client_as: ClientAs) -> None:
    officer, administrator = client_as(Role.OFFICER), client_as(Role.ADMINISTRATOR)
    assert "Signed in in 1 browser" in text_of(administrator.get("/accounts/1"))
    administrator.post_form("/accounts/1", button="Sign out everywhere")
    assert officer.get("/staff").status_code == 302
    assert administrator.get("/staff").status_code == 200
