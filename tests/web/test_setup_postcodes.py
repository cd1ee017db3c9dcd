"""The officers' page for the file of postcodes."""

from io import BytesIO

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from placeplan.store.postcodes import count_postcodes
from tests.conftest import SignIn
from tests.factories import LISBURN_SOUTH
from tests.pages import PageClient, read, text_of
from tests.residents import open_survey

PAGE = "/setup/postcodes"
AREA = LISBURN_SOUTH.code


@pytest.fixture
def survey(database: Database) -> Survey:
    return open_survey(database)


@pytest.fixture
def officer(client: PageClient, sign_in: SignIn, survey: Survey) -> PageClient:
    sign_in(client, Role.OFFICER)
    return client


def upload(client: PageClient, rows: str) -> str:
    content = BytesIO(f"postcode,area_code\n{rows}".encode())
    return text_of(client.post_form(PAGE, {"file": (content, "postcodes.csv")}))


def test_a_file_is_taken_in_and_counted(officer: PageClient, database: Database) -> None:
    assert "No postcode is known" in text_of(officer.get(PAGE))
    said = upload(officer, f"ZZ1 1AA,{AREA}\nZZ1 1AB,{AREA}\n")
    assert "2 postcodes are taken in." in said
    assert "Postcodes known: 2. Areas they lie in: 1." in said
    assert count_postcodes(database).postcodes == 2
    assert officer.page("/setup/areas").find("a", href=PAGE)


def test_faults_are_listed_by_row_and_nothing_changes(
    officer: PageClient, database: Database
) -> None:
    upload(officer, f"ZZ1 1AA,{AREA}\n")
    said = upload(officer, "?,N0\n" + f"ZZ1 1AB,{AREA}\n")
    assert "Nothing was taken in" in said and "There is no area with the code N0" in said
    assert count_postcodes(database).postcodes == 1


def test_a_page_of_faults_stays_short(officer: PageClient) -> None:
    rows = "".join(f"ZZ{number},N0\n" for number in range(250))
    content = BytesIO(f"postcode,area_code\n{rows}".encode())
    answer = officer.post_form(PAGE, {"file": (content, "p.csv")})
    assert "And 50 faults more." in text_of(answer)
    assert len(read(answer).select("tbody tr")) == 200


def test_a_file_must_be_chosen(officer: PageClient) -> None:
    assert "Choose a file" in text_of(officer.post_form(PAGE))
