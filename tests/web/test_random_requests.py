"""Random requests as every role: none is a failure, and none shows what is another's.

`make torture` makes 100,000; PLACEPLAN_SEED=… makes those of an earlier run again.
"""

import json
import os
import random
import re
import shutil
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.operations.demonstration.making import Demonstration
from placeplan.operations.setup import database_path
from placeplan.store.accounts import list_accounts
from placeplan.store.database import Database, open_database, writing
from placeplan.store.invitations import add_invitation
from placeplan.store.partners import list_partners
from placeplan.web.facilitators.doors import SESSION_KEY as HOST_KEY
from placeplan.web.invitations.doors import SESSION_KEY as PARTNER_KEY
from tests.conftest import make_app, session_of
from tests.web.random_requests import Request, Requests
from tests.workshop_setup import store_link_of_any_workshop

CHECKOUT = Path(__file__).resolve().parents[2]
SEED = int(os.environ.get("PLACEPLAN_SEED", random.SystemRandom().randrange(10**6)))
PARTS, EACH = 10, 10_000
A_FEW, FEW_SEED = 1_500, 7
# after so many, everybody signs in again and whoever was closed or moved is put back
FRESH_EVERY = 400
FIELD = re.compile(r'name="([a-z_]+)"')
FORM_FIELD = re.compile(r"^    ([a-z_]+) = [A-Z]\w+\($", re.MULTILINE)
ASKED = re.compile(r'request\.(?:form|args|files|json)\.get(?:list)?\(\s*"([a-z_]+)"')
NAMES = (
    "csv",
    "xlsx",
    "asset",
    "issue",
    "en",
    "ga",
    "agreed",
    "nowhere",
    "consultation",
    "adopted",
)
KNOWN = (
    "SELECT slug FROM surveys",
    "SELECT DISTINCT area_code FROM survey_areas",
    "SELECT key FROM workshops",
    "SELECT slug FROM plans",
    "SELECT DISTINCT theme_key FROM answers",
    "SELECT key FROM places LIMIT 5",
    "SELECT DISTINCT section_key FROM plan_sections",
    "SELECT key FROM responses LIMIT 5",
    "SELECT key FROM questionnaires",
)
# What is put into the database for nobody to find where it does not belong: a mark for each kind,
# and who may see it.
MARKS: dict[str, tuple[str, frozenset[Role]]] = {
    "UPDATE accounts SET password_hash = 'MARKHASH' || id": ("MARKHASH", frozenset()),
    "UPDATE accounts SET name = 'MARKSTAFF' || id": (
        "MARKSTAFF",
        frozenset({Role.FACILITATOR, Role.OFFICER, Role.ADMINISTRATOR, Role.HOST}),
    ),
    "UPDATE comments SET text = 'MARKCOMMENT ' || text": (
        "MARKCOMMENT",
        frozenset({Role.FACILITATOR, Role.OFFICER, Role.ADMINISTRATOR, Role.HOST}),
    ),
    "UPDATE listings SET note = 'MARKNOTE'": (
        "MARKNOTE",
        frozenset({Role.OFFICER, Role.ADMINISTRATOR, Role.PARTNER}),
    ),
    "UPDATE partners SET email = 'markpartner' || id || '@example.org'": (
        "markpartner",
        frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    ),
    "UPDATE workshops SET notes = 'MARKHALL'": (
        "MARKHALL",
        frozenset({Role.FACILITATOR, Role.OFFICER, Role.ADMINISTRATOR, Role.HOST}),
    ),
}


