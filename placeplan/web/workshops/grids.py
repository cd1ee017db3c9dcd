"""The grid of a workshop's sheets, and what its scripts ask and send."""

from typing import Any

from flask import jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from placeplan.domain.faults import Refused
from placeplan.domain.sheets import sheet_changes
from placeplan.operations.workshops import (
    last_changed_by,
    list_sheets,
    put_back_sheet,
    remove_sheet,
)
from placeplan.store.response_rows import StoredResponse
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.survey.about import AGES, WAYS
from placeplan.web.workshops.blueprint import Meeting, bp, checked_key, get_meeting
from placeplan.web.workshops.typed_sheets import numbered, take_sheet, typed_sheet
from placeplan.web.workshops.words import (
    cell_faults,
    differences,
    form_words,
    grid_words,
    mark_words,
    short_title,
)

GRID = "/workshops/<slug>/<path:workshop_key>/sheets"
SHEET = GRID + "/<sheet_key>"


@bp.get(GRID)
def show_grid(slug: str, workshop_key: str) -> ResponseReturnValue:
    meeting = get_meeting(slug, workshop_key)
    stored = list_sheets(db(), meeting.workshop)
    themes = [
        (theme, short_title(theme.key, theme.title))
        for theme in meeting.survey.questionnaire.themes
    ]
    return render_template(
        "workshops/show_grid.html",
        meeting=meeting,
        themes=themes,
        sheets=[(n, one) for n, one in numbered(meeting, stored) if one.state == "counted"],
        mark_words=mark_words,
        form_words=form_words,
        grid=_grid_data(meeting, stored),
        ages=AGES,
        ways=WAYS,
    )


@bp.get(GRID + "/token")
def show_token(slug: str, workshop_key: str) -> ResponseReturnValue:
    """A fresh token for a page that outlived its session."""
    get_meeting(slug, workshop_key)
    return jsonify(token=generate_csrf())


@bp.post(SHEET)
def save_sheet(slug: str, workshop_key: str, sheet_key: str) -> ResponseReturnValue:
    """Take a sheet as JSON: 200 stored, 409 changed meanwhile, 422 faults that name cells.

    Sending the same again gives the same answer and stores nothing twice.
    """
    meeting = get_meeting(slug, workshop_key)
    key = checked_key(sheet_key)
    sent = _sent()
    sheet = sent.get("sheet") if isinstance(sent, dict) else None
    if not isinstance(sheet, dict):
        return jsonify(faults=[{"sentence": _("The sheet could not be read. Send it again")}]), 400
    try:
        entered, response = take_sheet(meeting, key, sheet, _version(sent))
    except Refused as refused:
        return jsonify(faults=_faults(refused, meeting)), 422
    if entered.outcome == "saved":
        return jsonify(version=entered.stored.version)
    changes = sheet_changes(entered.stored.response, response)
    return jsonify(
        conflict=_sheet_data(meeting, entered.stored)
        | {
            "changed_by": _changed_by(entered.stored),
            "differences": [
                {"cell": one.cell, "stored": one.before, "mine": one.after}
                for one in differences(changes, meeting.survey)
            ],
        }
    ), 409


@bp.post(SHEET + "/removed")
def remove(slug: str, workshop_key: str, sheet_key: str) -> ResponseReturnValue:
    """Remove a sheet for the grid; answers with its state."""
    meeting = get_meeting(slug, workshop_key)
    try:
        remove_sheet(db(), meeting.workshop, checked_key(sheet_key), principal().name)
    except Refused as refused:
        return jsonify(faults=_faults(refused, meeting)), 422
    return jsonify(state="removed")


@bp.post(SHEET + "/put-back")
def put_back(slug: str, workshop_key: str, sheet_key: str) -> ResponseReturnValue:
    """Count a removed sheet again, for the grid."""
    meeting = get_meeting(slug, workshop_key)
    try:
        put_back_sheet(db(), meeting.workshop, checked_key(sheet_key))
    except Refused as refused:
        return jsonify(faults=_faults(refused, meeting)), 422
    return jsonify(state="counted")


def _sent() -> Any:
    """What was sent; None when it is no JSON, or nested deeper than any sheet."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _version(sent: dict[str, Any]) -> int:
    version = sent.get("version")
    return version if type(version) is int else 0


def _faults(refused: Refused, meeting: Meeting) -> list[dict[str, str]]:
    return [
        {"cell": one.field, "theme": one.theme_key, "part": one.part, "sentence": one.sentence}
        for one in cell_faults(refused.faults, meeting.survey.questionnaire)
    ]


def _changed_by(stored: StoredResponse) -> str:
    if stored.state == "excluded":
        return stored.state_reason.removeprefix("removed by ")
    return last_changed_by(db(), stored)


def _sheet_data(meeting: Meeting, stored: StoredResponse) -> dict[str, Any]:
    return {
        "key": stored.response.key,
        "version": stored.version,
        "is_removed": stored.state != "counted",
        "sheet": typed_sheet(meeting, stored),
    }


def _grid_data(meeting: Meeting, stored: list[StoredResponse]) -> dict[str, Any]:
    scale = meeting.survey.questionnaire.scale
    return {
        "address": meeting.url("show_grid"),
        "token": generate_csrf(),
        "lowest": scale.lowest,
        "highest": scale.highest,
        "themes": [
            {"key": theme.key, "title": theme.title, "question": theme.question}
            for theme in meeting.survey.questionnaire.themes
        ],
        "places": [
            {"key": place.key, "name": place.name}
            for place in meeting.survey.places_in(meeting.area.code)
        ],
        "sheets": [
            _sheet_data(meeting, one) | {"number": number}
            for number, one in numbered(meeting, stored)
            if one.state == "counted"
        ],
        "next_number": len(stored) + 1,
        "is_paper": meeting.workshop.is_paper,
        "words": grid_words(),
    }
