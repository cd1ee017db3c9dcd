"""The list of partners: who is in it, who has answered, and the links that let them in."""

from dataclasses import dataclass

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.faults import Refused
from placeplan.domain.partners import ChaseState, Invitation, Partner, chase_state
from placeplan.store.invitations import (
    add_invitation,
    get_invitation,
    list_latest_invitations,
    revoke_links_of_partner,
)
from placeplan.store.listings import count_listings
from placeplan.store.moments import now_text
from placeplan.store.partners import (
    add_partner,
    get_partner,
    remove_partner,
    update_partner,
)
from placeplan.store.partners import list_partners as stored_partners
from placeplan.web.database import db
from placeplan.web.invitations.tokens import signed
from placeplan.web.notices import notify
from placeplan.web.partners.blueprint import bp
from placeplan.web.partners.forms import PartnerForm
from placeplan.web.site import full_address

CHASE_NAMES = {
    "not_invited": _l("Not invited"),
    "invited": _l("Invited, not opened"),
    "opened": _l("Opened, no answer"),
    "answered": _l("Answered"),
    "lapsed": _l("Link ended, no answer"),
}
CHASE_TAGS = {"not_invited": "plain", "invited": "wait", "opened": "wait", "answered": "good"}
CHASE_TAGS["lapsed"] = "bad"


@dataclass(frozen=True)
class PartnerLine:
    """A partner in the list."""

    partner: Partner
    counts: dict[str, int]
    invitation: Invitation | None
    state: ChaseState

    @property
    def needs_chasing(self) -> bool:
        """Whether it has not answered its latest invitation, or never got one."""
        return self.state != "answered"


@bp.get("/partners")
def list_partners() -> ResponseReturnValue:
    if request.args.get("show") == "chase":
        # links of earlier versions
        return redirect(url_for("partners.list_requests"))
    lines = _lines()
    return render_template(
        "partners/list_partners.html",
        lines=lines,
        unanswered=sum(line.needs_chasing for line in lines),
        chase_names=CHASE_NAMES,
        chase_tags=CHASE_TAGS,
    )


@bp.route("/partners/new", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    form = PartnerForm()
    if form.validate_on_submit():
        try:
            partner_id = add_partner(db(), form.partner(None))
            notify(_("%(name)s is added. You can invite it now.", name=form.name.data))
            return redirect(url_for("partners.edit", partner_id=partner_id))
        except Refused as refused:
            form.add_faults(refused.faults)
    return render_template("partners/add.html", form=form)


@bp.route("/partners/<int:partner_id>", methods=["GET", "POST"])
def edit(partner_id: int) -> ResponseReturnValue:
    partner = get_partner(db(), partner_id)
    form = PartnerForm()
    if request.method == "GET":
        form.show(partner)
    if form.validate_on_submit():
        try:
            update_partner(db(), form.partner(partner))
            notify(_("%(name)s is saved.", name=form.name.data))
            return redirect(url_for("partners.list_partners"))
        except Refused as refused:
            form.add_faults(refused.faults)
    line = next(line for line in _lines() if line.partner.id == partner_id)
    return render_template(
        "partners/edit.html",
        form=form,
        partner=partner,
        line=line,
        chase_names=CHASE_NAMES,
        chase_tags=CHASE_TAGS,
        is_good=line.invitation is not None and line.invitation.is_good(now_text()),
        days=_days(),
    )


@bp.post("/partners/<int:partner_id>/invite")
def invite(partner_id: int) -> ResponseReturnValue:
    partner = get_partner(db(), partner_id)
    invitation, token = add_invitation(db(), partner_id, days=_days())
    address = full_address(url_for("invitations.show_door", token=signed(token)))
    return render_template(
        "partners/show_link.html", partner=partner, invitation=invitation, address=address
    )


@bp.post("/partners/invitations/<int:invitation_id>/revoke")
def revoke(invitation_id: int) -> ResponseReturnValue:
    invitation = get_invitation(db(), invitation_id)
    partner = get_partner(db(), invitation.partner_id)
    revoke_links_of_partner(db(), partner.id)
    notify(_("No link of %(name)s opens anything any more.", name=partner.name))
    return redirect(url_for("partners.edit", partner_id=partner.id))


@bp.post("/partners/<int:partner_id>/remove")
def remove(partner_id: int) -> ResponseReturnValue:
    partner = get_partner(db(), partner_id)
    remove_partner(db(), partner_id)
    notify(_("%(name)s is removed. It had no listings.", name=partner.name))
    return redirect(url_for("partners.list_partners"))


def _days() -> int:
    return int(current_app.config["PLACEPLAN"].invitation_days)


def _lines() -> list[PartnerLine]:
    counts, invitations, now = count_listings(db()), list_latest_invitations(db()), now_text()
    return [
        PartnerLine(
            partner,
            counts.get(partner.id, {}),
            invitations.get(partner.id),
            chase_state(partner, invitations.get(partner.id), now),
        )
        for partner in stored_partners(db())
    ]
