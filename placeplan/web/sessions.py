"""Sessions: who signed in, which answer a resident is in the middle of, and how long each lasts."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from flask import Flask, Request, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from itsdangerous import BadSignature, URLSafeTimedSerializer

from placeplan.domain.accounts import Account, Principal
from placeplan.domain.sign_ins import SignIn, browser_name
from placeplan.settings import Settings
from placeplan.store.accounts import get_account
from placeplan.store.sign_ins import add_sign_in, find_sign_in, note_seen, remove_sign_in
from placeplan.web.access import recognises
from placeplan.web.database import db
from placeplan.web.site import site_settings

# where flask-login keeps who it is; residents' sessions are without it
SIGNED_IN = "_user_id"
# where a resident's session says that it outlasts the browser, and on which day that was said last
STAYS = "stays"
# where the session of a shared tablet says whose it is: the slug of a survey
KIOSK = "kiosk"
# how exactly it is kept when somebody was last seen
SEEN_EVERY = timedelta(minutes=1)
WARNED_SECONDS = 5 * 60


class SignedIn(UserMixin):
    """An account and the browser it is signed in with, as flask-login wants to see them."""

    def __init__(self, account: Account, sign_in: SignIn, key: str) -> None:
        self.account = account
        self.sign_in = sign_in
        self._key = key

    def get_id(self) -> str:
        return self._key


class Sessions(SecureCookieSessionInterface):
    """Session cookies: of staff and partners good for hours, of residents as long as drafts are.

    A resident's is kept by the browser when it is closed only where the session says STAYS.
    """

    def __init__(self, drafts_last: timedelta) -> None:
        self.drafts_last = drafts_last
        self._signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Flask's own, made once instead of for every request."""
        if self._signer is None:
            self._signer = super().get_signing_serializer(app)
        return self._signer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        return super().open_session(app, request) or self._of_resident(app, request)

    def get_expiration_time(self, app: Flask, session: SessionMixin) -> datetime | None:
        if STAYS in session and not session.permanent:
            return datetime.now(UTC) + self.drafts_last
        return super().get_expiration_time(app, session)

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """What a page fetches by itself makes no session last longer, and writes over no notice
        that another answer has put into the cookie meanwhile.
        """
        if _is_by_itself() and not session.modified:
            return False
        return super().should_set_cookie(app, session)

    def _of_resident(self, app: Flask, request: Request) -> SecureCookieSession | None:
        signer = self.get_signing_serializer(app)
        sent = request.cookies.get(self.get_cookie_name(app), "")
        try:
            kept = signer.loads(sent, max_age=self.drafts_last.total_seconds()) if signer else {}
        except BadSignature:
            kept = {}
        found = self.session_class(kept)
        return self.session_class() if found.permanent else found


def keep_sessions(app: Flask, settings: Settings) -> None:
    """Recognise signed-in staff by a session cookie, for as long as the settings say.

    A resident's is good until the draft that it leads to is deleted.
    """
    app.permanent_session_lifetime = timedelta(hours=settings.session_hours)
    app.session_interface = Sessions(timedelta(days=settings.draft_days))
    login = LoginManager(app, add_context_processor=False)
    login.session_protection = None

    @login.user_loader
    def load(key: str) -> SignedIn | None:
        sign_in = find_sign_in(db(), key)
        if sign_in is None or sign_in.ends_at(site_settings().time_limits) <= datetime.now(UTC):
            return None
        account = get_account(db(), sign_in.account_id)
        return SignedIn(account, sign_in, key) if account.is_active else None


def start_session(account: Account) -> None:
    """Sign this account in, in a fresh session."""
    sign_in, key = add_sign_in(db(), account.id, browser_name(request.user_agent.string))
    session.clear()
    session.permanent = True
    login_user(SignedIn(account, sign_in, key))


def end_session() -> None:
    """Sign out and forget everything this browser's session held."""
    if (sign_in := current_sign_in()) is not None:
        remove_sign_in(db(), sign_in.account_id, sign_in.id)
    logout_user()
    session.clear()


def current_sign_in() -> SignIn | None:
    """The sign-in of the member of staff who made this request."""
    if SIGNED_IN not in session or not current_user.is_authenticated:
        return None
    return current_user.sign_in


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """For how many seconds a member of staff stays signed in, and below how many one is asked."""

    seconds: int
    warned: int = WARNED_SECONDS


def time_left() -> TimeLeft | None:
    """How long who made this request stays signed in; None for who did not sign in."""
    sign_in = current_sign_in()
    if sign_in is None:
        return None
    limits, now = site_settings().time_limits, datetime.now(UTC)
    seen_at = sign_in.last_seen_at if _is_by_itself() else now
    left = replace(sign_in, last_seen_at=seen_at).ends_at(limits) - now
    return TimeLeft(int(left.total_seconds()))


@recognises
def staff() -> Principal | None:
    """The signed-in member of staff."""
    sign_in = current_sign_in()
    if sign_in is None:
        return None
    if not _is_by_itself() and datetime.now(UTC) - sign_in.last_seen_at >= SEEN_EVERY:
        note_seen(db(), sign_in.id, datetime.now(UTC))
    account: Account = current_user.account
    return Principal(
        account.role, account.id, account.name, is_named_contact=account.is_named_contact
    )


def _is_by_itself() -> bool:
    """Whether a page fetches this by itself: nobody pressed or opened anything."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return request.method == "GET" and mode != "navigate"
