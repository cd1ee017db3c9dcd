"""What cannot be taken: said clearly, with what was typed kept and nothing changed."""

import pytest

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from tests.pages import PageClient, read, text_of
from tests.residents import (
    FIRST,
    HOME,
    answer_one,
    begin,
    hidden_in,
    open_survey,
    responses,
    send,
    theme,
)


@pytest.mark.parametrize("rating", ["8", "0", "3-5", "-1", "four", "4.0", "٤"])
def test_a_rating_that_is_not_offered_changes_nothing(
    client: PageClient, survey: Survey, rating: str
) -> None:
    answer_one(client, "4")
    hidden = hidden_in(client.page(theme(FIRST)))
    answer = client.post(theme(FIRST), data={**hidden, "rating": rating, "good": "Kept words"})
    assert answer.status_code == 400
    page = read(answer)
    assert page.title.text.startswith("Error:")
    summary = page.find(class_="error_summary")
    assert "Select a rating from 1 to 7" in summary.get_text()
    assert page.find(id=summary.find("a")["href"][1:])
    assert "Kept words" in page.find("textarea", attrs={"name": "good"}).get_text()
    kept = client.page(theme(FIRST))
    assert kept.find("input", checked=True)["value"] == "4"
    assert "Kept words" not in kept.get_text()


@pytest.mark.parametrize("box", ["good", "better"])
def test_a_text_that_is_too_long_names_its_box(
    client: PageClient, survey: Survey, box: str
) -> None:
    answer_one(client)
    text = "word " * 1001 + "end"
    answer = client.post_form(theme(FIRST), {"rating": "6", box: text})
    label = {"good": "What is good now?", "better": "What could be better?"}[box]
    assert answer.status_code == 400
    assert f"Shorten “{label}” to 5,000 characters: it has 5,008" in text_of(answer)
    page = read(answer)
    assert text in page.find("textarea", attrs={"name": box}).get_text()
    assert page.find("input", checked=True)["value"] == "6"
    assert client.page(theme(FIRST)).find("input", checked=True)["value"] == "4"


def test_five_thousand_characters_are_not_too_long(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    client.post_form(theme(FIRST), {"good": "é" * 5000})
    send(client)
    assert len(responses(database, survey)[0].answers[FIRST].good) == 5000


def test_more_than_three_priorities_are_too_many(client: PageClient, survey: Survey) -> None:
    answer_one(client)
    keys = list(survey.questionnaire.theme_keys[:4])
    answer = client.post_form(f"{HOME}/priorities", {"priorities": keys})
    assert answer.status_code == 400
    assert "up to 3 priorities; 4 were given" in text_of(answer)
    assert len(read(answer).find_all("input", checked=True)) == 4
    assert not client.page(f"{HOME}/priorities").find("input", checked=True)


def test_a_priority_sent_twice_counts_once(
    client: PageClient, database: Database, survey: Survey
) -> None:
    answer_one(client)
    client.post_form(f"{HOME}/priorities", {"priorities": [FIRST, FIRST]})
    send(client)
    assert responses(database, survey)[0].priorities == (FIRST,)


def test_a_priority_that_is_no_theme_is_refused(client: PageClient, survey: Survey) -> None:
    answer_one(client)
    answer = client.post_form(f"{HOME}/priorities", {"priorities": ["weather"]})
    assert answer.status_code == 400


def test_an_area_must_be_chosen(client: PageClient, database: Database) -> None:
    open_survey(database)
    begin(client)
    for given in (None, "N00000000"):
        answer = client.post_form(f"{HOME}/area", {"area": given})
        assert answer.status_code == 400
        assert "Select the area your answers are about" in text_of(answer)
    for path in ("/place", "/themes/moving_around", "/priorities"):
        assert client.get(HOME + path, follow_redirects=True).request.path == f"{HOME}/area"


def test_nothing_answered_is_not_sent(
    client: PageClient, survey: Survey, database: Database
) -> None:
    begin(client)
    answer = send(client)
    assert answer.status_code == 400
    page = read(answer)
    assert page.title.text.startswith("Error:")
    assert "Answer at least one question" in page.find(class_="error_summary").get_text()
    assert not responses(database, survey)
    client.post_form(theme(FIRST), {"good": "The river"})
    assert send(client).request.path == f"{HOME}/sent"


def test_a_form_without_its_token_changes_nothing(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    for token in ({}, {"csrf_token": "forged"}):
        answer = client.post(theme(FIRST), data={"rating": "1", **token})
        assert answer.status_code == 400
    assert client.page(theme(FIRST)).find("input", checked=True)["value"] == "4"


def test_an_unknown_survey_or_theme_is_not_found(client: PageClient, survey: Survey) -> None:
    answer = client.get("/surveys/elsewhere/themes/moving_around")
    assert answer.status_code == 404
    assert "no survey at this address" in text_of(answer)
    begin(client)
    assert client.get(theme("weather")).status_code == 404
