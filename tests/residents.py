"""What a resident does on the survey's pages, for tests of the web and of the browser."""

from datetime import timedelta
from typing import Any

from bs4 import BeautifulSoup
from werkzeug.test import TestResponse

from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.response_rows import iterate_responses
from placeplan.store.surveys import add_survey
from placeplan.web.days import today
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, PLACES, make_survey
from tests.pages import PageClient

HOME = "/surveys/your-place"
FIRST, SECOND = "moving_around", "public_transport"
LAST = "influence_and_sense_of_control"
ONE_AREA: dict[str, Any] = {"areas": (LISBURN_SOUTH,), "places": ()}
# the pages that ask for something else than answers: field, and what one has begun to type there
CODES_AND_ADDRESSES = (
    (f"{HOME}/keep-informed", "email", "someone@"),
    ("/keep-informed/leave", "email", "someone@"),
    ("/withdraw", "receipt", "ABCD-"),
    (f"{HOME}/return", "code", "ABCD-"),
)


def open_survey(database: Database, **changes: Any) -> Survey:
    """A stored survey that takes answers today; with ONE_AREA it begins with the first theme."""
    day = today()
    dates = {"opens_on": day - timedelta(days=3), "closes_on": day + timedelta(days=9)}
    survey = make_survey(**(dates | changes))
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_places(database, PLACES)
        add_survey(database, survey)
    return survey


def theme(key: str) -> str:
    """The address of a theme's page."""
    return f"{HOME}/themes/{key}"


def begin(client: PageClient) -> TestResponse:
    return client.post_form(HOME, action="/start")


def answer_one(client: PageClient, rating: str = "4") -> None:
    begin(client)
    client.post_form(theme(FIRST), {"rating": rating})


def send(client: PageClient) -> TestResponse:
    client.post_form(f"{HOME}/check")
    return client.post_form(f"{HOME}/about-you", action="/send")


def hidden_in(page: BeautifulSoup, action: str = "") -> dict[str, str]:
    """What the form of a page carries unseen."""
    form = page.main.find("form", action=lambda address: action in address)
    return {each["name"]: each["value"] for each in form.find_all("input", type="hidden")}


def responses(database: Database, survey: Survey) -> list[Response]:
    """All that was sent."""
    return list(iterate_responses(database, survey))
