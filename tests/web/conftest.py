"""What tests of pages often begin with: a survey that takes answers, a workshop, its sheets."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from placeplan.web.accounts import passwords
from tests.conftest import CHEAP_METHOD
from tests.pages import PageClient
from tests.residents import ONE_AREA, open_survey
from tests.workshop_setup import SHEETS, make_sheet, store_workshop

Send = Callable[..., TestResponse]


@pytest.fixture
def survey(database: Database) -> Survey:
    """It begins with the first theme."""
    return open_survey(database, **ONE_AREA)


@pytest.fixture
def facilitator(client_as: Callable[[Role], PageClient], database: Database) -> PageClient:
    """A facilitator; there is a workshop."""
    store_workshop(database)
    return client_as(Role.FACILITATOR)


@pytest.fixture
def send(facilitator: PageClient) -> Send:
    """`send(address, sheet, version, checked_by=…)`: what a device sends, with the page's token."""
    token = facilitator.get(f"{SHEETS}/token").get_json()["token"]

    def post(
        address: str, sheet: dict[str, Any] | None = None, version: int = 0, **more: Any
    ) -> TestResponse:
        body = {"version": version, "sheet": make_sheet() if sheet is None else sheet} | more
        return facilitator.post(address, json=body, headers={"X-CSRFToken": token})

    return post


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Passwords are kept in a way that costs next to nothing: for who types many of them."""
    monkeypatch.setattr(passwords, "METHOD", CHEAP_METHOD)
    passwords.nobodys_hash.cache_clear()
    yield
    passwords.nobodys_hash.cache_clear()


def sign_out(client: PageClient) -> None:
    """Press the button in the head of a staff page."""
    token = client.page("/staff").find("input", attrs={"name": "csrf_token"})["value"]
    client.post("/sign-out", data={"csrf_token": token})
