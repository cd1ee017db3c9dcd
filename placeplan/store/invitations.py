"""Partners' invitations as kept: of each link only the hash of its token."""

from datetime import timedelta

from placeplan.domain.partners import Invitation
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.moments import moment_text, now, now_text
from placeplan.store.partners import get_partner
from placeplan.store.tokens import new_token, token_hash

_SELECT = "SELECT id, partner_id, created_at, expires_at, opened_at, revoked_at FROM invitations"


def add_invitation(
    database: Database, partner_id: int, *, days: int, ends_earlier: bool = True
) -> tuple[Invitation, str]:
    """A new invitation, good for so many days, and its token, which is never stored.

    Earlier links of the partner end, unless they are to stay good beside it. Raises NotFound for
    an unknown partner.
    """
    token = new_token()
    expires_at = moment_text(now() + timedelta(days=days))
    with writing(database):
        get_partner(database, partner_id)
        if ends_earlier:
            _revoke(database, "partner_id = ?", partner_id)
        cursor = database.conn.execute(
            "INSERT INTO invitations (partner_id, token_hash, created_at, expires_at)"
            " VALUES (?, ?, ?, ?)",
            (partner_id, token_hash(token), now_text(), expires_at),
        )
        return get_invitation(database, int(cursor.lastrowid or 0)), token


def get_invitation(database: Database, invitation_id: int) -> Invitation:
    """The invitation with this number, good or not; NotFound when there is none."""
    row = database.conn.execute(f"{_SELECT} WHERE id = ?", (invitation_id,)).fetchone()
    if row is None:
        raise NotFound(f"invitation {invitation_id}")
    return Invitation(*row)


def find_invitation_by_token(database: Database, token: str) -> Invitation | None:
    """The invitation that this token belongs to, good or not."""
    row = database.conn.execute(f"{_SELECT} WHERE token_hash = ?", (token_hash(token),)).fetchone()
    return None if row is None else Invitation(*row)


def find_good_invitation(database: Database, invitation_id: int) -> Invitation | None:
    """The invitation with this number while it is neither revoked nor expired."""
    row = database.conn.execute(f"{_SELECT} WHERE id = ?", (invitation_id,)).fetchone()
    invitation = None if row is None else Invitation(*row)
    return invitation if invitation and invitation.is_good(now_text()) else None


def list_latest_invitations(database: Database) -> dict[int, Invitation]:
    """Each partner's newest invitation that nobody ended, else its newest, by its number."""
    rows = database.conn.execute(f"{_SELECT} ORDER BY revoked_at = '', id")
    return {row[1]: Invitation(*row) for row in rows}


def note_opening(database: Database, invitation_id: int) -> None:
    """Keep when the link was first opened, and when last."""
    with writing(database):
        database.conn.execute(
            "UPDATE invitations SET last_opened_at = ? WHERE id = ?", (now_text(), invitation_id)
        )
        database.conn.execute(
            "UPDATE invitations SET opened_at = ? WHERE id = ? AND opened_at = ''",
            (now_text(), invitation_id),
        )


def revoke_invitation(database: Database, invitation_id: int) -> None:
    """End a link and whoever is in through it; NotFound when there is none."""
    with writing(database):
        get_invitation(database, invitation_id)
        _revoke(database, "id = ?", invitation_id)


def revoke_links_of_partner(database: Database, partner_id: int) -> None:
    """End every link of a partner and whoever is in through one."""
    with writing(database):
        _revoke(database, "partner_id = ?", partner_id)


def _revoke(database: Database, condition: str, value: int) -> None:
    database.conn.execute(
        f"UPDATE invitations SET revoked_at = ? WHERE revoked_at = '' AND {condition}",
        (now_text(), value),
    )
