"""About you: two coarse questions after the check, optional, on the page that sends."""

from pathlib import Path

import pytest

from placeplan.domain.surveys import Survey
from placeplan.store.breakdowns import count_by
from placeplan.store.database import Database
from tests.conftest import make_app
from tests.factories import LISBURN_SOUTH
from tests.pages import PageClient, read, text_of
from tests.residents import (
    FIRST,
    HOME,
    answer_one,
    begin,
    hidden_in,
    responses,
    theme,
)

ABOUT = f"{HOME}/about-you"


def test_the_check_leads_to_it_and_it_sends(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    page = client.post_form(f"{HOME}/check", button="Continue")
    assert page.request.path == ABOUT
    assert "used for nothing else" in text_of(page)
    assert not read(page).find("input", checked=True)
    said = {"age_band": "40_64", "connection": ["visit", "live"]}
    assert client.post_form(ABOUT, said, button="Send my answers").request.path == f"{HOME}/sent"
    (response,) = responses(database, survey)
    assert (response.age_band, response.connections) == ("40_64", ("live", "visit"))
    assert count_by(database, survey.slug, LISBURN_SOUTH.code, "age_band")["40_64"].people == 1


def test_both_may_be_left_empty(client: PageClient, survey: Survey, database: Database) -> None:
    answer_one(client)
    client.post_form(ABOUT, action="/send")
    (response,) = responses(database, survey)
    assert (response.age_band, response.connections) == ("", ())


def test_sending_without_them_leaves_out_what_was_chosen(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    said = {"age_band": "16_24", "connection": ["work"], "go": "skip"}
    client.post_form(ABOUT, said, action="/send")
    (response,) = responses(database, survey)
    assert (response.age_band, response.connections) == ("", ())


def test_back_keeps_what_was_chosen_and_sends_nothing(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    chosen = {**hidden_in(client.page(ABOUT), "/send"), "age_band": "65_plus", "connection": "live"}
    page = client.post(ABOUT, data=chosen, follow_redirects=True)
    assert page.request.path == f"{HOME}/check"
    assert not responses(database, survey)
    kept = [each["value"] for each in client.page(ABOUT).find_all("input", checked=True)]
    assert kept == ["65_plus", "live"]
    client.post_form(ABOUT, action="/send")
    assert responses(database, survey)[0].age_band == "65_plus"


@pytest.mark.parametrize("said", [{"age_band": "33"}, {"connection": ["live", "own"]}])
def test_what_is_not_offered_is_not_sent(
    client: PageClient, survey: Survey, database: Database, said: dict[str, object]
) -> None:
    answer_one(client)
    answer = client.post_form(ABOUT, said, action="/send")
    assert answer.status_code == 400
    assert read(answer).find(class_="error_summary")
    assert not responses(database, survey)


def test_nothing_answered_goes_no_further_than_the_check(
    client: PageClient, survey: Survey
) -> None:
    begin(client)
    answer = client.post_form(f"{HOME}/check")
    assert answer.status_code == 400
    assert "Answer at least one question" in text_of(answer)
    client.post_form(theme(FIRST), {"good": "The river"})
    assert client.post_form(f"{HOME}/check").request.path == ABOUT


def test_what_cannot_be_sent_keeps_what_was_chosen_about_oneself(
    client: PageClient, survey: Survey, database: Database
) -> None:
    begin(client)
    answer = client.post_form(ABOUT, {"age_band": "25_39"}, action="/send")
    assert answer.status_code == 400
    assert "Answer at least one question" in text_of(answer)
    assert client.page(ABOUT).find("input", checked=True)["value"] == "25_39"
    assert not responses(database, survey)


def test_a_press_that_has_to_wait_keeps_what_was_chosen(
    instance: Path, survey: Survey, database: Database
) -> None:
    client: PageClient = make_app(instance, answer_limit="1 per hour").test_client()
    answer_one(client)
    assert client.post_form(ABOUT, {"age_band": "33"}, action="/send").status_code == 400
    said = {"age_band": "25_39", "connection": ["work"]}
    answer = client.post_form(ABOUT, said, action="/send")
    assert answer.status_code == 429
    assert "What you saved is still here" in text_of(answer)
    kept = [each["value"] for each in client.page(ABOUT).find_all("input", checked=True)]
    assert kept == ["25_39", "work"]
    assert not responses(database, survey)
