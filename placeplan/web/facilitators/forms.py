"""What is asked at the door."""

from flask_babel import lazy_gettext as _l

from placeplan.domain.facilitator_links import LONGEST_NAME
from placeplan.web.fields import Line
from placeplan.web.forms import PlainForm


class DoorForm(PlainForm):
    name = Line(
        _l("Name to note beside what you enter"), _l("a name, such as your first name"),
        longest=LONGEST_NAME,
        hint=_l(
            "A first name or initials are enough. It is kept with the sheets, so that the council"
            " can ask about one and see who corrected what."
        ),
    )  # fmt: skip
