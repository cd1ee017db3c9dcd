"""One's own account: where one is signed in, out of it in each browser, and the password."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.security import check_password_hash

from placeplan.domain.accounts import Account, Role
from placeplan.store.accounts import find_account_by_email
from placeplan.store.database import Database, writing
from placeplan.store.moments import moment_text, now
from tests.conftest import PASSWORD, session_of
from tests.pages import PageClient, text_of
from tests.web.conftest import sign_out

pytestmark = pytest.mark.usefixtures("quick_passwords")

ClientAs = Callable[[Role], PageClient]
NEW_PASSWORD = "four blue boats out"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def two_browsers(app: Flask, make_account: Callable[..., Account]) -> tuple[PageClient, PageClient]:
    """Of one officer, who signed in by the page."""
    account = make_account(Role.OFFICER)
    clients = []
    for agent in (FIREFOX, FIREFOX.replace("Linux", "Windows")):
        client = app.test_client()
        client.environ_base["HTTP_USER_AGENT"] = agent
        client.post_form("/sign-in", {"email": account.email, "password": PASSWORD})
        clients.append(client)
    return clients[0], clients[1]


def test_it_lists_the_browsers_and_says_which_is_this_one(
    two_browsers: tuple[PageClient, PageClient],
) -> None:
    rows = two_browsers[0].page("/account").main.table.tbody.find_all("tr")
    said = sorted(row.get_text(" ", strip=True) for row in rows)
    assert said[0].startswith("Firefox on Linux") and "This browser" in said[0]
    assert said[1].startswith("Firefox on Windows") and "Sign out" in said[1]


def test_one_signs_another_browser_out(two_browsers: tuple[PageClient, PageClient]) -> None:
    here, there = two_browsers
    answer = here.post_form("/account", action="/end", button="Sign out")
    assert "That browser is signed out" in text_of(answer)
    assert there.get("/staff").status_code == 302
    assert here.get("/staff").status_code == 200


def test_one_signs_out_everywhere_else(two_browsers: tuple[PageClient, PageClient]) -> None:
    here, there = two_browsers
    there.post_form("/account", button="Sign out everywhere else")
    assert here.get("/staff").status_code == 302
    assert there.get("/staff").status_code == 200
    assert "everywhere else" not in text_of(there.get("/account"))


def test_a_cookie_is_worth_nothing_once_its_owner_has_signed_out(
    client_as: ClientAs, app: Flask
) -> None:
    client = client_as(Role.OFFICER)
    copied = app.test_client()
    cookie = client.get_cookie("placeplan_session")
    assert cookie
    copied.set_cookie("placeplan_session", cookie.value)
    assert copied.get("/staff").status_code == 200
    sign_out(client)
    assert copied.get("/staff").status_code == 302


def test_the_session_is_another_one_after_signing_in(
    client: PageClient, make_account: Callable[..., Account]
) -> None:
    account = make_account()
    client.get("/sign-in")
    before = client.get_cookie("placeplan_session")
    client.post_form("/sign-in", {"email": account.email, "password": PASSWORD})
    with client.session_transaction() as session:
        assert session["_user_id"]
    assert before and before.value != client.get_cookie("placeplan_session").value


def test_a_new_password_signs_out_everywhere_but_here(
    two_browsers: tuple[PageClient, PageClient], database: Database
) -> None:
    here, there = two_browsers
    given = {"current": PASSWORD, "password": NEW_PASSWORD, "again": NEW_PASSWORD}
    answer = here.post_form("/account/password", given)
    assert answer.request.path == "/account" and "is changed" in text_of(answer)
    assert there.get("/staff").status_code == 302
    signed_in = there.post_form(
        "/sign-in", {"email": "officer@example.org", "password": NEW_PASSWORD}
    )
    assert signed_in.request.path == "/staff"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"current": "not this one"}, "not your password now"),
        ({"current": ""}, "the password you have now"),
        ({"password": "password1234", "again": "password1234"}, "harder to guess"),
        ({"again": "something else"}, "same password in both"),
    ],
)
def test_a_password_is_not_changed_by_mistake(
    client_as: ClientAs, database: Database, given: dict[str, str], said: str
) -> None:
    client = client_as(Role.OFFICER)
    complete = {"current": PASSWORD, "password": NEW_PASSWORD, "again": NEW_PASSWORD}
    answer = client.post_form("/account/password", complete | given)
    assert said in text_of(answer)
    account = find_account_by_email(database, "officer@example.org")
    assert account and check_password_hash(account.password_hash, PASSWORD)


def test_leaving_the_page_alone_signs_out(
    app: Flask, client: PageClient, make_account: Callable[..., Account], database: Database
) -> None:
    with client.session_transaction() as kept:
        kept.update(session_of(app, make_account()))
    seen(database, timedelta(minutes=58))
    assert client.get("/staff").status_code == 200
    seen(database, timedelta(minutes=61))
    assert client.get("/staff").status_code == 302


def test_what_a_page_fetches_by_itself_keeps_nobody_signed_in(
    client_as: ClientAs, database: Database
) -> None:
    client = client_as(Role.OFFICER)
    seen(database, timedelta(minutes=30))
    client.get("/staff", headers={"Sec-Fetch-Mode": "cors"})
    before = database.conn.execute("SELECT last_seen_at FROM sign_ins").fetchone()[0]
    client.get("/staff", headers={"Sec-Fetch-Mode": "navigate"})
    after = database.conn.execute("SELECT last_seen_at FROM sign_ins").fetchone()[0]
    assert before <= moment_text(now() - timedelta(minutes=29)) < after


def test_whatever_one_does_one_signs_in_again_after_the_hours(
    client_as: ClientAs, database: Database
) -> None:
    client = client_as(Role.OFFICER)
    began(database, timedelta(hours=9, minutes=58))
    assert client.get("/staff").status_code == 200
    began(database, timedelta(hours=10, minutes=1))
    assert client.get("/staff").status_code == 302


def seen(database: Database, ago: timedelta) -> None:
    """Make it so that everybody was last seen that long ago."""
    with writing(database):
        database.conn.execute("UPDATE sign_ins SET last_seen_at = ?", (moment_text(now() - ago),))


def began(database: Database, ago: timedelta) -> None:
    """Make it so that everybody signed in that long ago."""
    with writing(database):
        database.conn.execute("UPDATE sign_ins SET began_at = ?", (moment_text(now() - ago),))
