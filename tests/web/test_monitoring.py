"""Equality questions: after sending, voluntary, once, and with no link to the answers."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.monitoring import QUESTIONS
from placeplan.domain.surveys import Survey
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, open_database
from placeplan.store.monitoring import add_monitoring
from placeplan.store.surveys import get_survey, update_survey
from tests.conftest import make_app
from tests.pages import PageClient, read, text_of
from tests.residents import HOME, ONE_AREA, answer_one, open_survey, send

PAGE = f"{HOME}/equality"
FIGURES = "/results/your-place/monitoring"


@pytest.fixture
def survey(database: Database) -> Survey:
    """It asks the equality questions."""
    return open_survey(database, **ONE_AREA, asks_monitoring=True)


def people(database: Database) -> dict[tuple[str, str], int]:
    rows = database.conn.execute(
        "SELECT question, answer, people FROM monitoring_counts WHERE people > 0"
    )
    return {(question, answer): count for question, answer, count in rows}


def test_it_comes_after_sending_and_leads_to_the_receipt(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    page = send(client)
    assert page.request.path == PAGE
    fieldsets = read(page).main.find_all("fieldset")
    assert len(fieldsets) == len(QUESTIONS)
    assert all("Prefer not to say" in each.get_text() for each in fieldsets)
    assert not read(page).find("input", checked=True)
    answer = client.post_form(
        PAGE, {"age": "25_39", "disability": "prefer_not_to_say"}, button="Save and continue"
    )
    assert answer.request.path == f"{HOME}/sent"
    said = people(database)
    assert said["age", "25_39"] == said["disability", "prefer_not_to_say"] == 1
    assert said["racial_group", ""] == 1


def test_skipping_counts_nothing_and_is_not_asked_again(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    send(client)
    assert client.post_form(PAGE, button="Skip these questions").request.path == f"{HOME}/sent"
    assert client.get(PAGE, follow_redirects=True).request.path == f"{HOME}/sent"
    assert "equality questions" not in text_of(client.get(f"{HOME}/sent"))
    assert people(database) == {}


def test_an_empty_page_counts_nobody(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    send(client)
    client.post_form(PAGE, button="Save and continue")
    assert people(database) == {}


def test_whoever_left_the_page_finds_it_from_the_receipt(
    client: PageClient, survey: Survey
) -> None:
    answer_one(client)
    send(client)
    receipt = client.page(f"{HOME}/sent")
    assert receipt.find("a", string="Answer the equality questions")["href"] == PAGE


def test_two_presses_and_a_lost_answer_count_once(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    page = read(send(client))
    token = page.find("input", attrs={"name": "csrf_token"})["value"]
    with client.session_transaction() as session:
        before = dict(session)
    for _press in range(3):
        with client.session_transaction() as session:
            session.update(before)
        client.post(f"{PAGE}/send", data={"csrf_token": token, "age": "16_24"})
    assert people(database)["age", "16_24"] == 1


def test_presses_that_reach_two_processes_count_once_and_leave_no_journal(
    instance: Path, client: PageClient, survey: Survey, database: Database
) -> None:
    other_process: PageClient = make_app(instance).test_client()
    answer_one(client)
    token = read(send(client)).find("input", attrs={"name": "csrf_token"})["value"]
    with client.session_transaction() as session:
        before = dict(session)
    database.close()
    for each in (client, other_process):
        with each.session_transaction() as session:
            session.update(before)
        each.post(f"{PAGE}/send", data={"csrf_token": token, "age": "16_24"})
        assert (instance / "placeplan.db-wal").stat().st_size == 0
    with closing(open_database(database_path(instance))) as reopened:
        assert people(reopened)["age", "16_24"] == 1


def test_the_next_person_at_the_same_device_is_asked_too(
    client: PageClient, survey: Survey, database: Database
) -> None:
    for _person in range(2):
        answer_one(client)
        assert send(client).request.path == PAGE
        client.post_form(PAGE, {"age": "16_24"}, button="Save and continue")
    assert people(database)["age", "16_24"] == 2


def test_the_session_holds_nothing_but_that_it_was_asked(
    client: PageClient, survey: Survey
) -> None:
    answer_one(client)
    send(client)
    client.post_form(PAGE, {"religious_belief": "none"}, button="Save and continue")
    with client.session_transaction() as session:
        assert set(session["survey"]["your-place"]) == {"sent", "asked"}
        assert "none" not in str(dict(session)) and "relig" not in str(dict(session))


def test_what_is_not_offered_is_refused(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    send(client)
    answer = client.post_form(PAGE, {"age": "33"}, button="Save and continue")
    assert answer.status_code == 400
    assert people(database) == {}


def test_a_survey_that_does_not_ask_goes_straight_to_the_receipt(
    client: PageClient, database: Database
) -> None:
    open_survey(database, **ONE_AREA)
    answer_one(client)
    assert send(client).request.path == f"{HOME}/sent"
    assert client.get(PAGE, follow_redirects=True).request.path == f"{HOME}/sent"


def test_whoever_has_sent_nothing_is_not_asked(client: PageClient, survey: Survey) -> None:
    assert client.get(PAGE, follow_redirects=True).request.path == HOME


def test_officers_see_figures_from_ten_people_and_no_small_ones(
    client_as: Callable[[Role], PageClient], survey: Survey, database: Database
) -> None:
    officer = client_as(Role.OFFICER)
    for person in range(9):
        add_monitoring(database, survey.slug, {"age": "25_39" if person % 2 else "40_64"})
    assert "once ten people have answered" in text_of(officer.get(FIGURES))
    for person in range(21):
        add_monitoring(database, survey.slug, {"age": "65_plus" if person < 11 else "16_24"})
    page = text_of(officer.get(FIGURES))
    assert "30 people answered" in page
    assert "65 or over 11" in page
    assert "16 to 24 not shown" in page, "the nine others could be found by subtraction"
    assert "25 to 39 not shown" in page and "Under 16 not shown" in page


def test_facilitators_do_not_see_them(
    client_as: Callable[[Role], PageClient], survey: Survey
) -> None:
    assert client_as(Role.FACILITATOR).get(FIGURES).status_code == 403


@pytest.mark.parametrize(("choice", "is_asked"), [("yes", True), ("no", False)])
def test_an_officer_says_whether_a_survey_asks(
    client_as: Callable[[Role], PageClient],
    survey: Survey,
    database: Database,
    choice: str,
    is_asked: bool,
) -> None:
    update_survey(database, replace(survey, asks_monitoring=not is_asked))
    officer = client_as(Role.OFFICER)
    page = officer.post_form(f"/setup/surveys/{survey.slug}/edit", {"monitoring": choice})
    assert ("Asked after sending" in text_of(page)) is is_asked
    assert get_survey(database, survey.slug).asks_monitoring is is_asked


def test_a_new_survey_asks_unless_its_edition_is_for_children(
    client_as: Callable[[Role], PageClient], survey: Survey, database: Database
) -> None:
    officer = client_as(Role.OFFICER)
    values = {
        "title": "Another", "closes_on": "2099-12-31", "areas": [survey.areas[0].code],
        "questionnaire": survey.questionnaire.key,
    }  # fmt: skip
    officer.post_form("/setup/surveys/new", values)
    assert get_survey(database, "another").asks_monitoring


def test_choosing_a_language_keeps_what_was_chosen_and_counts_nothing(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    token = read(send(client)).find("input", attrs={"name": "csrf_token"})["value"]
    chosen = {"csrf_token": token, "age": "16_24", "language": "en"}
    page = client.post(f"{PAGE}/send", data=chosen)
    assert read(page).find("input", checked=True)["value"] == "16_24"
    assert people(database) == {}
