"""Setting up an app that makes codes: its secret stays in the session until it made a right one."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import session
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.accounts import Account
from placeplan.formats.qr_codes import qr_modules
from placeplan.operations.authenticators import add_authenticator, app_address, new_secret
from placeplan.web.accounts.forms import CODE_HINT, CodeForm
from placeplan.web.database import db, partnership
from placeplan.web.fields import Line

SESSION_KEY = "authenticator"
GROUP = 4


class NewAuthenticatorForm(CodeForm):
    code = Line(
        _l("Code that the app shows now"), _l("the code that the app shows"), hint=CODE_HINT
    )


@dataclass(frozen=True, slots=True)
class NewAuthenticator:
    """What the page shows: a QR code to point the app at, and the same to type."""

    account: Account
    secret: str

    @classmethod
    def of_session(cls, account: Account) -> "NewAuthenticator":
        """The one that this session has begun with."""
        return cls(account, session.setdefault(SESSION_KEY, new_secret()))

    @property
    def in_groups(self) -> str:
        """The secret as it is best typed."""
        parts = [self.secret[at : at + GROUP] for at in range(0, len(self.secret), GROUP)]
        return " ".join(parts)

    @property
    def modules(self) -> tuple[int, str]:
        """The QR code: its side in modules, and an SVG path."""
        site = partnership().name or "placeplan"
        return qr_modules(app_address(self.secret, self.account.email, site))

    def take(self, form: CodeForm) -> list[str] | None:
        """Take the app into use and give the recovery codes; or say that the code is wrong."""
        codes = add_authenticator(
            db(), self.account.id, self.secret, form.code.data, datetime.now(UTC)
        )
        if codes is None:
            form.code.errors = [
                _("That code is not right. Check the telephone’s clock, and type the newest code")
            ]
            return None
        session.pop(SESSION_KEY, None)
        return codes
