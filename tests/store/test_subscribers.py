"""A list of addresses: apart from every answer, without a day, and without an order by morning."""

import shutil
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.subscribers import address_hash
from placeplan.store.database import Database, open_database
from placeplan.store.subscribers import (
    add_subscriber,
    list_subscribers,
    remove_subscriber,
    remove_subscribers,
    scatter_subscribers,
)
from tests.store.stocked import stock

SLUG = "your-place"


def test_an_address_is_on_a_list_once_whatever_its_case(database: Database) -> None:
    stock(database)
    for email in ("Someone@example.org", "someone@EXAMPLE.org ", "another@example.org"):
        add_subscriber(database, SLUG, email)
    assert list_subscribers(database, SLUG) == ["Someone@example.org", "another@example.org"]


def test_it_leaves_by_its_hash_and_a_stranger_leaves_nothing(database: Database) -> None:
    stock(database)
    add_subscriber(database, SLUG, "someone@example.org")
    remove_subscriber(database, address_hash("nobody@example.org"))
    assert list_subscribers(database, SLUG) == ["someone@example.org"]
    remove_subscriber(database, address_hash("SOMEONE@example.org"))
    assert list_subscribers(database, SLUG) == []


def test_a_list_is_deleted_whole(database: Database) -> None:
    stock(database)
    for number in range(3):
        add_subscriber(database, SLUG, f"someone{number}@example.org")
    assert remove_subscribers(database, SLUG) == 3
    assert list_subscribers(database, SLUG) == []


@pytest.mark.parametrize("text", ["", "someone", "a@b", "two words@example.org"])
def test_what_cannot_be_an_address_is_refused(database: Database, text: str) -> None:
    stock(database)
    with pytest.raises(Refused):
        add_subscriber(database, SLUG, text)


def test_the_table_has_no_room_for_an_answer_or_a_day(database: Database) -> None:
    columns = [row[1] for row in database.conn.execute("PRAGMA table_info(subscribers)")]
    assert columns == ["survey_id", "address_hash", "email"]
    with pytest.raises(Exception, match="no such column"):
        database.conn.execute("SELECT rowid FROM subscribers")


def test_by_morning_the_file_does_not_say_who_joined_first(
    tmp_path: Path, prepared_database: Path
) -> None:
    files = set()
    emails = [f"someone{number}@example.org" for number in range(4)]
    for number, order in enumerate(permutations(emails)):
        path = Path(shutil.copy(prepared_database, tmp_path / f"{number}.db"))
        with closing(open_database(path)) as database:
            stock(database)
            for email in order:
                add_subscriber(database, SLUG, email)
            scatter_subscribers(database)
            database.conn.execute("PRAGMA query_only = OFF")
            database.conn.execute("UPDATE surveys SET created_at = ''")
            database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        files.add(path.read_bytes())
    assert len(files) == 1
