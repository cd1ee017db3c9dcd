"""Officers find, review, edit and undo; files are mended on screen before they count."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.formats.listings_xlsx import table_from_file
from placeplan.store.database import Database
from placeplan.store.listings import get_listing, list_listings
from placeplan.store.partners import get_partner, list_partners
from placeplan.store.staged_files import list_staged_files, remove_staged_file
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH
from tests.listing_setup import (
    BUSES,
    FAULTY_FILE,
    FILE,
    TRUST,
    store_areas,
    store_listing,
    store_partner,
    workbook,
)
from tests.pages import PageClient, find_form, read, text_of

LOOSE_FILE = (
    "Organisation,Service name,Type,Category,DEA,Start date\n"
    "HHSCT,Walks,Services,social,Lisbrun South,05/25/2026\n"
    ",Talks,scheme,Physical projects,all DEAs,04/05/2026\n"
)


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient], database: Database) -> PageClient:
    """An officer of a partnership with two areas."""
    store_areas(database)
    return client_as(Role.OFFICER)


@pytest.fixture
def partner_id(officer: PageClient, database: Database) -> int:
    """A partner that the officer knows."""
    return store_partner(database)


def upload(officer: PageClient, content: str | bytes, name: str = "theirs.csv") -> TestResponse:
    data = content.encode() if isinstance(content, str) else content
    return officer.post_form(
        "/listings/import", {"file": (BytesIO(data), name)}, button="Read the file"
    )


def press_undo(client: PageClient, answer: TestResponse) -> TestResponse:
    form = find_form(read(answer), button="Undo")
    values = {each["name"]: each["value"] for each in form.find_all("input")}
    return client.post(str(form["action"]), data=values, follow_redirects=True)


def test_without_listings_the_page_says_what_to_do_first(officer: PageClient) -> None:
    assert "No listings yet" in text_of(officer.get("/listings"))
    assert "No partners yet" in text_of(officer.get("/partners"))


def test_the_list_is_narrowed_by_the_address(
    officer: PageClient, partner_id: int, database: Database
) -> None:
    buses = store_partner(database, BUSES)
    store_listing(database, partner_id)
    store_listing(database, buses, name="Late bus", heading="economic", state="waiting")
    store_listing(database, buses, name="Old tram", ends_on=None, area_codes=("N10000701",))
    store_listing(database, buses, name="Gone", ends_on=date(2020, 1, 1))

    def names(query: str) -> set[str]:
        words = text_of(officer.get(f"/listings?{query}"))
        return {name for name in ("Walking group", "Late bus", "Old tram", "Gone") if name in words}

    assert names("") == {"Walking group", "Late bus", "Old tram"}
    assert names("heading=economic") == {"Late bus"}
    assert names(f"partner={buses}") == {"Late bus", "Old tram"}
    assert names(f"area={CASTLEREAGH_EAST.code}") == {"Old tram"}
    assert names("state=waiting") == {"Late bus"}
    assert names("when=ended") == {"Gone"}
    assert names("when=unchecked") == {"Walking group", "Late bus", "Old tram"}
    assert "Nothing fits" in text_of(officer.get("/listings?state=sent_back"))
    assert names("state=%27&area=N0&partner=x") == {"Walking group", "Late bus", "Old tram"}


def test_approving_can_be_undone_and_comes_back_to_the_same_list(
    officer: PageClient, partner_id: int, database: Database
) -> None:
    listing_id = store_listing(database, partner_id, state="waiting")
    answer = officer.post_form("/listings?state=waiting", button="Approve")
    assert answer.request.full_path == "/listings?state=waiting"
    assert get_listing(database, listing_id).state == "approved"
    answer = press_undo(officer, answer)
    assert answer.request.full_path == "/listings?state=waiting"
    assert get_listing(database, listing_id).state == "waiting"


def test_sending_back_needs_a_note(
    officer: PageClient, partner_id: int, database: Database
) -> None:
    listing_id = store_listing(database, partner_id, state="waiting")
    page = f"/listings/{listing_id}"
    answer = officer.post_form(page, {"note": " "}, action="send-back")
    assert "Enter what the partner should change" in text_of(answer)
    officer.post_form(page, {"note": "Say where"}, action="send-back")
    listing = get_listing(database, listing_id)
    assert (listing.state, listing.note) == ("sent_back", "Say where")
    assert "Say where" in text_of(officer.get(page))


def test_an_officers_listing_is_approved_at_once(
    officer: PageClient, partner_id: int, database: Database
) -> None:
    answer = officer.post_form("/listings/new", {"name": "X"})
    assert "Select at least one area" in text_of(answer)
    given = {
        "partner": str(partner_id),
        "name": "Path repairs",
        "kind": "programme",
        "heading": "physical",
        "areas": [LISBURN_SOUTH.code],
        "themes": ["moving_around"],
        "starts_on": "2026-06-12",
        "ends_on": "2026-06-11",
    }
    assert "ends before it starts" in text_of(officer.post_form("/listings/new", given))
    officer.post_form("/listings/new", given | {"ends_on": ""})
    (listing,) = list_listings(database)
    assert (listing.name, listing.state, listing.partner) == ("Path repairs", "approved", TRUST)
    officer.post_form(f"/listings/{listing.id}/edit", {"contact": "An office"})
    assert get_listing(database, listing.id).contact == "An office"
    answer = officer.post_form("/listings/new", given | {"ends_on": ""})
    assert "has a listing called" in text_of(answer)


def test_listings_and_template_can_be_downloaded(
    officer: PageClient, partner_id: int, database: Database
) -> None:
    store_listing(database, partner_id, name="=1+1")
    csv = officer.get(f"/listings/listings.csv?area={LISBURN_SOUTH.code}")
    assert "attachment" in csv.headers["Content-Disposition"]
    assert b",'=1+1," in csv.data
    excel = table_from_file(officer.get("/listings/listings.xlsx").data)
    assert excel.rows[0].cells[1] == "=1+1"
    template = officer.get("/listings/template.xlsx").data
    assert "take in" in text_of(upload(officer, template, "template.xlsx")).lower()
    assert officer.get("/listings/listings.pdf").status_code == 404
    assert officer.get("/listings/listings.csv?area=N0").status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "neither a CSV file nor an Excel file"),
        (b"partner;name\nA;B\n", "with commas between"),
        (b"<!doctype html>\n<p>A page</p>\n", "neither a CSV file nor an Excel file"),
        (b"", "no rows"),
        (b"PK\x03\x04", "not an Excel file"),
        (b"\xd0\xcf\x11\xe0", "Save it as .xlsx"),
        (b"name\n" + b"x\n" * 1001, "1001 rows"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_kindly(
    officer: PageClient, database: Database, content: bytes, sentence: str
) -> None:
    answer = upload(officer, content)
    assert sentence in text_of(answer)
    assert list_staged_files(database) == []


def test_a_file_taken_in_by_a_press_before_is_said_to_be(
    officer: PageClient, database: Database
) -> None:
    page = upload(officer, FILE)
    address, token = f"{page.request.path}/take-in", token_in(page)
    (staged,) = list_staged_files(database)
    remove_staged_file(database, staged.id)
    answer = officer.post(address, data={"csrf_token": token}, follow_redirects=True)
    assert answer.request.path == "/listings"
    assert "taken in or put away before" in text_of(answer)


def test_two_files_of_one_name_wait_side_by_side(officer: PageClient, database: Database) -> None:
    for _time in range(2):
        upload(officer, FILE)
    page = officer.page("/listings/import")
    links = [link for link in page.main.find_all("a") if "theirs.csv" in link.get_text()]
    assert len({link["href"] for link in links}) == len({link.get_text() for link in links}) == 2


def test_an_upload_without_a_file_asks_for_one(officer: PageClient) -> None:
    answer = officer.post_form("/listings/import", button="Read the file")
    assert "Choose a file" in text_of(answer)


def test_a_file_in_the_templates_form_goes_straight_to_its_rows(
    officer: PageClient, database: Database
) -> None:
    answer = upload(officer, FILE)
    assert "2 ready" in text_of(answer)
    assert list_listings(database) == []
    answer = officer.post_form(answer.request.path, button="Take in 2 listings")
    assert "2 listings are new" in text_of(answer)
    assert [listing.state for listing in list_listings(database)] == ["approved"] * 2
    assert list_staged_files(database) == []
    press_undo(officer, answer)
    assert list_listings(database) == []


def test_a_loose_file_is_mapped_mended_and_taken_in(
    officer: PageClient, partner_id: int, database: Database
) -> None:
    answer = upload(officer, LOOSE_FILE)
    assert "What the columns mean" in text_of(answer)
    answer = officer.post_form(answer.request.path, {"fills_down": "yes"})
    words = text_of(answer)
    assert "Is it Lisburn South?" in words and "Is it 25 May 2026?" in words
    assert f"This looks like {TRUST}" in words
    assert "Take in" not in words
    rows = answer.request.path
    answer = officer.post(
        f"{rows}/take-in", data={"csrf_token": token_in(answer)}, follow_redirects=True
    )
    assert list_listings(database) == []
    answer = officer.post_form(rows, button="Save and check again")
    answer = officer.post_form(rows, button="Take in 2 listings")
    assert {(each.name, each.partner_id) for each in list_listings(database)} == {
        ("Walks", partner_id),
        ("Talks", partner_id),
    }
    assert get_partner(database, partner_id).aliases == ("HHSCT",)


def token_in(answer: TestResponse) -> str:
    return str(read(answer).find("input", attrs={"name": "csrf_token"})["value"])


def test_three_faults_are_shown_beside_their_cells_and_rows_can_be_left_out(
    officer: PageClient, database: Database
) -> None:
    answer = upload(officer, FAULTY_FILE)
    page, rows = read(answer), answer.request.path
    for row, column in ((2, "kind"), (4, "name"), (5, "areas")):
        cell = page.find(id=f"cell-{row}-{column}")
        assert cell is not None
        assert page.find(id=cell["aria-describedby"].split()[0]).get_text().strip()
    assert "1 ready 3 to mend" in text_of(answer)
    for row in (2, 4, 5):
        answer = officer.post_form(rows, button=f"Leave out row {row}")
    assert "1 ready 0 to mend" in text_of(answer)
    officer.post_form(rows, button="Put back row 5")
    answer = officer.post_form(
        rows, {"cell:5:areas": LISBURN_SOUTH.code}, button="Save and check again"
    )
    assert "2 ready 0 to mend" in text_of(answer)
    assert list_listings(database) == list_partners(database) == []


def test_a_column_that_is_missing_can_be_given_for_all_rows(
    officer: PageClient, database: Database
) -> None:
    answer = upload(officer, "Project,DEA\nWalks,all\n")
    columns = answer.request.path
    answer = officer.post_form(columns)
    assert "give one for all rows" in text_of(answer)
    for_all = {"all-partner": TRUST, "all-kind": "service", "all-heading": "social"}
    twice = officer.post_form(columns, {**for_all, "column-1": "name"})
    assert "more than one heading" in text_of(twice)
    answer = officer.post_form(columns, for_all)
    assert "1 ready" in text_of(answer)


def test_a_workbook_with_formulas_says_that_saved_results_were_taken(officer: PageClient) -> None:
    def fill(sheet: Any) -> None:
        sheet.write_row(0, 0, ["partner", "name", "kind", "heading", "areas"])
        sheet.write_row(1, 0, [TRUST, "", "service", "social", "all"])
        sheet.write_formula(1, 1, '=CONCAT("Wal","ks")', None, "Walks")

    words = text_of(upload(officer, workbook(fill), "theirs.xlsx"))
    assert "1 cell with a formula" in words and "Walks" in words


def test_a_file_put_aside_leaves_nothing(officer: PageClient, database: Database) -> None:
    answer = upload(officer, FILE)
    officer.post_form(answer.request.path, action="cancel")
    assert list_staged_files(database) == list_listings(database) == []
    assert officer.get(answer.request.path).status_code == 404


def test_facilitators_do_not_open_listings(client_as: Callable[[Role], PageClient]) -> None:
    assert client_as(Role.FACILITATOR).get("/listings").status_code == 403
