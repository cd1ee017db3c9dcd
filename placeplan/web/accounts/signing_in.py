"""Signing in and out, and setting a password with a one-time link."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.store.accounts import (
    find_account_by_email,
    find_account_by_link,
    spend_one_time_link,
)
from placeplan.web.accounts.attempts import Attempt, too_many_attempts
from placeplan.web.accounts.blueprint import bp
from placeplan.web.accounts.council import has_council_sign_in, has_passwords
from placeplan.web.accounts.forms import PasswordForm, SignInForm
from placeplan.web.accounts.passwords import hash_of, is_password
from placeplan.web.accounts.second_steps import let_in
from placeplan.web.database import db
from placeplan.web.limits import limited
from placeplan.web.notices import notify
from placeplan.web.sessions import end_session
from placeplan.web.site import site_settings


@bp.route("/sign-in", methods=["GET", "POST"])
@limited(lambda: site_settings().sign_in_limit)
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    if request.method == "GET":
        form.next.data = request.args.get("next", "")
    if has_passwords() and form.validate_on_submit():
        account = find_account_by_email(db(), form.email.data)
        attempt = Attempt.of(form.email.data, account)
        if not attempt.may_go_on():
            form.form_errors.append(too_many_attempts())
            return _show_form(form), 429
        if is_password(account, form.password.data) and account.is_active:
            return let_in(account, form.next.data or "")
        form.form_errors.append(
            _("That email address and password do not go together. Check both and try again")
        )
    return _show_form(form)


@bp.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    end_session()
    notify(_("You have signed out."))
    return redirect(url_for("accounts.sign_in"))


@bp.route("/set-password/<token>", methods=["GET", "POST"])
@limited(lambda: site_settings().sign_in_limit)
def set_password(token: str) -> ResponseReturnValue:
    account = find_account_by_link(db(), token)
    if account is None or not has_passwords():
        return render_template("accounts/link_spent.html"), 410
    form = PasswordForm()
    if form.validate_on_submit() and form.is_good_for(account):
        account = spend_one_time_link(db(), token, hash_of(form.password.data))
        entered = let_in(account, url_for("pages.show_staff_home"))
        notify(_("Your password is set."))
        return entered
    return render_template("accounts/set_password.html", form=form, account=account)


def _show_form(form: SignInForm) -> str:
    return render_template(
        "accounts/sign_in.html",
        form=form,
        has_council=has_council_sign_in(),
        has_passwords=has_passwords(),
    )
