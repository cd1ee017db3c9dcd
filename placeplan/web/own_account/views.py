"""Where somebody of the staff is signed in, and the password."""

from flask import jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from placeplan.store.accounts import set_password
from placeplan.store.authenticators import count_recovery_codes, find_authenticator
from placeplan.store.database import writing
from placeplan.store.sign_ins import list_sign_ins, remove_sign_in
from placeplan.web.access import principal
from placeplan.web.accounts.council import has_passwords
from placeplan.web.accounts.passwords import hash_of
from placeplan.web.database import db
from placeplan.web.limits import limited
from placeplan.web.notices import notify
from placeplan.web.own_account import authenticators
from placeplan.web.own_account.blueprint import bp, end_other_sign_ins, own_account
from placeplan.web.own_account.forms import ChangePasswordForm
from placeplan.web.sessions import current_sign_in, start_session, time_left
from placeplan.web.site import site_settings

__all__ = ["authenticators", "bp"]


@bp.get("/account")
def show() -> ResponseReturnValue:
    sign_ins = list_sign_ins(db(), principal().id, site_settings().time_limits)
    return render_template(
        "own_account/show.html",
        account=own_account(),
        sign_ins=sign_ins,
        here=current_sign_in(),
        limits=site_settings().time_limits,
        has_passwords=has_passwords(),
        has_authenticator=find_authenticator(db(), principal().id) is not None,
        codes_left=count_recovery_codes(db(), principal().id),
    )


@bp.route("/account/password", methods=["GET", "POST"])
@limited(lambda: site_settings().sign_in_limit)
def change_password() -> ResponseReturnValue:
    form, account = ChangePasswordForm(), own_account()
    if form.validate_on_submit() and form.is_of(account) and form.is_good_for(account):
        with writing(db()):
            set_password(db(), account.id, hash_of(form.password.data))
            start_session(account)
        notify(_("Your password is changed. In every other browser you are signed out."))
        return redirect(url_for("own_account.show"))
    return render_template("own_account/change_password.html", form=form, account=account)


@bp.post("/account/sign-ins/<int:sign_in_id>/end")
def end_sign_in(sign_in_id: int) -> ResponseReturnValue:
    remove_sign_in(db(), principal().id, sign_in_id)
    notify(_("That browser is signed out."))
    return redirect(url_for("own_account.show"))


@bp.post("/account/sign-ins/end-others")
def end_others() -> ResponseReturnValue:
    end_other_sign_ins()
    notify(_("You are signed out in every other browser."))
    return redirect(url_for("own_account.show"))


@bp.route("/account/time-left", methods=["GET", "POST"])
def show_time_left() -> ResponseReturnValue:
    """Asked by static/staff/staying.js: a POST says that somebody is there."""
    time = time_left()
    return jsonify(seconds=time.seconds if time else 0, token=generate_csrf())
