"""One sheet at a time on a plain page: stored, corrected, removed, and its history."""

import re
import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from babel.dates import format_date
from bs4 import BeautifulSoup

from placeplan.operations.sheets import remove_sheet
from placeplan.store.database import Database, writing
from placeplan.store.response_rows import list_revisions
from placeplan.store.responses import add_response, exclude_response, update_response
from placeplan.store.workshops import get_workshop
from placeplan.web.days import today
from tests.factories import make_group_response
from tests.pages import PageClient, filled_in, find_form, read, text_of
from tests.workshop_setup import SHEETS, stored_sheets


def form_address(key: str = "") -> str:
    return f"{SHEETS}/{key or uuid.uuid4()}/form?form=group"


FILLED = {
    "people": "6",
    "moving_around_rating": "4",
    "public_transport_rating": "range",
    "public_transport_from": "2",
    "public_transport_to": "5",
    "feeling_safe_rating": "dk",
    "feeling_safe_better": "More light\r\nby the river",
    "priorities": ["feeling_safe", "moving_around"],
    "actions": "Mend the path",
}


def test_the_plain_page_stores_a_sheet(facilitator: PageClient, database: Database) -> None:
    answer = facilitator.post_form(form_address(), FILLED)
    assert "The sheet is saved." in text_of(answer)
    (sheet,) = stored_sheets(database)
    assert sheet.answers["public_transport"].mark == "2-5"
    assert sheet.answers["feeling_safe"].is_dont_know
    assert sheet.answers["feeling_safe"].better == "More light\nby the river"
    assert set(sheet.priorities) == {"feeling_safe", "moving_around"}


def test_the_plain_page_shows_what_is_stored(facilitator: PageClient, database: Database) -> None:
    key = str(uuid.uuid4())
    facilitator.post_form(form_address(key), FILLED)
    before = stored_sheets(database)
    facilitator.post_form(form_address(key))
    assert stored_sheets(database) == before
    assert list_revisions(database, key) == []


def test_a_range_counts_though_its_button_was_left_alone_until_it_is_made_blank(
    facilitator: PageClient, database: Database
) -> None:
    key = str(uuid.uuid4())
    facilitator.post_form(form_address(key), FILLED | {"public_transport_rating": ""})
    assert stored_sheets(database)[0].answers["public_transport"].mark == "2-5"
    facilitator.post_form(form_address(key), {"public_transport_rating": ""})
    assert stored_sheets(database)[0].answers["public_transport"].mark == ""


def test_the_plain_page_names_the_cell(facilitator: PageClient, database: Database) -> None:
    answer = facilitator.post_form(
        form_address(), FILLED | {"people": "", "public_transport_to": ""}
    )
    page = BeautifulSoup(answer.get_data(as_text=True), "html.parser")
    links = {link["href"] for link in page.find(class_="error_summary").find_all("a")}
    assert links == {"#people", "#public_transport_rating"}
    assert page.find(id="actions").text.strip() == "Mend the path"
    assert stored_sheets(database) == []


def test_save_and_start_the_next_gives_a_new_sheet(
    facilitator: PageClient, database: Database
) -> None:
    answer = facilitator.post_form(form_address(), FILLED, button="start the next")
    assert answer.request.path.endswith("/form") and "new" in text_of(answer)
    assert len(stored_sheets(database)) == 1


def test_the_plain_page_shows_a_conflict_and_a_choice(
    facilitator: PageClient, database: Database
) -> None:
    key = str(uuid.uuid4())
    facilitator.post_form(form_address(key), FILLED)
    stale = {"version": "0", "moving_around_rating": "1"}
    answer = facilitator.post_form(form_address(key), FILLED | stale)
    assert answer.status_code == 409
    words = text_of(answer)
    assert "changed this sheet meanwhile" in words and "Keep what is stored" in words
    assert stored_sheets(database)[0].answers["moving_around"].rating == 4


