"""The form of a partner."""

from dataclasses import replace

from flask_babel import lazy_gettext as _l

from placeplan.domain.partners import Partner
from placeplan.web.fields import EmailLine, Line, Lines, PlainForm


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

    def show(self, partner: Partner) -> None:
        """Put what is known of a partner into the fields."""
        self.name.data, self.email.data = partner.name, partner.email
        self.aliases.data = "\n".join(partner.aliases)

    def partner(self, base: Partner | None) -> Partner:
        """The partner as filled in; raises `Refused`."""
        lines = (self.aliases.data or "").splitlines()
        aliases = tuple(line.strip() for line in lines if line.strip())
        values = {"name": self.name.data, "email": self.email.data or "", "aliases": aliases}
        return replace(base, **values) if base else Partner(**values)
