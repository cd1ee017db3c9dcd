"""Who was there: typed by staff and hosts, shown as numbers, never lost or counted in a profile."""

import pytest

from placeplan.domain.attendance import Attendance
from placeplan.store.attendance import get_attendance
from placeplan.store.database import Database, writing
from placeplan.store.facilitator_links import add_facilitator_link
from placeplan.store.profiles import current_counts
from placeplan.store.responses import add_response
from placeplan.store.workshops import get_workshop
from placeplan.web.days import today
from placeplan.web.facilitators.doors import SESSION_KEY
from tests.factories import (
    LISBURN_SOUTH,
    make_group_response,
    make_link,
    make_response,
    make_survey,
)
from tests.pages import PageClient, filled_in, find_form, read, text_of
from tests.workshop_setup import ADDRESS

PAGE = f"{ADDRESS}/attendance"
WHERE = ("your-place", "hall-june")


@pytest.fixture
def host(client: PageClient, facilitator: PageClient, database: Database) -> PageClient:
    """Sam, let in by a link."""
    link, _token = add_facilitator_link(database, make_link(today()))
    with client.session_transaction() as session:
        session[SESSION_KEY] = (link.id, "Sam")
    return client


def add_sheets(database: Database, *people: int, individuals: int = 0, mark: str = "6") -> None:
    """Groups of so many people that gave this mark, and sheets of individuals at the workshop."""
    with writing(database):
        for number in people:
            given = {"moving_around": mark}
            sheet = make_group_response(None, given, people=number, workshop_key="hall-june")
            add_response(database, sheet)
        for _each in range(individuals):
            alone = make_response(
                make_survey(), {"moving_around": "2"}, channel="workshop", workshop_key="hall-june"
            )
            add_response(database, alone)


def add_online(database: Database, count: int, mark: str) -> None:
    with writing(database):
        for _each in range(count):
            add_response(database, make_response(make_survey(), {"moving_around": mark}))


def test_who_was_there_is_typed_and_shown_in_numbers(
    facilitator: PageClient, database: Database
) -> None:
    given = {"people": "24", "age_under_16": "4", "age_65_plus": "10", "helpers": "3"}
    answer = facilitator.post_form(PAGE, given | {"notes": "A warm evening"})
    assert answer.request.path == ADDRESS
    words = text_of(answer)
    for said in ("24", "people at the door", "helpers besides", "A warm evening"):
        assert said in words
    rows = {row.th.text: row.td.text for row in read(answer).main.find_all("tr") if row.td}
    assert (rows["Under 16"], rows["65 or over"], rows["Age not noted"]) == ("4", "10", "10")
    assert get_attendance(database, *WHERE) == Attendance(24, 3, {"under_16": 4, "65_plus": 10})
    assert "An facilitator noted who was there. People who came: 24; Under 16: 4" in words


def test_it_can_be_corrected_and_every_number_is_optional(
    facilitator: PageClient, database: Database
) -> None:
    facilitator.post_form(PAGE, {"people": "24", "age_under_16": "4"})
    form = find_form(facilitator.page(PAGE))
    assert filled_in(form, {})["people"] == ["24"]
    facilitator.post_form(PAGE, {"people": "", "age_under_16": "", "age_16_24": "5"})
    assert get_attendance(database, *WHERE) == Attendance(5, 0, {"16_24": 5})
    facilitator.post_form(PAGE, {"people": "", "age_16_24": ""})
    assert get_attendance(database, *WHERE) == Attendance()
    assert "Age not noted" not in text_of(facilitator.get(ADDRESS))


def test_ages_that_exceed_who_came_are_a_clear_error(
    facilitator: PageClient, database: Database
) -> None:
    answer = facilitator.post_form(PAGE, {"people": "5", "age_under_16": "4", "age_65_plus": "2"})
    assert "The age groups make 6, but 5 were at the door" in text_of(answer)
    assert filled_in(find_form(read(answer)), {})["age_under_16"] == ["4"]
    words = text_of(facilitator.post_form(PAGE, {"age_16_24": "-1", "helpers": "many"}))
    assert "Enter the number for “16 to 24” as a whole number" in words
    assert "Enter the number of helpers as a whole number" in words
    assert get_attendance(database, *WHERE) == Attendance()


def test_a_host_notes_who_was_there_under_its_name(
    host: PageClient, facilitator: PageClient, database: Database
) -> None:
    host.post_form(PAGE, {"people": "12", "notes": "Two came late"})
    assert get_workshop(database, *WHERE).notes == "Two came late"
    words = text_of(facilitator.get(ADDRESS))
    assert "Sam (Riverside residents) noted who was there. People who came: 12" in words


def test_what_somebody_else_noted_meanwhile_is_shown_and_not_overwritten(
    host: PageClient, facilitator: PageClient, database: Database
) -> None:
    form = find_form(facilitator.page(PAGE))
    host.post_form(PAGE, {"people": "12", "notes": "Two came late"})
    late = filled_in(form, {"people": "14", "notes": "A warm evening"})
    answer = facilitator.post(PAGE, data=late)
    assert answer.status_code == 409
    words = text_of(answer)
    assert "People who came: 12" in words and "Two came late" in words
    again = filled_in(find_form(read(answer)), {})
    assert (again["people"], again["notes"]) == (["14"], "A warm evening")
    assert get_attendance(database, *WHERE) == Attendance(12)
    assert facilitator.post(PAGE, data=again).status_code == 302
    assert get_attendance(database, *WHERE) == Attendance(14)


