"""The list of accounts, new ones, and the page of each."""

from dataclasses import replace

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.accounts import Role
from placeplan.domain.faults import Refused
from placeplan.store.accounts import (
    add_account,
    get_account,
    update_account,
)
from placeplan.store.accounts import (
    list_accounts as stored_accounts,
)
from placeplan.store.authenticators import (
    find_authenticator,
    list_accounts_with_authenticators,
    list_roles_with_codes,
    set_roles_with_codes,
)
from placeplan.store.council_identities import has_council_identity
from placeplan.store.sign_ins import list_sign_ins
from placeplan.web.access import principal
from placeplan.web.accounts import changes, council, second_steps, signing_in
from placeplan.web.accounts.blueprint import bp
from placeplan.web.accounts.changes import show_link
from placeplan.web.accounts.council import has_passwords
from placeplan.web.accounts.forms import AccountForm, RolesWithCodesForm
from placeplan.web.database import db
from placeplan.web.notices import notify
from placeplan.web.site import site_settings

__all__ = ["bp", "changes", "council", "second_steps", "signing_in"]


@bp.get("/accounts")
def list_accounts() -> ResponseReturnValue:
    with_codes = [role.value for role in list_roles_with_codes(db())]
    return render_template(
        "accounts/list_accounts.html",
        accounts=stored_accounts(db()),
        with_authenticators=list_accounts_with_authenticators(db()),
        form=RolesWithCodesForm(data={"roles": with_codes}),
    )


@bp.post("/accounts/codes")
def save_roles_with_codes() -> ResponseReturnValue:
    form = RolesWithCodesForm()
    roles = [Role(value) for value in form.roles.data if form.validate()]
    if principal().role in roles and find_authenticator(db(), principal().id) is None:
        notify(
            _("Set up codes for yourself first, so that you are not signed out."), kind="warning"
        )
        return redirect(url_for("own_account.set_up_authenticator"))
    set_roles_with_codes(db(), roles)
    notify(_("Saved. Who has no app yet sets one up when signing in next."))
    return redirect(url_for("accounts.list_accounts"))


@bp.route("/accounts/new", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    form = AccountForm()
    if form.validate_on_submit():
        try:
            account = add_account(
                db(), email=form.email.data, name=form.name.data, role=Role(form.role.data)
            )
            if has_passwords():
                return show_link(account)
            notify(_("%(name)s can sign in with the council account now.", name=account.name))
            return redirect(url_for("accounts.list_accounts"))
        except Refused as refused:
            form.add_faults(refused.faults)
    return render_template("accounts/add.html", form=form)


@bp.route("/accounts/<int:account_id>", methods=["GET", "POST"])
def edit(account_id: int) -> ResponseReturnValue:
    account = get_account(db(), account_id)
    form = AccountForm(
        data={"name": account.name, "email": account.email, "role": account.role.value}
    )
    if form.validate_on_submit():
        changed = replace(
            account, name=form.name.data, email=form.email.data, role=Role(form.role.data)
        )
        try:
            update_account(db(), changed)
            notify(_("Saved."))
            return redirect(url_for("accounts.list_accounts"))
        except Refused as refused:
            form.add_faults(refused.faults)
    return render_template(
        "accounts/edit.html",
        account=account,
        form=form,
        sign_ins=list_sign_ins(db(), account_id, site_settings().time_limits),
        has_authenticator=find_authenticator(db(), account_id) is not None,
        is_tied=has_council_identity(db(), account_id),
        has_passwords=has_passwords(),
    )
