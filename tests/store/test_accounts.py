"""Accounts as kept: hashes only, links that work once and not for ever."""

import pytest

from placeplan.domain.accounts import Account, Role
from placeplan.domain.faults import Refused
from placeplan.store.accounts import (
    add_account,
    add_one_time_link,
    find_account_by_email,
    find_account_by_link,
    get_account,
    list_accounts,
    set_active,
    set_password,
    spend_one_time_link,
)
from placeplan.store.database import Database
from placeplan.store.faults import NotFound
from placeplan.store.sign_ins import add_sign_in, find_sign_in


def make(database: Database, name: str = "An Officer", role: Role = Role.OFFICER) -> Account:
    email = name.lower().replace(" ", ".") + "@example.org"
    return add_account(database, email=email, name=name, role=role)


def test_an_account_comes_back_as_it_was_added(database: Database) -> None:
    account = make(database)
    assert get_account(database, account.id) == account
    assert not account.has_password and account.is_active


def test_an_email_address_has_one_account_whatever_its_capitals(database: Database) -> None:
    account = make(database)
    assert find_account_by_email(database, account.email.upper()) == account
    with pytest.raises(Refused) as refused:
        add_account(database, email=account.email.upper(), name="Again", role=Role.OFFICER)
    assert refused.value.faults[0].code == "email_taken"


def test_accounts_are_listed_by_name(database: Database) -> None:
    for name in ("Zoe", "adam", "Mia"):
        make(database, name)
    assert [account.name for account in list_accounts(database)] == ["adam", "Mia", "Zoe"]


def test_an_unknown_account_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        get_account(database, 404)
    with pytest.raises(NotFound):
        add_one_time_link(database, 404, hours=1)


def test_a_link_is_kept_only_as_a_hash(database: Database) -> None:
    token = add_one_time_link(database, make(database).id, hours=1)
    kept = database.conn.execute("SELECT * FROM one_time_links").fetchone()
    assert token not in kept and len(kept[0]) == 64


def test_a_link_is_spent_once(database: Database) -> None:
    account = make(database)
    token = add_one_time_link(database, account.id, hours=1)
    assert spend_one_time_link(database, token, "hash").password_hash == "hash"
    with pytest.raises(Refused):
        spend_one_time_link(database, token, "other")
    assert get_account(database, account.id).password_hash == "hash"


def test_a_link_ends_with_its_hours_and_with_a_newer_one(database: Database) -> None:
    account = make(database)
    assert find_account_by_link(database, add_one_time_link(database, account.id, hours=0)) is None
    older = add_one_time_link(database, account.id, hours=1)
    newer = add_one_time_link(database, account.id, hours=1)
    assert find_account_by_link(database, older) is None
    assert find_account_by_link(database, newer) == account


def test_a_closed_account_has_no_links(database: Database) -> None:
    make(database, "An Administrator", Role.ADMINISTRATOR)
    account = make(database)
    token = add_one_time_link(database, account.id, hours=1)
    set_active(database, account.id, False)
    assert find_account_by_link(database, token) is None


def test_a_password_and_a_closing_sign_an_account_out_everywhere(database: Database) -> None:
    make(database, "An Administrator", Role.ADMINISTRATOR)
    account, other = make(database), make(database, "Another Officer")
    _sign_in, stays = add_sign_in(database, other.id, "")
    for end in (
        lambda: set_password(database, account.id, "hash"),
        lambda: set_active(database, account.id, False),
    ):
        keys = [add_sign_in(database, account.id, "")[1] for _browser in range(2)]
        end()
        assert [find_sign_in(database, key) for key in keys] == [None, None]
    assert find_sign_in(database, stays)


def test_a_new_password_ends_the_links_that_could_set_another(database: Database) -> None:
    account = make(database)
    token = add_one_time_link(database, account.id, hours=1)
    set_password(database, account.id, "hash")
    assert find_account_by_link(database, token) is None


def test_a_secret_is_not_in_the_words_of_an_account(database: Database) -> None:
    account = make(database)
    set_password(database, account.id, "secret-hash")
    said = repr(get_account(database, account.id))
    assert "secret-hash" not in said
