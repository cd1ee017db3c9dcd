"""Staff sessions: who signed in, and for how long it lasts."""

from datetime import timedelta

from flask import Flask, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from placeplan.domain.accounts import Account, Principal
from placeplan.settings import Settings
from placeplan.store.accounts import get_account
from placeplan.store.faults import NotFound
from placeplan.web.access import recognises
from placeplan.web.database import db


class SignedIn(UserMixin):
    """An account as flask-login wants to see it."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_id(self) -> str:
        return f"{self.account.id}:{self.account.session_key}"


def keep_sessions(app: Flask, settings: Settings) -> None:
    """Recognise signed-in staff by a session cookie, for as many hours as the settings say."""
    app.permanent_session_lifetime = timedelta(hours=settings.session_hours)
    login = LoginManager(app)
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
    if not current_user.is_authenticated:
        return None
    account: Account = current_user.account
    return Principal(account.role, account.id, account.name)


def _still_open(account: Account, session_key: str) -> bool:
    return account.is_active and account.session_key == session_key
