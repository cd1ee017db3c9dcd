"""Facilitator links as kept: of each only the hash of its token."""

from datetime import date
from typing import Any

from placeplan.domain.facilitator_links import FacilitatorLink
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.moments import now_text
from placeplan.store.surveys import survey_id
from placeplan.store.tokens import new_token, token_hash
from placeplan.store.workshops import workshop_id

_SELECT = (
    "SELECT facilitator_links.*, surveys.slug, workshops.key FROM facilitator_links"
    " JOIN workshops ON workshops.id = workshop_id JOIN surveys ON surveys.id = survey_id"
)


def add_facilitator_link(database: Database, link: FacilitatorLink) -> tuple[FacilitatorLink, str]:
    """Keep a new link; gives it back with its token, which is never stored.

    Raises NotFound for an unknown workshop. Other links of the workshop stay as they are.
    """
    token = new_token()
    with writing(database):
        cursor = database.conn.execute(
            "INSERT INTO facilitator_links (workshop_id, token_hash, group_name, first_on, last_on,"
            " made_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                workshop_id(database, link.survey_slug, link.workshop_key),
                token_hash(token),
                link.group_name.strip(),
                link.first_on.isoformat(),
                link.last_on.isoformat(),
                link.made_by,
                now_text(),
            ),
        )
        return get_facilitator_link(database, int(cursor.lastrowid or 0)), token


def get_facilitator_link(database: Database, link_id: int) -> FacilitatorLink:
    """The link with this number, good or not; NotFound when there is none."""
    link = find_facilitator_link(database, link_id)
    if link is None:
        raise NotFound(f"facilitator link {link_id}")
    return link


def find_facilitator_link(database: Database, link_id: int) -> FacilitatorLink | None:
    """The link with this number, good or not, if there is one."""
    return _find(database, "facilitator_links.id = ?", link_id)


def find_facilitator_link_by_token(database: Database, token: str) -> FacilitatorLink | None:
    """The link that this token belongs to, good or not."""
    return _find(database, "token_hash = ?", token_hash(token))


def list_facilitator_links(
    database: Database, survey_slug: str, workshop_key: str
) -> list[FacilitatorLink]:
    """A workshop's links, newest first."""
    rows = database.query(
        f"{_SELECT} WHERE slug = ? AND key = ? ORDER BY facilitator_links.id DESC",
        [survey_slug, workshop_key],
    )
    return [_link_from_row(row) for row in rows]


def note_opening(database: Database, link_id: int) -> None:
    """Keep when the link was first opened."""
    _stamp(database, "opened_at", link_id)


def revoke_facilitator_link(database: Database, link_id: int) -> None:
    """End a link and whoever is in through it."""
    _stamp(database, "revoked_at", link_id)


def remove_facilitator_links(database: Database, survey_slug: str) -> None:
    """Delete every link to a workshop of this survey, with whatever was known of its group."""
    with writing(database):
        database.conn.execute(
            "DELETE FROM facilitator_links WHERE workshop_id IN"
            " (SELECT id FROM workshops WHERE survey_id = ?)",
            (survey_id(database, survey_slug),),
        )


def _stamp(database: Database, column: str, link_id: int) -> None:
    with writing(database):
        database.conn.execute(
            f"UPDATE facilitator_links SET {column} = ? WHERE id = ? AND {column} = ''",
            (now_text(), link_id),
        )


def _find(database: Database, condition: str, value: object) -> FacilitatorLink | None:
    for row in database.query(f"{_SELECT} WHERE {condition}", [value]):
        return _link_from_row(row)
    return None


def _link_from_row(row: dict[str, Any]) -> FacilitatorLink:
    names = ("id", "group_name", "made_by", "created_at", "opened_at", "revoked_at")
    return FacilitatorLink(
        survey_slug=row["slug"],
        workshop_key=row["key"],
        first_on=date.fromisoformat(row["first_on"]),
        last_on=date.fromisoformat(row["last_on"]),
        **{name: row[name] for name in names},
    )