class Visitors:
    """Somebody of each role at a site, and what is wrong with what they were answered."""

    def __init__(self, app: Flask, database: Database, seed: int) -> None:
        self.app, self.database = app, database
        self.accounts = {account.role: account for account in list_accounts(database)}
        store_link_of_any_workshop(database)
        self.requests = Requests(app, seed, known_names(database), known_fields())
        self.faults: dict[str, str] = {}
        self.clients: dict[Role, tuple[FlaskClient, str]] = {}

    def come_anew(self) -> None:
        """Everybody signs in again, whatever the requests have done to accounts."""
        with writing(self.database):
            for role, account in self.accounts.items():
                self.database.conn.execute(
                    "UPDATE accounts SET is_active = 1, is_named_contact = 0, role = ?"
                    " WHERE id = ?",
                    (role.value, account.id),
                )
            self.database.conn.execute("DELETE FROM roles_with_codes")
            for statement in MARKS:
                self.database.conn.execute(statement)
        self.clients = {role: self.enter(role) for role in Role}

    def enter(self, role: Role) -> tuple[FlaskClient, str]:
        client = FlaskClient(self.app, self.app.response_class)
        with client.session_transaction() as session:
            if role in self.accounts:
                session.update(session_of(self.app, self.accounts[role]))
            elif role is Role.PARTNER:
                partner = list_partners(self.database)[0]
                session[PARTNER_KEY] = add_invitation(self.database, partner.id, days=1)[0].id
            elif role is Role.HOST:
                link = "SELECT max(id) FROM facilitator_links WHERE revoked_at = ''"
                session[HOST_KEY] = (self.database.conn.execute(link).fetchone()[0], "Sam")
        token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/withdraw").text)
        return client, token[1] if token else ""

    def make(self, count: int) -> None:
        """Make requests, and keep one of each kind of fault."""
        for number in range(count):
            if number % FRESH_EVERY == 0:
                self.come_anew()
            role = self.requests.dice.choice(list(self.clients))
            client, token = self.clients[role]
            wanted = self.requests.draw(token)
            try:
                answer = client.open(wanted.path, method=wanted.method, **wanted.options)
            except Exception:
                where = traceback.format_exc().strip().splitlines()
                self.faults.setdefault(where[-1], f"{wanted} as {role}: {where[-5:-1]}")
            else:
                self.look(wanted, role, answer)

    def look(self, wanted: Request, role: Role, answer: TestResponse) -> None:
        if answer.status_code >= 500:
            self.faults.setdefault(f"{answer.status_code} of {wanted}", f"as {role}")
        if answer.mimetype.startswith(("text/", "application/json")):
            text = answer.get_data(as_text=True)
            for mark, seen_by in MARKS.values():
                if role not in seen_by and mark in text:
                    self.faults.setdefault(f"{role} saw {mark}", str(wanted))
        answer.close()


def known_names(database: Database) -> list[str]:
    found = [str(row[0]) for query in KNOWN for row in database.conn.execute(query)]
    return [*found, *NAMES]


def known_fields() -> list[str]:
    found: set[str] = set()
    for file in (CHECKOUT / "templates").rglob("*.html"):
        found |= set(FIELD.findall(file.read_text(encoding="utf-8")))
    for file in (CHECKOUT / "placeplan" / "web").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        found |= {*FORM_FIELD.findall(text), *ASKED.findall(text)}
    assert len(found) > 100, "the fields of the forms were not found"
    return sorted(found)


@pytest.fixture
def instance(tmp_path: Path, demonstration: Demonstration, demonstration_folder: Path) -> Path:
    """A copy of the demonstration."""
    return Path(shutil.copytree(demonstration_folder, tmp_path / "instance"))


@pytest.fixture
def visit(instance: Path) -> Iterator[Callable[[int, int], dict[str, str]]]:
    """`visit(count, seed)`: so many requests; what was wrong with the answers."""
    most = "1000000 per hour"
    # a PDF takes seconds, and what makes it is not the site's
    limits = {"answer_limit": most, "return_limit": most, "pdf_limit": "1 per hour"}
    app = make_app(instance, **limits)
    app.testing = False
    database = open_database(database_path(instance))

    def make(count: int, seed: int) -> dict[str, str]:
        visitors = Visitors(app, database, seed)
        visitors.make(count)
        return visitors.faults

    yield make
    database.close()


def test_some_random_requests_are_no_failure_and_show_nothing_of_others(
    visit: Callable[[int, int], dict[str, str]],
) -> None:
    assert visit(A_FEW, FEW_SEED) == {}


@pytest.mark.torture
@pytest.mark.parametrize("part", range(PARTS))
def test_a_hundred_thousand_random_requests(
    visit: Callable[[int, int], dict[str, str]], part: int
) -> None:
    faults = visit(EACH, SEED * 100 + part)
    assert faults == {}, f"PLACEPLAN_SEED={SEED}: {json.dumps(faults, indent=1)}"
