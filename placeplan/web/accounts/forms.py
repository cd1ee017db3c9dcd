"""The forms of signing in and of accounts."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.accounts import STAFF_ROLES, Role
from placeplan.web.fields import EmailLine, Line, OneOf, Password, PlainForm

ROLE_NAMES = {
    Role.FACILITATOR: _l("Facilitator: runs workshops and enters their sheets"),
    Role.OFFICER: _l("Officer: surveys, results, listings and plans"),
    Role.ADMINISTRATOR: _l("Administrator: all of that, and accounts and settings"),
}


class SignInForm(PlainForm):
    email = Line(_l("Email address"), _l("your email address"))
    password = Password(_l("Password"), _l("your password"))
    next = HiddenField()


class PasswordForm(PlainForm):
    password = Password(
        _l("New password"), _l("a new password"),
        hint=_l("At least 12 characters. Three or four words you can remember are best."),
    )  # fmt: skip
    again = Password(_l("New password again"), _l("the new password a second time"))


class AccountForm(PlainForm):
    name = Line(_l("Name"), _l("a name"))
    email = EmailLine(_l("Email address"), _l("an email address"))
    role = OneOf(
        _l("What this person does"), _l("what this person does"),
        choices=[(role.value, ROLE_NAMES[role]) for role in STAFF_ROLES],
    )  # fmt: skip
