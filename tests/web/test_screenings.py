"""The officers' pages of Section 75 screening and rural needs."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from placeplan.domain.accounts import Role
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from placeplan.store.plans import add_plan
from placeplan.store.screenings import get_screening
from placeplan.store.surveys import update_survey
from tests.conftest import SignIn
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH
from tests.pages import PageClient, text_of
from tests.residents import open_survey

HERE, THERE = LISBURN_SOUTH.code, CASTLEREAGH_EAST.code


@pytest.fixture
def survey(database: Database) -> Survey:
    return open_survey(database)


@pytest.fixture
def officer(client: PageClient, sign_in: SignIn, survey: Survey) -> PageClient:
    sign_in(client, Role.OFFICER)
    return client


def form_of(survey: Survey, kind: str = "section_75", area: str = HERE) -> str:
    return f"/screenings/{survey.slug}/{area}/{kind}"


def test_the_survey_leads_to_both_forms_of_each_area(officer: PageClient, survey: Survey) -> None:
    page = officer.page(f"/setup/surveys/{survey.slug}")
    for area in survey.areas:
        for kind in ("section_75", "rural_needs"):
            assert page.find("a", href=form_of(survey, kind, area.code))
    assert "Not begun" in page.get_text()


def test_a_part_is_saved_and_leads_to_the_next(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    answer = officer.post_form(
        f"{form_of(survey)}/policy", {"name": "Our plan", "aim": "A better place", "go": "next"}
    )
    assert answer.request.path.endswith("/religious_belief")
    assert "“What is screened” is saved." in text_of(answer)
    kept = get_screening(database, survey.slug, HERE, "section_75").answers("policy")
    assert kept == {"name": "Our plan", "aim": "A better place"}
    said = text_of(officer.get(form_of(survey)))
    assert "Begun" in said and "questions are still to be answered" in said


def test_days_and_choices_are_kept_and_shown_again(officer: PageClient, survey: Survey) -> None:
    address = f"{form_of(survey, 'rural_needs')}/record"
    officer.post_form(address, {"decided_on": "2026-06-12", "decided_by": "An officer"})
    box = officer.page(address).select_one("#decided_on")
    assert box is not None and box["value"] == "2026-06-12"
    assert "real date" in text_of(officer.post_form(address, {"decided_on": "soon"}))
    officer.post_form(f"{form_of(survey)}/age", {"impact": "minor"})
    chosen = officer.page(f"{form_of(survey)}/age").select("input[name=impact][checked]")
    assert [each["value"] for each in chosen] == ["minor"]
    # what the form needs is not called optional, though a part may be saved without it
    assert officer.page(address).get_text().count("(optional)") == 1


def test_whoever_saves_second_sees_what_the_first_kept(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    address = f"{form_of(survey)}/age"
    officer.post_form(address, {"needs": "Benches"})
    late = officer.post_form(address, {"needs": "Buses", "version": "0"})
    said = text_of(late)
    assert "Somebody else has saved other words meanwhile" in said
    assert "Benches" in said and "Buses" in said
    kept = get_screening(database, survey.slug, HERE, "section_75").answers("age")
    assert kept == {"needs": "Benches"}


def test_a_form_is_begun_with_that_of_another_area(officer: PageClient, survey: Survey) -> None:
    officer.post_form(f"{form_of(survey)}/age", {"needs": "Benches"})
    there = form_of(survey, area=THERE)
    said = text_of(officer.post_form(there, button=f"Copy from {LISBURN_SOUTH.name}"))
    assert "What was written there is here now." in said
    assert "Benches" in text_of(officer.get(f"{there}/age"))


def test_a_form_is_downloaded_as_far_as_it_is(officer: PageClient, survey: Survey) -> None:
    officer.post_form(f"{form_of(survey)}/age", {"needs": "Benches"})
    file = officer.get(f"{form_of(survey)}/form.docx")
    assert "Benches" in [each.text for each in Document(BytesIO(file.data)).paragraphs]


def test_there_is_no_form_of_another_kind_area_or_part(officer: PageClient, survey: Survey) -> None:
    for path in (form_of(survey, "health"), form_of(survey, area="N0"), form_of(survey) + "/no"):
        assert officer.get(path).status_code == 404


def test_a_plan_leads_to_the_forms_of_its_area_as_long_as_the_survey_has_it(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    plan = add_plan(database, THERE, [survey.slug], "A plan (made up)")
    page = officer.page(f"/plans/{plan.id}")
    assert page.find("a", href=form_of(survey, area=THERE))
    update_survey(database, replace(survey, areas=survey.areas[:1], places=()))
    assert survey.areas[0].code != THERE
    assert not officer.page(f"/plans/{plan.id}").find("a", href=form_of(survey, area=THERE))
