"""Sign-ins as kept: a hash of the key, found by the key alone, gone when their time is over."""

from datetime import timedelta

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.sign_ins import TimeLimits
from placeplan.store.accounts import add_account
from placeplan.store.database import Database
from placeplan.store.moments import now
from placeplan.store.sign_ins import (
    add_sign_in,
    find_sign_in,
    list_sign_ins,
    note_seen,
    remove_sign_in,
    remove_sign_ins,
    remove_sign_ins_over,
)
from tests.factories import TIME_LIMITS


@pytest.fixture
def account_id(database: Database) -> int:
    return add_account(database, email="a@example.org", name="A", role=Role.OFFICER).id


def test_of_a_key_only_the_hash_is_kept(database: Database, account_id: int) -> None:
    _sign_in, key = add_sign_in(database, account_id, "Firefox on Linux")
    kept = database.conn.execute("SELECT * FROM sign_ins").fetchone()
    assert key not in map(str, kept) and "Firefox on Linux" in kept
    assert find_sign_in(database, key[:-1]) is None
    assert find_sign_in(database, kept[2]) is None


def test_they_are_listed_by_when_they_were_used(database: Database, account_id: int) -> None:
    (found, first), (_other, second) = (
        add_sign_in(database, account_id, name) for name in ("one", "two")
    )
    assert find_sign_in(database, first) == found
    note_seen(database, found.id, now() + timedelta(minutes=2))
    listed = list_sign_ins(database, account_id, TIME_LIMITS)
    assert [each.browser for each in listed] == ["one", "two"]
    assert second != first


@pytest.mark.parametrize(
    ("seen", "limits", "is_over"),
    [
        (timedelta(minutes=59), TIME_LIMITS, False),
        (timedelta(minutes=61), TIME_LIMITS, True),
        (timedelta(0), TimeLimits(timedelta(hours=1), timedelta(0)), True),
    ],
)
def test_those_whose_time_is_over_are_not_listed_and_forgotten(
    database: Database, account_id: int, seen: timedelta, limits: TimeLimits, is_over: bool
) -> None:
    found, _key = add_sign_in(database, account_id, "")
    note_seen(database, found.id, now() - seen)
    assert (list_sign_ins(database, account_id, limits) == []) == is_over
    assert remove_sign_ins_over(database, limits) == int(is_over)


def test_nobody_signs_out_somebody_else(database: Database, account_id: int) -> None:
    other = add_account(database, email="b@example.org", name="B", role=Role.OFFICER)
    ids = [add_sign_in(database, account_id, "")[0].id for _browser in range(3)]
    remove_sign_in(database, other.id, ids[0])
    assert remove_sign_ins(database, other.id) == 0
    assert len(list_sign_ins(database, account_id, TIME_LIMITS)) == 3
    assert remove_sign_ins(database, account_id, but=ids[1]) == 2
    remove_sign_in(database, account_id, ids[1])
    assert list_sign_ins(database, account_id, TIME_LIMITS) == []
