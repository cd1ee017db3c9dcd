"""The officers' pages of the engagement log."""

import pytest

from placeplan.domain.accounts import Role
from placeplan.store.database import Database
from placeplan.store.engagement import list_engagement, list_engagement_remarks
from tests.conftest import SignIn
from tests.factories import LISBURN_SOUTH
from tests.pages import PageClient, text_of
from tests.workshop_setup import store_workshop

AREA = LISBURN_SOUTH.code
PAGE = f"/engagement/{AREA}"
STALL = {"title": "Stall at the fair (made up)", "starts_on": "2026-06-01", "level": "inform"}


@pytest.fixture
def officer(client: PageClient, sign_in: SignIn, database: Database) -> PageClient:
    """There is a survey with one workshop."""
    store_workshop(database, people=14)
    sign_in(client, Role.OFFICER)
    return client


def test_the_log_begins_with_what_is_known_and_says_which_levels_are_usual(
    officer: PageClient,
) -> None:
    assert officer.page("/engagement").find("a", href=PAGE)
    said = text_of(officer.get(PAGE))
    assert "unless you say otherwise" in said and "14" in said
    assert "the same person may have come twice" in said


def test_what_was_done_is_added_changed_removed_and_put_back(
    officer: PageClient, database: Database
) -> None:
    said = text_of(officer.post_form(f"{PAGE}/new", STALL | {"people": "60", "venue": "Square"}))
    assert "“Stall at the fair (made up)” is in the log." in said and "Square" in said
    (entry,) = list_engagement(database, AREA)
    officer.post_form(f"{PAGE}/entries/{entry.id}", {"people": ""})
    assert list_engagement(database, AREA)[0].people is None
    assert "Not counted" in text_of(officer.get(PAGE))
    removed = officer.post_form(PAGE, button="Remove")
    assert "is removed." in text_of(removed) and list_engagement(database, AREA) == []


def test_what_is_missing_or_impossible_is_named(officer: PageClient) -> None:
    said = text_of(officer.post_form(f"{PAGE}/new", {"people": "some"}))
    for words in ("Enter what was done", "Enter the first day", "Select a level", "whole number"):
        assert words in said
    said = text_of(officer.post_form(f"{PAGE}/new", STALL | {"ends_on": "2026-05-01"}))
    assert "Choose an end on or after the start" in said


def test_of_two_who_change_an_entry_the_second_is_told(
    officer: PageClient, database: Database
) -> None:
    officer.post_form(f"{PAGE}/new", STALL)
    (entry,) = list_engagement(database, AREA)
    officer.post_form(f"{PAGE}/entries/{entry.id}", {"people": "50"})
    late = officer.post_form(f"{PAGE}/entries/{entry.id}", {"people": "5", "version": "1"})
    said = text_of(late)
    assert "Somebody else has changed this meanwhile" in said
    assert "How many people took part 50" in said and "Where Empty" not in said
    assert list_engagement(database, AREA)[0].people == 50


def test_a_survey_or_workshop_gets_another_level_or_is_left_out_with_a_reason(
    officer: PageClient, database: Database
) -> None:
    link = officer.page(PAGE).find("a", href=lambda href: href and "workshop:" in href)
    assert link is not None
    address = str(link["href"])
    officer.post_form(address, {"note": "The youth council chose the questions"})
    (remark,) = list_engagement_remarks(database, AREA).values()
    assert remark.level == "" and "unless you say otherwise" in text_of(officer.get(PAGE))
    officer.post_form(address, {"level": "collaborate"})
    said = text_of(officer.get(PAGE))
    assert "Collaborate" in said and "The youth council chose the questions" in said
    said = text_of(officer.post_form(address, {"reason": "A rehearsal"}))
    assert "is left out of the log." in said and "A rehearsal" in said
    back = officer.post_form(PAGE, button="Put it back")
    assert "is back." in text_of(back)
    (remark,) = list_engagement_remarks(database, AREA).values()
    assert (remark.level, remark.reason) == ("collaborate", "")
    assert officer.get(f"{PAGE}/own/survey:no-such-survey").status_code == 404


def test_the_log_is_downloaded_with_what_is_left_out(officer: PageClient) -> None:
    officer.post_form(f"{PAGE}/new", STALL | {"notes": "=1+1"})
    lines = officer.get(f"{PAGE}/log.csv").text.splitlines()
    assert len(lines) == 4 and lines[0].startswith("kind,title,starts_on")
    assert any("'=1+1" in line for line in lines)
