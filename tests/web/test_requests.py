"""The chase list: letters are made, noted and taken back; who answered leaves the list."""

from base64 import b64decode
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from docx import Document
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.domain.requests import Request
from placeplan.store.database import Database, writing
from placeplan.store.listings import list_listings
from placeplan.store.partners import get_partner
from placeplan.store.requests import add_request, get_chase
from placeplan.store.responses import add_response
from placeplan.store.surveys import get_survey
from placeplan.web.days import today
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH, make_response
from tests.listing_setup import BUSES, TRUST, store_listing, store_partner
from tests.pages import PageClient, find_form, read, text_of
from tests.store.stocked import stock

PAGE = "/partners/requests"
LAW = "section 71(4)"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def partners(database: Database) -> tuple[int, int]:
    """A partner in law with a listing, and another body, where people rate one theme low."""
    survey = stock(database)
    with writing(database):
        for _number in range(10):
            add_response(database, make_response(survey, {ADULTS.theme_keys[0]: "2"}))
    trust = store_partner(database, is_statutory=True)
    store_listing(database, trust, name="Late bus")
    return trust, store_partner(database, BUSES)


def make_letters(officer: PageClient, *partner_ids: int, **changes: object) -> TestResponse:
    asked = {
        "partners": [str(each) for each in partner_ids],
        "areas": [LISBURN_SOUTH.code],
        "survey": "your-place",
        "due_on": (today() + timedelta(days=10)).isoformat(),
        "note": "Ring us if you like.",
    }
    return officer.post_form(PAGE, asked | changes, button="Make the letters")


def text_in(answer: TestResponse) -> str:
    """What the letters say that a page holds as a file."""
    link = read(answer).find("a", string="Download the letters (Word)")
    assert str(link["download"]).endswith(".docx")
    kind, _comma, content = str(link["href"]).partition(";base64,")
    assert kind.endswith("wordprocessingml.document")
    document = Document(BytesIO(b64decode(content)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_letters_are_made_noted_and_taken_back(
    officer: PageClient, client: PageClient, database: Database, partners: tuple[int, int]
) -> None:
    trust, buses = partners
    answer = make_letters(officer, trust, buses)
    assert "2 letters are made" in text_of(answer)
    words = text_in(answer)
    assert TRUST in words and BUSES in words and "Late bus" in words
    assert words.count(LAW) == 1 and words.count("Moving around: mean 2.0 of 7") == 2
    assert words.count("Ring us if you like.") == 2
    link = next(line for line in words.splitlines() if "/invitations/" in line)
    opened = client.post_form(urlsplit(link).path)
    assert opened.request.path == "/partner" and "asks you to answer by" in text_of(opened)
    assert "2 letters are made" not in text_of(officer.get(PAGE))
    assert get_chase(database, trust).state(today()) == "opened"
    assert get_chase(database, buses).state(today()) == "asked"
    form = find_form(read(answer), button="Undo")
    values = {each["name"]: each["value"] for each in form.find_all("input")}
    done = officer.post(str(form["action"]), data=values, follow_redirects=True)
    assert "their links have ended" in text_of(done)
    assert get_chase(database, buses).state(today()) == "not_asked"
    assert client.get("/partner").status_code == 302


def test_letters_say_what_everyone_may_see_and_not_the_figures_of_the_moment(
    officer: PageClient, database: Database, partners: tuple[int, int]
) -> None:
    before = text_in(make_letters(officer, partners[1]))
    with writing(database):
        survey = get_survey(database, "your-place")
        for _number in range(3):
            add_response(database, make_response(survey, {ADULTS.theme_keys[0]: "1"}))
    after = text_in(make_letters(officer, partners[1]))
    assert "Moving around: mean 2.0 of 7, rated by 10 individuals" in before
    assert "Moving around: mean 2.0 of 7, rated by 10 individuals" in after


def test_a_second_letter_reminds_of_the_first_until_there_is_an_answer(
    officer: PageClient, database: Database, partners: tuple[int, int]
) -> None:
    _trust, buses = partners
    asked = Request(
        buses, (LISBURN_SOUTH.code,), date(2026, 1, 20), "2026-01-05T09:00:00Z", "An officer"
    )
    add_request(database, asked, days=60)
    assert "1 partner Tick" not in text_of(officer.get(f"{PAGE}?state=answered"))
    overdue = text_of(officer.get(f"{PAGE}?state=overdue&area={LISBURN_SOUTH.code}"))
    assert BUSES in overdue and TRUST not in overdue and "20 January 2026" in overdue
    assert "Nobody here" in text_of(
        officer.get(f"{PAGE}?state=overdue&area={CASTLEREAGH_EAST.code}")
    )
    assert "We first asked you on 5 January 2026" in text_in(make_letters(officer, buses))
    assert "reminded 1 time" in text_of(officer.get(PAGE))
    noted = officer.post_form(PAGE, action=f"/partners/{buses}/answered")
    assert f"Noted: {BUSES} has answered" in text_of(noted)
    assert get_chase(database, buses).state(today()) == "answered"


def test_letters_that_ask_nobody_or_by_a_day_gone_by_are_refused(
    officer: PageClient, database: Database, partners: tuple[int, int]
) -> None:
    words = text_of(make_letters(officer, areas=[], due_on=""))
    for sentence in ("Select at least one partner", "Select at least one area", "Enter the date"):
        assert sentence in words
    words = text_of(make_letters(officer, partners[0], due_on="2020-01-01"))
    assert "Choose today or a later day to answer by" in words
    assert get_chase(database, partners[0]).requests == ()


def test_an_officer_says_which_partner_the_law_names(
    officer: PageClient, database: Database, partners: tuple[int, int]
) -> None:
    _trust, buses = partners
    officer.post_form(f"/partners/{buses}", {"standing": "statutory"}, button="Save the partner")
    assert get_partner(database, buses).is_statutory
    ticked = read(officer.get(f"{PAGE}?partner={buses}")).find("input", checked=True, value=buses)
    assert ticked is not None
    assert LAW in text_in(make_letters(officer, buses, survey=""))
    assert list_listings(database, partner_id=buses) == []


def test_without_partners_the_page_says_to_add_them(officer: PageClient) -> None:
    assert "No partners yet" in text_of(officer.get(PAGE))
