"""Signing in and out, setting a password with a one-time link, and the list of accounts."""

from functools import cache

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.security import check_password_hash, generate_password_hash

from placeplan.domain.accounts import Account, Role, password_faults
from placeplan.domain.faults import Refused
from placeplan.settings import Settings
from placeplan.store.accounts import (
    add_account,
    add_one_time_link,
    find_account_by_email,
    find_account_by_link,
    get_account,
    set_active,
    set_named_contact,
    spend_one_time_link,
)
from placeplan.store.accounts import (
    list_accounts as stored_accounts,
)
from placeplan.web.access import safe_address
from placeplan.web.accounts.forms import AccountForm, PasswordForm, SignInForm
from placeplan.web.database import db
from placeplan.web.limits import limited
from placeplan.web.notices import Undo, notify
from placeplan.web.sessions import end_session, start_session
from placeplan.wording import fault_sentence

bp = Blueprint("accounts", __name__)


@cache
def nobodys_hash() -> str:
    """Compared with when there is no such account, so that an answer takes as long either way."""
    return generate_password_hash("nobody's")


def settings() -> Settings:
    """The settings this application was started with."""
    return current_app.config["PLACEPLAN"]


@bp.route("/sign-in", methods=["GET", "POST"])
@limited(lambda: settings().sign_in_limit)
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    if request.method == "GET":
        form.next.data = request.args.get("next", "")
    if form.validate_on_submit():
        account = _account_with(form.email.data, form.password.data)
        if account is not None:
            start_session(account)
            return redirect(safe_address(form.next.data or ""))
        form.form_errors.append(
            _("That email address and password do not go together. Check both and try again")
        )
    return render_template("accounts/sign_in.html", form=form)


@bp.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    end_session()
    notify(_("You have signed out."))
    return redirect(url_for("accounts.sign_in"))


@bp.route("/set-password/<token>", methods=["GET", "POST"])
@limited(lambda: settings().sign_in_limit)
def set_password(token: str) -> ResponseReturnValue:
    account = find_account_by_link(db(), token)
    if account is None:
        return render_template("accounts/link_spent.html"), 410
    form = PasswordForm()
    if form.validate_on_submit():
        form.add_faults(password_faults(form.password.data, account.email))
        if not form.errors and form.password.data != form.again.data:
            form.again.errors = [_("Enter the same password in both boxes")]
        if not form.errors:
            start_session(
                spend_one_time_link(db(), token, generate_password_hash(form.password.data))
            )
            notify(_("Your password is set and you are signed in."))
            return redirect(url_for("pages.show_staff_home"))
    return render_template("accounts/set_password.html", form=form, account=account)


@bp.get("/accounts")
def list_accounts() -> ResponseReturnValue:
    return render_template("accounts/list_accounts.html", accounts=stored_accounts(db()))


@bp.route("/accounts/new", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    form = AccountForm()
    if form.validate_on_submit():
        try:
            account = add_account(
                db(), email=form.email.data, name=form.name.data, role=Role(form.role.data)
            )
            return _show_link(account)
        except Refused as refused:
            form.add_faults(refused.faults)
    return render_template("accounts/add.html", form=form)


@bp.post("/accounts/<int:account_id>/link")
def make_link(account_id: int) -> ResponseReturnValue:
    return _show_link(get_account(db(), account_id))


@bp.post("/accounts/<int:account_id>/deactivate")
def deactivate(account_id: int) -> ResponseReturnValue:
    account = get_account(db(), account_id)
    set_active(db(), account_id, False)
    notify(
        _("%(name)s can no longer sign in.", name=account.name),
        undo=Undo(url_for("accounts.activate", account_id=account_id)),
    )
    return redirect(url_for("accounts.list_accounts"))


@bp.post("/accounts/<int:account_id>/activate")
def activate(account_id: int) -> ResponseReturnValue:
    set_active(db(), account_id, True)
    notify(_("%(name)s can sign in again.", name=get_account(db(), account_id).name))
    return redirect(url_for("accounts.list_accounts"))


@bp.post("/accounts/<int:account_id>/contact")
def name_contact(account_id: int) -> ResponseReturnValue:
    is_contact = request.form.get("is_contact") == "yes"
    account = get_account(db(), account_id)
    try:
        set_named_contact(db(), account_id, is_contact)
    except Refused as refused:
        notify(" ".join(fault_sentence(found, _) for found in refused.faults), kind="warning")
        return redirect(url_for("accounts.list_accounts"))
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
    return redirect(url_for("accounts.list_accounts"))


def _show_link(account: Account) -> ResponseReturnValue:
    hours = settings().link_hours
    token = add_one_time_link(db(), account.id, hours=hours)
    address = settings().public_address.rstrip("/") + url_for("accounts.set_password", token=token)
    return render_template("accounts/show_link.html", account=account, address=address, hours=hours)


def _account_with(email: str, password: str) -> Account | None:
    account = find_account_by_email(db(), email)
    kept = account.password_hash if account and account.has_password else nobodys_hash()
    is_right = check_password_hash(kept, password)
    return account if account and account.has_password and account.is_active and is_right else None
