"""The published results of a survey: what everyone may see, and what nobody may."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.plans import add_plan
from placeplan.store.profiles import freeze_public_step
from placeplan.store.responses import add_response
from placeplan.store.surveys import update_survey
from placeplan.store.workshops import add_workshop
from placeplan.web.days import today
from tests.edition_setup import store_edition
from tests.factories import LISBURN_SOUTH, make_group_response, make_response, make_workshop
from tests.pages import PageClient, read, text_of
from tests.residents import HOME, ONE_AREA, open_survey

RESULTS = f"{HOME}/results"


def add_marks(database: Database, survey: Survey, marks: Iterable[dict[str, str]]) -> None:
    """One online answer each, with the public figures moved on as they come."""
    with writing(database):
        for each in marks:
            add_response(database, make_response(survey, each, collected_on=today()))
            freeze_public_step(database, survey.slug, LISBURN_SOUTH.code, today())


def published(database: Database, **changes: object) -> Survey:
    return open_survey(database, **ONE_AREA, is_published=True, **changes)


def test_results_that_are_not_published_say_so(client: PageClient, database: Database) -> None:
    survey = open_survey(database, **ONE_AREA)
    add_marks(database, survey, [{"moving_around": "2"}] * 10)
    answer = client.get(RESULTS)
    assert "not published yet" in text_of(answer)
    assert "2.0" not in text_of(answer)


def test_fewer_than_ten_answers_show_nothing(client: PageClient, database: Database) -> None:
    survey = published(database)
    add_marks(database, survey, [{"moving_around": "2"}] * 9)
    page = client.page(RESULTS)
    assert "Fewer than 10 people" in page.main.get_text()
    assert not page.find("table") and not page.find(class_="radar")
    with writing(database):
        closed = replace(survey, opens_on=today() - timedelta(9), closes_on=today())
        update_survey(database, closed)
    assert not client.page(RESULTS).find("table")


def test_figures_move_in_steps_of_ten(client: PageClient, database: Database) -> None:
    survey = published(database)
    add_marks(database, survey, [{"moving_around": "2", "natural_space": "6"}] * 10)
    assert "10 people answered" in text_of(client.get(RESULTS))
    add_marks(database, survey, [{"moving_around": "7"}] * 9)
    page = text_of(client.get(RESULTS))
    assert "10 people answered" in page
    assert "Moving around 10 2.0" in page
    add_marks(database, survey, [{"moving_around": "7"}])
    page = text_of(client.get(RESULTS))
    assert "20 people answered" in page
    assert "Moving around 20 4.5" in page


def test_a_theme_that_few_rated_has_no_figure(client: PageClient, database: Database) -> None:
    survey = published(database)
    marks = [{"moving_around": "2", "housing_and_community": "1"}] * 9 + [{"moving_around": "2"}]
    add_marks(database, survey, marks)
    page = text_of(client.get(RESULTS))
    assert "Moving around 10 2.0" in page
    assert "Housing and community fewer than 10 too few" in page


def test_groups_stand_beside_individuals_and_never_in_their_mean(
    client: PageClient, database: Database
) -> None:
    survey = published(database)
    with writing(database):
        add_workshop(database, make_workshop(held_on=today()))
        for marks in ({"moving_around": "7"}, {"moving_around": "7", "natural_space": "3"}):
            group = make_group_response(
                survey, marks, workshop_key="hall-june", collected_on=today()
            )
            add_response(database, group)
    add_marks(database, survey, [{"moving_around": "2"}] * 10)
    answer = client.get(RESULTS)
    assert "Moving around 10 2.0 7.0" in text_of(answer)
    assert "Natural space fewer than 10 too few too few" in text_of(answer), "it was one table"
    assert "2 in all, with 16 people" in text_of(answer)
    assert "Based on 12 responses." in answer.text
    assert len(read(answer).select(".radar__legend li")) == 2


def test_each_area_has_its_own_results(client: PageClient, database: Database) -> None:
    survey = open_survey(database, is_published=True)
    add_marks(database, survey, [{"moving_around": "2"}] * 10)
    page = client.page(f"{RESULTS}?area={LISBURN_SOUTH.code}")
    assert page.h1.get_text() == "What people said about Lisburn South"
    assert page.find("table")
    assert not client.page(RESULTS).find("table")
    assert client.get(f"{RESULTS}?area=N00000000").status_code == 404


def test_one_paragraph_says_it_in_plain_words(client: PageClient, database: Database) -> None:
    survey = published(database)
    marks = {"moving_around": "2", "natural_space": "6", "housing_and_community": "4"}
    with writing(database):
        for person in range(10):
            named = ("moving_around", "natural_space") if person else ("moving_around",)
            response = make_response(survey, marks, priorities=named, collected_on=today())
            add_response(database, response)
            freeze_public_step(database, survey.slug, LISBURN_SOUTH.code, today())
    page = text_of(client.get(RESULTS))
    assert "most room for improvement in: Moving around (2.0)." in page
    assert "least room for improvement in: Natural space (6.0)." in page
    assert "what matters most: Moving around (10)." in page, "nine are too few to be named"


def test_no_comment_is_published(client: PageClient, database: Database) -> None:
    survey = published(database)
    with writing(database):
        for _person in range(10):
            said = {"assets": "The secret garden", "actions": "Words of mine"}
            add_response(database, make_response(survey, collected_on=today(), **said))
            freeze_public_step(database, survey.slug, LISBURN_SOUTH.code, today())
    page = text_of(client.get(RESULTS))
    assert "10 people answered" in page
    assert "garden" not in page and "Words of mine" not in page


def test_what_happens_next_leads_to_the_plan_once_it_is_published(
    client: PageClient, database: Database
) -> None:
    survey = published(database, contact="planning@example.org")
    page = text_of(client.get(RESULTS))
    assert "You can ask about it: planning@example.org" in page
    assert "write a plan for Lisburn South" in page
    plan = add_plan(database, LISBURN_SOUTH.code, [survey.slug], "A made-up plan")
    assert "A made-up plan" not in text_of(client.get(RESULTS))
    store_edition(database, plan.id, "consultation_draft")
    link = client.page(RESULTS).find("a", string="A made-up plan")
    assert link["href"] == f"/published/{plan.slug}"
    store_edition(database, plan.id, "adopted")
    assert "The plan for Lisburn South is agreed" in text_of(client.get(RESULTS))


def test_the_paragraph_calls_no_mean_both_high_and_low(
    client: PageClient, database: Database
) -> None:
    survey = published(database)
    ratings = dict(zip(survey.questionnaire.theme_keys, "24446", strict=False))
    add_marks(database, survey, [ratings] * 10)
    page = text_of(client.get(RESULTS))
    assert "most room for improvement in: Moving around (2.0)." in page
    assert "least room for improvement in: Natural space (6.0)." in page


def test_the_paragraph_says_nothing_of_ratings_that_are_all_alike(
    client: PageClient, database: Database
) -> None:
    survey = published(database)
    add_marks(database, survey, [dict.fromkeys(survey.questionnaire.theme_keys, "4")] * 10)
    assert "In short" not in text_of(client.get(RESULTS))
