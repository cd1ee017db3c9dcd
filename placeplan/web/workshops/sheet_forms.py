"""One sheet at a time, on a plain page that needs no script; and what became of a sheet."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from placeplan.domain.faults import Refused
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.sheets import sheet_changes
from placeplan.operations.sheets import put_back_sheet, remove_sheet
from placeplan.operations.workshops import list_sheets
from placeplan.store.paper_sheets import find_sheet_number
from placeplan.store.response_rows import ResponseState, StoredResponse, list_revisions
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.moments import long_moment
from placeplan.web.notices import Undo, notify
from placeplan.web.numbers import number_sent
from placeplan.web.survey.about import AGES, WAYS
from placeplan.web.workshops.blueprint import (
    GRID,
    SHEET,
    Meeting,
    bp,
    checked_key,
    find_sheet,
    get_meeting,
)
from placeplan.web.workshops.conflicts import Conflict, conflict_of
from placeplan.web.workshops.typed_sheets import Sent, numbered, take_sheet, typed_sheet
from placeplan.web.workshops.words import (
    Difference,
    cell_faults,
    differences,
    sheet_name,
)

RANGE = "range"


@dataclass(frozen=True)
class Correction:
    """One entry of a sheet's history: `what` says so where it was removed or put back."""

    when: str
    who: str
    differences: list[Difference]
    what: str = ""


@bp.get(GRID + "/new")
def start_sheet(slug: str, workshop_key: str) -> ResponseReturnValue:
    """Give a new sheet its key, so that sending it twice stores it once."""
    form = "group" if request.args.get("form") == "group" else "individual"
    meeting = get_meeting(slug, workshop_key)
    return redirect(meeting.url("edit_sheet", sheet_key=str(uuid4()), form=form))


@bp.route(SHEET + "/form", methods=["GET", "POST"])
def edit_sheet(slug: str, workshop_key: str, sheet_key: str) -> ResponseReturnValue:
    meeting = get_meeting(slug, workshop_key)
    key = checked_key(sheet_key)
    stored = find_sheet(meeting, key)
    if request.method == "POST":
        return _take_sheet(meeting, key, stored)
    if stored is not None and stored.state != "counted":
        return render_template(
            "workshops/show_left_out.html", meeting=meeting, key=key, stored=stored,
            is_removed=bool(stored.removed_by), title=_title(meeting, key, stored),
        )  # fmt: skip
    if stored is not None:
        return _show_form(meeting, key, stored, typed_sheet(meeting, stored), stored.version)
    form = "group" if request.args.get("form") == "group" else "individual"
    return _show_form(meeting, key, None, {"form": form}, 0)


def _take_sheet(meeting: Meeting, key: str, stored: StoredResponse | None) -> ResponseReturnValue:
    sheet = sheet_from_form(request.form, meeting.survey.questionnaire, stored)
    if meeting.workshop.is_paper:
        sheet |= _paper_part(request.form)
    if stored and set(sheet["priorities"]) == set(stored.response.priorities):
        sheet["priorities"] = list(stored.response.priorities)
    version = number_sent(request.form.get("version")) or 0
    try:
        entered, response = take_sheet(meeting, key, sheet, Sent(version))
    except Refused as refused:
        found = cell_faults(refused.faults, meeting.survey.questionnaire)
        return _show_form(meeting, key, stored, sheet, version, found)
    if entered.conflict is not None:
        conflict = conflict_of(meeting, entered.conflict, response, sheet)
        page = _show_form(meeting, key, entered.conflict, sheet, entered.version, conflict=conflict)
        return page, 409
    notify(_("The sheet is saved."))
    if request.form.get("then") in ("group", "individual"):
        return redirect(meeting.url("start_sheet", form=request.form["then"]))
    return redirect(meeting.url("show"))


def _show_form(
    meeting: Meeting,
    key: str,
    stored: StoredResponse | None,
    sheet: dict[str, Any],
    version: int,
    found: Any = (),
    conflict: Conflict | None = None,
) -> str:
    return render_template(
        "workshops/edit_sheet.html",
        meeting=meeting,
        key=key,
        stored=stored,
        sheet=sheet,
        version=version,
        title=_title(meeting, key, stored),
        faults={one.field: one.sentence for one in found},
        errors=[(one.field, one.sentence) for one in found],
        conflict=conflict,
        ages=AGES,
        ways=WAYS,
    )