def test_a_mistake_does_not_make_one_overwrite_what_was_noted_meanwhile(
    host: PageClient, facilitator: PageClient, database: Database
) -> None:
    form = find_form(facilitator.page(PAGE))
    host.post_form(PAGE, {"people": "12"})
    answer = facilitator.post(PAGE, data=filled_in(form, {"people": "many"}))
    mended = filled_in(find_form(read(answer)), {"people": "14"})
    assert facilitator.post(PAGE, data=mended).status_code == 409
    assert get_attendance(database, *WHERE) == Attendance(12)


def test_a_closed_workshop_keeps_its_numbers(facilitator: PageClient, database: Database) -> None:
    facilitator.post_form(PAGE, {"people": "24"})
    form = find_form(facilitator.page(PAGE))
    facilitator.post_form(ADDRESS, action="/close")
    assert "until somebody reopens it" in text_of(facilitator.get(PAGE))
    answer = facilitator.post(PAGE, data=filled_in(form, {"people": "30"}))
    assert "This workshop is closed" in text_of(answer)
    assert get_attendance(database, *WHERE) == Attendance(24)


def test_a_pile_of_paper_has_no_attendance(facilitator: PageClient) -> None:
    pile = f"/workshops/your-place/paper:{LISBURN_SOUTH.code}"
    facilitator.page(f"{pile}/attendance", status=404)
    assert "Who was there" not in facilitator.page(pile).main.text


def test_changing_the_facts_leaves_who_was_there_alone(
    facilitator: PageClient, database: Database
) -> None:
    facilitator.post_form(PAGE, {"people": "24", "age_65_plus": "9", "notes": "Warm"})
    facilitator.post_form(f"{ADDRESS}/edit", {"venue": "Another hall"})
    assert get_attendance(database, *WHERE) == Attendance(24, 0, {"65_plus": 9})
    assert get_workshop(database, *WHERE).notes == "Warm"
    page = facilitator.page(f"{ADDRESS}/edit")
    assert page.find(id="people") is None and page.find(id="notes") is None


def test_numbers_that_do_not_fit_are_pointed_out_and_block_nothing(
    facilitator: PageClient, database: Database
) -> None:
    add_sheets(database, 8, 7, individuals=2)
    assert "By the sheets it was at least 15 people" in text_of(facilitator.get(ADDRESS))
    answer = facilitator.post_form(PAGE, {"people": "12"})
    assert "The groups add up to 15 people, but 12 people came" in text_of(answer)
    answer = facilitator.post_form(PAGE, {"people": "1"})
    assert "2 people gave a sheet of their own, but 1 person came" in text_of(answer)
    answer = facilitator.post_form(PAGE, {"people": "15"})
    assert "add up to" not in text_of(answer) and "sheet of their own" not in text_of(answer)


def test_who_was_there_changes_no_profile(facilitator: PageClient, database: Database) -> None:
    add_sheets(database, 8, individuals=2)
    before = current_counts(database, "your-place", LISBURN_SOUTH.code, None)
    facilitator.post_form(PAGE, {"people": "40", "age_65_plus": "30"})
    assert current_counts(database, "your-place", LISBURN_SOUTH.code, None) == before


def test_the_page_says_how_the_sheets_feed_the_areas_results(
    facilitator: PageClient, database: Database
) -> None:
    add_sheets(database, 8, 7, individuals=1)
    add_online(database, 9, "2")
    words = text_of(facilitator.get(ADDRESS))
    said = "2 group sheets from here (15 people) count in the series Groups of Lisburn South,"
    assert f"{said} beside 10 individuals." in words
    assert "1 individual’s sheet from here counts in the series Individuals, which has 10" in words
    assert "Moving around 2.0 (n = 10) 6.0 (n = 2)" in words


def test_groups_are_compared_only_with_enough_individuals(
    facilitator: PageClient, database: Database
) -> None:
    add_sheets(database, 8)
    add_online(database, 9, "2")
    words = text_of(facilitator.get(ADDRESS))
    assert "No theme has been rated by 10 individuals yet" in words
    assert "n = 9" not in words


def test_groups_near_the_individuals_are_said_to_be_near(
    facilitator: PageClient, database: Database
) -> None:
    add_sheets(database, 8, mark="3")
    add_online(database, 10, "3")
    assert "On no theme that at least 10 individuals rated" in text_of(facilitator.get(ADDRESS))


def test_a_host_is_not_shown_results(host: PageClient, database: Database) -> None:
    add_sheets(database, 8)
    add_online(database, 37, "2")
    words = text_of(host.get(ADDRESS))
    assert "groups stay a series of their own" in words
    assert "37" not in words and "n = " not in words


def test_the_page_tells_who_closed_and_reopened_it_and_what_was_corrected_since(
    facilitator: PageClient, database: Database
) -> None:
    add_sheets(database, 8, 7)
    facilitator.post_form(ADDRESS, action="/close")
    facilitator.post_form(ADDRESS, action="/reopen")
    assert "Corrected after closing" not in text_of(facilitator.get(ADDRESS))
    key = facilitator.page(ADDRESS).find("a", string="Sheet 1, group of 8")["href"].split("/")[-2]
    form = f"{ADDRESS}/sheets/{key}/form"
    answer = facilitator.post_form(form, {"people": "9"}, button="Save the sheet")
    assert "The sheet is saved" in text_of(answer)
    words = text_of(facilitator.get(ADDRESS))
    assert "An facilitator closed the workshop" in words
    assert "An facilitator reopened the workshop" in words
    assert words.count("Corrected after closing") == 1
