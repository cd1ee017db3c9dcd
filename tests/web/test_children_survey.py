"""The children's edition on the pages: three points with faces and words, large, with help."""

from dataclasses import replace
from fractions import Fraction

import pytest
from bs4 import Tag

from placeplan.domain.partnerships import Partnership
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from placeplan.store.partnerships import update_partnership
from tests.factories import CHILDREN
from tests.pages import PageClient, text_of
from tests.residents import (
    FIRST,
    HOME,
    LAST,
    ONE_AREA,
    begin,
    open_survey,
    responses,
    send,
    theme,
)

HELP = "Tell a grown-up you trust, or ring the made-up helpline."


@pytest.fixture
def survey(database: Database) -> Survey:
    """A children's survey that begins with the first theme."""
    return open_survey(database, questionnaire=CHILDREN, **ONE_AREA)


def choices(client: PageClient, key: str = FIRST) -> list[Tag]:
    return client.page(theme(key)).select(".rating__scale .rating__choice")


def test_children_choose_among_three_faces_each_with_its_words(
    client: PageClient, survey: Survey
) -> None:
    begin(client)
    found = choices(client)
    assert [choice.input["value"] for choice in found] == ["1", "2", "3"]
    said = [" ".join(choice.label.get_text(" ").split()) for choice in found]
    scale = survey.questionnaire.scale
    assert said == [f"{point} – {scale.meaning(point)}" for point in scale.points]
    assert all(choice.svg["aria-hidden"] == "true" for choice in found)
    assert len({str(choice.svg) for choice in found}) == 3


def test_the_question_names_both_ends_in_words(client: PageClient, survey: Survey) -> None:
    begin(client)
    asked = client.page(theme(FIRST)).select_one(".rating legend").text
    assert survey.questionnaire.scale.lowest_means in asked
    assert survey.questionnaire.scale.highest_means in asked


@pytest.mark.parametrize("mark", ["0", "4", "7"])
def test_a_point_that_children_were_not_offered_is_not_taken(
    client: PageClient, database: Database, survey: Survey, mark: str
) -> None:
    begin(client)
    answer = client.post_form(theme(FIRST), {"rating": mark})
    assert answer.status_code == 400
    assert "from 1 to 3" in text_of(answer)


def test_a_child_sends_answers_and_sees_a_picture_of_three_rings(
    client: PageClient, database: Database, survey: Survey
) -> None:
    begin(client)
    for number, key in enumerate(survey.questionnaire.theme_keys):
        client.post_form(theme(key), {"rating": str(number % 3 + 1)})
    assert "out of 3" in text_of(client.get(f"{HOME}/priorities"))
    assert "1 out of 3" in text_of(client.get(f"{HOME}/check"))
    sent = send(client)
    (response,) = responses(database, survey)
    assert {answer.rating for answer in response.answers.values()} == {1, 2, 3}
    page = client.page(sent.request.path)
    assert len(page.select(".radar__scale text")) == 3
    assert survey.questionnaire.scale.highest_means in page.select_one(".radar").text


def test_pages_for_children_speak_to_children(client: PageClient, survey: Survey) -> None:
    start = text_of(client.get(HOME))
    begin(client)
    pages = {
        HOME: (start, "What do you like here?", "What is good about your place"),
        theme(FIRST): ("", "I don’t know", "relevant"),
        f"{HOME}/priorities": ("", "What should get better first?", "themes matter most"),
        f"{HOME}/proud-of": ("", "What do you like best here?", "proud"),
        f"{HOME}/suggestions": ("", "What would make it better here?", "suggest should be"),
    }
    for address, (said, theirs, of_adults) in pages.items():
        said = said or text_of(client.get(address))
        assert theirs in said and of_adults not in said, address
    assert "choose a face" in start and "14 things" in start


def test_every_right_on_the_adults_start_page_is_on_the_childrens(
    client: PageClient, survey: Survey
) -> None:
    start = text_of(client.get(HOME))
    for words in ("do not ask for your name", "we delete them after 14 days"):
        assert words in start
    for button in ("Start now", "Start the short version", "Go on with a return code"):
        assert button in start


def test_pages_for_children_are_large(client: PageClient, survey: Survey) -> None:
    begin(client)
    for address in (HOME, theme(FIRST), f"{HOME}/check"):
        assert "page--large" in client.page(address).body["class"]


def test_every_page_for_children_says_whom_to_turn_to(
    client: PageClient, database: Database, survey: Survey
) -> None:
    update_partnership(database, Partnership(helpline=HELP))
    begin(client)
    client.post_form(theme(LAST), {"rating": "2"})
    pages = [HOME, theme(FIRST), f"{HOME}/priorities", f"{HOME}/proud-of", f"{HOME}/suggestions"]
    for address in (*pages, f"{HOME}/check", f"{HOME}/start-again", f"{HOME}/results"):
        assert HELP in text_of(client.get(address)), address
    assert HELP in text_of(send(client))


def test_without_words_of_the_council_no_empty_notice_stands_there(
    client: PageClient, survey: Survey
) -> None:
    assert not client.page(HOME).select(".helpline")


def test_adults_pages_stay_as_they_were(client: PageClient, database: Database) -> None:
    update_partnership(database, Partnership(helpline=HELP))
    open_survey(database, **ONE_AREA)
    begin(client)
    page = client.page(theme(FIRST))
    assert not page.select(".helpline, .face")
    assert "page--large" not in page.body["class"]
    assert len(page.select(".rating__scale .rating__choice")) == 7


def test_a_scale_begins_at_its_lowest_point(client: PageClient, database: Database) -> None:
    thresholds = {"need_at_most": Fraction(5, 2), "strength_at_least": Fraction(7, 2)}
    scale = replace(CHILDREN.scale, lowest=2, highest=4, **thresholds)
    edition = replace(CHILDREN, scale=scale)
    open_survey(database, questionnaire=edition, **ONE_AREA)
    begin(client)
    assert [choice.input["value"] for choice in choices(client)] == ["2", "3", "4"]


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("123213", "in: Cars and roads (3), Play and fun (3). Most in: Getting around (1), Nature"),
        ("1222", "in: Buses and trains (2), Cars and roads (2). Most in: Getting around (1)."),
        ("3222", "in: Getting around (3). Most in: Cars and roads (2), Streets and buildings (2)."),
        ("222", "You gave every theme you rated the same number: 2."),
    ],
)
def test_no_rating_is_called_both_high_and_low(
    client: PageClient, survey: Survey, marks: str, said: str
) -> None:
    begin(client)
    for key, mark in zip(survey.questionnaire.theme_keys, marks, strict=False):
        client.post_form(theme(key), {"rating": mark})
    assert said in text_of(send(client))
