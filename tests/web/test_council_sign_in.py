"""Signing in with the council's own sign-in, by a real OpenID provider in another process."""

import json
import logging
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests

from placeplan.domain.accounts import Account, Role
from placeplan.domain.faults import Refused
from placeplan.store.accounts import add_one_time_link, set_active, update_account
from placeplan.store.database import Database
from tests.conftest import PASSWORD, make_app
from tests.pages import PageClient, text_of
from tests.web.conftest import sign_out

PEOPLE: dict[str, dict[str, Any]] = {
    "ann": {"email": "officer@example.org", "email_verified": True},
    "bea": {"email": "OFFICER@example.org"},
    "cat": {"email": "nobody@example.org", "email_verified": True},
    "dan": {"email": "officer@example.org", "email_verified": False},
    "eve": {},
}
SECONDS_TO_START = 30


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of a provider that knows PEOPLE by their subjects."""
    port = free_port()
    claims = [["--user-claims", json.dumps({"sub": sub} | said)] for sub, said in PEOPLE.items()]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    command += ["--require-nonce", "true", *(word for words in claims for word in words)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    give_up_at = time.monotonic() + SECONDS_TO_START
    while not answers(address):
        assert time.monotonic() < give_up_at and running.poll() is None, "no provider was started"
        time.sleep(0.05)
    yield address
    running.terminate()
    running.wait()


def answers(address: str) -> bool:
    try:
        return requests.get(f"{address}/.well-known/openid-configuration", timeout=5).ok
    except requests.ConnectionError:
        return False


@pytest.fixture
def client(instance: Path, issuer: str) -> PageClient:
    return visitor(instance, issuer)


def visitor(instance: Path, issuer: str, **overrides: object) -> PageClient:
    """Somebody at a site that knows this provider."""
    settings = {"oidc_issuer": issuer, "oidc_client_id": "us", "oidc_client_secret": "s3cret"}
    return make_app(instance, **settings, **overrides).test_client()  # type: ignore[return-value]


@pytest.fixture
def officer(make_account: Callable[..., Account]) -> Account:
    return make_account(Role.OFFICER)


def go(client: PageClient, wanted: str = "") -> str:
    """Press the link; returns the address at the provider that it leads to."""
    return client.get("/sign-in/council", query_string={"next": wanted}).headers["Location"]


def say(there: str, form: dict[str, str]) -> str:
    """Answer the provider's page; returns the address that it sends one back to."""
    answer = requests.post(there, data=form, allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    assert back.netloc == "127.0.0.1:8000" and back.path == "/sign-in/council/back"
    return f"{back.path}?{back.query}"


def sign_in(client: PageClient, who: str, wanted: str = "") -> Any:
    return client.get(say(go(client, wanted), {"sub": who}), follow_redirects=True)


def is_in(client: PageClient) -> bool:
    return client.get("/staff").status_code == 200


def test_an_officer_signs_in_and_gets_where_she_wanted(
    client: PageClient, officer: Account
) -> None:
    page = client.page("/sign-in?next=/plans")
    link = page.find("a", string="Sign in with your council account")["href"]
    there = client.get(link).headers["Location"]
    answer = client.get(say(there, {"sub": "ann"}), follow_redirects=True)
    assert answer.request.path == "/plans" and "An officer" in answer.text


def test_what_is_asked_of_the_provider_ties_the_answer_to_this_browser(client: PageClient) -> None:
    asked = parse_qs(urlsplit(go(client)).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["state"] and asked["nonce"] and asked["code_challenge"]
    assert asked["redirect_uri"] == ["http://127.0.0.1:8000/sign-in/council/back"]


@pytest.mark.parametrize("wanted", ["https://elsewhere.example", "//elsewhere.example"])
def test_it_leads_nowhere_else(client: PageClient, officer: Account, wanted: str) -> None:
    assert sign_in(client, "ann", wanted).request.path == "/staff"


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("cat", "no open account here"),
        ("dan", "no open account here"),
        ("eve", "did not say by which email address"),
    ],
)
def test_who_has_no_account_is_told_whom_to_ask(
    client: PageClient, officer: Account, who: str, said: str
) -> None:
    answer = sign_in(client, who)
    assert answer.status_code == 403 and said in text_of(answer)
    assert not is_in(client)


def test_a_closed_account_stays_closed(
    client: PageClient, officer: Account, database: Database, make_account: Callable[..., Account]
) -> None:
    make_account(Role.ADMINISTRATOR)
    sign_in(client, "ann")
    set_active(database, officer.id, False)
    assert not is_in(client)
    assert sign_in(client, "ann").status_code == 403


def test_who_gets_a_colleagues_address_does_not_get_the_account(
    client: PageClient, officer: Account
) -> None:
    sign_in(client, "ann")
    successor = client.application.test_client()
    assert sign_in(successor, "bea").status_code == 403
    assert is_in(client) and not is_in(successor)


def test_who_is_known_is_known_by_another_address_too(
    client: PageClient, officer: Account, database: Database
) -> None:
    sign_in(client, "ann")
    update_account(database, replace(officer, email="married@example.org"))
    again = client.application.test_client()
    sign_in(again, "ann")
    assert is_in(again)