def _title(meeting: Meeting, key: str, stored: StoredResponse | None) -> str:
    sheets = numbered(meeting, list_sheets(db(), meeting.workshop))
    number = next((n for n, one in sheets if one.response.key == key), len(sheets) + 1)
    if meeting.workshop.is_paper and not stored:
        return _("A new sheet of paper")
    return sheet_name(stored.response, number) if stored else _("Sheet %(n)s, new", n=number)


def sheet_from_form(
    form: MultiDict[str, str], questionnaire: Questionnaire, stored: StoredResponse | None
) -> dict[str, Any]:
    """The typed sheet that a filled-in page stands for."""
    answers = {}
    for key in questionnaire.theme_keys:
        was = stored.response.answers[key].mark if stored else ""
        texts = [form.get(f"{key}_{part}", "") for part in ("good", "better")]
        answers[key] = [_mark_from_form(form, key, was), *texts]
    return {
        "form": form.get("form", ""),
        "people": form.get("people", ""),
        "place": form.get("place", ""),
        "answers": answers,
        "priorities": form.getlist("priorities"),
        "assets": form.get("assets", ""),
        "actions": form.get("actions", ""),
    }


def _paper_part(form: MultiDict[str, str]) -> dict[str, Any]:
    return {
        "number": form.get("number", ""),
        "age_band": form.get("age_band", ""),
        "connection": form.getlist("connection"),
    }


def _mark_from_form(form: MultiDict[str, str], key: str, was: str) -> str:
    """The mark of a theme; a range that was chosen counts though its button was left alone."""
    mark = form.get(f"{key}_rating", "")
    ends = form.get(f"{key}_from", ""), form.get(f"{key}_to", "")
    if mark == RANGE or (not mark and any(ends) and "-".join(ends) != was):
        return "-".join(ends)
    return mark


@bp.post(SHEET + "/form/remove")
def remove_on_page(slug: str, workshop_key: str, sheet_key: str) -> ResponseReturnValue:
    meeting = get_meeting(slug, workshop_key)
    remove_sheet(db(), meeting.workshop, checked_key(sheet_key), principal().name)
    notify(
        _("The sheet is removed from the results."),
        undo=Undo(meeting.url("put_back_on_page", sheet_key=sheet_key), label=_("Put it back")),
    )
    return redirect(meeting.url("show"))


@bp.post(SHEET + "/form/put-back")
def put_back_on_page(slug: str, workshop_key: str, sheet_key: str) -> ResponseReturnValue:
    meeting = get_meeting(slug, workshop_key)
    put_back_sheet(db(), meeting.workshop, checked_key(sheet_key), principal().name)
    notify(_("The sheet is back in the results."))
    return redirect(meeting.url("show"))


@bp.get(SHEET + "/history")
def show_history(slug: str, workshop_key: str, sheet_key: str) -> ResponseReturnValue:
    meeting = get_meeting(slug, workshop_key)
    key = checked_key(sheet_key)
    stored = find_sheet(meeting, key)
    return render_template(
        "workshops/show_history.html",
        meeting=meeting,
        key=key,
        stored=stored,
        title=_title(meeting, key, stored),
        corrections=_corrections(meeting, stored) if stored else [],
    )


def _corrections(meeting: Meeting, stored: StoredResponse) -> list[Correction]:
    """What changed each time, latest first."""
    key = stored.response.key
    revisions = list_revisions(db(), key)
    became = [*revisions, stored][1:]
    numbers = [*(one.sheet_number for one in revisions), find_sheet_number(db(), key)]
    found = [
        Correction(
            long_moment(revision.changed_at),
            revision.changed_by,
            differences(
                # where a number was not kept, none is said to be another one
                sheet_changes(revision.response, after.response, (was or now, now)),
                meeting.survey,
            ),
            _what(revision.state, after.state),
        )
        for revision, after, was, now in zip(revisions, became, numbers, numbers[1:], strict=False)
    ]
    return found[::-1]


def _what(before: ResponseState, after: ResponseState) -> str:
    if before == after:
        return ""
    return _("Put back") if after == "counted" else _("Removed")
