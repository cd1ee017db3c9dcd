"""Partners as kept, with every name each goes by."""

import json
import sqlite3
from datetime import date
from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.partners import Partner, plain_name
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound

_SELECT = (
    "SELECT partners.*, (SELECT json_group_array(alias) FROM (SELECT alias FROM partner_aliases"
    " WHERE partner_id = partners.id ORDER BY alias COLLATE NOCASE)) AS aliases FROM partners"
)


def add_partner(database: Database, partner: Partner) -> int:
    """Keep a new partner and return its id; `Refused` (`partner_name_taken`) for a known name."""
    with writing(database):
        cursor = database.conn.execute(
            "INSERT INTO partners (name, email, statement, statement_on, is_statutory)"
            " VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (name) DO NOTHING",
            _columns(partner),
        )
        if cursor.rowcount == 0:
            raise refuse("partner_name_taken", "name", found=partner.name)
        partner_id = int(cursor.lastrowid or 0)
        _set_names(database, partner_id, partner)
    return partner_id


def update_partner(database: Database, partner: Partner) -> None:
    """Change a partner and its names; `Refused` when another goes by one of them."""
    with writing(database):
        get_partner(database, partner.id)
        try:
            database.conn.execute(
                "UPDATE partners SET name = ?, email = ?, statement = ?, statement_on = ?,"
                " is_statutory = ? WHERE id = ?",
                (*_columns(partner), partner.id),
            )
        except sqlite3.IntegrityError as error:
            raise refuse("partner_name_taken", "name", found=partner.name) from error
        _set_names(database, partner.id, partner)


def remove_partner(database: Database, partner_id: int) -> None:
    """Remove a partner that never had a listing; `Refused` (`partner_in_use`) otherwise."""
    with writing(database):
        partner = get_partner(database, partner_id)
        has_listings = database.conn.execute(
            "SELECT EXISTS (SELECT 1 FROM listings WHERE partner_id = ?)", (partner_id,)
        ).fetchone()[0]
        if has_listings:
            raise refuse("partner_in_use", "name", found=partner.name)
        database.conn.execute("DELETE FROM partners WHERE id = ?", (partner_id,))


def get_partner(database: Database, partner_id: int) -> Partner:
    """The partner with this number; NotFound when there is none."""
    for row in database.query(f"{_SELECT} WHERE id = ?", [partner_id]):
        return _partner_from_row(row)
    raise NotFound(f"partner {partner_id}")


def find_partner_by_name(database: Database, name: str) -> Partner | None:
    """The partner that goes by this name or alias, however it is written."""
    for row in database.query(
        f"{_SELECT} WHERE id = (SELECT partner_id FROM partner_aliases WHERE plain_name = ?)",
        [plain_name(name)],
    ):
        return _partner_from_row(row)
    return None


def list_partners(database: Database) -> list[Partner]:
    """Every partner, by name."""
    return [_partner_from_row(row) for row in database.query(f"{_SELECT} ORDER BY name, id")]


def _set_names(database: Database, partner_id: int, partner: Partner) -> None:
    database.conn.execute("DELETE FROM partner_aliases WHERE partner_id = ?", (partner_id,))
    names = {plain_name(name): name.strip() for name in reversed(partner.names) if plain_name(name)}
    for plain, name in names.items():
        taken = database.conn.execute(
            "SELECT partners.name FROM partner_aliases JOIN partners ON partners.id = partner_id"
            " WHERE plain_name = ?",
            (plain,),
        ).fetchone()
        if taken:
            field = "name" if name == partner.name.strip() else "aliases"
            raise refuse("alias_taken", field, found=name, partner=taken[0])
        database.conn.execute(
            "INSERT INTO partner_aliases (plain_name, alias, partner_id) VALUES (?, ?, ?)",
            (plain, name, partner_id),
        )


def _columns(partner: Partner) -> tuple[str, str, str, str, int]:
    said_on = partner.statement_on.isoformat() if partner.statement_on else ""
    name, email = partner.name.strip(), partner.email.strip()
    return name, email, partner.statement, said_on, int(partner.is_statutory)


def _partner_from_row(row: dict[str, Any]) -> Partner:
    said_on = row["statement_on"]
    own = plain_name(row["name"])
    return Partner(
        name=row["name"],
        email=row["email"],
        aliases=tuple(each for each in json.loads(row["aliases"]) if plain_name(each) != own),
        statement=row["statement"],
        statement_on=date.fromisoformat(said_on) if said_on else None,
        is_statutory=bool(row["is_statutory"]),
        id=row["id"],
    )
