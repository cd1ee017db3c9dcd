"""What officers download to hand out on paper or to hang up."""

from io import BytesIO

import pytest
from docx import Document
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from tests.conftest import SignIn
from tests.pages import PageClient
from tests.residents import open_survey

PAGE = "/setup/surveys/your-place"


@pytest.fixture
def survey(database: Database) -> Survey:
    return open_survey(database)


@pytest.fixture
def officer(client: PageClient, sign_in: SignIn, survey: Survey) -> PageClient:
    sign_in(client, Role.OFFICER)
    return client


def name_of(answer: TestResponse) -> str:
    return answer.headers["Content-Disposition"]


def test_the_page_of_a_survey_has_its_downloads(officer: PageClient) -> None:
    links = [str(link["href"]) for link in officer.page(PAGE).main.select("td a")]
    files = [each for each in links if ".docx" in each or "poster.svg" in each]
    assert len(files) >= 4
    names = {name_of(officer.get(each)) for each in files}
    assert len(names) == len(files)
    assert 'attachment; filename="your-place-questionnaire-large-print.docx"' in names


def test_a_questionnaire_leads_to_the_survey(officer: PageClient, survey: Survey) -> None:
    answer = officer.get(f"{PAGE}/questionnaire.docx")
    document = Document(BytesIO(answer.data))
    said = "\n".join(each.text for each in document.paragraphs)
    closes = survey.closes_on
    assert f"{closes.day} {closes:%B} {closes.year}" in said
    assert "/surveys/your-place" in said and "Hilltop" in said


@pytest.mark.parametrize("address", ["questionnaire.docx?size=huge", "poster.svg?language=xx"])
def test_what_there_is_not_is_not_found(officer: PageClient, address: str) -> None:
    assert officer.get(f"{PAGE}/{address}").status_code == 404
