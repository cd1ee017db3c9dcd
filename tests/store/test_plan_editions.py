"""Editions as kept: nothing in one ever changes, whoever writes and however."""

import sqlite3

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.plan_editions import checksum_of
from placeplan.domain.plans import Plan
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_editions import (
    find_public_edition,
    get_edition,
    get_edition_content,
    get_edition_word,
    list_editions,
    release_edition,
    withhold_edition,
)
from placeplan.store.plans import add_plan, get_plan
from tests.edition_setup import WORD, store_edition
from tests.factories import LISBURN_SOUTH


@pytest.fixture
def plan(database: Database, survey: object) -> Plan:
    return add_plan(database, LISBURN_SOUTH.code, [], "Lisburn South locality plan")


COLUMNS = ("number", "status", "title", "made_at", "content", "word", "checksum", "trace")


@pytest.mark.parametrize(
    "sql",
    [
        *(f"UPDATE plan_editions SET {name} = {name}" for name in COLUMNS),
        "DELETE FROM plan_editions",
        "INSERT OR REPLACE INTO plan_editions SELECT * FROM plan_editions",
        "REPLACE INTO plan_editions (plan_id, number, status, title, made_at, made_by, content,"
        " word, checksum) SELECT plan_id, number, status, 'Mine', made_at, made_by, content, word,"
        " checksum FROM plan_editions",
        "UPDATE OR REPLACE plan_editions SET id = 7",
        "DELETE FROM plans",
    ],
)
def test_an_edition_is_neither_changed_nor_deleted(
    sql: str, database: Database, plan: Plan
) -> None:
    edition = store_edition(database, plan.id)
    with pytest.raises(sqlite3.IntegrityError), writing(database):
        database.conn.execute(sql)
    assert list_editions(database, plan.id) == [edition]
    assert get_edition_word(database, plan.id, 1) == WORD
    assert edition.checksum == checksum_of(WORD)


def test_an_edition_comes_back_as_it_was_made(database: Database, plan: Plan) -> None:
    first = store_edition(database, plan.id, "consultation_draft", note="For the summer")
    second = store_edition(database, plan.id, corrects=1, correction="A name")
    assert list_editions(database, plan.id) == [second, first]
    assert (second.corrects, second.correction, first.note) == (1, "A name", "For the summer")
    content = get_edition_content(database, plan.id, 2)
    assert (content.public.title, content.public.status) == (plan.title, "adopted")


def test_no_number_is_given_twice_and_none_is_left_out(database: Database, plan: Plan) -> None:
    store_edition(database, plan.id)
    for number in (1, 3):
        with pytest.raises(Refused, match="edition_made"):
            store_edition(database, plan.id, number=number)
    assert len(list_editions(database, plan.id)) == 1


def test_a_checksum_of_other_bytes_is_not_kept(database: Database, plan: Plan) -> None:
    with pytest.raises(Refused, match="checksum_differs"):
        store_edition(database, plan.id, checksum=checksum_of(b"other bytes"))


def test_what_is_corrected_must_be_there_and_said(database: Database, plan: Plan) -> None:
    with pytest.raises(NotFound):
        store_edition(database, plan.id, corrects=4, correction="A name")
    with pytest.raises(Refused, match="correction_missing"):
        store_edition(database, plan.id, corrects=1, correction=" ")


def test_the_public_reads_the_newest_edition_that_is_issued_and_not_withheld(
    database: Database, plan: Plan
) -> None:
    def numbers() -> list[int]:
        found = [
            find_public_edition(database, plan.id, is_adopted=is_adopted)
            for is_adopted in (False, True)
        ]
        return [each.number if each else 0 for each in found]

    store_edition(database, plan.id, "draft")
    assert numbers() == [0, 0]
    store_edition(database, plan.id, "adopted")
    store_edition(database, plan.id, "consultation_draft")
    assert numbers() == [3, 2]
    withhold_edition(database, plan.id, 3, "It names a child", "An officer")
    assert numbers() == [2, 2]
    assert get_edition(database, plan.id, 3).withheld == "It names a child"
    withhold_edition(database, plan.id, 2, "And this", "An officer")
    assert numbers() == [0, 0]
    assert not get_plan(database, plan.id).is_published
    release_edition(database, plan.id, 2)
    assert numbers() == [2, 2]
    assert get_plan(database, plan.id).is_published
    with pytest.raises(Refused, match="withheld_without_reason"):
        withhold_edition(database, plan.id, 2, " ", "An officer")
