"""Who may open what: every route as every role, so that a new route is walked by itself."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.accounts import Principal, Role
from placeplan.domain.workshops import PAPER
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, open_database, writing
from placeplan.store.facilitator_links import add_facilitator_link
from placeplan.store.invitations import add_invitation
from placeplan.store.surveys import add_survey
from placeplan.store.workshops import add_workshop
from placeplan.web.access import (
    HOSTED,
    LEAVING,
    PUBLIC,
    RULES,
    may_enter,
    may_open,
    roles_of,
    safe_address,
)
from placeplan.web.app import create_app
from placeplan.web.days import today
from placeplan.web.facilitators.doors import SESSION_KEY as HOST_KEY
from placeplan.web.invitations.doors import SESSION_KEY
from tests.conftest import add_account_with_password, make_app, session_of
from tests.factories import LISBURN_SOUTH, make_link, make_survey, make_workshop
from tests.listing_setup import store_areas, store_partner
from tests.pages import PageClient, text_of
from tests.web.addresses import address_of

# what stands in the place of each part of an address: a survey and a workshop of this name exist
SOMEWHERE = "nowhere"
ELSEWHERE = (
    (SOMEWHERE, "elsewhere"),
    (SOMEWHERE, f"{PAPER}{LISBURN_SOUTH.code}"),
    ("another-survey", SOMEWHERE),
    ("", ""),
)
# what of a workshop stays with staff
NOT_FOR_HOSTS = (
    "workshops.edit",
    "workshops.close",
    "workshops.reopen",
    "workshops.list_links",
    "workshops.end_link",
)
STAFF = (Role.FACILITATOR, Role.OFFICER, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Route:
    endpoint: str
    path: str
    method: str

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def somewhere(_name: str, is_number: bool) -> str:
    return "1" if is_number else SOMEWHERE


def all_routes() -> list[Route]:
    with tempfile.TemporaryDirectory() as folder:
        rules = list(create_app(Path(folder)).url_map.iter_rules())
    return [
        Route(rule.endpoint, address_of(rule, somewhere), method)
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
    """A visitor per role, staff, partner and host let in by their cookies."""
    database = open_database(database_path(Path(shared_app.instance_path)))
    without_account = (Role.RESIDENT, Role.PARTNER, Role.HOST)
    clients = {role: shared_app.test_client() for role in without_account}
    store_areas(database)
    invitation, _token = add_invitation(database, store_partner(database), days=1)
    with clients[Role.PARTNER].session_transaction() as session:
        session[SESSION_KEY] = invitation.id
    with clients[Role.HOST].session_transaction() as session:
        session[HOST_KEY] = (store_link(database), "Sam")
    for role in STAFF:
        account = add_account_with_password(database, role)
        client = shared_app.test_client()
        with client.session_transaction() as session:
            session.update(session_of(shared_app, account))
        clients[role] = client
    yield clients
    database.close()


def store_link(database: Database) -> int:
    """A link that is good today, to a workshop beside which there are others."""
    with writing(database):
        for slug in (SOMEWHERE, "another-survey"):
            survey = make_survey(slug=slug, title=slug, areas=(LISBURN_SOUTH,), places=())
            add_survey(database, survey)
            for key in (SOMEWHERE, "elsewhere"):
                title = f"{key}, {slug}"
                add_workshop(database, make_workshop(survey_slug=slug, key=key, title=title))
        link = make_link(today(), survey_slug=SOMEWHERE, workshop_key=SOMEWHERE)
        return add_facilitator_link(database, link)[0].id


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


@pytest.mark.parametrize("elsewhere", ELSEWHERE[:-1], ids="/".join)
@pytest.mark.parametrize("endpoint", HOSTED)
def test_a_host_opens_its_own_workshop_alone(
    walkers: dict[Role, FlaskClient], shared_app: Flask, endpoint: str, elsewhere: tuple[str, str]
) -> None:
    for rule in shared_app.url_map.iter_rules(endpoint):
        path = rule.rule.replace("<slug>", elsewhere[0])
        path = path.replace("<path:workshop_key>", elsewhere[1]).replace("<sheet_key>", "x")
        for method in (rule.methods or set()) & {"GET", "POST"}:
            answer = walkers[Role.HOST].open(path, method=method)
            assert answer.status_code == 403, f"{method} {path} opened for a host of another one"


@pytest.mark.parametrize("endpoint", HOSTED)
def test_what_hosts_open_is_there_and_names_a_workshop(shared_app: Flask, endpoint: str) -> None:
    rules = list(shared_app.url_map.iter_rules(endpoint))
    assert rules and all({"slug", "workshop_key"} <= rule.arguments for rule in rules)


def test_for_each_page_of_a_workshop_it_was_decided_whether_hosts_open_it(
    shared_app: Flask,
) -> None:
    rules = shared_app.url_map.iter_rules()
    found = {rule.endpoint for rule in rules if "workshop_key" in rule.arguments}
    assert found == {*HOSTED, *NOT_FOR_HOSTS}, (
        "add it to HOSTED in web/access.py if a community group needs it, else to NOT_FOR_HOSTS"
    )


@given(st.sampled_from(HOSTED), st.text(), st.text(), st.text(), st.text())
def test_a_host_opens_no_address_but_its_own(
    endpoint: str, slug: str, key: str, other_slug: str, other_key: str
) -> None:
    host = Principal(Role.HOST, 1, "Sam (A group)", workshop=(slug, key))
    assert may_enter(endpoint, {"slug": slug, "workshop_key": key}, host)
    there = {"slug": other_slug, "workshop_key": other_key}
    assert may_enter(endpoint, there, host) == ((other_slug, other_key) == (slug, key))


@pytest.mark.parametrize("endpoint", sorted({route.endpoint for route in ROUTES} - PUBLIC))
def test_a_host_is_kept_to_its_workshop_whatever_the_rules_say(endpoint: str) -> None:
    host = Principal(Role.HOST, 1, "Sam (A group)", workshop=("a-survey", "a-hall"))
    for slug, key in ELSEWHERE:
        assert not may_enter(endpoint, {"slug": slug, "workshop_key": key}, host) or (
            endpoint == LEAVING
        )
    assert not may_enter(endpoint, {"slug": "a-survey"}, host) or endpoint == LEAVING
    assert not may_enter(endpoint, {}, host) or endpoint == LEAVING


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
