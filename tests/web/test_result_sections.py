"""What stands in each section of an area's results: who answered, what is high, low and apart."""

from collections.abc import Callable

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.responses import Response
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response
from tests.factories import ADULTS, LISBURN_SOUTH, make_response
from tests.pages import Page, PageClient, text_of
from tests.store.stocked import stock
from tests.web.test_results import made_up_responses

ClientAs = Callable[[Role], PageClient]
AREA = f"/results/your-place/{LISBURN_SOUTH.code}"
KEYS = ADULTS.theme_keys


@pytest.fixture
def responses(database: Database) -> list[Response]:
    found = made_up_responses(stock(database))
    with writing(database):
        for response in found:
            add_response(database, response)
    return found


@pytest.fixture
def officer(client_as: ClientAs, responses: list[Response]) -> PageClient:
    return client_as(Role.OFFICER)


def words_under(page: Page, heading: str) -> str:
    """The text from a heading, by its id, to the next of its level."""
    found = page.find("h2", id=heading)
    lines = []
    for tag in found.find_next_siblings():
        if tag.name == "h2":
            break
        lines.append(tag.get_text(" ", strip=True))
    return " ".join(" ".join(lines).split())


def test_who_answered_is_said_by_form_channel_and_dates(
    officer: PageClient, responses: list[Response]
) -> None:
    mine = [each for each in responses if each.area_code == LISBURN_SOUTH.code]
    channels = [each.channel for each in mine]
    words = text_of(officer.get(AREA))
    assert "individuals 60 groups 3 24 people" in words
    for channel, name in (
        ("online", "online"),
        ("paper", "on paper"),
        ("workshop", "at workshops"),
    ):
        assert f"{name} {channels.count(channel)}" in words
    assert "12 June 2026" in words


@pytest.mark.parametrize(
    ("series", "count"), [("individuals", 60), ("groups", 3), ("everyone", 63), ("", 63)]
)
def test_the_radars_words_count_the_responses_it_draws(
    officer: PageClient, series: str, count: int
) -> None:
    address = f"{AREA}?series={series}" if series else AREA
    assert f"Based on {count} responses." in text_of(officer.get(address))


def test_strengths_and_needs_are_ranked_by_exact_means(
    client_as: ClientAs, database: Database
) -> None:
    survey = stock(database)
    marks = dict.fromkeys(KEYS, "4") | {"natural_space": "6", "feeling_safe": "1"}
    with writing(database):
        for number in range(10):
            given = marks | {"moving_around": "5", "care_and_maintenance": "34"[number % 2]}
            add_response(database, make_response(survey, given))
    page = client_as(Role.OFFICER).page(AREA)
    strengths, needs = words_under(page, "strengths"), words_under(page, "needs")
    assert strengths.index("Natural space") < strengths.index("Moving around")
    assert needs.index("Feeling safe") < needs.index("Care and maintenance")
    assert "6.0" in strengths and "1.0" in needs and "3.5" in needs


def test_priorities_are_counted_for_individuals_and_groups(
    officer: PageClient, responses: list[Response]
) -> None:
    said = words_under(officer.page(AREA), "priorities")
    counts = {key: sum(key in each.priorities for each in responses) for key in KEYS}
    for key, count in counts.items():
        assert f"{ADULTS.themes_by_key[key].title} {count} 0" in said


def test_a_place_that_differs_from_its_area_is_pointed_out(
    client_as: ClientAs, database: Database
) -> None:
    survey = stock(database)
    with writing(database):
        for place, mark, count in (("hilltop", "7", 10), ("", "1", 20), ("millside", "2", 12)):
            for _number in range(count):
                add_response(
                    database, make_response(survey, {"feeling_safe": mark}, place_key=place)
                )
    said = words_under(client_as(Role.OFFICER).page(AREA), "places")
    hilltop, millside = said.index("Hilltop"), said.index("Millside")
    assert "Feeling safe" in said[hilltop:millside] and "7.0" in said[hilltop:millside]
    assert "Feeling safe" not in said[millside:]
