"""Sheets sent by devices: once each, corrected, never overwritten unseen."""

import uuid
from typing import Any

import pytest
from werkzeug.test import TestResponse

from placeplan.store.database import Database, writing
from placeplan.store.response_rows import get_response, list_revisions
from placeplan.store.responses import add_response, exclude_response, withdraw_response
from placeplan.store.workshops import update_workshop
from tests.factories import make_group_response, make_workshop
from tests.pages import PageClient, text_of
from tests.web.conftest import Send
from tests.workshop_setup import SHEETS, make_sheet, new_address, stored_sheets


def close_workshop(database: Database) -> None:
    with writing(database):
        update_workshop(database, make_workshop(state="closed"))


def sentences(answer: TestResponse) -> list[str]:
    return [fault["sentence"] for fault in answer.get_json()["faults"]]


def test_a_sheet_nested_without_end_is_not_read(facilitator: PageClient) -> None:
    token = facilitator.get(f"{SHEETS}/token").get_json()["token"]
    headers = {"X-CSRFToken": token, "Content-Type": "application/json"}
    answer = facilitator.post(new_address(), data="[" * 100_000, headers=headers)
    assert answer.status_code == 400 and "could not be read" in sentences(answer)[0]


def test_a_sheet_is_stored_with_who_entered_it(send: Send, database: Database) -> None:
    address = new_address()
    marks = {"moving_around": "3-5", "public_transport": "dk", "feeling_safe": "2"}
    answer = send(address, make_sheet(marks, priorities=["feeling_safe"], assets="The band"))
    assert answer.get_json() == {"version": 1}
    stored = get_response(database, address.rpartition("/")[2])
    assert stored.entered_by == "An facilitator"
    response = stored.response
    assert (response.channel, response.people, response.workshop_key) == (
        "workshop",
        8,
        "hall-june",
    )
    assert response.answers["moving_around"].agreed_range == (3, 5)
    assert response.answers["public_transport"].is_dont_know
    assert response.priorities == ("feeling_safe",) and response.assets == "The band"
    assert response.collected_on == make_workshop().held_on


def test_a_repeat_stores_nothing_twice(send: Send, database: Database) -> None:
    address = new_address()
    assert send(address).get_json() == send(address).get_json() == {"version": 1}
    assert len(stored_sheets(database)) == 1


def test_a_repeated_correction_is_kept_once(send: Send, database: Database) -> None:
    address = new_address()
    send(address)
    changed = make_sheet({"moving_around": "6"})
    answers = [send(address, changed, version=1).get_json() for _time in range(2)]
    assert answers == [{"version": 2}, {"version": 2}]
    assert len(list_revisions(database, address.rpartition("/")[2])) == 1


def test_a_conflict_shows_both_and_overwrites_nothing(send: Send, database: Database) -> None:
    address = new_address()
    send(address)
    send(address, make_sheet({"moving_around": "6"}), version=1)
    answer = send(address, make_sheet({"moving_around": "2"}), version=1)
    assert answer.status_code == 409
    conflict = answer.get_json()["conflict"]
    assert conflict["version"] == 2 and conflict["changed_by"] == "An facilitator"
    assert {"cell": "Moving around", "stored": "6", "mine": "2"} in conflict["differences"]
    assert stored_sheets(database)[0].answers["moving_around"].rating == 6


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"marks": {"feeling_safe": "8"}}, "Feeling safe: 8 was found; ratings go from 1 to 7"),
        ({"marks": {"feeling_safe": "9-1"}}, "Feeling safe: “9-1” was found; give two numbers"),
        ({"marks": {"feeling_safe": "good"}}, "Feeling safe: “good” was found"),
        (
            {"marks": {"feeling_safe": "3-5"}, "form": "individual", "people": "1"},
            "Feeling safe: “3-5” was found; only a group may give a range",
        ),
        ({"people": ""}, "People: Enter how many people were in the group"),
        ({"people": "some"}, "People: some people were found"),
        ({"place": "elsewhere"}, "Place: “elsewhere” was found"),
        ({"priorities": ["moving_around"] * 2}, "Priorities: Name each only once"),
        ({"marks": {}}, "Answer at least one question"),
        ({"assets": "x" * 20_000}, "What people are proud of here: Shorten this"),
        ({"area": "N0"}, "“area” is not part of a sheet; give only: form, people, place"),
    ],
)
def test_a_fault_names_its_cell(
    send: Send, database: Database, changes: dict[str, Any], sentence: str
) -> None:
    marks = changes.pop("marks", None) if "marks" in changes else None
    answer = send(new_address(), make_sheet(marks, **changes))
    assert answer.status_code == 422
    assert any(said.startswith(sentence) for said in sentences(answer)), sentences(answer)
    assert stored_sheets(database) == []


