"""What an administrator does with one account."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.accounts import Account
from placeplan.domain.faults import Refused
from placeplan.store.accounts import (
    add_one_time_link,
    get_account,
    set_active,
    set_named_contact,
)
from placeplan.store.authenticators import (
    remove_authenticator as remove_stored_authenticator,
)
from placeplan.store.council_identities import remove_council_identity
from placeplan.store.database import writing
from placeplan.store.sign_ins import remove_sign_ins
from placeplan.web.accounts.blueprint import bp
from placeplan.web.database import db
from placeplan.web.notices import Undo, notify
from placeplan.web.site import full_address, site_settings
from placeplan.wording import fault_sentence


@bp.post("/accounts/<int:account_id>/link")
def make_link(account_id: int) -> ResponseReturnValue:
    return show_link(get_account(db(), account_id))


@bp.post("/accounts/<int:account_id>/deactivate")
def deactivate(account_id: int) -> ResponseReturnValue:
    account = get_account(db(), account_id)
    set_active(db(), account_id, False)
    notify(
        _("%(name)s can no longer sign in.", name=account.name),
        undo=Undo(url_for("accounts.activate", account_id=account_id)),
    )
    return redirect(url_for("accounts.edit", account_id=account_id))


@bp.post("/accounts/<int:account_id>/activate")
def activate(account_id: int) -> ResponseReturnValue:
    set_active(db(), account_id, True)
    notify(_("%(name)s can sign in again.", name=get_account(db(), account_id).name))
    return redirect(url_for("accounts.edit", account_id=account_id))


@bp.post("/accounts/<int:account_id>/contact")
def name_contact(account_id: int) -> ResponseReturnValue:
    is_contact = request.form.get("is_contact") == "yes"
    account = get_account(db(), account_id)
    try:
        set_named_contact(db(), account_id, is_contact)
    except Refused as refused:
        notify(" ".join(fault_sentence(found, _) for found in refused.faults), kind="warning")
        return redirect(url_for("accounts.edit", account_id=account_id))
    said = (
        _("%(name)s is a named contact: concerns are for %(name)s to read.", name=account.name)
        if is_contact
        else _("%(name)s is no longer a named contact.", name=account.name)
    )
    back = Undo(
        url_for("accounts.name_contact", account_id=account_id),
        values={"is_contact": "no" if is_contact else "yes"},
    )
    notify(said, undo=back)
    return redirect(url_for("accounts.edit", account_id=account_id))


@bp.post("/accounts/<int:account_id>/remove-authenticator")
def remove_authenticator(account_id: int) -> ResponseReturnValue:
    account = get_account(db(), account_id)
    with writing(db()):
        remove_stored_authenticator(db(), account_id)
        remove_sign_ins(db(), account_id)
    notify(_("%(name)s is signed out, and signs in without a code.", name=account.name))
    return redirect(url_for("accounts.edit", account_id=account_id))


@bp.post("/accounts/<int:account_id>/untie")
def untie(account_id: int) -> ResponseReturnValue:
    account = get_account(db(), account_id)
    remove_council_identity(db(), account_id)
    notify(
        _(
            "%(name)s is signed out. Whom the council knows by %(email)s next is let in.",
            name=account.name, email=account.email,
        )
    )  # fmt: skip
    return redirect(url_for("accounts.edit", account_id=account_id))


@bp.post("/accounts/<int:account_id>/sign-out")
def sign_out_everywhere(account_id: int) -> ResponseReturnValue:
    account = get_account(db(), account_id)
    remove_sign_ins(db(), account_id)
    notify(_("%(name)s is signed out everywhere.", name=account.name))
    return redirect(url_for("accounts.edit", account_id=account_id))


def show_link(account: Account) -> ResponseReturnValue:
    """A page with a new link for the account's owner; earlier ones end."""
    hours = site_settings().link_hours
    token = add_one_time_link(db(), account.id, hours=hours)
    address = full_address(url_for("accounts.set_password", token=token))
    return render_template("accounts/show_link.html", account=account, address=address, hours=hours)
