"""Who may open what: every route as every role, so that a new route is walked by itself."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import IntegerConverter, Rule

from placeplan.domain.accounts import Role
from placeplan.operations.setup import database_path
from placeplan.store.database import open_database
from placeplan.store.invitations import add_invitation
from placeplan.web.access import PUBLIC, RULES, may_open, roles_of, safe_address
from placeplan.web.app import create_app
from placeplan.web.invitations.doors import SESSION_KEY
from placeplan.web.sessions import SignedIn
from tests.conftest import add_account_with_password, make_app
from tests.listing_setup import store_areas, store_partner
from tests.pages import PageClient, text_of

STAFF = (Role.FACILITATOR, Role.OFFICER, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Route:
    endpoint: str
    path: str
    method: str

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def address(rule: Rule) -> str:
    """The rule's address with something in the place of each part."""
    path = rule.rule
    for name in rule.arguments:
        number = "1" if isinstance(rule._converters[name], IntegerConverter) else "nowhere"
        path = path.replace(next(part for part in placeholders(path) if name in part), number)
    return path


def placeholders(path: str) -> list[str]:
    return [f"<{part.split('>')[0]}>" for part in path.split("<")[1:]]


def all_routes() -> list[Route]:
    with tempfile.TemporaryDirectory() as folder:
        rules = list(create_app(Path(folder)).url_map.iter_rules())
    return [
        Route(rule.endpoint, address(rule), method)
        for rule in rules
        for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"})
    ]


ROUTES = all_routes()


@pytest.fixture(scope="module")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = make_app(tmp_path_factory.mktemp("walked"))
    app.testing = False
    return app


@pytest.fixture(scope="module")
def walkers(shared_app: Flask) -> Iterator[dict[Role, FlaskClient]]:
    """A visitor per role, staff and partner let in by their cookies."""
    database = open_database(database_path(Path(shared_app.instance_path)))
    clients = {Role.RESIDENT: shared_app.test_client(), Role.PARTNER: shared_app.test_client()}
    store_areas(database)
    invitation, _token = add_invitation(database, store_partner(database), days=1)
    with clients[Role.PARTNER].session_transaction() as session:
        session[SESSION_KEY] = invitation.id
    for role in STAFF:
        account = add_account_with_password(database, role)
        client = shared_app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = SignedIn(account).get_id()
            session["_fresh"] = True
        clients[role] = client
    yield clients
    database.close()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_each_route_opens_for_those_it_is_meant_for(
    walkers: dict[Role, FlaskClient], route: Route, role: Role
) -> None:
    answer = walkers[role].open(route.path, method=route.method)
    sent_to_sign_in = answer.status_code == 302 and "/sign-in" in answer.headers["Location"]
    assert answer.status_code < 500, f"{route} fails for a {role}"
    if may_open(route.endpoint, role):
        assert answer.status_code != 403 and not sent_to_sign_in, (
            f"web/access.py opens {route.endpoint} for a {role}, but it answered "
            f"{answer.status_code}: do not check roles in the view as well"
        )
    elif role is Role.RESIDENT:
        assert sent_to_sign_in, f"{route} must send strangers to sign in"
    else:
        assert answer.status_code == 403, f"{route} must not open for a {role}"


def test_whoever_was_signed_out_meanwhile_is_told_that_nothing_was_kept(
    client: PageClient,
) -> None:
    token = client.page("/sign-in").find("input", attrs={"name": "csrf_token"})["value"]
    sent = {"csrf_token": token, "prose": "An hour's work"}
    answer = client.post("/plans/1/sections/actions", data=sent, follow_redirects=True)
    assert answer.request.path == "/sign-in"
    assert "You were signed out, so nothing was kept" in text_of(answer)
    assert "signed out" not in text_of(client.get("/plans", follow_redirects=True))


@pytest.mark.parametrize("endpoint", sorted({route.endpoint for route in ROUTES}))
def test_each_endpoint_is_public_or_says_who_opens_it(endpoint: str) -> None:
    assert endpoint in PUBLIC or roles_of(endpoint), (
        f"nobody can open {endpoint}: add it to PUBLIC or add a row to RULES in web/access.py"
    )


def test_public_names_only_endpoints_that_exist() -> None:
    assert {route.endpoint for route in ROUTES} >= PUBLIC


def test_a_resident_opens_no_rule() -> None:
    assert not any(Role.RESIDENT in roles for _pattern, roles in RULES)


def test_an_endpoint_nobody_thought_of_opens_for_nobody() -> None:
    assert not any(may_open("secrets.show", role) for role in Role)


@pytest.mark.parametrize(
    "wanted",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "//[",
        "http://[",
        "/\\elsewhere",
        "javascript:x",
        "",
        "/a\n",
    ],
)
def test_signing_in_never_leads_elsewhere(app: Flask, wanted: str) -> None:
    with app.test_request_context():
        assert safe_address(wanted) == "/staff"


def test_signing_in_leads_where_one_wanted_to_go(app: Flask) -> None:
    with app.test_request_context():
        assert safe_address("/accounts?page=2") == "/accounts?page=2"
