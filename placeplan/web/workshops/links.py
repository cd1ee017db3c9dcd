"""Facilitator links of a workshop: made for a community group, listed, ended."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.facilitator_links import (
    FacilitatorLink,
    check_still_to_come,
    usual_days,
)
from placeplan.domain.faults import Refused
from placeplan.store.facilitator_links import (
    add_facilitator_link,
    get_facilitator_link,
    list_facilitator_links,
    revoke_facilitator_link,
)
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.facilitators.tokens import signed_link
from placeplan.web.notices import notify
from placeplan.web.site import full_address
from placeplan.web.workshops.blueprint import Meeting, bp, get_workshop_meeting
from placeplan.web.workshops.forms import LinkForm

LINKS = "/workshops/<slug>/<path:workshop_key>/links"


@bp.route(LINKS, methods=["GET", "POST"])
def list_links(slug: str, workshop_key: str) -> ResponseReturnValue:
    meeting = get_workshop_meeting(slug, workshop_key)
    form = LinkForm()
    if request.method == "GET":
        form.first_on.data, form.last_on.data = usual_days(meeting.workshop.held_on, today())
    if form.validate_on_submit():
        try:
            return _show_new(meeting, form.link(meeting.workshop, principal().name))
        except Refused as refused:
            form.add_faults(refused.faults)
    links = list_facilitator_links(db(), slug, meeting.workshop.key)
    return render_template(
        "workshops/list_links.html", meeting=meeting, form=form, links=links, today=today()
    )


def _show_new(meeting: Meeting, wanted: FacilitatorLink) -> ResponseReturnValue:
    check_still_to_come(wanted.last_on, today())
    link, token = add_facilitator_link(db(), wanted)
    address = full_address(url_for("facilitators.show_door", token=signed_link(token)))
    held_on = meeting.workshop.held_on
    return render_template(
        "workshops/show_link.html",
        meeting=meeting,
        link=link,
        address=address,
        misses_the_day=held_on >= today() and not link.covers(held_on),
    )


@bp.post(LINKS + "/<int:link_id>/end")
def end_link(slug: str, workshop_key: str, link_id: int) -> ResponseReturnValue:
    meeting = get_workshop_meeting(slug, workshop_key)
    link = get_facilitator_link(db(), link_id)
    if (link.survey_slug, link.workshop_key) != (slug, meeting.workshop.key):
        abort(404)
    revoke_facilitator_link(db(), link_id)
    notify(
        _(
            "The link of %(group)s no longer opens anything. What was entered by it stays.",
            group=link.group_name,
        )
    )
    return redirect(meeting.url("list_links"))
