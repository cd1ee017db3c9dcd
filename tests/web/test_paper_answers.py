"""Questionnaires on paper: entered in the grid or one by one, each number once."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.domain.responses import Response
from placeplan.store.database import Database, writing
from placeplan.store.paper_sheets import list_paper_responses, sheet_number_by_key
from placeplan.store.response_rows import StoredResponse
from placeplan.store.responses import update_response, withdraw_response
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH
from tests.pages import PageClient, filled_in, find_form, read, text_of
from tests.workshop_setup import make_sheet, store_survey

PILE = f"/workshops/your-place/paper:{LISBURN_SOUTH.code}"
OTHER_PILE = f"/workshops/your-place/paper:{CASTLEREAGH_EAST.code}"


@pytest.fixture
def facilitator(client_as: Callable[[Role], PageClient], database: Database) -> PageClient:
    store_survey(database)
    return client_as(Role.FACILITATOR)


def paper(number: str = "12", **changes: Any) -> dict[str, Any]:
    given = {"form": "individual", "people": "1", "number": number}
    return make_sheet(**(given | changes))


def send(
    client: PageClient, sheet: dict[str, Any], key: str = "", version: int = 0, pile: str = PILE
) -> TestResponse:
    token = client.page(f"{pile}/sheets").find("input", attrs={"name": "csrf_token"})
    return client.post(
        f"{pile}/sheets/{key or uuid.uuid4()}",
        json={"version": version, "sheet": sheet},
        headers={"X-CSRFToken": str(token["value"])},
    )


def stored(database: Database) -> list[StoredResponse]:
    return list_paper_responses(database, "your-place", LISBURN_SOUTH.code)


def numbers(database: Database) -> set[str]:
    return set(sheet_number_by_key(database, "your-place").values())


def test_a_sheet_of_paper_is_a_response_of_its_channel(
    facilitator: PageClient, database: Database
) -> None:
    given = paper(place="millside", age_band="65_plus", connection=["live", "visit"])
    assert send(facilitator, given).status_code == 200
    response: Response = stored(database)[0].response
    assert (response.channel, response.workshop_key) == ("paper", "")
    assert (response.area_code, response.place_key) == (LISBURN_SOUTH.code, "millside")
    assert (response.age_band, response.connections) == ("65_plus", ("live", "visit"))
    survey = response.survey
    assert survey.opens_on <= response.collected_on <= survey.closes_on
    assert numbers(database) == {"12"}


def test_a_number_is_entered_once_in_a_survey(facilitator: PageClient, database: Database) -> None:
    key = str(uuid.uuid4())
    assert send(facilitator, paper(" 12 "), key).status_code == 200
    assert send(facilitator, paper("12"), key).status_code == 200
    for pile in (PILE, OTHER_PILE):
        answer = send(facilitator, paper("12"), pile=pile)
        assert answer.status_code == 422
        (fault,) = answer.json["faults"]
        assert fault["cell"] == "number"
        assert "Sheet 12 was entered already (Lisburn South)" in fault["sentence"]
    assert len(stored(database)) == 1
    assert send(facilitator, paper("13"), key, version=1).status_code == 200
    assert send(facilitator, paper("12")).status_code == 200
    assert numbers(database) == {"12", "13"}


@pytest.mark.parametrize(
    ("number", "said"), [("", "Enter the number"), (" ", "Enter the number"), ("9" * 21, "Shorten")]
)
def test_a_sheet_needs_its_number(
    facilitator: PageClient, database: Database, number: str, said: str
) -> None:
    answer = send(facilitator, paper(number))
    assert answer.status_code == 422 and said in answer.json["faults"][0]["sentence"]
    assert not stored(database)


def test_a_pile_asks_for_number_and_age_and_is_never_closed(facilitator: PageClient) -> None:
    page = facilitator.page(f"{PILE}/sheets")
    assert page.find(id="grid-number") and page.find(id="panel-age")
    assert facilitator.get("/workshops/your-place/paper:N0/sheets").status_code == 404
    for action in ("edit", "close", "reopen"):
        answer = facilitator.get(f"{PILE}/{action}")
        assert answer.status_code in (404, 405)


def test_a_correction_keeps_the_day_and_a_second_one_is_a_conflict(
    facilitator: PageClient, database: Database
) -> None:
    key = str(uuid.uuid4())
    send(facilitator, paper(), key)
    before = stored(database)[0].response.collected_on
    assert send(facilitator, paper(assets="The people"), key, version=1).json["version"] == 2
    assert stored(database)[0].response.collected_on == before
    answer = send(facilitator, paper(assets="The hall"), key, version=1)
    assert answer.status_code == 409
    assert answer.json["conflict"]["sheet"]["number"] == "12"


def test_a_corrected_number_is_not_taken_back_by_whoever_did_not_see_it(
    facilitator: PageClient, database: Database
) -> None:
    key = str(uuid.uuid4())
    send(facilitator, paper("12"), key)
    assert send(facilitator, paper("13"), key, version=1).get_json() == {"version": 2}
    answer = send(facilitator, paper("12", assets="The band"), key, version=1)
    assert answer.status_code == 409
    seen = answer.get_json()["conflict"]["differences"]
    assert {"cell": "Sheet number", "stored": "13", "mine": "12"} in seen
    assert numbers(database) == {"13"}


def test_a_page_that_did_not_see_a_corrected_number_shows_it_and_no_day(
    facilitator: PageClient, database: Database
) -> None:
    key = str(uuid.uuid4())
    send(facilitator, paper("12"), key)
    (sheet,) = stored(database)
    with writing(database):
        first_day = replace(sheet.response, collected_on=sheet.response.survey.opens_on)
        update_response(database, first_day, version=1, changed_by="Ann")
    address = f"{PILE}/sheets/{key}/form"
    form = filled_in(find_form(facilitator.page(address), "", "Save the sheet"), {})
    assert send(facilitator, paper("13"), key, version=2).get_json() == {"version": 3}
    for change in ({}, {"assets": "The band"}):
        answer = facilitator.post(address, data=form | change)
        assert answer.status_code == 409 and numbers(database) == {"13"}
        rows = [row.get_text("|", strip=True) for row in read(answer).tbody.find_all("tr")]
        assert rows[0] == "Sheet number|13|12"
        assert len(rows) == 1 + len(change)


def test_the_history_shows_a_corrected_number(facilitator: PageClient, database: Database) -> None:
    key = str(uuid.uuid4())
    send(facilitator, paper("12"), key)
    send(facilitator, paper("13"), key, version=1)
    send(facilitator, paper("14", assets="The band"), key, version=2)
    history = f"{PILE}/sheets/{key}/history"
    rows = [row.get_text("|", strip=True) for row in facilitator.page(history).main.select("tr")]
    assert [row for row in rows if row.startswith("Sheet number")] == [
        "Sheet number|13|14",
        "Sheet number|12|13",
    ]
    with writing(database):
        database.conn.execute("UPDATE response_revisions SET sheet_number = ''")
    page = facilitator.page(history)
    assert "Sheet number" not in page.main.text
    assert "What it was before was not kept" in page.main.text


def test_sheets_are_entered_one_by_one_without_a_script(
    facilitator: PageClient, database: Database
) -> None:
    page = f"{PILE}/sheets/new"
    given = {"number": "7", "form": "individual", "feeling_safe_rating": "4"}
    about = {"age_band": "16_24", "connection": ["work"]}
    assert "The sheet is saved." in facilitator.post_form(page, given | about).text
    assert stored(database)[0].response.age_band == "16_24"
    again = facilitator.post_form(page, given)
    assert "Sheet 7 was entered already" in text_of(again)
    shown = facilitator.page(PILE)
    assert "Sheet 7, individual" in shown.main.text and "Close the workshop" not in shown.main.text


def test_a_removed_sheet_keeps_its_number_and_a_withdrawn_one_frees_it(
    facilitator: PageClient, database: Database
) -> None:
    send(facilitator, paper())
    (sheet,) = stored(database)
    key = sheet.response.key
    facilitator.post_form(f"{PILE}/sheets/{key}/form", action="/remove")
    assert stored(database)[0].state == "excluded"
    assert send(facilitator, paper()).status_code == 422
    with writing(database):
        withdraw_response(database, key)
    assert numbers(database) == set()
    assert send(facilitator, paper()).status_code == 200


def test_a_sheet_is_entered_in_the_order_of_the_paper_and_of_the_pages(
    client_as: Callable[[Role], PageClient], database: Database
) -> None:
    store_survey(database)
    officer = client_as(Role.OFFICER)
    asked = {
        "place": "Hilltop",
        **{f"{theme.key}_rating": theme.question for theme in ADULTS.themes},
        "priorities": "Which themes matter most here?",
        "assets": "What are you proud of here?",
        "actions": "What do you suggest should be done?",
        "age_band": "How old are you?",
        "connection": "How do you know this place?",
    }
    document = Document(BytesIO(officer.get("/setup/surveys/your-place/questionnaire.docx").data))
    preview = "/setup/surveys/your-place/preview"
    answer, pages = officer.post_form(preview, button="Start now"), ""
    while answer.request.path == preview:
        pages += text_of(answer)
        button = "Send my answers" if "About you" in text_of(answer) else "Save and continue"
        answer = officer.post_form(answer.request.url, button=button)
    sheet = officer.page(f"{PILE}/sheets/{uuid.uuid4()}/form").find(class_="sheet_form")
    names = [each["name"] for each in sheet.find_all(["input", "select", "textarea"])]
    assert are_in_order("\n".join(each.text for each in document.paragraphs), asked.values())
    assert are_in_order(pages, asked.values())
    assert are_in_order("\n".join(names), asked)


def are_in_order(said: str, wanted: Iterable[str]) -> bool:
    """Whether each of these is there, the first time after the one before."""
    places = [said.find(each) for each in wanted]
    return -1 not in places and places == sorted(places)


def test_the_list_of_workshops_leads_to_each_pile(facilitator: PageClient) -> None:
    page = facilitator.page("/workshops")
    choices = [each["value"] for each in page.find(id="pile").find_all("option")]
    assert len(choices) == 2
    answer = facilitator.get("/workshops/paper", query_string={"pile": choices[0]})
    assert answer.location.startswith("/workshops/your-place/paper:")
    assert facilitator.get("/workshops/paper?pile=x/y").status_code == 404
    assert read(facilitator.get(answer.location)).find("h1").text.startswith("Paper answers, ")
