"""Sessions: who signed in, which answer a resident is in the middle of, and how long each lasts."""

from datetime import UTC, datetime, timedelta

from flask import Flask, Request, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from itsdangerous import BadSignature, URLSafeTimedSerializer

from placeplan.domain.accounts import Account, Principal
from placeplan.settings import Settings
from placeplan.store.accounts import get_account
from placeplan.store.faults import NotFound
from placeplan.web.access import recognises
from placeplan.web.database import db

# where flask-login keeps who it is; residents' sessions are without it
SIGNED_IN = "_user_id"
# where a resident's session says that it outlasts the browser, and on which day that was said last
STAYS = "stays"
# where the session of a shared tablet says whose it is: the slug of a survey
KIOSK = "kiosk"


class SignedIn(UserMixin):
    """An account as flask-login wants to see it."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_id(self) -> str:
        return f"{self.account.id}:{self.account.session_key}"


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
        mode = request.headers.get("Sec-Fetch-Mode", "navigate")
        if request.method == "GET" and mode != "navigate" and not session.modified:
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
    """Recognise signed-in staff by a session cookie, for as many hours as the settings say.

    A resident's is good until the draft that it leads to is deleted.
    """
    app.permanent_session_lifetime = timedelta(hours=settings.session_hours)
    app.session_interface = Sessions(timedelta(days=settings.draft_days))
    login = LoginManager(app, add_context_processor=False)
    login.session_protection = None

    @login.user_loader
    def load(identity: str) -> SignedIn | None:
        account_id, _, session_key = identity.partition(":")
        try:
            account = get_account(db(), int(account_id))
        except (NotFound, ValueError):
            return None
        return SignedIn(account) if _still_open(account, session_key) else None


def start_session(account: Account) -> None:
    """Sign this account in, in a fresh session."""
    session.clear()
    session.permanent = True
    login_user(SignedIn(account))


def end_session() -> None:
    """Sign out and forget everything this browser's session held."""
    logout_user()
    session.clear()


@recognises
def staff() -> Principal | None:
    """The signed-in member of staff."""
    if SIGNED_IN not in session or not current_user.is_authenticated:
        return None
    account: Account = current_user.account
    return Principal(
        account.role, account.id, account.name, is_named_contact=account.is_named_contact
    )


def _still_open(account: Account, session_key: str) -> bool:
    return account.is_active and account.session_key == session_key
