"""The second step of signing in: a code, or first an app that makes codes.

Between the two steps the session says whose password was right, for some minutes; it opens nothing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.accounts import Account
from placeplan.operations.authenticators import accepts_code
from placeplan.store.accounts import get_account
from placeplan.store.authenticators import find_authenticator, list_roles_with_codes
from placeplan.store.moments import moment_of, moment_text
from placeplan.web.access import safe_address
from placeplan.web.accounts.attempts import Attempt, remember_browser, too_many_attempts
from placeplan.web.accounts.authenticators import NewAuthenticator, NewAuthenticatorForm
from placeplan.web.accounts.blueprint import bp
from placeplan.web.accounts.forms import CodeForm
from placeplan.web.database import db
from placeplan.web.limits import limited
from placeplan.web.sessions import start_session
from placeplan.web.site import site_settings

HALFWAY = "halfway"
HALFWAY_LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Halfway:
    """Somebody whose password was right, and where they wanted to go."""

    account: Account
    wanted: str


def let_in(account: Account, wanted: str) -> ResponseReturnValue:
    """On from a right password: in, or to the second step where there is one."""
    has_authenticator = find_authenticator(db(), account.id) is not None
    if not has_authenticator and account.role not in list_roles_with_codes(db()):
        enter(account)
        return redirect(safe_address(wanted))
    session.clear()
    session[HALFWAY] = (account.id, moment_text(datetime.now(UTC)), wanted)
    step = "accounts.enter_code" if has_authenticator else "accounts.set_up_authenticator"
    return redirect(url_for(step))


def enter(account: Account) -> None:
    """Begin the session of who has taken every step; this browser is known from now on."""
    Attempt.of(account.email, account).succeeded()
    start_session(account)
    remember_browser(account)


@bp.route("/sign-in/code", methods=["GET", "POST"])
@limited(lambda: site_settings().sign_in_limit)
def enter_code() -> ResponseReturnValue:
    halfway, form = _halfway(), CodeForm()
    if halfway is None or find_authenticator(db(), halfway.account.id) is None:
        return _start_again()
    if form.validate_on_submit():
        if not Attempt.of(halfway.account.email, halfway.account).may_go_on():
            form.code.errors = [too_many_attempts()]
            return render_template("accounts/enter_code.html", form=form), 429
        if accepts_code(db(), halfway.account.id, form.code.data, datetime.now(UTC)):
            enter(halfway.account)
            return redirect(safe_address(halfway.wanted))
        form.code.errors = [_("That code is not right, or was used before. Wait for the next one")]
    return render_template("accounts/enter_code.html", form=form)


@bp.route("/sign-in/set-up", methods=["GET", "POST"])
@limited(lambda: site_settings().sign_in_limit)
def set_up_authenticator() -> ResponseReturnValue:
    """For whoever must sign in with a code and has no app yet."""
    halfway = _halfway()
    if halfway is None or find_authenticator(db(), halfway.account.id) is not None:
        return _start_again()
    new, form = NewAuthenticator.of_session(halfway.account), NewAuthenticatorForm()
    if form.validate_on_submit():
        codes = new.take(form)
        if codes:
            enter(halfway.account)
            return render_template(
                "accounts/show_recovery_codes.html", codes=codes, go_on=safe_address(halfway.wanted)
            )
    return render_template("accounts/set_up_authenticator.html", form=form, new=new)


def _halfway() -> Halfway | None:
    kept: Any = session.get(HALFWAY)
    if kept is None:
        return None
    account_id, since, wanted = kept
    if datetime.now(UTC) - moment_of(since) > HALFWAY_LASTS:
        return None
    account = get_account(db(), account_id)
    return Halfway(account, wanted) if account.is_active else None


def _start_again() -> ResponseReturnValue:
    return render_template("accounts/start_again.html"), 410
