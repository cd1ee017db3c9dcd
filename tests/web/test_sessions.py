"""How long a session lasts: hours for who signed in, as long as the draft for a resident."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import TimestampSigner

from placeplan.domain.accounts import Role
from placeplan.store.database import Database
from placeplan.web.days import today
from placeplan.web.sessions import STAYS
from tests.pages import PageClient
from tests.residents import (
    FIRST,
    HOME,
    ONE_AREA,
    SECOND,
    answer_one,
    hidden_in,
    open_survey,
    send,
    theme,
)

COOKIE = "placeplan_session"
HOURS, DAYS = 10, 14


def let_time_pass(client: PageClient, passed: timedelta) -> None:
    """Give the browser the cookie that it has as if it had got it that long ago."""

    class Earlier(TimestampSigner):
        def get_timestamp(self) -> int:
            return int(time.time() - passed.total_seconds())

    app = client.application
    # one of its own: the application keeps to its signer
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    kept = signer.loads(cookie.value)
    signer.signer = Earlier
    client.set_cookie(COOKIE, signer.dumps(kept))


@pytest.mark.parametrize("passed", [timedelta(hours=HOURS + 1), timedelta(days=DAYS, hours=-1)])
def test_a_resident_who_comes_back_finds_the_draft(
    client: PageClient, database: Database, passed: timedelta
) -> None:
    open_survey(database, **ONE_AREA)
    answer_one(client)
    form = {**hidden_in(client.page(theme(SECOND))), "rating": "5", "go": "next"}
    let_time_pass(client, passed)
    assert client.page(HOME).find("a", string="Go on where you were")["href"] == theme(SECOND)
    assert client.post(theme(SECOND), data=form).status_code == 302
    kept = [client.page(theme(key)).find("input", checked=True) for key in (FIRST, SECOND)]
    assert [each["value"] for each in kept] == ["4", "5"]


def test_a_residents_cookie_outlasts_the_browser_and_ends_with_the_draft(
    client: PageClient, database: Database
) -> None:
    open_survey(database, **ONE_AREA)
    client.get(HOME)
    assert_ends_with_the_browser(client)
    answer_one(client)
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None and cookie.expires is not None
    assert abs(cookie.expires - datetime.now(UTC) - timedelta(days=DAYS)) < timedelta(minutes=5)
    let_time_pass(client, timedelta(days=DAYS, hours=1))
    assert client.page(HOME).find("a", string="Go on where you were") is None


def test_the_cookie_of_a_resident_who_has_sent_ends_with_the_browser(
    client: PageClient, database: Database
) -> None:
    open_survey(database, **ONE_AREA)
    answer_one(client)
    send(client)
    assert_ends_with_the_browser(client)


def test_the_cookie_is_made_to_last_anew_on_each_day_that_something_is_saved(
    client: PageClient, database: Database
) -> None:
    open_survey(database, **ONE_AREA)
    answer_one(client)
    form = {**hidden_in(client.page(theme(SECOND))), "rating": "5", "go": "next"}
    assert "Set-Cookie" not in client.post(theme(SECOND), data=form).headers
    with client.session_transaction() as session:
        session[STAYS] = (today() - timedelta(days=1)).isoformat()
    assert "Expires" in client.post(theme(SECOND), data=form).headers["Set-Cookie"]


def assert_ends_with_the_browser(client: PageClient) -> None:
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None and cookie.expires is None


def test_staff_sign_in_again_after_the_hours_of_the_settings(
    client_as: Callable[[Role], PageClient],
) -> None:
    officer = client_as(Role.OFFICER)
    let_time_pass(officer, timedelta(hours=HOURS, minutes=-5))
    assert officer.get("/staff").status_code == 200
    let_time_pass(officer, timedelta(hours=HOURS, minutes=5))
    assert officer.get("/staff").status_code == 302


@pytest.mark.parametrize("cookie", ["", "forged", "e30.aaaa.bbbb"])
def test_a_cookie_that_is_not_ours_is_no_session(client: PageClient, cookie: str) -> None:
    client.set_cookie(COOKIE, cookie)
    assert client.get("/").status_code == 200


def test_what_a_page_fetches_by_itself_writes_over_no_notice(
    client_as: Callable[[Role], PageClient],
) -> None:
    facilitator = client_as(Role.FACILITATOR)
    by_itself = facilitator.get("/workshops/worker.js", headers={"Sec-Fetch-Mode": "same-origin"})
    assert "Set-Cookie" not in by_itself.headers
    opened = facilitator.get("/staff", headers={"Sec-Fetch-Mode": "navigate"})
    assert "placeplan_session" in opened.headers["Set-Cookie"]
