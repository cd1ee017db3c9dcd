"""Leaving with a return code, and going on with it on another device."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from placeplan.domain.drafts import Draft
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from placeplan.store.surveys import add_survey
from placeplan.web.survey.drafts import remember_sent
from placeplan.web.survey.returning import leave_device
from tests.conftest import make_app
from tests.pages import PageClient, read, text_of
from tests.residents import (
    FIRST,
    HOME,
    SECOND,
    answer_one,
    begin,
    hidden_in,
    open_survey,
    responses,
    send,
    theme,
)

LATER = f"{HOME}/come-back"
RETURN = f"{HOME}/return"


@pytest.fixture
def other(app: Flask) -> PageClient:
    """Another device."""
    return app.test_client()  # type: ignore[return-value]  # make_app says which class


def code_of(client: PageClient) -> str:
    return client.page(LATER).find(class_="receipt__code").get_text()


def chosen(client: PageClient, key: str) -> str:
    found = client.page(theme(key)).find("input", checked=True)
    return found["value"] if found else ""


def test_come_back_later_saves_first(client: PageClient, survey: Survey) -> None:
    begin(client)
    page = client.post_form(theme(FIRST), {"rating": "6", "good": "The river", "go": "later"})
    assert page.request.path == LATER
    assert "After that day they are deleted" in text_of(page)
    assert chosen(client, FIRST) == "6"


def test_an_area_need_not_be_chosen_to_come_back_later(
    client: PageClient, database: Database
) -> None:
    open_survey(database)
    begin(client)
    assert client.post_form(f"{HOME}/area", {"go": "later"}).request.path == LATER


def test_the_last_page_saves_before_one_leaves(client: PageClient, survey: Survey) -> None:
    answer_one(client)
    page = client.post_form(
        f"{HOME}/about-you", {"age_band": "25_39"}, button="Save and come back later"
    )
    assert page.request.path == LATER
    assert client.page(f"{HOME}/about-you").find("input", checked=True)["value"] == "25_39"


def test_the_code_leads_to_the_same_answers_on_another_device(
    client: PageClient, other: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client, "3")
    page = other.post_form(RETURN, {"code": code_of(client).lower().replace("-", " ")})
    assert page.request.path == theme(SECOND)
    assert chosen(other, FIRST) == "3"
    other.post_form(theme(SECOND), {"rating": "7"})
    client.post_form(theme("natural_space"), {"rating": "2"})
    send(other)
    assert client.get(f"{HOME}/check", follow_redirects=True).request.path == f"{HOME}/sent"
    (response,) = responses(database, survey)
    ratings = [response.answers[key].rating for key in (FIRST, SECOND, "natural_space")]
    assert ratings == [3, 7, 2]


def test_only_the_hash_of_the_code_is_stored_and_only_once_it_was_asked_for(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    assert database.conn.execute("SELECT return_hash FROM drafts").fetchone()[0] == ""
    code = code_of(client)
    assert code_of(client) == code
    dump = "\n".join(database.conn.iterdump())
    assert code not in dump and code.replace("-", "") not in dump


@pytest.mark.parametrize("code", ["", "AAAA-BBBB-CCCC", "0", "-"])
def test_a_code_that_nothing_waits_for_is_said_where_it_was_typed(
    client: PageClient, survey: Survey, code: str
) -> None:
    answer_one(client)
    answer = client.post_form(RETURN, {"code": code})
    assert answer.status_code == 400
    assert read(answer).find(class_="error_summary").find("a")["href"] == "#code"


def test_a_receipt_code_is_no_return_code(
    client: PageClient, other: PageClient, survey: Survey
) -> None:
    answer_one(client)
    code = code_of(client)
    receipt = read(send(client)).find(class_="receipt__code").get_text()
    for typed in (code, receipt):
        assert other.post_form(RETURN, {"code": typed}).status_code == 400


def test_a_code_leads_to_its_own_survey_wherever_it_is_typed(
    client: PageClient, other: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    add_survey(database, replace(survey, slug="elsewhere"))
    page = other.post_form("/surveys/elsewhere/return", {"code": code_of(client)})
    assert page.request.path == theme(SECOND)


def test_answers_begun_on_the_other_device_are_not_lost(
    client: PageClient, other: PageClient, survey: Survey
) -> None:
    answer_one(client, "2")
    answer_one(other, "5")
    page = text_of(other.post_form(RETURN, {"code": code_of(client)}))
    assert chosen(other, FIRST) == "2"
    first_code = page.partition("their return code is ")[2][:14]
    other.post_form(RETURN, {"code": first_code})
    assert chosen(other, FIRST) == "5"


def test_an_empty_draft_gives_way(
    client: PageClient, other: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client, "2")
    begin(other)
    assert "Other answers" not in text_of(other.post_form(RETURN, {"code": code_of(client)}))
    assert database.conn.execute("SELECT count(*) FROM drafts").fetchone()[0] == 1


def test_answers_taken_off_a_device_wait_for_their_code(client: PageClient, survey: Survey) -> None:
    answer_one(client, "2")
    code = code_of(client)
    page = client.post_form(LATER, action="/leave")
    assert page.request.path == HOME
    assert "wait for your return code" in text_of(page)
    assert client.get(theme(FIRST), follow_redirects=True).request.path == HOME
    client.post_form(RETURN, {"code": code})
    assert chosen(client, FIRST) == "2"


def test_a_form_of_another_draft_takes_nothing_off_the_device(
    client: PageClient, survey: Survey
) -> None:
    answer_one(client, "2")
    late = {**hidden_in(client.page(LATER), "/leave"), "draft": "00000000"}
    client.post(f"{HOME}/leave", data=late)
    assert chosen(client, FIRST) == "2"


def test_answers_sent_while_they_are_taken_off_the_device_lead_to_the_receipt(
    app: Flask, survey: Survey
) -> None:
    with app.test_request_context():
        remember_sent(survey.slug, "sent meanwhile")
        answer = leave_device.__wrapped__(survey, Draft("sent meanwhile"))
    assert answer.location == f"{HOME}/sent"


def test_wrong_codes_are_limited_and_right_ones_are_not(instance: Path, survey: Survey) -> None:
    app = make_app(instance, return_limit="2 per hour")
    client: PageClient = app.test_client()  # type: ignore[assignment]  # make_app says which class
    answer_one(client)
    code = code_of(client)
    for _neighbour in range(4):
        assert app.test_client().post_form(RETURN, {"code": code}).status_code == 200
    for _try in range(2):
        assert client.post_form(RETURN, {"code": "AAAA-BBBB-CCCC"}).status_code == 400
    answer = client.post_form(RETURN, {"code": "AAAA-BBBB-CCCC"})
    assert answer.status_code == 429
    assert "Your answers are safe" in text_of(answer)


def test_what_is_saved_is_said_on_the_next_page(client: PageClient, survey: Survey) -> None:
    page = begin(client)
    assert read(page).find(class_="saved") is None
    page = client.post_form(theme(FIRST), {"rating": "4"})
    assert "saved" in read(page).find(class_="saved").get_text()
    page = client.post_form(theme(SECOND), {"good": "x" * 5001})
    assert read(page).find(class_="saved") is None
