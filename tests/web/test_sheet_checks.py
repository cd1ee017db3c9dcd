"""A second pair of eyes: who entered a sheet's ratings again, and of which version of it."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest

from placeplan.operations.workshops import change_workshop
from placeplan.store.database import Database
from placeplan.store.sheet_checks import list_sheet_checks
from tests.factories import make_workshop
from tests.pages import PageClient, text_of
from tests.web.conftest import Send
from tests.workshop_setup import ADDRESS, SHEETS, make_sheet, new_address


@pytest.fixture
def check_of(facilitator: PageClient) -> Callable[[], tuple[str, bool]]:
    """Who checked the only sheet, and whether that is of the sheet as it stands."""

    def check() -> tuple[str, bool]:
        (sheet,) = facilitator.get(f"{SHEETS}/stored").get_json()["sheets"]
        return sheet["checked_by"], sheet["is_check_current"]

    return check


CheckOf = Callable[[], tuple[str, bool]]


def test_a_check_that_changes_nothing_is_kept_with_the_version_checked(
    send: Send, check_of: CheckOf, database: Database
) -> None:
    address = new_address()
    send(address)
    assert check_of() == ("", False)
    answer = send(address, version=1, edit=str(uuid.uuid4()), checked_by="An facilitator")
    assert answer.get_json() == {"version": 1}
    assert check_of() == ("An facilitator", True)
    (check,) = list_sheet_checks(database, "your-place").values()
    assert check.version == 1 and check.checked_at.utcoffset() == timedelta(0)


def test_a_check_that_mends_the_sheet_is_of_what_it_made(send: Send, check_of: CheckOf) -> None:
    address = new_address()
    send(address)
    mended = make_sheet({"moving_around": "5"})
    assert send(address, mended, 1, checked_by="Another").get_json() == {"version": 2}
    assert check_of() == ("Another, sent by An facilitator", True)


def test_a_sheet_may_be_entered_and_checked_in_one(send: Send, check_of: CheckOf) -> None:
    send(new_address(), checked_by="Another")
    assert check_of() == ("Another, sent by An facilitator", True)


def test_a_correction_makes_the_check_one_of_an_earlier_version(
    send: Send, check_of: CheckOf
) -> None:
    address = new_address()
    send(address, checked_by="An facilitator")
    send(address, make_sheet({"moving_around": "5"}), version=1)
    assert check_of() == ("An facilitator", False)
    send(address, make_sheet({"moving_around": "5"}), version=2, checked_by="An facilitator")
    assert check_of() == ("An facilitator", True)


def test_a_check_sent_again_later_does_not_vouch_for_a_later_version(
    send: Send, check_of: CheckOf
) -> None:
    address, edit = new_address(), str(uuid.uuid4())
    send(address)
    send(address, version=1, edit=edit, checked_by="An facilitator")
    send(address, make_sheet({"moving_around": "5"}), version=1)
    again = send(address, version=1, edit=edit, checked_by="An facilitator")
    assert again.get_json() == {"version": 1}
    assert check_of() == ("An facilitator", False)


def test_a_check_of_a_sheet_that_differs_meanwhile_is_not_kept(
    send: Send, check_of: CheckOf
) -> None:
    address = new_address()
    send(address)
    send(address, make_sheet({"moving_around": "5"}), version=1)
    answer = send(address, version=1, edit=str(uuid.uuid4()), checked_by="An facilitator")
    assert answer.status_code == 409
    assert check_of() == ("", False)


def test_removing_and_putting_back_or_moving_the_day_keeps_the_check(
    send: Send, check_of: CheckOf, database: Database
) -> None:
    address = new_address()
    send(address, checked_by="An facilitator")
    send(address, version=1, is_removed=True)
    assert send(address, version=2).get_json() == {"version": 3}
    assert check_of() == ("An facilitator", True)
    moved = make_workshop(held_on=make_workshop().held_on + timedelta(1))
    change_workshop(database, moved, "An facilitator")
    assert check_of() == ("An facilitator", True)


def test_a_device_is_told_of_a_check(send: Send, facilitator: PageClient) -> None:
    address = new_address()
    send(address)
    known = {"If-None-Match": facilitator.get(f"{SHEETS}/stored").headers["ETag"]}
    assert facilitator.get(f"{SHEETS}/stored", headers=known).status_code == 304
    send(address, version=1, checked_by="An facilitator")
    assert facilitator.get(f"{SHEETS}/stored", headers=known).status_code == 200


def test_the_workshops_page_says_who_checked_each_sheet(
    send: Send, facilitator: PageClient
) -> None:
    address = new_address()
    send(address, by="A helper", checked_by="An facilitator")
    assert "Checked by" in text_of(facilitator.get(ADDRESS))
    cells = [cell.text for cell in facilitator.page(ADDRESS).tbody.find_all("td")]
    assert "An facilitator" in cells
    send(address, make_sheet({"moving_around": "5"}), version=1)
    assert "An facilitator, before the last correction" in text_of(facilitator.get(ADDRESS))


@pytest.mark.parametrize("nobody", ["", "  ", None, 4, ["An facilitator"]])
def test_a_check_by_nobody_is_no_check(send: Send, check_of: CheckOf, nobody: object) -> None:
    send(new_address(), checked_by=nobody)
    assert check_of() == ("", False)
