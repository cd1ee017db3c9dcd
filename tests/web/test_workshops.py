"""Workshops: listed, made, changed, closed; their groups side by side."""

from collections.abc import Callable
from datetime import date

import pytest

from placeplan.domain.accounts import Role
from placeplan.store.database import Database, writing
from placeplan.store.response_rows import list_revisions
from placeplan.store.responses import add_response
from placeplan.store.workshops import get_workshop, list_workshops
from tests.factories import make_group_response, make_response, make_survey
from tests.pages import PageClient, text_of
from tests.workshop_setup import ADDRESS, store_survey, store_workshop, stored_sheets

FACTS = {
    "setting": "your-place/N10000707",
    "held_on": "2026-06-12",
    "venue": "Made-up hall",
    "people": "24",
}


@pytest.fixture
def facilitator(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.FACILITATOR)


def add_groups(database: Database, *marks: str) -> None:
    with writing(database):
        for mark in marks:
            given = {"moving_around": mark, "feeling_safe": "3"}
            add_response(database, make_group_response(None, given, workshop_key="hall-june"))


def test_without_a_survey_the_list_says_to_set_one_up(facilitator: PageClient) -> None:
    assert "Set up a survey first" in text_of(facilitator.get("/workshops"))
    assert "There is no survey yet" in text_of(facilitator.get("/workshops/new"))


def test_without_a_workshop_the_list_says_to_make_one(
    facilitator: PageClient, database: Database
) -> None:
    store_survey(database)
    assert "Make the workshop first" in text_of(facilitator.get("/workshops"))


def test_a_facilitator_makes_a_workshop(facilitator: PageClient, database: Database) -> None:
    store_survey(database)
    answer = facilitator.post_form("/workshops/new", FACTS)
    assert "is ready" in text_of(answer)
    (made,) = list_workshops(database)
    assert (made.area_code, made.held_on, made.people) == ("N10000707", date(2026, 6, 12), 24)
    assert answer.request.path == "/workshops/your-place/2026-06-12-made-up-hall"


def test_two_workshops_of_one_day_and_hall_have_their_own_keys(
    facilitator: PageClient, database: Database
) -> None:
    store_survey(database)
    for _time in range(2):
        facilitator.post_form("/workshops/new", FACTS)
    assert len({workshop.key for workshop in list_workshops(database)}) == 2


def test_a_workshop_lies_within_its_survey(facilitator: PageClient, database: Database) -> None:
    store_survey(database)
    answer = facilitator.post_form("/workshops/new", FACTS | {"held_on": "2026-08-01"})
    assert "Choose a date within the survey: 1 May 2026 to 31 July 2026" in text_of(answer)
    assert list_workshops(database) == []


def test_a_workshop_names_what_is_missing(facilitator: PageClient, database: Database) -> None:
    store_survey(database)
    answer = facilitator.post_form("/workshops/new", {"held_on": "31/02/2026", "people": "many"})
    words = text_of(answer)
    for sentence in ("Select the survey and area", "Enter the venue", "as a whole number"):
        assert sentence in words
    assert "Enter the date of the workshop as a real date" in words


def test_filters_stand_in_the_address(facilitator: PageClient, database: Database) -> None:
    store_workshop(database)
    assert "Made-up hall, June" in text_of(
        facilitator.get("/workshops?state=open&survey=your-place")
    )
    page = facilitator.page("/workshops?state=closed")
    assert "No workshop fits" in page.main.text
    assert page.find("select", id="state").find("option", selected=True)["value"] == "closed"


def test_a_workshop_is_closed_and_reopened(facilitator: PageClient, database: Database) -> None:
    store_workshop(database)
    facilitator.post_form(ADDRESS, action="/close")
    assert get_workshop(database, "your-place", "hall-june").state == "closed"
    assert "This workshop is closed" in text_of(facilitator.get(ADDRESS))
    facilitator.post_form(ADDRESS, action="/reopen")
    assert get_workshop(database, "your-place", "hall-june").state == "open"


def test_a_new_date_is_written_on_the_sheets_and_kept_in_their_history(
    facilitator: PageClient, database: Database
) -> None:
    store_workshop(database)
    add_groups(database, "4")
    facilitator.post_form(f"{ADDRESS}/edit", {"held_on": "2026-06-19", "venue": "Another hall"})
    (sheet,) = stored_sheets(database)
    assert sheet.collected_on == date(2026, 6, 19)
    (revision,) = list_revisions(database, sheet.key)
    assert revision.response.collected_on == date(2026, 6, 12)
    assert revision.changed_by == "An facilitator"


def test_the_area_stays_once_sheets_were_entered(
    facilitator: PageClient, database: Database
) -> None:
    store_workshop(database)
    add_groups(database, "4")
    answer = facilitator.post_form(
        f"{ADDRESS}/edit", {"setting": "your-place/N10000701", "venue": "Hall"}
    )
    assert "so the area must stay" in text_of(answer)
    assert get_workshop(database, "your-place", "hall-june").area_code == "N10000707"


def test_groups_stand_side_by_side(facilitator: PageClient, database: Database) -> None:
    store_workshop(database)
    add_groups(database, "2", "5", "3-5", "dk")
    page = facilitator.page(ADDRESS)
    row = next(row for row in page.main.find_all("tr") if row.th.text == "Moving around")
    cells = [cell.text for cell in row.find_all("td")]
    assert cells == ["2", "5", "3–5, not agreed", "Don’t know", "3 points apart"]
    assert len(page.find(class_="radar").find_all(class_="radar__sample")) == 4


def test_the_radar_shows_the_groups_asked_for(facilitator: PageClient, database: Database) -> None:
    store_workshop(database)
    add_groups(database, "1", "2", "3", "4", "5")
    page = facilitator.page(f"{ADDRESS}?group=2&group=5")
    legend = page.find(class_="radar__legend").text
    assert "Group 2" in legend and "Group 5" in legend and "Group 1" not in legend


def test_individual_sheets_are_no_group(facilitator: PageClient, database: Database) -> None:
    store_workshop(database)
    with writing(database):
        sheet = make_response(make_survey(), channel="workshop", workshop_key="hall-june")
        add_response(database, sheet, entered_by="An officer")
    words = text_of(facilitator.get(ADDRESS))
    assert "0 from groups, 1 from individuals" in words
    assert "side by side" not in words


def test_an_unknown_workshop_is_not_found(facilitator: PageClient, database: Database) -> None:
    store_workshop(database)
    facilitator.page("/workshops/your-place/nowhere", status=404)
    facilitator.page("/workshops/nowhere/hall-june/sheets", status=404)
