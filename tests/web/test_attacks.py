"""What somebody hostile sends to pages that anyone may open, or that they were let in to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.accounts import Account, Role
from placeplan.web.attachments import attached
from tests.conftest import PASSWORD, make_app
from tests.pages import PageClient, text_of

CRLF = "/staff\r\nSet-Cookie: stolen=1"
ELSEWHERE = (
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "///elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "/\t/elsewhere.example",
    "https:elsewhere.example",
    "javascript:alert(1)",
    "data:text/html,x",
    CRLF,
)


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_signing_in_leads_nowhere_else(
    client: PageClient, make_account: Callable[..., Account], wanted: str
) -> None:
    account = make_account()
    page = client.page("/sign-in")
    token = page.find("input", attrs={"name": "csrf_token"})["value"]
    given = {"email": account.email, "password": PASSWORD, "next": wanted, "csrf_token": token}
    answer = client.post("/sign-in", data=given)
    assert answer.headers["Location"] == "/staff" and "stolen" not in str(answer.headers)


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_choosing_a_language_leads_nowhere_else(client: PageClient, wanted: str) -> None:
    answer = client.get("/language/en", query_string={"next": wanted})
    assert answer.headers["Location"] == "/" and "stolen" not in str(answer.headers)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../instance/secret_key",
        "/static/%2e%2e/%2e%2e/instance/placeplan.db",
        "/static/..%2fpyproject.toml",
        "/static//etc/passwd",
        "/static/staff/../../pyproject.toml",
        "/scripts/workshops/../../app",
        "/scripts/workshops/%2e%2e/app.js",
        "/styles/../secret_key",
        "/surveys/..%2f..%2finstance",
        "/static/C:\\windows\\win.ini",
        "/static/base.css%00.html",
    ],
)
def test_no_address_leads_out_of_what_is_served(client: PageClient, path: str) -> None:
    answer = client.get(path, follow_redirects=True)
    assert answer.status_code == 404 or answer.request.path == "/sign-in", path


@given(st.text())
def test_a_files_name_adds_no_header(name: str) -> None:
    app = Flask("x")
    try:
        answer = attached(app.response_class(), name)
    except ValueError:  # refused as a whole, before anything is sent
        return
    sent = answer.headers["Content-Disposition"]
    assert "\r" not in sent and "\n" not in sent


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:80"])
def test_the_site_answers_to_this_machines_names(client: PageClient, name: str) -> None:
    assert client.get("/", headers={"Host": name}).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example:8000"],
)  # fmt: skip
def test_it_answers_to_no_name_that_it_was_not_given(client: PageClient, name: str) -> None:
    answer = client.get("/sign-in", headers={"Host": name})
    assert answer.status_code == 400 and "has another address" in text_of(answer)


@pytest.mark.parametrize(
    ("name", "status"),
    [("place.example.org", 200), ("place.example.org:443", 200), ("example.org", 400),
     ("a.place.example.org", 400)],
)  # fmt: skip
def test_it_answers_to_its_public_address(instance: Path, name: str, status: int) -> None:
    client = make_app(instance, public_address="https://place.example.org").test_client()
    assert client.get("/", headers={"Host": name}).status_code == status


def test_a_forwarded_name_is_believed_from_a_trusted_proxy_only(instance: Path) -> None:
    forged = {"X-Forwarded-Host": "evil.example", "Host": "localhost"}
    assert make_app(instance).test_client().get("/", headers=forged).status_code == 200
    behind = make_app(instance, trusted_proxies=1).test_client()
    assert behind.get("/", headers=forged).status_code == 400


def test_links_that_are_passed_on_have_the_public_address_whatever_the_request_says(
    instance: Path, make_account: Callable[..., Account]
) -> None:
    account = make_account(Role.ADMINISTRATOR)
    app = make_app(instance, public_address="https://place.example.org")
    client = app.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    client.post_form("/sign-in", {"email": account.email, "password": PASSWORD})
    page = client.post_form(f"/accounts/{account.id}", button="Make a new link")
    assert "https://place.example.org/set-password/" in text_of(page)


@pytest.mark.parametrize("page", ["/", "/sign-in", "/static/base.css", "/nowhere", "/healthz"])
def test_every_answer_carries_the_headers_that_protect(client: PageClient, page: str) -> None:
    headers = client.get(page).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'" and policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Server" not in headers or "Python" not in headers["Server"]


def test_over_https_cookies_are_for_https_alone_and_browsers_stay_with_it(
    instance: Path, make_account: Callable[..., Account]
) -> None:
    account = make_account()
    client = make_app(instance, public_address="https://place.example.org").test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    answer = client.post_form(
        "/sign-in", {"email": account.email, "password": PASSWORD}, follow=False
    )
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    cookies = answer.headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} == {
        "placeplan_session",
        "placeplan_known",
    }
    for cookie in cookies:
        assert "Secure" in cookie and "HttpOnly" in cookie and "SameSite=Lax" in cookie, cookie
