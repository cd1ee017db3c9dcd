"""One's own authenticator: setting it up, changing it, and its recovery codes."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.operations.authenticators import renew_recovery_codes
from placeplan.store.authenticators import (
    count_recovery_codes,
    find_authenticator,
    list_roles_with_codes,
    remove_authenticator,
)
from placeplan.store.database import writing
from placeplan.web.accounts.authenticators import NewAuthenticator
from placeplan.web.database import db
from placeplan.web.limits import limited
from placeplan.web.notices import notify
from placeplan.web.own_account.blueprint import bp, end_other_sign_ins, own_account
from placeplan.web.own_account.forms import OwnAuthenticatorForm, OwnPasswordForm
from placeplan.web.site import site_settings


@bp.route("/account/authenticator", methods=["GET", "POST"])
@limited(lambda: site_settings().sign_in_limit)
def set_up_authenticator() -> ResponseReturnValue:
    account, form = own_account(), OwnAuthenticatorForm()
    new = NewAuthenticator.of_session(account)
    if form.validate_on_submit() and form.is_of(account):
        with writing(db()):
            codes = new.take(form)
            if codes:
                end_other_sign_ins()
        if codes:
            return _show_codes(codes)
    return render_template("own_account/set_up_authenticator.html", form=form, new=new)


@bp.route("/account/recovery-codes", methods=["GET", "POST"])
@limited(lambda: site_settings().sign_in_limit)
def renew_codes() -> ResponseReturnValue:
    account, form = own_account(), OwnPasswordForm()
    if find_authenticator(db(), account.id) is None:
        return redirect(url_for("own_account.set_up_authenticator"))
    if form.validate_on_submit() and form.is_of(account):
        return _show_codes(renew_recovery_codes(db(), account.id))
    left = count_recovery_codes(db(), account.id)
    return render_template("own_account/renew_codes.html", form=form, left=left)


@bp.route("/account/authenticator/remove", methods=["GET", "POST"])
@limited(lambda: site_settings().sign_in_limit)
def remove_own_authenticator() -> ResponseReturnValue:
    account, form = own_account(), OwnPasswordForm()
    if account.role in list_roles_with_codes(db()):
        notify(_("In your role one signs in with a code. You can change to another app."))
        return redirect(url_for("own_account.show"))
    if form.validate_on_submit() and form.is_of(account):
        with writing(db()):
            remove_authenticator(db(), account.id)
            end_other_sign_ins()
        notify(_("You sign in with your password alone now."))
        return redirect(url_for("own_account.show"))
    return render_template("own_account/remove_own_authenticator.html", form=form)


def _show_codes(codes: list[str]) -> ResponseReturnValue:
    return render_template(
        "accounts/show_recovery_codes.html", codes=codes, go_on=url_for("own_account.show")
    )
