"""The receipt: one's own picture beside the area's, what happens next, and passing it on."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.profiles import freeze_public_step
from placeplan.store.responses import add_response
from placeplan.store.surveys import update_survey
from placeplan.web.days import today
from placeplan.web.templating import long_date
from tests.factories import LISBURN_SOUTH, make_response
from tests.pages import PageClient, read, text_of
from tests.residents import HOME, ONE_AREA, begin, open_survey, send, theme

KEYS = ("moving_around", "public_transport", "traffic_and_parking")


def answered(client: PageClient) -> Any:
    """The receipt of someone who rated three themes with 4."""
    begin(client)
    for key in KEYS:
        client.post_form(theme(key), {"rating": "4"})
    return send(client)


def add_others(database: Database, survey: Survey, count: int, rating: str = "2") -> None:
    with writing(database):
        for _person in range(count):
            marks = dict.fromkeys(KEYS, rating)
            add_response(database, make_response(survey, marks, collected_on=today()))
            freeze_public_step(database, survey.slug, LISBURN_SOUTH.code, today())


@pytest.fixture
def survey(database: Database) -> Survey:
    """It begins with the first theme and publishes its results."""
    return open_survey(database, **ONE_AREA, is_published=True, contact="planning@example.org")


def test_ones_own_picture_stands_alone_below_ten(
    client: PageClient, survey: Survey, database: Database
) -> None:
    add_others(database, survey, 8)
    page = answered(client)
    assert len(read(page).select(".radar__legend li")) == 1
    assert "Once ten people have answered" in text_of(page)
    assert "the mean of those" not in text_of(page)


def test_from_ten_on_the_areas_stands_beside_it_and_moves_in_steps(
    client: PageClient, survey: Survey, database: Database
) -> None:
    add_others(database, survey, 10)
    page = answered(client)
    assert [each.get_text() for each in read(page).select(".radar__legend li")] == [
        "Your ratings",
        "People in Lisburn South",
    ]
    assert "Moving around 4 2.0" in text_of(page)
    assert "the mean of 10 people who answered for Lisburn South" in text_of(page)
    assert "Housing and community Not answered too few" in text_of(page)
    add_others(database, survey, 8, "7")
    assert "Moving around 4 2.0" in text_of(client.get(f"{HOME}/sent"))
    add_others(database, survey, 1, "7")
    assert "Moving around 4 4.4" in text_of(client.get(f"{HOME}/sent"))


def test_nothing_of_the_area_is_shown_where_results_are_not_public(
    client: PageClient, survey: Survey, database: Database
) -> None:
    update_survey(database, replace(survey, is_published=False))
    add_others(database, survey, 20)
    page = answered(client)
    assert "the mean of those" not in text_of(page)
    assert "with every tenth answer" not in text_of(page)
    assert len(read(page).select(".radar__legend li")) == 1


def test_what_happens_next_has_its_dates_and_whom_to_ask(
    client: PageClient, survey: Survey, app: Any
) -> None:
    page = text_of(answered(client))
    with app.test_request_context():
        assert f"Others can answer until {long_date(survey.closes_on)}" in page
        assert f"are final on {long_date(survey.closes_on + timedelta(days=1))}" in page
    assert "You can ask about it: planning@example.org" in page


def test_the_address_is_passed_on_with_and_without_a_script(
    client: PageClient, survey: Survey
) -> None:
    page = read(answered(client))
    address = f"http://127.0.0.1:8000{HOME}"
    assert page.main.find("a", string=address)["href"] == address
    button = page.main.find("button", attrs={"data-copies": address})
    assert button.has_attr("hidden") and button["type"] == "button"
    assert page.find(id=button["data-says"])["role"] == "status"
