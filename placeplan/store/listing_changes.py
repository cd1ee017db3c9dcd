"""What was changed by one press: kept before and after, so that it can be undone."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.listing_records import (
    listing_from_record,
    listing_record,
    partner_from_record,
    partner_record,
)
from placeplan.domain.listings import Listing
from placeplan.domain.partners import Partner
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.listings import (
    add_listing,
    get_listing,
    remove_listing,
    update_listing,
)
from placeplan.store.moments import now_text
from placeplan.store.partners import get_partner, update_partner

Record = dict[str, Any]


def add_listing_change(
    database: Database,
    listings: Sequence[Listing],
    *,
    made_by: str,
    partner: Partner | None = None,
    by_partner_id: int | None = None,
) -> int:
    """Store new and changed listings, and what their partner said, and return the change's id.

    A listing with id 0 is added. `by_partner_id` is the partner that made the change itself.
    Raises NotFound and what `add_listing` and `update_listing` refuse.
    """
    with writing(database):
        known = [listing.id for listing in listings if listing.id]
        before = [listing_record(get_listing(database, each)) for each in known]
        partner_before = partner_record(get_partner(database, partner.id)) if partner else None
        ids = [_store(database, listing) for listing in listings]
        if partner:
            update_partner(database, partner)
        after = [listing_record(get_listing(database, each)) for each in ids]
        partner_after = partner_record(get_partner(database, partner.id)) if partner else None
        cursor = database.conn.execute(
            "INSERT INTO listing_changes (made_at, made_by, partner_id, before, after)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                now_text(),
                made_by,
                by_partner_id,
                _json(before, partner_before),
                _json(after, partner_after),
            ),
        )
        return int(cursor.lastrowid or 0)


def undo_listing_change(
    database: Database, change_id: int, by_partner_id: int | None = None
) -> None:
    """Put everything back as it was before the change, once.

    A partner undoes its own changes only: NotFound for any other. `Refused` (`change_overtaken`)
    when something of it was changed again since.
    """
    with writing(database):
        before, after = _get_change(database, change_id, by_partner_id)
        if not _is_as_left(database, after):
            raise refuse("change_overtaken")
        known = {record["id"] for record in before["listings"]}
        for record in after["listings"]:
            if record["id"] not in known:
                remove_listing(database, record["id"])
        for record in before["listings"]:
            update_listing(database, listing_from_record(record))
        if before["partner"]:
            update_partner(database, partner_from_record(before["partner"]))
        database.conn.execute(
            "UPDATE listing_changes SET undone_at = ? WHERE id = ?", (now_text(), change_id)
        )


def approve_listings(database: Database, listing_ids: Iterable[int], *, made_by: str) -> int:
    """Approve these listings in one change and return its id; raises NotFound."""
    with writing(database):
        listings = [get_listing(database, each).approved() for each in listing_ids]
        return add_listing_change(database, listings, made_by=made_by)


def send_back_listing(database: Database, listing_id: int, note: str, *, made_by: str) -> int:
    """Send a listing back to its partner with a note; `Refused` without one."""
    with writing(database):
        listing = get_listing(database, listing_id).sent_back(note)
        return add_listing_change(database, [listing], made_by=made_by)


def _store(database: Database, listing: Listing) -> int:
    if not listing.id:
        return add_listing(database, listing)
    update_listing(database, listing)
    return listing.id


def _get_change(
    database: Database, change_id: int, by_partner_id: int | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    row = database.conn.execute(
        "SELECT before, after, partner_id, undone_at FROM listing_changes WHERE id = ?",
        (change_id,),
    ).fetchone()
    if row is None or (by_partner_id is not None and row[2] != by_partner_id):
        raise NotFound(f"change {change_id}")
    if row[3]:
        raise refuse("change_overtaken")
    return json.loads(row[0]), json.loads(row[1])


def _is_as_left(database: Database, after: dict[str, Any]) -> bool:
    try:
        listings = [listing_record(get_listing(database, each["id"])) for each in after["listings"]]
    except NotFound:
        return False
    partner = after["partner"]
    if partner and get_partner(database, partner["id"]) != partner_from_record(partner):
        return False
    return bool(listings == after["listings"])


def _json(listings: list[Record], partner: Record | None) -> str:
    return json.dumps({"listings": listings, "partner": partner}, ensure_ascii=False)
