"""Officers issue, adopt, correct and withhold editions; the public reads what was frozen."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from docx import Document

from placeplan.domain.accounts import Role
from placeplan.domain.plan_editions import checksum_of
from placeplan.domain.plans import Finding, Plan, Step
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.decisions import list_decisions
from placeplan.store.findings import add_finding
from placeplan.store.plan_editions import list_editions
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from placeplan.store.steps import add_step
from placeplan.store.surveys import add_survey
from placeplan.web.days import today
from tests.edition_setup import store_edition
from tests.factories import LISBURN_SOUTH, PLACES, make_response, make_survey
from tests.pages import PageClient, text_of
from tests.plan_sources import make_action

CONSULTATION = {
    "opens_on": today().isoformat(),
    "closes_on": (today() + timedelta(days=30)).isoformat(),
}


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def plan(database: Database) -> Plan:
    closed = {"opens_on": today() - timedelta(60), "closes_on": today() - timedelta(1)}
    survey = make_survey(**closed)
    with writing(database):
        add_areas(database, [LISBURN_SOUTH])
        add_places(database, PLACES)
        add_survey(database, survey)
        for _ in range(12):
            marks = {"natural_space": "6"}
            add_response(database, make_response(survey, marks, collected_on=survey.opens_on))
    plan = add_plan(database, LISBURN_SOUTH.code, [survey.slug], "Lisburn South locality plan")
    add_finding(database, plan.id, Finding("issue", "Dark paths", "", "", (make_action(),)))
    return plan


def make(officer: PageClient, plan: Plan, kind: str, **filled: str) -> str:
    return text_of(officer.post_form(f"/plans/{plan.id}/editions/new/{kind}", filled))


def test_from_draft_to_an_adopted_edition_and_its_correction(
    officer: PageClient, client: PageClient, plan: Plan, database: Database
) -> None:
    public = f"/published/{plan.slug}"
    assert client.get(public).status_code == 404
    assert "is frozen as edition 1" in make(officer, plan, "draft", note="For the Board")
    assert client.get(public).status_code == 404
    assert "Edition 2 is made" in make(officer, plan, "consultation", **CONSULTATION)
    assert "Consultation draft" in text_of(client.get(public))
    assert "Edition 3 is made" in make(officer, plan, "adoption", minute="PB 14/26")
    assert "adopted by Partnership Board on" in text_of(client.get(public))
    assert "minute PB 14/26" in text_of(client.get(public))
    made = make(officer, plan, "adoption", corrects="3", correction="the name of the river")
    assert "Edition 4 is made" in made
    assert "It corrects edition 3: the name of the river." in text_of(client.get(public))
    old = text_of(client.get(f"{public}/editions/3"))
    assert "This is not the newest edition" in old
    assert "Edition 4 corrects it: the name of the river" in old
    assert client.get(f"{public}/editions/1").status_code == 404
    officers = text_of(officer.get(f"/plans/{plan.id}"))
    assert "Draft after edition 4" in officers
    assert "Adopted Partnership Board, PB 14/26" in officers
    assert len(list_editions(database, plan.id)) == 4


def test_the_public_page_and_file_are_those_of_the_day_it_was_frozen(
    officer: PageClient, client: PageClient, plan: Plan, database: Database
) -> None:
    make(officer, plan, "adoption")
    (edition,) = list_editions(database, plan.id)
    public = f"/published/{plan.slug}"
    before, file = text_of(client.get(public)), client.get(f"{public}/download").data
    assert "Natural space (mean 6.0, n = 12)" in before
    assert edition.checksum in before and checksum_of(file) == edition.checksum
    officer.post_form(f"/plans/{plan.id}/settings", {"title": "Renamed"})
    section = f"/plans/{plan.id}/sections/actions"
    officer.post_form(section, {"prose": "Later words."}, action="sections")
    assert text_of(client.get(public)) == before
    assert client.get(f"{public}/download").data == file
    assert client.get(f"{public}/editions/1/download").data == file
    assert officer.get(f"/plans/{plan.id}/editions/1/download").data == file
    assert "Later words." in text_of(officer.get(f"/plans/{plan.id}/preview"))
    for page in (f"{public}/editions/1", f"/plans/{plan.id}/editions/1"):
        short = Document(BytesIO(officer.get(f"{page}/summary/download").data))
        assert short.paragraphs[0].text == "Lisburn South locality plan: in short"
    header = Document(BytesIO(file)).sections[-1].header
    assert "Adopted" in "".join(paragraph.text for paragraph in header.paragraphs)
    trace = officer.get(f"/plans/{plan.id}/editions/1/trace").get_json()
    assert {"mean", "answered"} <= {each["counts"] for each in trace["statements"]}


def test_an_officer_reads_an_edition_with_all_figures(officer: PageClient, plan: Plan) -> None:
    make(officer, plan, "adoption", note="By correspondence")
    page = text_of(officer.get(f"/plans/{plan.id}/editions/1"))
    assert "By correspondence" in page and "For officers" not in page
    assert "For officers: once" in text_of(officer.get(f"/plans/{plan.id}/editions/1/officers"))


def test_a_press_that_comes_second_shows_the_edition_that_was_made(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    address = f"/plans/{plan.id}/editions/new/draft"
    token = officer.page(address).find("input", attrs={"name": "csrf_token"})["value"]
    for _press in range(2):
        answer = officer.post(address, data={"csrf_token": token, "number": "1", "note": "A"})
        assert answer.location == f"/plans/{plan.id}/editions/1"
    assert len(list_editions(database, plan.id)) == 1


def test_what_another_officer_adopted_meanwhile_is_shown_beside_what_was_filled_in(
    officer: PageClient, client_as: Callable[[Role], PageClient], plan: Plan, database: Database
) -> None:
    address, other = f"/plans/{plan.id}/editions/new/adoption", client_as(Role.ADMINISTRATOR)
    mine = {"body": "Council", "decided_on": "2026-06-02", "minute": "C 9/26", "note": "Mine"}
    token = officer.page(address).find("input", attrs={"name": "csrf_token"})["value"]
    make(other, plan, "adoption", body="The Board", minute="PB 14/26", note="Theirs")
    answer = text_of(officer.post(address, data={"csrf_token": token, "number": "1"} | mine))
    assert "Edition 1 was made meanwhile, and yours was not" in answer
    assert "The Board" in answer and "PB 14/26" in answer and "Theirs" in answer
    assert len(list_editions(database, plan.id)) == len(list_decisions(database, plan.id)) == 1
    page = officer.post(address, data={"csrf_token": token, "number": "1"} | mine)
    form = BeautifulSoup(page.data, "html.parser").find("form", action=address)
    assert form is not None
    kept = {each["name"]: each.get("value") for each in form.find_all("input")}
    assert kept["number"] == "2" and "Mine" in form.get_text()
    assert {name: kept[name] for name in ("body", "decided_on", "minute")} == {
        name: mine[name] for name in ("body", "decided_on", "minute")
    }
    sent = {"csrf_token": token, "number": "2"} | mine
    for _press in range(2):
        assert officer.post(address, data=sent).location == f"/plans/{plan.id}/editions/2"
    assert [each.body for each in list_decisions(database, plan.id)] == ["Council", "The Board"]


def test_a_decision_sent_twice_is_recorded_once(
    officer: PageClient, client_as: Callable[[Role], PageClient], plan: Plan, database: Database
) -> None:
    decision = {"kind": "deferred", "body": "Steering group", "decided_on": "2026-06-02"}
    for _press in range(2):
        officer.post_form(f"/plans/{plan.id}/decisions/new", decision)
    assert len(list_decisions(database, plan.id)) == 1
    other = client_as(Role.ADMINISTRATOR)
    other.post_form(f"/plans/{plan.id}/decisions/new", decision | {"minute": "SG 9"})
    assert [each.minute for each in list_decisions(database, plan.id)] == ["", "SG 9"]


@pytest.mark.parametrize(
    ("kind", "filled", "sentence"),
    [
        ("consultation", {}, "Enter the first day for comments"),
        ("consultation", CONSULTATION | {"closes_on": "2020-01-01"}, "Choose an end on or after"),
        ("adoption", {"body": ""}, "Enter the body that decided"),
        ("adoption", {"decided_on": "2999-01-01"}, "Give the day of the decision"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(
    kind: str, filled: dict[str, str], sentence: str, officer: PageClient, plan: Plan,
    database: Database,
) -> None:  # fmt: skip
    assert sentence in make(officer, plan, kind, **filled)
    assert list_editions(database, plan.id) == []


def test_an_edition_is_taken_off_the_public_site_and_put_back(
    officer: PageClient, client: PageClient, plan: Plan, database: Database
) -> None:
    store_edition(database, plan.id, "adopted")
    store_edition(database, plan.id, "adopted")
    public, address = f"/published/{plan.slug}", f"/plans/{plan.id}/editions/2"
    assert "Edition 2" in text_of(client.get(public))
    officer.post_form(f"{address}/withhold", {"reason": "It names a child"})
    assert "It names a child" in text_of(officer.get(address))
    assert "Edition 1" in text_of(client.get(public))
    for page in ("editions/2", "editions/2/download"):
        assert client.get(f"{public}/{page}").status_code == 404
    officer.post_form(address, button="Put it back on the public site")
    assert client.get(f"{public}/editions/2").status_code == 200


def test_decisions_are_recorded_removed_and_put_back(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    decision = {
        "kind": "deferred",
        "body": "Steering group",
        "decided_on": "2026-06-12",
        "note": "Until the figures are in",
    }
    officer.post_form(f"/plans/{plan.id}/decisions/new", decision)
    address = f"/plans/{plan.id}"
    assert "12 June 2026 Put off Until the figures are in" in text_of(officer.get(address))
    removed = officer.post_form(address, button="Remove the decision of 12 June", follow=False)
    assert list_decisions(database, plan.id) == []
    assert "#" not in removed.location, "Undo stands at the top"
    officer.post_form(removed.location, action="restore")
    assert "Put off" in text_of(officer.get(address))


def test_figures_that_moved_beside_an_officers_words_are_shown_until_they_are_read(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    address = f"/plans/{plan.id}/sections/what_people_told_us"
    officer.post_form(address, {"prose": "People like the river."}, action="sections")
    assert "What moved since" not in text_of(officer.get(address))
    with writing(database):
        survey = make_survey()
        for _ in range(12):
            marks = {"natural_space": "2"}
            add_response(database, make_response(survey, marks, collected_on=survey.opens_on))
    page = officer.page(address)
    gone, new = page.find_all("del"), page.find_all("ins")
    assert any("6.0" in each.get_text() for each in gone)
    assert any("4.0" in each.get_text() for each in new)
    assert page.find("del").find(class_="unseen").get_text() == "gone: "
    assert "Figures moved" in text_of(officer.get(f"/plans/{plan.id}"))
    officer.post_form(address, button="I have read this")
    assert "What moved since" not in text_of(officer.get(address))
    assert "Figures moved" not in text_of(officer.get(f"/plans/{plan.id}"))


def test_the_days_for_comments_are_those_of_the_plans_consultation(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    first, last = today() + timedelta(3), today() + timedelta(30)
    past = Step("consultation", "The first", today() - timedelta(9), today() - timedelta(2))
    for step in (past, Step("consultation", "The second", first, last)):
        add_step(database, plan.id, step)
    page = officer.page(f"/plans/{plan.id}/editions/new/consultation")
    days = [page.find("input", attrs={"name": name})["value"] for name in ("opens_on", "closes_on")]
    assert days == [first.isoformat(), last.isoformat()]
