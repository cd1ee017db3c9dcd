"""The forms of signing in and of accounts."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.accounts import STAFF_ROLES, Account, Role
from placeplan.web.accounts.passwords import new_password_faults
from placeplan.web.fields import EmailLine, Line, OneOf, Password, SomeOf
from placeplan.web.forms import PlainForm

ROLE_NAMES = {
    Role.FACILITATOR: _l("Facilitator: runs workshops and enters their sheets"),
    Role.OFFICER: _l("Officer: surveys, results, listings and plans"),
    Role.ADMINISTRATOR: _l("Administrator: all of that, and accounts and settings"),
}
SHORT_ROLE_NAMES = {
    Role.FACILITATOR: _l("Facilitators"),
    Role.OFFICER: _l("Officers"),
    Role.ADMINISTRATOR: _l("Administrators"),
}
CODE_HINT = _l("Six digits. The app shows a new code every half minute.")


class SignInForm(PlainForm):
    email = Line(_l("Email address"), _l("your email address"))
    password = Password(_l("Password"), _l("your password"))
    next = HiddenField()


class CodeForm(PlainForm):
    code = Line(_l("Code"), _l("the code"), hint=CODE_HINT)


class RolesWithCodesForm(PlainForm):
    roles = SomeOf(
        _l("Roles in which one signs in with a code"), optional=True,
        choices=[(role.value, name) for role, name in SHORT_ROLE_NAMES.items()],
    )  # fmt: skip


class PasswordForm(PlainForm):
    password = Password(
        _l("New password"), _l("a new password"),
        hint=_l("At least 12 characters. Three or four words you can remember are best."),
    )  # fmt: skip
    again = Password(_l("New password again"), _l("the new password a second time"))

    def is_good_for(self, account: Account) -> bool:
        """Whether the account may have this password; says what is wrong where it may not."""
        self.add_faults(new_password_faults(self.password.data, account))
        if not self.errors and self.password.data != self.again.data:
            self.again.errors = [_("Enter the same password in both boxes")]
        return not self.errors


class AccountForm(PlainForm):
    name = Line(_l("Name"), _l("a name"))
    email = EmailLine(_l("Email address"), _l("an email address"))
    role = OneOf(
        _l("What this person does"), _l("what this person does"),
        choices=[(role.value, ROLE_NAMES[role]) for role in STAFF_ROLES],
    )  # fmt: skip
