"""The code frame: tags with definitions, merged, split and renamed with a history, as a file."""

import io
from collections.abc import Callable

import pytest

from placeplan.domain.accounts import Role
from placeplan.store.database import Database
from placeplan.store.responses import add_response
from placeplan.store.tags import count_comments_by_tag, find_tag, tag_comments
from tests.factories import make_response
from tests.pages import PageClient, text_of
from tests.store.stocked import stock

FRAME = "/evidence/code-frame"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient], database: Database) -> PageClient:
    survey = stock(database)
    for number in range(3):
        add_response(database, make_response(survey, assets=f"Bus {number}"))
    return client_as(Role.OFFICER)


def add(client: PageClient, name: str, **more: str) -> None:
    client.post_form(f"{FRAME}/new", {"name": name} | more)


def tagged(database: Database, name: str, *numbers: int) -> int:
    tag = find_tag(database, name)
    assert tag is not None
    tag_comments(database, tag.id, numbers, by="Ann")
    return tag.id


def test_a_tag_is_added_and_changed_with_its_history(officer: PageClient) -> None:
    assert "There is no tag yet" in text_of(officer.get(FRAME))
    add(officer, "Buses", definition="Buses that come", keywords="bus\nbus stop")
    assert "bus, bus stop" in text_of(officer.get(FRAME))
    officer.post_form(f"{FRAME}/1", {"name": "Public transport", "definition": "Trains too"})
    text = text_of(officer.get(f"{FRAME}/1"))
    assert "An officer: Renamed from “Buses” to “Public transport”" in text
    assert "(before: Buses that come)" in text


def test_two_tags_never_have_one_name(officer: PageClient) -> None:
    add(officer, "Buses")
    again = officer.post_form(f"{FRAME}/new", {"name": " BUSES "})
    assert "There is a tag “Buses” already" in text_of(again)


def test_a_change_of_an_older_version_is_refused(officer: PageClient) -> None:
    add(officer, "Buses")
    officer.post_form(f"{FRAME}/1", {"definition": "One"})
    for version in ("1", "9" * 5000, f"{2**63}", "x", ""):
        late = officer.post_form(f"{FRAME}/1", {"definition": "Two", "version": version})
        assert "Somebody else has changed this meanwhile" in text_of(late)


def test_merged_tags_are_one_and_can_be_parted(officer: PageClient, database: Database) -> None:
    add(officer, "Buses")
    add(officer, "Coaches")
    buses = tagged(database, "Buses", 1, 2)
    coaches = tagged(database, "Coaches", 2, 3)
    merged = officer.post_form(f"{FRAME}/{coaches}", {"into": str(buses)}, action="merge")
    assert "“Coaches” is part of “Buses” now." in text_of(merged)
    assert count_comments_by_tag(database) == {buses: 3}
    officer.post_form(f"{FRAME}/{coaches}", button="Part it again")
    assert count_comments_by_tag(database) == {buses: 2, coaches: 2}


def test_a_tag_is_split_by_choosing_comments(officer: PageClient, database: Database) -> None:
    add(officer, "Buses")
    buses = tagged(database, "Buses", 1, 2, 3)
    sent = {"name": "Night buses", "comments": ["1", "3"]}
    officer.post_form(f"{FRAME}/{buses}/split", sent)
    new = find_tag(database, "night buses")
    assert new is not None and count_comments_by_tag(database) == {buses: 1, new.id: 2}
    text = text_of(officer.get(f"{FRAME}/{buses}"))
    assert "2 comments went to the new tag “Night buses”" in text


def test_a_split_without_a_comment_adds_no_tag(officer: PageClient, database: Database) -> None:
    add(officer, "Buses")
    buses = tagged(database, "Buses", 1)
    officer.post_form(f"{FRAME}/{buses}/split", {"name": "Night buses"})
    assert find_tag(database, "Night buses") is None


def test_a_removed_tag_comes_back_with_its_comments(
    officer: PageClient, database: Database
) -> None:
    add(officer, "Buses")
    buses = tagged(database, "Buses", 1, 2)
    officer.post_form(f"{FRAME}/{buses}", button="Remove the tag")
    assert count_comments_by_tag(database) == {}
    officer.post_form(f"{FRAME}/{buses}", button="Put it back")
    assert count_comments_by_tag(database) == {buses: 2}


def test_the_frame_as_a_file_is_the_same_after_taking_it_in(
    officer: PageClient, database: Database
) -> None:
    add(
        officer,
        "=Buses",
        definition="+1, “quoted”",
        theme_key="moving_around",
        keywords="bus\ntram",
    )
    content = officer.get("/evidence/code-frame.csv").data
    assert b"\r\n'=Buses," in content
    done = take_in(officer, content)
    assert "Tags added: 0; changed: 0; as they were: 1." in done
    assert officer.get("/evidence/code-frame.csv").data == content


def test_a_file_with_a_fault_changes_nothing(officer: PageClient, database: Database) -> None:
    text = take_in(
        officer, b"tag,theme\r\nBuses,moving_around\r\nTrains,nowhere\r\n,\r\nBUSES,\r\n"
    )
    assert "Nothing was taken in." in text
    for fault in (
        "3 theme “nowhere” is not a theme",
        "4 tag Fill this in",
        "5 tag “BUSES” is in an earlier row already",
    ):
        assert fault in text
    assert find_tag(database, "Buses") is None
    for content in (b"", b"name\r\nBuses\r\n", b"tag\r\n", b"PK\x03\x04", b"tag\r\n\xff\r\n"):
        assert "Nothing was taken in." in take_in(officer, content)


def take_in(client: PageClient, content: bytes) -> str:
    return text_of(
        client.post_form(f"{FRAME}/import", {"file": (io.BytesIO(content), "frame.csv")})
    )
