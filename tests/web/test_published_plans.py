"""A published plan on its page and as the Word file that everyone may download."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from docx import Document

from placeplan.domain.accounts import Role
from placeplan.domain.plans import Plan
from placeplan.operations.plan_editions import make_edition
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.wanted_editions import WantedEdition
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey
from placeplan.web.days import today
from tests.factories import LISBURN_SOUTH, PLACES, make_response, make_survey
from tests.pages import PageClient, text_of

TOO_FEW = "Fewer than 10 people answered “Your place” for Lisburn South by themselves"


def published_plan(database: Database, answers: int) -> Plan:
    closed = {"opens_on": today() - timedelta(60), "closes_on": today() - timedelta(1)}
    survey = replace(make_survey(), is_published=True, **closed)
    with writing(database):
        add_areas(database, [LISBURN_SOUTH])
        add_places(database, PLACES)
        add_survey(database, survey)
        for n in range(answers):
            marks = {"feeling_safe": "2"} | ({"natural_space": "6"} if n < 9 else {})
            add_response(database, make_response(survey, marks, collected_on=survey.opens_on))
    plan = add_plan(database, LISBURN_SOUTH.code, [survey.slug], "Lisburn South locality plan")
    make_edition(database, plan.id, WantedEdition(1, "adopted", "A"), today(), Limits())
    return plan


def word_text(client: PageClient, address: str) -> str:
    document = Document(BytesIO(client.get(address).data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def both_forms(client: PageClient, plan: Plan) -> list[str]:
    address = f"/published/{plan.slug}"
    return [text_of(client.get(address)), word_text(client, f"{address}/download")]


def test_page_and_word_file_hide_what_fewer_than_ten_people_said(
    client: PageClient, database: Database
) -> None:
    for text in both_forms(client, published_plan(database, 9)):
        assert TOO_FEW in text
        assert "2.0" not in text
        assert "nine individuals" not in text


def test_page_and_word_file_hide_a_theme_that_nine_of_twelve_rated(
    client: PageClient, database: Database
) -> None:
    for text in both_forms(client, published_plan(database, 12)):
        assert "Feeling safe (mean 2.0, n = 12)" in text
        assert "Too few: fewer than 10 people stand behind the figure" in text
        assert "6.0" not in text


@pytest.mark.parametrize("answers", [9, 12])
def test_officers_see_before_what_is_left_out(
    answers: int, client_as: Callable[[Role], PageClient], database: Database
) -> None:
    plan = published_plan(database, answers)
    officer = client_as(Role.OFFICER)
    address = f"/plans/{plan.id}"
    preview = text_of(officer.get(f"{address}/preview"))
    for text in (preview, word_text(officer, f"{address}/download")):
        assert "For officers: once this plan is published" in text
        assert "6.0" in text
