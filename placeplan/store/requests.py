"""What partners were asked, as kept: one row for each letter, with a link of its own."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.requests import Chase, Request
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.invitations import add_invitation, revoke_invitation
from placeplan.store.moments import now_text
from placeplan.store.partners import list_partners

_SELECT = (
    "SELECT requests.*, coalesce(slug, '') AS survey_slug,"
    " (SELECT json_group_array(area_code) FROM (SELECT area_code FROM request_areas"
    " JOIN areas ON code = area_code WHERE request_id = requests.id ORDER BY areas.name, code))"
    " AS area_codes"
    " FROM requests LEFT JOIN surveys ON surveys.id = survey_id"
)


def add_request(database: Database, request: Request, *, days: int) -> tuple[Request, str]:
    """Keep that a partner is asked now, with a new link good for so many days; and its token.

    Earlier links of the partner stay good: a letter may be made and never sent. Raises NotFound
    for an unknown partner.
    """
    with writing(database):
        invitation, token = add_invitation(
            database, request.partner_id, days=days, ends_earlier=False
        )
        cursor = database.conn.execute(
            "INSERT INTO requests"
            " (partner_id, invitation_id, survey_id, note, asked_at, asked_by, due_on)"
            " VALUES (?, ?, (SELECT id FROM surveys WHERE slug = ?), ?, ?, ?, ?)",
            (
                request.partner_id,
                invitation.id,
                request.survey_slug,
                request.note,
                request.asked_at,
                request.asked_by,
                request.due_on.isoformat(),
            ),
        )
        request_id = int(cursor.lastrowid or 0)
        database.conn.executemany(
            "INSERT INTO request_areas (request_id, area_code) VALUES (?, ?)",
            [(request_id, code) for code in dict.fromkeys(request.area_codes)],
        )
        return get_request(database, request_id), token


def get_request(database: Database, request_id: int) -> Request:
    """The request with this number, taken back or not; NotFound when there is none."""
    for row in database.query(f"{_SELECT} WHERE requests.id = ?", [request_id]):
        return _request_from_row(row)
    raise NotFound(f"request {request_id}")


def remove_requests(database: Database, request_ids: Iterable[int]) -> None:
    """Take letters back as if they had never been made: their links end."""
    with writing(database):
        for request_id in request_ids:
            request = get_request(database, request_id)
            revoke_invitation(database, request.invitation_id)
            database.conn.execute("UPDATE requests SET is_removed = 1 WHERE id = ?", (request_id,))


def note_answer(database: Database, partner_id: int, *, noted_by: str) -> int:
    """Keep that a partner has answered what it was asked last, another way than by its link.

    Returns the request's number. `Refused` (`changed_meanwhile`) where nothing is open any more.
    """
    with writing(database):
        chase = get_chase(database, partner_id)
        if not chase.open_requests:
            raise refuse("changed_meanwhile")
        request_id = chase.open_requests[-1].id
        database.conn.execute(
            "UPDATE requests SET answered_at = ?, answer_noted_by = ? WHERE id = ?",
            (now_text(), noted_by, request_id),
        )
        return request_id


def forget_answer(database: Database, request_id: int) -> None:
    """Take back that an answer was noted."""
    with writing(database):
        get_request(database, request_id)
        database.conn.execute(
            "UPDATE requests SET answered_at = '', answer_noted_by = '' WHERE id = ?",
            (request_id,),
        )


def get_chase(database: Database, partner_id: int) -> Chase:
    """What a partner was asked and has done; NotFound for an unknown partner."""
    for chase in list_chases(database):
        if chase.partner.id == partner_id:
            return chase
    raise NotFound(f"partner {partner_id}")


def list_chases(database: Database) -> list[Chase]:
    """Every partner with what it was asked and has done, by name."""
    requests: dict[int, list[Request]] = {}
    for row in database.query(f"{_SELECT} WHERE is_removed = 0 ORDER BY asked_at, requests.id"):
        requests.setdefault(row["partner_id"], []).append(_request_from_row(row))
    opened = _latest(database, "SELECT partner_id, max(last_opened_at) FROM invitations")
    changed = _latest(
        database, "SELECT partner_id, max(made_at) FROM listing_changes WHERE undone_at = ''"
    )
    invited = _latest(
        database,
        "SELECT partner_id, max(created_at) FROM invitations"
        " WHERE revoked_at = '' AND id NOT IN (SELECT invitation_id FROM requests)",
    )
    return [
        Chase(
            partner,
            tuple(requests.get(partner.id, ())),
            opened.get(partner.id, ""),
            changed.get(partner.id, ""),
            invited.get(partner.id, ""),
        )
        for partner in list_partners(database)
    ]


def _latest(database: Database, query: str) -> dict[int, str]:
    return dict(database.conn.execute(f"{query} GROUP BY partner_id").fetchall())


def _request_from_row(row: dict[str, Any]) -> Request:
    texts = ("asked_at", "asked_by", "survey_slug", "note", "answered_at", "answer_noted_by")
    return Request(
        partner_id=row["partner_id"],
        area_codes=tuple(json.loads(row["area_codes"])),
        due_on=date.fromisoformat(row["due_on"]),
        invitation_id=row["invitation_id"],
        id=row["id"],
        **{name: row[name] for name in texts},
    )