def test_an_administrator_lets_an_account_be_another_persons(
    client: PageClient, officer: Account, make_account: Callable[..., Account]
) -> None:
    sign_in(client, "ann")
    administrator = client.application.test_client()
    account = make_account(Role.ADMINISTRATOR)
    administrator.post_form("/sign-in", {"email": account.email, "password": PASSWORD})
    administrator.post_form(f"/accounts/{officer.id}", button="Untie from the council account")
    assert not is_in(client)
    successor = client.application.test_client()
    sign_in(successor, "bea")
    assert is_in(successor)


def test_an_answer_counts_in_the_browser_that_asked_alone(
    client: PageClient, officer: Account
) -> None:
    back = say(go(client), {"sub": "ann"})
    other = client.application.test_client()
    answer = other.get(back, follow_redirects=True)
    assert answer.request.path == "/sign-in" and "did not work" in text_of(answer)
    assert not is_in(other)


def test_an_answer_counts_once(client: PageClient, officer: Account) -> None:
    back = say(go(client), {"sub": "ann"})
    client.get(back)
    sign_out(client)
    assert "did not work" in text_of(client.get(back, follow_redirects=True))
    assert not is_in(client)


@pytest.mark.parametrize("changed", [{"state": "other"}, {"code": "other"}, {"state": ""}])
def test_a_changed_answer_lets_nobody_in(
    client: PageClient, officer: Account, changed: dict[str, str]
) -> None:
    back = urlsplit(say(go(client), {"sub": "ann"}))
    query = {name: values[0] for name, values in parse_qs(back.query).items()} | changed
    answer = client.get(f"{back.path}?{urlencode(query)}", follow_redirects=True)
    assert "did not work" in text_of(answer) and not is_in(client)


def test_who_changes_her_mind_at_the_provider_is_back_at_the_start(client: PageClient) -> None:
    answer = client.get(say(go(client), {"action": "deny"}), follow_redirects=True)
    assert answer.request.path == "/sign-in" and "did not work" in text_of(answer)


def test_a_provider_that_does_not_answer_is_said_without_a_word_of_who_tried(
    instance: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = visitor(instance, f"http://127.0.0.1:{free_port()}")
    with caplog.at_level(logging.WARNING):
        answer = client.get("/sign-in/council", follow_redirects=True)
    assert "did not work" in text_of(answer)
    assert "ConnectionError" in caplog.text and "s3cret" not in caplog.text


def test_beside_it_one_signs_in_with_a_password(client: PageClient, officer: Account) -> None:
    client.post_form("/sign-in", {"email": officer.email, "password": PASSWORD})
    assert is_in(client)


def test_it_can_be_the_only_way_in(
    instance: Path, issuer: str, officer: Account, database: Database
) -> None:
    client = visitor(instance, issuer, oidc_only=1)
    assert not client.page("/sign-in").main.find("input", attrs={"name": "password"})
    link = f"/set-password/{add_one_time_link(database, officer.id, hours=1)}"
    client.page(link, status=410)
    sign_in(client, "ann")
    assert is_in(client)


def test_who_is_added_then_gets_no_link_that_leads_nowhere(
    instance: Path, issuer: str, database: Database, make_account: Callable[..., Account]
) -> None:
    account = make_account(Role.ADMINISTRATOR, email="nobody@example.org")
    client = visitor(instance, issuer, oidc_only=1)
    sign_in(client, "cat")
    given = {"name": "Kim", "email": "kim@example.org", "role": "officer"}
    answer = client.post_form("/accounts/new", given)
    assert "Kim can sign in with the council account now" in text_of(answer)
    assert "Make a new link" not in text_of(client.get(f"/accounts/{account.id}"))
    assert "Password" not in text_of(client.get("/account"))


def test_a_password_that_is_sent_all_the_same_opens_nothing(
    instance: Path, issuer: str, officer: Account
) -> None:
    client = visitor(instance, issuer, oidc_only=1)
    token = client.page("/withdraw").find("input", attrs={"name": "csrf_token"})["value"]
    given = {"email": officer.email, "password": PASSWORD, "csrf_token": token}
    assert client.post("/sign-in", data=given).status_code == 200
    assert not is_in(client)


def test_half_a_provider_stops_the_start(instance: Path) -> None:
    with pytest.raises(Refused) as refused:
        make_app(instance, oidc_issuer="https://login.example.org", oidc_client_id="us")
    assert [fault.code for fault in refused.value.faults] == ["oidc_incomplete"]


def test_without_the_extra_the_start_says_what_to_install(
    instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "authlib.integrations.flask_client", None)
    with pytest.raises(Refused) as refused:
        visitor(instance, "https://login.example.org")
    assert [fault.code for fault in refused.value.faults] == ["oidc_not_installed"]


def test_the_secret_is_shown_to_nobody(
    instance: Path, issuer: str, make_account: Callable[..., Account]
) -> None:
    client = visitor(instance, issuer)
    account = make_account(Role.ADMINISTRATOR)
    client.post_form("/sign-in", {"email": account.email, "password": PASSWORD})
    shown = text_of(client.get("/settings/limits"))
    assert issuer in shown and "s3cret" not in shown


def test_a_site_without_a_provider_says_nothing_of_one(instance: Path) -> None:
    client = make_app(instance).test_client()
    assert "council account" not in text_of(client.get("/sign-in"))
    assert client.get("/sign-in/council").status_code == 404
