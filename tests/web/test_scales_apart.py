"""On no page does a figure stand for children's three points and adults' seven together."""

import json
import uuid
from collections.abc import Callable

import pytest

from placeplan.domain.accounts import Role
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey
from placeplan.store.workshops import add_workshop
from tests.factories import LISBURN_SOUTH, PLACES, make_workshop
from tests.pages import PageClient, text_of
from tests.two_scales import adults_survey, answers_to, children_survey, figures_in, over_both
from tests.workshop_setup import make_sheet

CODE = LISBURN_SOUTH.code
ALONE = {"adults": "6767676667" * 3, "children": "1231231133" * 3}
TOGETHER = {"adults": "66", "children": "13"}
VIEWS = ("", "?by=age_band", "?by=place", "?by=channel", "?by=connection", "?series=everyone")


@pytest.fixture
def officer(database: Database, client_as: Callable[[Role], PageClient]) -> PageClient:
    with writing(database):
        add_areas(database, [LISBURN_SOUTH])
        add_places(database, PLACES)
        for survey in (adults_survey(), children_survey()):
            add_survey(database, survey)
            for response in answers_to(survey, ALONE[survey.slug], TOGETHER[survey.slug]):
                add_response(database, response)
    return client_as(Role.OFFICER)


@pytest.mark.parametrize("slug", ["adults", "children"])
def test_results_and_breakdowns_are_of_one_edition(officer: PageClient, slug: str) -> None:
    pages = [f"/results/{slug}/{CODE}{view}" for view in VIEWS]
    pages += [f"/results/{slug}", f"/results/{slug}/{CODE}?place=hilltop"]
    for address in pages:
        found = figures_in([text_of(officer.get(address))])
        assert found, address
        assert over_both(found) == [], address


def test_the_councils_list_of_surveys_has_no_figure_over_them(officer: PageClient) -> None:
    for address in ("/results", "/setup/surveys"):
        assert figures_in([text_of(officer.get(address))]) == set()


def test_a_plan_of_both_shows_each_by_itself(officer: PageClient, database: Database) -> None:
    with writing(database):
        plan_id = add_plan(database, CODE, ["adults", "children"], "A plan of both").id
    page = text_of(officer.get(f"/plans/{plan_id}/preview"))
    assert over_both(figures_in([page])) == []
    assert "Adults" in page and "Children" in page


def test_childrens_pages_speak_of_three_points(officer: PageClient) -> None:
    page = officer.page(f"/results/children/{CODE}")
    assert len(page.select(".distribution__shades text")) == 3
    assert len(page.select(".radar__scale text")) == 3
    words = text_of(officer.get(f"/results/children/{CODE}"))
    assert "gave 3" in words
    assert "gave 4" not in words


def test_a_workshop_with_children_takes_digits_from_1_to_3(
    officer: PageClient, database: Database
) -> None:
    with writing(database):
        add_workshop(database, make_workshop(survey_slug="children"))
    sheets = "/workshops/children/hall-june/sheets"
    page = officer.page(sheets)
    assert "1–3" in page.get_text()
    setup = json.loads(page.find("script", type="application/json").string)
    assert (setup["lowest"], setup["highest"]) == (1, 3)
    token = officer.get(f"{sheets}/token").get_json()["token"]
    for mark, status in (("4", 422), ("2-7", 422), ("2-3", 200)):
        sheet = make_sheet({"feeling_safe": mark})
        answer = officer.post(
            f"{sheets}/{uuid.uuid4()}",
            json={"version": 0, "sheet": sheet},
            headers={"X-CSRFToken": token},
        )
        assert answer.status_code == status, answer.get_json()
