"""What a signed-in person is asked before something of the own account changes."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.accounts import Account
from placeplan.web.accounts.attempts import Attempt, too_many_attempts
from placeplan.web.accounts.authenticators import NewAuthenticatorForm
from placeplan.web.accounts.forms import PasswordForm
from placeplan.web.accounts.passwords import is_password
from placeplan.web.fields import Password
from placeplan.web.forms import PlainForm


class OwnPasswordForm(PlainForm):
    """Asks for the password again, before what whoever finds the browser open must not do."""

    current = Password(_l("Password now"), _l("the password you have now"))

    def is_of(self, account: Account) -> bool:
        """Whether the password is the account's; says so where it is not."""
        attempt = Attempt.of(account.email, account)
        if not attempt.may_go_on():
            self.current.errors = [too_many_attempts()]
            return False
        if is_password(account, self.current.data):
            attempt.succeeded()
            return True
        self.current.errors = [_("That is not your password now. Check it and try again")]
        return False


class ChangePasswordForm(OwnPasswordForm, PasswordForm):
    pass


class OwnAuthenticatorForm(OwnPasswordForm, NewAuthenticatorForm):
    pass
