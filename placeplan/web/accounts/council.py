"""Signing in with the council's own sign-in (OpenID Connect), where the settings name one."""

import logging
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from flask import Flask, abort, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.accounts import Account
from placeplan.domain.faults import refuse
from placeplan.settings import Settings
from placeplan.store.council_identities import find_or_add_council_account
from placeplan.web.access import safe_address
from placeplan.web.accounts.blueprint import bp
from placeplan.web.accounts.second_steps import enter
from placeplan.web.database import db
from placeplan.web.limits import limited
from placeplan.web.notices import notify
from placeplan.web.site import full_address, site_settings

log = logging.getLogger(__name__)
EXTENSION = "placeplan_council"
WANTED = "wanted_of_council"
SECONDS_TO_WAIT = 10


def offer_council_sign_in(app: Flask, settings: Settings) -> None:
    """Know the council's provider, where there is one; what it offers is asked when needed.

    `Refused` when the settings name one by half, or the extra `oidc` is not installed.
    """
    if not settings.oidc_issuer:
        return
    for name in ("oidc_client_id", "oidc_client_secret"):
        if not getattr(settings, name):
            raise refuse("oidc_incomplete", name)
    try:
        # an extra: most sites do without
        authlib = import_module("authlib.integrations.flask_client")
    except ImportError as error:
        raise refuse("oidc_not_installed", "oidc_issuer") from error
    app.extensions[EXTENSION] = authlib.OAuth(app).register(
        "council",
        server_metadata_url=f"{settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret,
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS_TO_WAIT,
        },
    )


def has_council_sign_in() -> bool:
    """Whether one can sign in with the council's own sign-in."""
    return EXTENSION in current_app.extensions


def has_passwords() -> bool:
    """Whether one can sign in with a password of this site."""
    return not (has_council_sign_in() and site_settings().oidc_only)


@bp.get("/sign-in/council")
@limited(lambda: site_settings().sign_in_limit, methods=("GET",))
def go_to_council() -> ResponseReturnValue:
    provider = _provider()
    session[WANTED] = request.args.get("next", "")
    back = full_address(url_for("accounts.come_back_from_council"))
    try:
        return provider.authorize_redirect(back)
    except Exception as error:  # whatever it is, nobody is let in
        return _did_not_work(error)


@bp.get("/sign-in/council/back")
@limited(lambda: site_settings().sign_in_limit, methods=("GET",))
def come_back_from_council() -> ResponseReturnValue:
    """The provider sends people here with a code, which is exchanged for who they are."""
    provider, wanted = _provider(), session.pop(WANTED, "")
    try:
        claims = provider.authorize_access_token()["userinfo"]
    except Exception as error:  # whatever it is, nobody is let in
        return _did_not_work(error)
    account = _account_of(claims)
    if account is None:
        return render_template("accounts/unknown_to_us.html", email=claims.get("email", "")), 403
    enter(account)
    return redirect(safe_address(wanted))


def _account_of(claims: Mapping[str, Any]) -> Account | None:
    email = claims.get("email", "")
    # providers that check no addresses say nothing of it: whose they are is then the council's word
    if not email or claims.get("email_verified") is False:
        return None
    return find_or_add_council_account(db(), claims["iss"], claims["sub"], email)


def _provider() -> Any:
    if not has_council_sign_in():
        abort(404)
    return current_app.extensions[EXTENSION]


def _did_not_work(error: Exception) -> ResponseReturnValue:
    log.warning("the council's sign-in did not work: %s", type(error).__name__)
    notify(
        _("Signing in with your council account did not work. Try again, or tell your IT team."),
        kind="warning",
    )
    return redirect(url_for("accounts.sign_in"))
