"""Coming in with a link, going out again, and knowing who came in."""

from flask import Blueprint, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import logout_user

from placeplan.domain.accounts import Principal, Role
from placeplan.store.invitations import find_good_invitation, find_invitation_by_token, note_opening
from placeplan.store.moments import now_text
from placeplan.store.partners import get_partner
from placeplan.web.access import recognises
from placeplan.web.database import db
from placeplan.web.invitations.tokens import token_in
from placeplan.web.notices import notify

bp = Blueprint("invitations", __name__)

SESSION_KEY = "invitation"


@recognises
def partner_let_in() -> Principal | None:
    """The partner whose link was opened in this browser, while the link is good."""
    invitation_id = session.get(SESSION_KEY)
    if invitation_id is None:
        return None
    invitation = find_good_invitation(db(), invitation_id)
    if invitation is None:
        return None
    return Principal(
        Role.PARTNER, invitation.partner_id, get_partner(db(), invitation.partner_id).name
    )


@bp.get("/invitations/<token>")
def show_door(token: str) -> ResponseReturnValue:
    """A page with a button, so that a mail scanner that opens every link opens nothing."""
    return _door(token, opens=False)


@bp.post("/invitations/<token>")
def open_door(token: str) -> ResponseReturnValue:
    return _door(token, opens=True)


@bp.post("/partner/leave")
def leave() -> ResponseReturnValue:
    session.clear()
    notify(_("You have left. The link in your invitation lets you in again."))
    return redirect(url_for("pages.list_open_surveys"))


def _door(link: str, *, opens: bool) -> ResponseReturnValue:
    token = token_in(link)
    invitation = find_invitation_by_token(db(), token) if token else None
    if invitation is None:
        return render_template("invitations/unknown.html"), 404
    if not invitation.is_good(now_text()):
        is_revoked = bool(invitation.revoked_at)
        return render_template("invitations/ended.html", is_revoked=is_revoked), 410
    if not opens:
        partner = get_partner(db(), invitation.partner_id)
        return render_template(
            "invitations/show_door.html", partner=partner, invitation=invitation, token=link
        )
    logout_user()
    session.clear()
    session.permanent = True
    session[SESSION_KEY] = invitation.id
    note_opening(db(), invitation.id)
    return redirect(url_for("invitations.list_own"))
