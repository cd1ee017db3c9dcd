"""How often somebody may try to sign in as somebody, without locking out whose account it is.

Attempts count by the address that was typed, in a browser where its owner signed in before apart
from those in all others: https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

from flask import Response, after_this_request, current_app, request
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeTimedSerializer

from placeplan.domain.accounts import Account
from placeplan.domain.sign_ins import ATTEMPTS_COUNT_FOR
from placeplan.store.sign_in_attempts import add_attempt, forget_attempts
from placeplan.web.database import db

COOKIE = "placeplan_known"
COOKIE_LASTS = timedelta(days=180)
MOST_KNOWN = 20


@dataclass(frozen=True, slots=True)
class KnownBrowser:
    """A browser in which accounts signed in before: their numbers, and a name nobody can guess."""

    name: str
    account_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """Whose address was typed, and in which browser of theirs; hashes, as they are kept."""

    email_hash: str
    browser_hash: str

    @classmethod
    def of(cls, email: str, account: Account | None) -> "Attempt":
        """The attempt that this request makes."""
        known = _known_browser()
        is_known = account is not None and account.id in known.account_ids
        return cls(_hash(email.strip().casefold()), _hash(known.name) if is_known else "")

    def may_go_on(self) -> bool:
        """Count it; False where there were too many."""
        return add_attempt(db(), self.email_hash, self.browser_hash)

    def succeeded(self) -> None:
        """Count from nought again."""
        forget_attempts(db(), self.email_hash, self.browser_hash)


def too_many_attempts() -> str:
    """What to say to whoever made too many, and to who did not."""
    return _(
        "There were too many attempts with this email address. Wait %(minutes)s minutes; or ask an"
        " administrator for a new link, which lets you in at once",
        minutes=int(ATTEMPTS_COUNT_FOR.total_seconds() // 60),
    )


def remember_browser(account: Account) -> None:
    """Let this browser be known to the account for half a year."""
    known = _known_browser()
    others = [each for each in known.account_ids if each != account.id]
    value = _signer().dumps([known.name, [account.id, *others][:MOST_KNOWN]])

    @after_this_request
    def set_cookie(response: Response) -> Response:
        response.set_cookie(
            COOKIE,
            value,
            max_age=COOKIE_LASTS,
            path="/sign-in",
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
        return response


def _known_browser() -> KnownBrowser:
    try:
        sent = request.cookies.get(COOKIE, "")
        name, account_ids = _signer().loads(sent, max_age=int(COOKIE_LASTS.total_seconds()))
    except BadSignature:
        return KnownBrowser(secrets.token_urlsafe(16), ())
    return KnownBrowser(name, tuple(account_ids))


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="placeplan.known_browsers")


def _hash(text: str) -> str:
    key = str(current_app.secret_key).encode()
    return hmac.new(key, f"attempt {text}".encode(), hashlib.sha256).hexdigest()