@pytest.mark.parametrize(
    "sheet",
    [
        {},
        {"answers": [1, 2]},
        {"answers": {"nowhere": ["4"]}},
        {"answers": {"moving_around": {"a": 1}}, "people": {}, "priorities": "x"},
        {"form": "group", "people": 10**40, "answers": {"moving_around": [4, None, 7]}},
        {"answers": {"moving_around": ["4", "\ud800"]}},
    ],
)
def test_nonsense_is_refused_in_words(
    send: Send, database: Database, sheet: dict[str, Any]
) -> None:
    answer = send(new_address(), sheet)
    assert answer.status_code == 422 and sentences(answer)
    assert stored_sheets(database) == []


def test_what_is_no_sheet_is_refused(
    facilitator: PageClient, database: Database, send: Send
) -> None:
    token = facilitator.get(f"{SHEETS}/token").get_json()["token"]
    answer = facilitator.post(new_address(), json=[1], headers={"X-CSRFToken": token})
    assert answer.status_code == 400 and sentences(answer)
    assert send(f"{SHEETS}/no-key").status_code == 404


def test_a_sheet_without_a_token_is_refused(facilitator: PageClient, database: Database) -> None:
    answer = facilitator.post(new_address(), json={"version": 0, "sheet": make_sheet()})
    assert answer.status_code == 400
    assert stored_sheets(database) == []


def test_a_closed_workshop_takes_no_sheet(
    send: Send, facilitator: PageClient, database: Database
) -> None:
    address = new_address()
    send(address)
    close_workshop(database)
    for sent in (send(new_address()), send(address, make_sheet({"moving_around": "1"}), 1)):
        assert sent.status_code == 422
        assert sentences(sent) == ["This workshop is closed. Reopen it to enter or change sheets"]
    assert send(address, version=1, is_removed=True).status_code == 422
    page = facilitator.page(SHEETS)
    assert page.find(attrs={"data-grid": True}) is None
    assert "none can be entered" in page.main.text


def test_a_removed_sheet_counts_no_more_until_it_is_put_back(
    send: Send, facilitator: PageClient, database: Database
) -> None:
    address = new_address()
    send(address)
    assert send(address, version=1, is_removed=True).get_json() == {"version": 2}
    assert stored_sheets(database) == []
    words = text_of(facilitator.get("/workshops/your-place/hall-june"))
    assert "removed by An facilitator" in words
    assert send(address, version=2).get_json() == {"version": 3}
    assert len(stored_sheets(database)) == 1


def test_a_removal_of_a_sheet_changed_meanwhile_is_a_conflict(
    send: Send, database: Database
) -> None:
    address = new_address()
    send(address)
    send(address, make_sheet({"moving_around": "6"}), version=1)
    answer = send(address, version=1, is_removed=True)
    assert answer.status_code == 409 and not answer.get_json()["conflict"]["is_removed"]
    assert len(stored_sheets(database)) == 1


def test_a_sheet_that_never_came_is_as_good_as_removed(send: Send, database: Database) -> None:
    incomplete = make_sheet(people="")
    answer = send(new_address(), incomplete, is_removed=True, edit=str(uuid.uuid4()))
    assert answer.get_json() == {"version": 0}
    assert stored_sheets(database) == []


