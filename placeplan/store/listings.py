"""Listings as kept, each with its areas and themes."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.listings import Heading, Listing, State
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound

_DAYS = ("starts_on", "ends_on", "last_checked_on")
_TEXTS = ("name", "kind", "heading", "description", "outcome", "contact", "state", "note")
_SELECT = (
    "SELECT listings.*, partners.name AS partner,"
    " (SELECT json_group_array(area_code) FROM (SELECT area_code FROM listing_areas"
    " JOIN areas ON code = area_code WHERE listing_id = listings.id ORDER BY areas.name, code))"
    " AS area_codes,"
    " (SELECT json_group_array(theme_key) FROM (SELECT theme_key FROM listing_themes"
    " WHERE listing_id = listings.id ORDER BY position)) AS theme_keys"
    " FROM listings JOIN partners ON partners.id = partner_id"
)
_ORDER = (
    " ORDER BY CASE heading WHEN 'social' THEN 1 WHEN 'physical' THEN 2 ELSE 3 END,"
    " partners.name, listings.name, listings.id"
)


def list_listings(
    database: Database,
    *,
    area_code: str | None = None,
    partner_id: int | None = None,
    heading: Heading | None = None,
    theme_key: str | None = None,
    states: Collection[State] | None = None,
    on: date | None = None,
    ended_before: date | None = None,
    unchecked_since: date | None = None,
) -> list[Listing]:
    """Listings by heading (social, physical, economic), partner and name.

    `area_code`, `partner_id`, `heading`, `theme_key` and `states` narrow the list. `on` leaves out
    those that had ended by that day; `ended_before` keeps only those; `unchecked_since` keeps those
    that nobody has checked on that day or later.
    """
    conditions: list[tuple[str, list[Any]]] = []
    if area_code is not None:
        known = "listings.id IN (SELECT listing_id FROM listing_areas WHERE area_code = ?)"
        conditions.append((known, [area_code]))
    if partner_id is not None:
        conditions.append(("partner_id = ?", [partner_id]))
    if heading is not None:
        conditions.append(("heading = ?", [heading]))
    if theme_key is not None:
        helps = "listings.id IN (SELECT listing_id FROM listing_themes WHERE theme_key = ?)"
        conditions.append((helps, [theme_key]))
    if states is not None:
        conditions.append((f"state IN ({', '.join('?' * len(states))})", [*states]))
    if on is not None:
        conditions.append(("(ends_on = '' OR ends_on >= ?)", [on.isoformat()]))
    if ended_before is not None:
        conditions.append(("ends_on <> '' AND ends_on < ?", [ended_before.isoformat()]))
    if unchecked_since is not None:
        conditions.append(("last_checked_on < ?", [unchecked_since.isoformat()]))
    where = " WHERE " + " AND ".join(text for text, _ in conditions) if conditions else ""
    values = [value for _, given in conditions for value in given]
    return [_listing_from_row(row) for row in database.query(_SELECT + where + _ORDER, values)]


def get_listing(database: Database, listing_id: int) -> Listing:
    """The listing with this number; NotFound when there is none."""
    for row in database.query(f"{_SELECT} WHERE listings.id = ?", [listing_id]):
        return _listing_from_row(row)
    raise NotFound(f"listing {listing_id}")


def find_listing(database: Database, partner_id: int, name: str) -> Listing | None:
    """The partner's listing of this name, whatever its capitals."""
    for row in database.query(
        f"{_SELECT} WHERE partner_id = ? AND listings.name = ?", [partner_id, name]
    ):
        return _listing_from_row(row)
    return None


def add_listing(database: Database, listing: Listing) -> int:
    """Keep a new listing of the partner `partner_id` and return its id.

    `Refused` (`listing_name_taken`) when the partner has one of that name.
    """
    with writing(database):
        _refuse_same_name(database, listing)
        columns = _columns(listing)
        names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        cursor = database.conn.execute(f"INSERT INTO listings ({names}) VALUES ({marks})", columns)
        listing_id = int(cursor.lastrowid or 0)
        _set_areas_and_themes(database, listing_id, listing)
    return listing_id


def update_listing(database: Database, listing: Listing) -> None:
    """Change a listing in place; `Refused` (`listing_name_taken`) as when adding."""
    with writing(database):
        get_listing(database, listing.id)
        _refuse_same_name(database, listing)
        columns = _columns(listing)
        assignments = ", ".join(f"{name} = :{name}" for name in columns)
        database.conn.execute(
            f"UPDATE listings SET {assignments} WHERE id = :id", columns | {"id": listing.id}
        )
        _set_areas_and_themes(database, listing.id, listing)


def remove_listing(database: Database, listing_id: int) -> None:
    """Remove a listing altogether: only what was added by mistake, for ended ones are kept."""
    with writing(database):
        get_listing(database, listing_id)
        database.conn.execute("DELETE FROM listings WHERE id = ?", (listing_id,))


def count_listings(database: Database) -> dict[int, dict[str, int]]:
    """How many listings each partner has in each state, by the partner's id."""
    counts: dict[int, dict[str, int]] = {}
    for partner_id, state, count in database.conn.execute(
        "SELECT partner_id, state, count(*) FROM listings GROUP BY 1, 2"
    ):
        counts.setdefault(partner_id, {})[state] = count
    return counts


def _refuse_same_name(database: Database, listing: Listing) -> None:
    other = find_listing(database, listing.partner_id, listing.name)
    if other is not None and other.id != listing.id:
        raise refuse("listing_name_taken", "name", found=listing.name, partner=other.partner)


def _columns(listing: Listing) -> dict[str, str | int]:
    days = {name: getattr(listing, name) for name in _DAYS}
    return (
        {"partner_id": listing.partner_id}
        | {name: getattr(listing, name).strip() for name in _TEXTS}
        | {name: day.isoformat() if day else "" for name, day in days.items()}
    )


def _set_areas_and_themes(database: Database, listing_id: int, listing: Listing) -> None:
    database.conn.execute("DELETE FROM listing_areas WHERE listing_id = ?", (listing_id,))
    database.conn.execute("DELETE FROM listing_themes WHERE listing_id = ?", (listing_id,))
    database.conn.executemany(
        "INSERT INTO listing_areas (listing_id, area_code) VALUES (?, ?)",
        [(listing_id, code) for code in dict.fromkeys(listing.area_codes)],
    )
    database.conn.executemany(
        "INSERT INTO listing_themes (listing_id, position, theme_key) VALUES (?, ?, ?)",
        [(listing_id, *pair) for pair in enumerate(dict.fromkeys(listing.theme_keys))],
    )


def _listing_from_row(row: dict[str, Any]) -> Listing:
    values: dict[str, Any] = {name: row[name] for name in _TEXTS}
    values |= {name: date.fromisoformat(row[name]) if row[name] else None for name in _DAYS}
    return Listing(
        partner=row["partner"],
        area_codes=tuple(json.loads(row["area_codes"])),
        theme_keys=tuple(json.loads(row["theme_keys"])),
        id=row["id"],
        partner_id=row["partner_id"],
        **values,
    )
