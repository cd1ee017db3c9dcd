"""What the devices in a hall send and ask: sheets as JSON, each change of one taken once."""

from typing import Any
from uuid import UUID
from zlib import crc32

from flask import Response as Answer
from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from placeplan.domain.faults import Refused
from placeplan.domain.responses import Response
from placeplan.operations.workshops import list_sheets
from placeplan.store.response_rows import StoredResponse
from placeplan.store.sheet_checks import SheetCheck, list_sheet_checks
from placeplan.store.sheet_edits import sheets_stamp
from placeplan.web.access import principal
from placeplan.web.compression import squeezed
from placeplan.web.database import db
from placeplan.web.workshops.blueprint import GRID, SHEET, Meeting, bp, checked_key, get_meeting
from placeplan.web.workshops.conflicts import conflict_of
from placeplan.web.workshops.typed_sheets import (
    Sent,
    numbered,
    take_removal,
    take_sheet,
    typed_sheet,
    typed_sheets,
)
from placeplan.web.workshops.words import cell_faults


@bp.get(GRID + "/token")
def show_token(slug: str, workshop_key: str) -> ResponseReturnValue:
    """A fresh token for a page that outlived its session, or that its device had kept."""
    get_meeting(slug, workshop_key)
    return jsonify(token=generate_csrf())


@bp.get(GRID + "/stored")
def list_stored(slug: str, workshop_key: str) -> ResponseReturnValue:
    """The sheets that count, and the keys of those left out; 304 where all is as the device knows.

    What a device has and the site neither counts nor has left out, the site has lost.
    """
    meeting = get_meeting(slug, workshop_key)
    stamp = f"{sheets_stamp(db(), meeting.workshop)}-{crc32(principal().name.encode()):x}"
    if stamp in request.if_none_match:
        return Answer(status=304)
    stored = list_sheets(db(), meeting.workshop)
    checks = list_sheet_checks(db(), slug)
    answer = jsonify(
        is_open=meeting.is_open,
        me=principal().name,
        sheets=[
            {
                "key": one.response.key,
                "number": number,
                "version": one.version,
                "entered_by": one.entered_by,
                **_check_of(one, checks),
                "sheet": sheet,
            }
            for (number, one), sheet in zip(
                numbered(meeting, stored), typed_sheets(meeting, stored), strict=True
            )
            if one.state == "counted"
        ],
        left_out=[one.response.key for one in stored if one.state != "counted"],
    )
    answer.set_etag(stamp)
    return squeezed(answer)


@bp.post(SHEET)
def save_sheet(slug: str, workshop_key: str, sheet_key: str) -> ResponseReturnValue:
    """Take a sheet as JSON: 200 stored, 409 changed meanwhile, 422 faults that name cells.

    Sending the same change again gives the same answer and stores nothing twice.
    """
    meeting = get_meeting(slug, workshop_key)
    key = checked_key(sheet_key)
    body = _body()
    sheet = body.get("sheet")
    if not isinstance(sheet, dict):
        return jsonify(faults=[{"sentence": _("The sheet could not be read. Send it again")}]), 400
    sent = _sent(body)
    response = None
    try:
        if sent.is_removed:
            entered = take_removal(meeting, key, sent)
        else:
            entered, response = take_sheet(meeting, key, sheet, sent)
    except Refused as refused:
        is_withdrawn = any(fault.code == "sheet_withdrawn" for fault in refused.faults)
        return jsonify(faults=_faults(refused, meeting), is_withdrawn=is_withdrawn), 422
    if entered.conflict is None:
        return jsonify(version=entered.version)
    return jsonify(conflict=_conflict(meeting, entered.conflict, response, sheet)), 409


def _conflict(
    meeting: Meeting, stored: StoredResponse, mine: Response | None, sent: dict[str, Any]
) -> dict[str, Any]:
    """What is stored instead, and how it differs from what was sent, if that was no removal."""
    found = conflict_of(meeting, stored, mine, sent)
    return {
        "version": stored.version,
        "is_removed": found.is_removed,
        "sheet": typed_sheet(meeting, stored),
        "changed_by": found.changed_by,
        "differences": [
            {"cell": one.cell, "stored": one.before, "mine": one.after} for one in found.differences
        ],
    }


def _body() -> dict[str, Any]:
    """What was sent; empty when it is no JSON, or nested deeper than any sheet."""
    try:
        found = request.get_json(silent=True)
    except RecursionError:
        return {}
    return found if isinstance(found, dict) else {}


def _sent(body: dict[str, Any]) -> Sent:
    names = ("version", "edit", "by", "checked_by")
    version, edit, by, checked_by = (body.get(name) for name in names)
    return Sent(
        version=version if type(version) is int else 0,
        edit=_edit_key(edit),
        by=by if isinstance(by, str) else "",
        is_removed=body.get("is_removed") is True,
        checked_by=checked_by if isinstance(checked_by, str) else "",
    )


def _check_of(stored: StoredResponse, checks: dict[str, SheetCheck]) -> dict[str, Any]:
    """Who checked a sheet last, and whether it was not corrected since."""
    check = checks.get(stored.response.key)
    return {
        "checked_by": check.checked_by if check else "",
        "is_check_current": check is not None and check.version == stored.version,
    }


def _edit_key(sent: object) -> str:
    try:
        return str(UUID(sent)) if isinstance(sent, str) else ""
    except ValueError:
        return ""


def _faults(refused: Refused, meeting: Meeting) -> list[dict[str, str]]:
    return [
        {"cell": one.field, "theme": one.theme_key, "part": one.part, "sentence": one.sentence}
        for one in cell_faults(refused.faults, meeting.survey.questionnaire)
    ]
