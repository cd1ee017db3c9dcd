"""Comments, fifty to a page, by theme, kind and words."""

from collections.abc import Callable

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.responses import Answer
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response
from tests.factories import LISBURN_SOUTH, make_response
from tests.pages import PageClient, read, text_of
from tests.store.stocked import stock

EVIDENCE = f"/evidence/your-place/{LISBURN_SOUTH.code}"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient], database: Database) -> PageClient:
    survey = stock(database)
    with writing(database):
        for number in range(60):
            answers = {
                "moving_around": Answer(rating=3, better=f"Path {number} is <b>broken</b>"),
                "feeling_safe": Answer(good="Neighbours" if number < 5 else ""),
            }
            actions = "Mend it" if number == 0 else ""
            add_response(database, make_response(survey, answers=answers, actions=actions))
    return client_as(Role.OFFICER)


def quotes(client: PageClient, query: str = "") -> list[str]:
    page = client.page(EVIDENCE + query)
    return [tag.get_text() for tag in page.select(".quote_list li")]


def test_fifty_comments_stand_on_a_page_and_the_rest_on_the_next(officer: PageClient) -> None:
    first, second = quotes(officer), quotes(officer, "?page=2")
    assert (len(first), len(second)) == (50, 16)
    assert not set(first) & set(second)
    assert first[0] == "Mend it"
    assert "Comments 1 to 50 of 66." in text_of(officer.get(EVIDENCE))


def test_what_people_wrote_is_shown_as_text(officer: PageClient) -> None:
    assert "<b>broken</b>" in quotes(officer)[1]
    assert read(officer.get(EVIDENCE)).find("b") is None


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?theme=feeling_safe", 5),
        ("?kind=actions", 1),
        ("?theme=moving_around&kind=good", 0),
        ("?text=path+59", 1),
        ("?text=%25", 0),
        ("?theme=nowhere", 0),
    ],
)
def test_comments_are_filtered_in_the_address(officer: PageClient, query: str, count: int) -> None:
    assert len(quotes(officer, query)) == count


def test_pages_keep_the_filter(officer: PageClient) -> None:
    page = officer.page(f"{EVIDENCE}?theme=moving_around")
    assert f"{EVIDENCE}?theme=moving_around&page=2" in [
        tag["href"] for tag in page.select(".pagination a")
    ]


@pytest.mark.parametrize("page", ["0", "99", "-1", "many"])
def test_a_strange_page_number_shows_a_page_that_is_there(officer: PageClient, page: str) -> None:
    assert quotes(officer, f"?page={page}")


def test_nothing_that_tells_who_wrote_it_stands_beside_a_comment(officer: PageClient) -> None:
    text = text_of(officer.get(EVIDENCE))
    assert "June 2026" not in text and "online" not in text.lower()
