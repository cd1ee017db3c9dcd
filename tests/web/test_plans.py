"""Officers make a plan, write in it, decide what is in it, preview it and download it."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from placeplan.domain.accounts import Role
from placeplan.domain.plan_trees import Chart, Prose, texts_of
from placeplan.domain.plans import Plan, Step
from placeplan.formats.plan_prose import prose_text
from placeplan.operations.plans import plan_tree
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.plans import add_plan, get_plan, update_plan, update_section
from placeplan.store.responses import add_response
from placeplan.store.steps import add_step, get_step
from placeplan.store.surveys import add_survey
from placeplan.web.days import today
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, PLACES, make_survey
from tests.pages import PageClient, filled_in, find_form, read, text_of
from tests.plan_sources import make_responses

ACTION = {
    "title": "Light the underpass",
    "lead_other": "Made-up roads body",
    "partners_other": "Made-up council\nMade-up police",
}


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def plan(database: Database) -> Plan:
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_places(database, PLACES)
        survey = make_survey()
        add_survey(database, survey)
        for response in make_responses(survey, 30, 0):
            add_response(database, response)
    return add_plan(database, LISBURN_SOUTH.code, ["your-place"], "Lisburn South locality plan")


def word_texts(officer: PageClient, address: str) -> str:
    answer = officer.get(address)
    assert answer.status_code == 200
    document = Document(BytesIO(answer.data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_without_a_plan_the_list_says_to_start_one(officer: PageClient) -> None:
    assert "There is no plan yet" in text_of(officer.get("/plans"))
    assert "There is no survey to draw on yet" in text_of(officer.get("/plans/new"))


def test_an_officer_drafts_a_plan_for_an_area_and_its_surveys(
    officer: PageClient, plan: Plan
) -> None:
    answer = officer.post_form("/plans/new", {"area": "N10000707", "surveys": ["your-place"]})
    assert "Lisburn South locality plan" in text_of(answer)
    assert answer.request.path == f"/plans/{plan.id + 1}"
    assert "Lisburn South locality plan" in text_of(officer.get("/plans"))


def test_a_plan_leads_to_its_unfinished_forms(officer: PageClient, plan: Plan) -> None:
    page = officer.page(f"/plans/{plan.id}")
    link = page.find("a", string="2 equality or rural needs forms are not finished")
    assert link is not None and page.find(id=str(link["href"]).partition("#")[2]) is not None


def test_a_plan_needs_an_area_and_a_survey(officer: PageClient, plan: Plan) -> None:
    answer = officer.post_form("/plans/new", {})
    assert "Select an area" in text_of(answer)
    assert "Select at least one survey" in text_of(answer)


def test_a_survey_of_another_area_is_not_taken(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    with writing(database):
        add_survey(
            database, make_survey(slug="east", title="East", areas=(CASTLEREAGH_EAST,), places=())
        )
    answer = officer.post_form("/plans/new", {"area": "N10000707", "surveys": ["east"]})
    assert "This area is not part of: East" in text_of(answer)


@pytest.mark.parametrize("key", ["our_vision_and_outcomes", "what_people_told_us", "next_steps"])
def test_a_section_shows_its_draft_beside_an_editor(
    key: str, officer: PageClient, plan: Plan
) -> None:
    address = f"/plans/{plan.id}/sections/{key}"
    assert "Drafted from the data" in text_of(officer.get(address))
    answer = officer.post_form(address, {"prose": "We *asked* everybody."}, action="sections")
    assert "Your words are kept" in text_of(answer)
    assert "We asked everybody." in text_of(officer.get(f"/plans/{plan.id}/preview"))


def test_what_an_officer_writes_cannot_carry_html(officer: PageClient, plan: Plan) -> None:
    address = f"/plans/{plan.id}/sections/about_the_area"
    words = "<script>alert(1)</script> and <b>bold</b> [here](javascript:alert(1))"
    officer.post_form(address, {"prose": words}, action="sections")
    page = officer.page(f"/plans/{plan.id}/preview")
    assert not page.find("script", string="alert(1)")
    assert "javascript:" not in str([link.get("href") for link in page.find_all("a")])


def test_words_kept_meanwhile_by_somebody_else_are_shown_not_lost(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    address = f"/plans/{plan.id}/sections/actions"
    token = officer.page(address).find("input", attrs={"name": "csrf_token"})
    update_section(database, plan.id, "actions", "Theirs.", version=0, changed_by="Another")
    answer = officer.post(
        address, data={"csrf_token": token["value"], "prose": "Mine.", "version": "0"}
    )
    words = text_of(answer)
    assert "Somebody else has" in words
    assert "Theirs." in words
    assert "Mine." in words
    assert get_plan(database, plan.id).section("actions").prose == "Theirs."
    again = officer.post(
        address, data={"csrf_token": token["value"], "prose": "Both.", "version": "1"}
    )
    assert again.status_code == 302
    assert get_plan(database, plan.id).section("actions").prose == "Both."


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 5000])
def test_words_with_a_version_that_never_was_replace_nothing(
    officer: PageClient, plan: Plan, database: Database, version: str
) -> None:
    address = f"/plans/{plan.id}/sections/actions"
    token = officer.page(address).find("input", attrs={"name": "csrf_token"})["value"]
    update_section(database, plan.id, "actions", "Theirs.", version=0, changed_by="Another")
    sent = {"csrf_token": token, "prose": "Mine.", "version": version}
    assert "Somebody else has" in text_of(officer.post(address, data=sent))
    assert get_plan(database, plan.id).section("actions").prose == "Theirs."


def test_an_issue_and_its_action_are_found_in_preview_and_word(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    issue = {"title": "Dark paths", "description": "People go round.", "theme_key": "feeling_safe"}
    answer = officer.post_form(f"/plans/{plan.id}/issues/new", issue)
    assert "“Dark paths” is added" in text_of(answer)
    (kept,) = get_plan(database, plan.id).issues
    officer.post_form(f"/plans/{plan.id}/findings/{kept.id}/actions/new", ACTION)
    for words in (
        text_of(officer.get(f"/plans/{plan.id}/preview")),
        word_texts(officer, f"/plans/{plan.id}/download"),
    ):
        assert "Dark paths" in words
        assert "Light the underpass" in words
        assert "Made-up roads body: suggested, not yet agreed" in words
        assert "With Made-up council and Made-up police" in words


def test_preview_and_word_hold_the_same_words(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    update_section(database, plan.id, "actions", "Ours **and** yours.", version=0, changed_by="A")
    page = " ".join(text_of(officer.get(f"/plans/{plan.id}/preview")).split())
    word = " ".join(word_texts(officer, f"/plans/{plan.id}/download").split())
    for section in plan_tree(database, plan.id, today()).sections:
        for block in section.blocks:
            for said in texts_of(block):
                plain = " ".join((prose_text(said) if isinstance(block, Prose) else said).split())
                assert plain.replace(" ", "") in page.replace(" ", ""), plain
                if not (isinstance(block, Chart) and said == block.description):
                    assert plain.replace(" ", "") in word.replace(" ", ""), plain


def test_issues_are_moved_removed_and_put_back(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    for title in ("First", "Second", "Third"):
        officer.post_form(f"/plans/{plan.id}/issues/new", {"title": title})

    def titles() -> list[str]:
        return [issue.title for issue in get_plan(database, plan.id).issues]

    section = f"/plans/{plan.id}/sections/what_could_be_better"
    officer.post_form(section, button="Move down First")
    assert titles() == ["Second", "First", "Third"]
    officer.post_form(section, button="Move up Third")
    assert titles() == ["Second", "Third", "First"]
    answer = officer.post_form(section, button="Remove Third", follow=False)
    assert titles() == ["Second", "First"]
    assert "#" not in answer.location, "Undo stands at the top"
    officer.post_form(answer.location, action="restore")
    assert titles() == ["Second", "Third", "First"]


def test_a_step_is_added_changed_removed_and_put_back(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    step = {"title": "The Board decides", "kind": "board", "starts_on": "2026-12-03"}
    officer.post_form(f"/plans/{plan.id}/steps/new", step)
    (kept,) = get_plan(database, plan.id).steps
    officer.post_form(f"/plans/{plan.id}/steps/{kept.id}", {"title": "The Board meets"})
    assert "3 December 2026" in text_of(officer.get(f"/plans/{plan.id}/sections/next_steps"))
    section = f"/plans/{plan.id}/sections/next_steps"
    answer = officer.post_form(section, button="Remove The Board meets", follow=False)
    assert not get_plan(database, plan.id).steps
    assert "#" not in answer.location, "Undo stands at the top"
    officer.post_form(answer.location, action="restore")
    assert [each.title for each in get_plan(database, plan.id).steps] == ["The Board meets"]


def test_a_step_changed_meanwhile_by_another_officer_is_shown_not_lost(
    officer: PageClient, client_as: Callable[[Role], PageClient], plan: Plan, database: Database
) -> None:
    number = add_step(database, plan.id, Step("board", "The Board", date(2026, 12, 3)))
    address, other = f"/plans/{plan.id}/steps/{number}", client_as(Role.ADMINISTRATOR)
    mine = filled_in(find_form(officer.page(address), f"steps/{number}"), {"title": "Mine"})
    other.post_form(address, {"title": "Theirs", "starts_on": "2026-12-10"})
    answer = officer.post(address, data=mine)
    words = text_of(answer)
    assert "Somebody else has changed this step meanwhile" in words
    assert "What happens: Theirs" in words and "2026-12-10" in words
    assert get_step(database, plan.id, number).title == "Theirs"
    again = filled_in(find_form(read(answer), f"steps/{number}"), {})
    assert again["title"] == ["Mine"]
    assert officer.post(address, data=again).status_code == 302
    kept = get_step(database, plan.id, number)
    assert (kept.title, kept.starts_on) == ("Mine", date(2026, 12, 3))


def test_a_section_or_part_of_another_plan_is_not_found(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    other = add_plan(database, LISBURN_SOUTH.code, [], "Another")
    officer.post_form(f"/plans/{plan.id}/issues/new", {"title": "Dark paths"})
    assert officer.get(f"/plans/{other.id}/findings/1").status_code == 404
    assert officer.get(f"/plans/{plan.id}/sections/nothing").status_code == 404
    assert officer.get("/plans/99").status_code == 404


def test_a_plan_without_surveys_can_be_opened_and_downloaded(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    update_plan(database, plan.id, title="Bare", survey_slugs=[])
    assert "No survey has been chosen" in text_of(officer.get(f"/plans/{plan.id}/preview"))
    assert "No survey has been chosen" in word_texts(officer, f"/plans/{plan.id}/download")
