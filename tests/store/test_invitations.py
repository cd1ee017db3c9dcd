"""Invitation links, of which only hashes are kept, and files that wait."""

import pytest

from placeplan.domain.listing_tables import ColumnMap, Row, Table
from placeplan.domain.staged_files import StagedFile
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.invitations import (
    add_invitation,
    find_good_invitation,
    find_invitation_by_token,
    get_invitation,
    list_latest_invitations,
    note_opening,
    revoke_invitation,
)
from placeplan.store.staged_files import (
    add_staged_file,
    get_staged_file,
    list_staged_files,
    remove_staged_file,
    update_staged_file,
)
from tests.listing_setup import store_partner


def expire(database: Database) -> None:
    with writing(database):
        database.conn.execute("UPDATE invitations SET expires_at = '2020-01-01T00:00:00Z'")


def test_the_token_itself_is_nowhere_in_the_database(database: Database) -> None:
    invitation, token = add_invitation(database, store_partner(database), days=60)
    assert find_invitation_by_token(database, token) == invitation
    assert token not in "\n".join(database.conn.iterdump())
    assert find_invitation_by_token(database, token + "x") is None


def test_a_link_ends_by_time_by_hand_and_by_a_newer_one(database: Database) -> None:
    partner_id = store_partner(database)
    first, _ = add_invitation(database, partner_id, days=60)
    second, _ = add_invitation(database, partner_id, days=60)
    assert find_good_invitation(database, first.id) is None
    assert find_good_invitation(database, second.id) == second
    revoke_invitation(database, second.id)
    assert find_good_invitation(database, second.id) is None
    third, _ = add_invitation(database, partner_id, days=60)
    expire(database)
    assert find_good_invitation(database, third.id) is None
    assert list_latest_invitations(database)[partner_id].id == third.id


def test_the_first_opening_is_kept(database: Database) -> None:
    invitation, _ = add_invitation(database, store_partner(database), days=60)
    note_opening(database, invitation.id)
    opened_at = get_invitation(database, invitation.id).opened_at
    note_opening(database, invitation.id)
    assert opened_at and get_invitation(database, invitation.id).opened_at == opened_at


def test_unknown_partners_and_links_are_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        add_invitation(database, 9, days=1)
    with pytest.raises(NotFound):
        revoke_invitation(database, 9)


def test_a_staged_file_comes_back_as_it_was(database: Database) -> None:
    table = Table(("a", "b"), (Row(4, ("=1", "Déjà"), True),), 3)
    staged = StagedFile("theirs.xlsx", table, None, {"The Trust": 2}, "An officer")
    staged_id = add_staged_file(database, staged)
    kept = get_staged_file(database, staged_id)
    assert (kept.table, kept.columns, kept.partners) == (table, None, {"The Trust": 2})
    columns = ColumnMap(("name", "partner"), {"kind": "plan", "heading": "social", "areas": "all"})
    update_staged_file(database, StagedFile("theirs.xlsx", table, columns, id=staged_id))
    (again,) = list_staged_files(database)
    assert again.columns == columns
    remove_staged_file(database, staged_id)
    with pytest.raises(NotFound):
        get_staged_file(database, staged_id)
