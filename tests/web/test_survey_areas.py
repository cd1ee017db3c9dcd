"""Finding where the answers are about: in a list of any length, or by postcode."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from placeplan.domain.accounts import Role
from placeplan.domain.areas import Area
from placeplan.domain.surveys import Survey
from placeplan.formats.areas import areas_from_csv
from placeplan.store.areas import add_areas
from placeplan.store.database import Database
from placeplan.store.postcodes import replace_postcodes
from tests.conftest import make_app
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, PACKAGE, PLACES
from tests.pages import PageClient, read, text_of
from tests.residents import FIRST, HOME, begin, open_survey, responses, send, theme

ALL_AREAS = areas_from_csv((PACKAGE / "areas" / "northern_ireland.csv").read_bytes())
ONE_COUNCIL = [area for area in ALL_AREAS if area.council_code == LISBURN_SOUTH.council_code]
HERE, THERE = LISBURN_SOUTH.code, CASTLEREAGH_EAST.code
KNOWN = {"ZZ11AA": HERE, "ZZ11AB": THERE, "ZZ99ZZ": "N10000101"}
PLACE_PAGE, FIRST_PAGE = f"{HOME}/place", theme(FIRST)


def survey_of(database: Database, areas: list[Area], **changes: Any) -> Survey:
    add_areas(database, areas)
    return open_survey(database, areas=tuple(areas), **changes)


@pytest.fixture
def survey(database: Database) -> Survey:
    """Two areas, one of them with places, and postcodes in both and elsewhere."""
    survey = open_survey(database)
    add_areas(database, ALL_AREAS)
    replace_postcodes(database, KNOWN)
    return survey


def headings(page: BeautifulSoup) -> list[str]:
    return [each.text for each in page.main.select("fieldset fieldset legend")]


def look_up(client: PageClient, postcode: str) -> Any:
    return client.post_form(f"{HOME}/area", {"postcode": postcode}, action="/postcode")


def test_one_area_is_not_asked_for(client: PageClient, database: Database) -> None:
    survey_of(database, [LISBURN_SOUTH])
    assert begin(client).request.path == PLACE_PAGE


def test_areas_without_places_are_one_list(client: PageClient, database: Database) -> None:
    survey_of(database, ONE_COUNCIL, places=())
    page = read(begin(client))
    assert headings(page) == [] and not page.main.find("details")
    assert len(page.find_all("input", type="radio")) == len(ONE_COUNCIL) == 7
    assert not page.find("input", attrs={"name": "postcode"})


def test_places_stand_under_their_area(client: PageClient, database: Database) -> None:
    survey_of(database, ONE_COUNCIL)
    page = read(begin(client))
    assert headings(page) == ["Lisburn South", "Other areas"]
    words = [label.text for label in page.main.select("label")]
    assert words[:3] == [
        "Hilltop (made up)",
        "Millside (made up)",
        "Somewhere else in Lisburn South, or all of it",
    ]
    assert not page.main.find("details")


def test_many_areas_are_folded_by_council(client: PageClient, database: Database) -> None:
    survey_of(database, ALL_AREAS)
    page = read(begin(client))
    folds = page.main.find_all("details")
    assert len(folds) == 12 and not page.main.find("details", open=True)
    assert len(page.find_all("input", type="radio")) == 79 + len(PLACES) + 1
    page = read(client.post_form(f"{HOME}/area"))
    assert len(page.main.find_all("details", open=True)) == 12
    client.post_form(f"{HOME}/area", {"area": f"{HERE}/"})
    (opened,) = client.page(f"{HOME}/area").main.find_all("details", open=True)
    assert opened.summary.text == "Lisburn South"


@pytest.mark.parametrize("place", ["millside", ""])
def test_a_place_in_the_list_answers_for_its_area_too(
    client: PageClient, database: Database, place: str
) -> None:
    survey = open_survey(database)
    begin(client)
    page = client.post_form(f"{HOME}/area", {"area": f"{HERE}/{place}"})
    assert page.request.path == FIRST_PAGE
    chosen = client.page(f"{HOME}/area").find("input", checked=True)
    assert chosen["value"] == f"{HERE}/{place}"
    client.post_form(FIRST_PAGE, {"rating": "4"})
    page = client.post_form(f"{HOME}/area?to=check", {"area": f"{HERE}/hilltop"})
    assert page.request.path == f"{HOME}/check" and "Hilltop" in text_of(page)
    client.post_form(f"{HOME}/area?to=check", {"area": f"{HERE}/{place}"})
    send(client)
    (response,) = responses(database, survey)
    assert (response.area_code, response.place_key) == (HERE, place)


@pytest.mark.parametrize("given", [f"{HERE}/nowhere", f"{THERE}/millside", "/", f"{THERE}/"])
def test_what_is_not_in_the_list_is_asked_again(
    client: PageClient, database: Database, given: str
) -> None:
    open_survey(database)
    begin(client)
    page = client.post_form(f"{HOME}/area", {"area": given})
    assert page.status_code == 400
    assert "Select the area your answers are about" in text_of(page)


@pytest.mark.parametrize("written", ["ZZ1 1AB", " zz11ab ", "Zz 11-aB"])
def test_a_postcode_finds_its_area(client: PageClient, survey: Survey, written: str) -> None:
    begin(client)
    page = look_up(client, written)
    assert page.request.path == FIRST_PAGE
    assert "Your postcode is in Castlereagh East" in page.text
    chosen = client.page(f"{HOME}/area").find("input", checked=True)
    assert chosen["value"] == THERE


def test_a_postcode_leads_to_the_places_of_its_area(client: PageClient, survey: Survey) -> None:
    begin(client)
    page = look_up(client, "zz1 1aa")
    assert page.request.path == PLACE_PAGE and "Lisburn South" in text_of(page)
    client.post_form(PLACE_PAGE, {"place": "millside"})
    client.post_form(FIRST_PAGE, {"rating": "4"})
    page = client.post_form(f"{HOME}/area?to=check", {"postcode": "ZZ11AB"}, action="/postcode")
    assert page.request.path == f"{HOME}/check"
    assert "Castlereagh East" in text_of(page) and "Millside" not in text_of(page)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ZZ1 1ZZ", "We do not know that postcode"),
        ("1", "We do not know that postcode"),
        ("ZZ9 9ZZ", "outside the areas of this survey"),
        ("", "Enter your postcode"),
        ("x" * 30, "Shorten “Your postcode”"),
    ],
)
def test_a_postcode_without_an_area_here_keeps_the_list(
    client: PageClient, survey: Survey, written: str, said: str
) -> None:
    begin(client)
    client.post_form(f"{HOME}/area", {"area": THERE}, action="/area")
    page = look_up(client, written)
    assert page.status_code == 400 and said in text_of(page)
    summary = read(page).find(class_="error_summary")
    assert summary.find("a")["href"] == "#postcode"
    assert read(page).find("input", checked=True)["value"] == THERE
    page = client.post_form(f"{HOME}/area", {"area": f"{HERE}/millside"}, action="/area")
    assert page.request.path == FIRST_PAGE


def test_the_address_of_the_search_leads_back_to_the_list(
    client: PageClient, survey: Survey
) -> None:
    begin(client)
    assert client.get(f"{HOME}/postcode").location == f"{HOME}/area"


def test_postcodes_are_tried_only_so_often(instance: Path, survey: Survey) -> None:
    client = make_app(instance, answer_limit="2 per hour").test_client()
    begin(client)
    for _time in range(2):
        assert look_up(client, "ZZ1 1ZZ").status_code == 400
    assert look_up(client, "ZZ1 1ZZ").status_code == 429


@pytest.mark.parametrize("written", ["QX7 3VK", "ZZ1 1AB"], ids=["unknown", "known"])
def test_a_postcode_is_neither_kept_nor_logged(
    instance: Path,
    database: Database,
    survey: Survey,
    written: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    shapes = (written, written.lower(), written.replace(" ", ""))
    before = times_in_files(instance, shapes)
    client = make_app(instance).test_client()
    begin(client)
    page = look_up(client, written)
    with client.session_transaction() as session:
        remembered = str(dict(session))
    assert "your-place" in remembered
    client.post_form(f"{HOME}/area", {"area": THERE}, action="/area")
    client.post_form(FIRST_PAGE, {"rating": "4"})
    send(client)
    assert times_in_files(instance, shapes) == before
    replace_postcodes(database, {})
    database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    said = "".join([*capfd.readouterr(), caplog.text, page.request.url, remembered])
    for shape in shapes:
        assert shape not in said
        assert shape not in "".join(database.conn.iterdump())


def times_in_files(instance: Path, shapes: Sequence[str]) -> list[int]:
    """How often each shape of a postcode stands in the database, its log and all beside them."""
    files = [path.read_bytes() for path in instance.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") and path.stat().st_size for path in instance.iterdir())
    return [sum(file.count(shape.encode()) for file in files) for shape in shapes]


def test_the_preview_shows_the_list_and_goes_on(
    client_as: Any, database: Database, survey: Survey
) -> None:
    officer = client_as(Role.OFFICER)
    address = "/setup/surveys/your-place/preview?step=ask_area"
    page = officer.post_form(address, {"area": f"{HERE}/millside"}, action="step=ask_area")
    assert "area=" + HERE in page.request.full_path
