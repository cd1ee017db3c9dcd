"""Coming in with a facilitator link, going out again, and knowing who came in."""

from flask import Blueprint, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import logout_user

from placeplan.domain.accounts import Principal
from placeplan.domain.facilitator_links import FacilitatorLink, LinkState, checked_name
from placeplan.domain.faults import Refused
from placeplan.store.facilitator_links import (
    find_facilitator_link,
    find_facilitator_link_by_token,
    note_opening,
)
from placeplan.web.access import principal, recognises
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.facilitators.forms import DoorForm
from placeplan.web.facilitators.tokens import token_in_link
from placeplan.web.notices import notify
from placeplan.web.workshops.blueprint import Meeting, get_meeting
from placeplan.web.workshops.halls import LEFT

bp = Blueprint("facilitators", __name__)

# where the session says by which link somebody came in, and as whom
SESSION_KEY = "facilitator_link"
CLOSED_DOORS: dict[LinkState, int] = {"early": 403, "over": 410, "ended": 410}


@recognises
def host_let_in() -> Principal | None:
    """Whoever came in by a facilitator link in this browser, while the link is good."""
    link_id, name = session.get(SESSION_KEY, (0, ""))
    link = find_facilitator_link(db(), link_id) if link_id else None
    return link.host(name) if link is not None and link.is_good(today()) else None


@bp.get("/facilitators/<token>")
def show_door(token: str) -> ResponseReturnValue:
    """A page with a button, so that a mail scanner that opens every link opens nothing."""
    return _door(token, opens=False)


@bp.post("/facilitators/<token>")
def open_door(token: str) -> ResponseReturnValue:
    return _door(token, opens=True)


@bp.post("/facilitators/leave")
def leave() -> ResponseReturnValue:
    """Out, and on to the page that lets go of what this device has kept of the workshop."""
    workshop = principal().workshop
    session.clear()
    session[LEFT] = workshop
    notify(_("You have left. Your link lets you in again until its last day."))
    return redirect(url_for("workshops.show_not_kept"))


def _door(address: str, *, opens: bool) -> ResponseReturnValue:
    token = token_in_link(address)
    link = find_facilitator_link_by_token(db(), token) if token else None
    if link is None:
        return render_template("facilitators/unknown.html"), 404
    meeting, state = get_meeting(link.survey_slug, link.workshop_key), link.state(today())
    if state in CLOSED_DOORS:
        shown = {"meeting": meeting, "link": link, "state": state}
        return render_template("facilitators/closed_door.html", **shown), CLOSED_DOORS[state]
    form = DoorForm()
    if opens and form.validate_on_submit():
        try:
            name = checked_name(form.name.data or "")
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            return _let_in(link, meeting, name)
    return render_template(
        "facilitators/show_door.html", meeting=meeting, link=link, token=address, form=form
    )


def _let_in(link: FacilitatorLink, meeting: Meeting, name: str) -> ResponseReturnValue:
    logout_user()
    session.clear()
    session.permanent = True
    session[SESSION_KEY] = (link.id, name)
    note_opening(db(), link.id)
    return redirect(meeting.url("show"))
