"""Who answered beside who lives in the area, on the results page."""

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.surveys import Survey
from placeplan.store.area_figures import set_area_figures
from placeplan.store.database import Database
from placeplan.store.responses import add_response
from tests.conftest import SignIn
from tests.factories import LISBURN_SOUTH, make_population, make_response
from tests.pages import PageClient
from tests.residents import open_survey

AGES = {"under_16": 10, "16_24": 4, "25_39": 12, "40_64": 30, "65_plus": 20}


@pytest.fixture
def survey(database: Database) -> Survey:
    survey = open_survey(database)
    for band, count in AGES.items():
        for _ in range(count):
            add_response(
                database, make_response(survey=survey, age_band=band, collected_on=survey.opens_on)
            )
    return survey


def rows_of(client: PageClient, survey: Survey) -> dict[str, list[str]]:
    page = client.page(f"/results/{survey.slug}/{LISBURN_SOUTH.code}?by=age_band")
    (caption,) = (each for each in page.find_all("caption") if "beside who lives" in each.text)
    table = caption.find_parent("table")
    assert table is not None
    return {
        row.th.text: [cell.text for cell in row.find_all("td")] for row in table.select("tbody tr")
    }


def test_shares_stand_beside_each_other_and_what_is_hidden_above_stays_hidden(
    client: PageClient, sign_in: SignIn, survey: Survey, database: Database
) -> None:
    sign_in(client, Role.OFFICER)
    people = make_population(2000, 3000, 3000, 2000)
    set_area_figures(database, LISBURN_SOUTH.code, people, changed_by="An officer")
    # the four of 16 to 24 are hidden, and with them the smallest group beside them
    assert rows_of(client, survey) == {
        "0 to 15": ["hidden", "hidden", "2,000", "20%"],
        "16 to 39": ["hidden", "hidden", "3,000", "30%"],
        "40 to 64": ["30", "39%", "3,000", "30%"],
        "65 and over": ["20", "26%", "2,000", "20%"],
    }


def test_whoever_may_is_asked_for_the_population(
    client: PageClient, sign_in: SignIn, survey: Survey
) -> None:
    for role, is_asked in ((Role.OFFICER, True), (Role.FACILITATOR, False)):
        sign_in(client, role)
        page = client.page(f"/results/{survey.slug}/{LISBURN_SOUTH.code}?by=age_band")
        assert "in each age group is not known" in page.get_text()
        link = page.find("a", href=f"/areas/{LISBURN_SOUTH.code}/figures/population")
        assert bool(link) is is_asked