@pytest.mark.parametrize("is_removed", [False, True])
def test_a_change_sent_again_later_is_answered_as_it_was_then(
    send: Send, database: Database, is_removed: bool
) -> None:
    address, edit = new_address(), str(uuid.uuid4())
    send(address)
    first = send(address, make_sheet({"moving_around": "6"}), 1, edit=edit, is_removed=is_removed)
    send(address, make_sheet({"moving_around": "2"}), version=2)
    again = send(address, make_sheet({"moving_around": "6"}), 1, edit=edit, is_removed=is_removed)
    assert first.get_json() == again.get_json() == {"version": 2}
    (sheet,) = stored_sheets(database)
    assert sheet.answers["moving_around"].rating == 2


def test_who_typed_a_sheet_stands_beside_who_sent_it(send: Send, database: Database) -> None:
    address = new_address()
    send(address, by="  A helper\n")
    send(address, make_sheet({"moving_around": "1"}), version=1, by="An facilitator")
    key = address.rpartition("/")[2]
    assert get_response(database, key).entered_by == "A helper, sent by An facilitator"
    assert list_revisions(database, key)[0].changed_by == "An facilitator"


def test_the_stored_sheets_are_sent_once_and_then_only_when_they_changed(
    send: Send, facilitator: PageClient, database: Database
) -> None:
    address = new_address()
    send(address, make_sheet({"moving_around": "6"}))
    first = facilitator.get(f"{SHEETS}/stored")
    (sheet,) = first.get_json()["sheets"]
    assert (sheet["key"], sheet["version"]) == (address.rpartition("/")[2], 1)
    assert sheet["sheet"]["answers"] == {"moving_around": ["6", "", ""]}
    known = {"If-None-Match": first.headers["ETag"]}
    assert facilitator.get(f"{SHEETS}/stored", headers=known).status_code == 304
    for act in (
        lambda: send(new_address()),
        lambda: send(address, make_sheet({"moving_around": "5"}), version=1),
        lambda: send(address, version=2, is_removed=True),
        lambda: close_workshop(database),
    ):
        act()
        answer = facilitator.get(f"{SHEETS}/stored", headers=known)
        assert answer.status_code == 200
        known = {"If-None-Match": answer.headers["ETag"]}
    assert not answer.get_json()["is_open"] and len(answer.get_json()["sheets"]) == 1


def test_a_correction_of_a_removed_sheet_is_a_conflict(send: Send, database: Database) -> None:
    address = new_address()
    send(address)
    send(address, version=1, is_removed=True)
    answer = send(address, make_sheet({"moving_around": "1"}), version=1)
    assert answer.status_code == 409 and answer.get_json()["conflict"]["is_removed"]
    assert answer.get_json()["conflict"]["changed_by"] == "An facilitator"


def test_a_sheet_left_out_in_review_is_not_put_back_here(send: Send, database: Database) -> None:
    address = new_address()
    send(address)
    with writing(database):
        exclude_response(database, address.rpartition("/")[2], "removed by request")
    answer = send(address, version=1)
    assert answer.status_code == 422 and "removed by request" in sentences(answer)[0]


def test_a_withdrawn_sheet_is_not_entered_again(send: Send, database: Database) -> None:
    address = new_address()
    send(address)
    with writing(database):
        withdraw_response(database, address.rpartition("/")[2])
    answer = send(address)
    assert answer.status_code == 422 and "withdrawn for good" in sentences(answer)[0]


@pytest.mark.parametrize("is_removed", [False, True])
def test_a_sheet_of_another_workshop_is_not_taken(
    send: Send, database: Database, is_removed: bool
) -> None:
    other = make_group_response()
    with writing(database):
        add_response(database, other)
    answer = send(f"{SHEETS}/{other.key}", version=1, is_removed=is_removed)
    assert answer.status_code == 422 and "stored before" in sentences(answer)[0]
    assert get_response(database, other.key).version == 1
