"""The form of a partner."""

from dataclasses import replace

from flask_babel import lazy_gettext as _l

from placeplan.domain.partners import Partner
from placeplan.domain.requests import LONGEST_NOTE
from placeplan.web.fields import Day, EmailLine, Line, Lines, OneOf, OneOfMany, SomeOf
from placeplan.web.forms import PlainForm


class PartnerForm(PlainForm):
    name = Line(_l("Name"), _l("the partner’s name"), hint=_l("As it should stand in the plan."))
    email = EmailLine(
        _l("Email address"), _l("an email address"), optional=True,
        hint=_l("Where you send the invitation. It is not published."),
    )  # fmt: skip
    aliases = Lines(
        _l("Other names"), _l("other names"), optional=True,
        hint=_l("What its files call it, such as its initials, one name a line."),
    )  # fmt: skip

    standing = OneOf(
        _l("In the law"), _l("how the partner stands in the law"), default="other",
        choices=[
            ("statutory", _l("A community planning partner named by law")),
            ("other", _l("Any other body, such as a community or voluntary group")),
        ],
        hint=_l("Only the letters of the first kind tell of the duty to give information."),
    )  # fmt: skip

    def show(self, partner: Partner) -> None:
        """Put what is known of a partner into the fields."""
        self.standing.data = "statutory" if partner.is_statutory else "other"
        self.name.data, self.email.data = partner.name, partner.email
        self.aliases.data = "\n".join(partner.aliases)

    def partner(self, base: Partner | None) -> Partner:
        """The partner as filled in; raises `Refused`."""
        lines = (self.aliases.data or "").splitlines()
        aliases = tuple(line.strip() for line in lines if line.strip())
        values = {
            "name": self.name.data,
            "email": self.email.data or "",
            "aliases": aliases,
            "is_statutory": self.standing.data == "statutory",
        }
        return replace(base, **values) if base else Partner(**values)


class LettersForm(PlainForm):
    partners = SomeOf(_l("Partners to write to"), _l("at least one partner"))
    areas = SomeOf(_l("Areas the letters ask about"), _l("at least one area"))
    survey = OneOfMany(
        _l("Tell them of needs that nobody serves, from"), _l("a survey"), optional=True,
        hint=_l("Only themes that are needs by the rules of the questionnaire are named."),
    )  # fmt: skip
    due_on = Day(_l("Answer by"), _l("the date to answer by"))
    note = Lines(
        _l("A few words of your own"), _l("your words"), optional=True, longest=LONGEST_NOTE,
        hint=_l("They stand in every letter, after what is asked."),
    )  # fmt: skip
