"""Who was at a workshop, in numbers, and its notes: typed in, and corrected."""

from flask import jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.operations.closings import note_attendance, state_of
from placeplan.store.attendance import get_attendance
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.notices import notify
from placeplan.web.workshops.blueprint import Meeting, bp, get_workshop_meeting
from placeplan.web.workshops.forms import AttendanceForm
from placeplan.web.workshops.hall_words import numbers_words
from placeplan.web.workshops.halls import kept_for_the_hall
from placeplan.web.workshops.reports import attendance_words


@bp.route("/workshops/<slug>/<path:workshop_key>/attendance", methods=["GET", "POST"])
@kept_for_the_hall
def edit_attendance(slug: str, workshop_key: str) -> ResponseReturnValue:
    meeting = get_workshop_meeting(slug, workshop_key)
    form = AttendanceForm()
    is_overtaken = False
    if form.validate_on_submit():
        try:
            _note(meeting, form)
        except Refused as refused:
            is_overtaken = any(found.code == "changed_meanwhile" for found in refused.faults)
            form.add_faults(refused.faults)
        else:
            notify(_("Who was there is saved."))
            return _saved(meeting)
    stored = get_attendance(db(), slug, meeting.workshop.key)
    seen = state_of(stored, meeting.workshop.notes)
    if request.method == "GET":
        form.show(stored, meeting.workshop.notes)
    page = render_template(
        "workshops/edit_attendance.html",
        meeting=meeting,
        form=form,
        stored=attendance_words(stored),
        is_overtaken=is_overtaken,
        is_refused=request.method == "POST",
        setup=_setup(meeting),
        seen=request.form.get("seen", seen) if not is_overtaken else seen,
    )
    return page, 409 if is_overtaken else 200


def _saved(meeting: Meeting) -> ResponseReturnValue:
    """On to the workshop's page; where a script asked, the state of what is stored now."""
    if request.accept_mimetypes.best != "application/json":
        return redirect(meeting.url("show"))
    now = get_workshop_meeting(meeting.survey.slug, meeting.workshop.key).workshop
    return jsonify(seen=state_of(get_attendance(db(), now.survey_slug, now.key), now.notes))


def _setup(meeting: Meeting) -> dict[str, object]:
    return {
        "workshop": f"{meeting.survey.slug}/{meeting.workshop.key}",
        "token": meeting.url("show_token"),
        "after": meeting.url("show"),
        "words": numbers_words(),
    }


def _note(meeting: Meeting, form: AttendanceForm) -> None:
    note_attendance(
        db(),
        meeting.workshop,
        form.attendance(),
        form.notes.data or "",
        seen=request.form.get("seen", ""),
        noted_by=principal().name,
    )