def opened(client: PageClient, key: str) -> dict[str, Any]:
    """What the form of a stored sheet holds when its page is opened."""
    return filled_in(find_form(client.page(form_address(key)), "", "Save the sheet"), {})


def remove(database: Database, key: str) -> None:
    workshop = get_workshop(database, "your-place", "hall-june")
    remove_sheet(database, workshop, key, "Bob")


@pytest.mark.parametrize("change", [{"moving_around_rating": "1"}, {}])
def test_a_sheet_removed_meanwhile_is_not_put_back_unseen(
    facilitator: PageClient, database: Database, change: dict[str, str]
) -> None:
    key = str(uuid.uuid4())
    facilitator.post_form(form_address(key), FILLED)
    form = opened(facilitator, key)
    remove(database, key)
    answer = facilitator.post(form_address(key), data=form | change)
    assert answer.status_code == 409 and stored_sheets(database) == []
    words = text_of(answer)
    assert "This sheet was removed by Bob meanwhile" in words and "counts in no result now" in words
    assert ("What differs" in words) == bool(change)
    page = read(answer)
    names = [button.text.strip() for button in page.main.find_all("button")]
    assert names == ["Save mine and count it again"]
    again = filled_in(find_form(page, "", names[0]), {})
    assert "The sheet is saved." in text_of(
        facilitator.post(form_address(key), data=again, follow_redirects=True)
    )
    (sheet,) = stored_sheets(database)
    assert sheet.answers["moving_around"].mark == change.get("moving_around_rating", "4")


def test_a_sheet_corrected_and_left_out_by_an_officer_meanwhile_is_not_offered_to_be_saved(
    facilitator: PageClient, database: Database
) -> None:
    key = str(uuid.uuid4())
    facilitator.post_form(form_address(key), FILLED)
    form = opened(facilitator, key)
    (sheet,) = stored_sheets(database)
    with writing(database):
        update_response(database, replace(sheet, actions="Other"), version=1, changed_by="Bob")
        exclude_response(database, key, "entered twice")
    answer = facilitator.post(form_address(key), data=form)
    assert answer.status_code == 409
    assert "left out of the results by an officer meanwhile" in text_of(answer)
    assert not read(answer).main.find("button")


def test_a_sheet_is_removed_and_put_back_on_its_page(
    facilitator: PageClient, database: Database
) -> None:
    key = str(uuid.uuid4())
    facilitator.post_form(form_address(key), FILLED)
    facilitator.post_form(form_address(key), action="/remove")
    assert stored_sheets(database) == []
    facilitator.post_form(form_address(key), action="/put-back")
    assert len(stored_sheets(database)) == 1


def test_the_history_says_who_changed_what(facilitator: PageClient, database: Database) -> None:
    key = str(uuid.uuid4())
    facilitator.post_form(form_address(key), FILLED)
    facilitator.post_form(
        form_address(key), {"moving_around_rating": "6", "feeling_safe_better": "", "people": "7"}
    )
    page = facilitator.page(f"{SHEETS}/{key}/history")
    assert "corrected by An facilitator" in page.main.h2.text
    days = {format_date(today() - timedelta(days=n), "d MMMM y", "en_GB") for n in (0, 1)}
    assert re.match(rf"({'|'.join(days)}), \d\d:\d\d, ", page.main.h2.text)
    rows = [[cell.text for cell in row.find_all(["th", "td"])] for row in page.tbody.find_all("tr")]
    assert ["People", "6", "7"] in rows
    assert ["Moving around", "4", "6"] in rows
    assert ["Feeling safe: what could be better", "More light\nby the river", "Blank"] in rows


def test_a_sheet_of_another_workshop_has_no_page_here(
    facilitator: PageClient, database: Database
) -> None:
    other = make_group_response()
    with writing(database):
        add_response(database, other)
    facilitator.page(f"{SHEETS}/{other.key}/form", status=404)
    facilitator.page(f"{SHEETS}/{other.key}/history", status=404)
