"""Codes for signing in: those of the app in their half minute, once; recovery codes once each."""

import math
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.receipts import LETTERS
from placeplan.operations.authenticators import (
    RECOVERY_CODES,
    accepts_code,
    add_authenticator,
    app_address,
    new_secret,
    renew_recovery_codes,
)
from placeplan.store.accounts import add_account
from placeplan.store.authenticators import count_recovery_codes
from placeplan.store.database import Database

NOON = datetime(2026, 5, 1, 12, 0, 10, tzinfo=UTC)
LATER = NOON + timedelta(minutes=10)
HALF_A_MINUTE = timedelta(seconds=30)


@pytest.fixture
def account_id(database: Database) -> int:
    return add_account(database, email="a@example.org", name="A", role=Role.OFFICER).id


@pytest.fixture
def secret(database: Database, account_id: int) -> str:
    """Of an app that was taken into use at noon."""
    made = new_secret()
    assert add_authenticator(database, account_id, made, code(made, NOON), NOON)
    return made


def code(secret: str, moment: datetime) -> str:
    """What an app shows at this moment."""
    return pyotp.TOTP(secret).at(int(moment.timestamp()))


def test_an_app_is_taken_into_use_when_it_makes_the_right_code(
    database: Database, account_id: int
) -> None:
    secret = new_secret()
    wrong = f"{(int(code(secret, NOON)) + 1) % 10**6:06}"
    assert add_authenticator(database, account_id, secret, wrong, LATER) is None
    assert not accepts_code(database, account_id, wrong, LATER)
    assert add_authenticator(database, account_id, secret, code(secret, NOON), NOON)


@pytest.mark.parametrize("clock", [-1, 0, 1])
def test_a_code_is_good_in_its_half_minute_and_those_beside_it(
    database: Database, account_id: int, secret: str, clock: int
) -> None:
    assert accepts_code(database, account_id, code(secret, LATER + clock * HALF_A_MINUTE), LATER)


@pytest.mark.parametrize("clock", [-2, 2, 120])
def test_a_code_of_another_time_is_not_good(
    database: Database, account_id: int, secret: str, clock: int
) -> None:
    typed = code(secret, LATER + clock * HALF_A_MINUTE)
    if typed not in {code(secret, LATER + near * HALF_A_MINUTE) for near in (-1, 0, 1)}:
        assert not accepts_code(database, account_id, typed, LATER)


def test_no_code_works_twice_nor_one_from_before_it(
    database: Database, account_id: int, secret: str
) -> None:
    assert not accepts_code(database, account_id, code(secret, NOON), NOON)
    assert accepts_code(database, account_id, code(secret, LATER), LATER)
    assert not accepts_code(database, account_id, code(secret, LATER), LATER)
    assert not accepts_code(database, account_id, code(secret, LATER - HALF_A_MINUTE), LATER)


def test_a_code_may_be_typed_with_spaces(database: Database, account_id: int, secret: str) -> None:
    shown = code(secret, LATER)
    assert accepts_code(database, account_id, f" {shown[:3]} {shown[3:]} ", LATER)


def test_a_recovery_code_works_once_however_it_is_typed(
    database: Database, account_id: int, secret: str
) -> None:
    codes = renew_recovery_codes(database, account_id)
    assert len(set(codes)) == RECOVERY_CODES
    assert all(len(each.replace("-", "")) * math.log2(len(LETTERS)) >= 112 for each in codes)
    typed = codes[0].lower().replace("-", " ")
    assert accepts_code(database, account_id, typed, LATER)
    assert not accepts_code(database, account_id, typed, LATER)
    assert count_recovery_codes(database, account_id) == RECOVERY_CODES - 1


def test_new_recovery_codes_end_the_earlier_ones(
    database: Database, account_id: int, secret: str
) -> None:
    earlier = renew_recovery_codes(database, account_id)
    renew_recovery_codes(database, account_id)
    assert not any(accepts_code(database, account_id, each, LATER) for each in earlier)


def test_recovery_codes_are_kept_as_hashes(
    database: Database, account_id: int, secret: str
) -> None:
    codes = renew_recovery_codes(database, account_id)
    kept = {row[1] for row in database.conn.execute("SELECT * FROM recovery_codes")}
    assert len(kept) == RECOVERY_CODES and not kept & set(codes)


def test_codes_are_of_one_account_alone(database: Database, account_id: int, secret: str) -> None:
    other = add_account(database, email="b@example.org", name="B", role=Role.OFFICER)
    codes = renew_recovery_codes(database, account_id)
    assert not accepts_code(database, other.id, code(secret, LATER), LATER)
    assert not accepts_code(database, other.id, codes[0], LATER)


def test_without_an_app_no_code_is_taken(database: Database, account_id: int) -> None:
    for typed in ("", "000000", code(new_secret(), LATER), "K7QM-2XAT-9HRC"):
        assert not accepts_code(database, account_id, typed, LATER)


def test_an_app_reads_for_whom_and_which_site_its_codes_are() -> None:
    address = app_address("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "a@example.org", "A & B")
    read = pyotp.parse_uri(address)
    assert (read.name, read.issuer, read.secret) == (
        "a@example.org",
        "A & B",
        "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
    )
