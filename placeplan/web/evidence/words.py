"""States, reasons and marks as they stand beside comments."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.comments import COMMENT_KINDS, CommentState
from placeplan.domain.redactions import RedactionReason
from placeplan.web.results.words import kind_name

STATE_NAMES: dict[CommentState, object] = {
    "to_review": _l("To review"),
    "may_be_quoted": _l("May be quoted"),
    "not_published": _l("Not to be published"),
}
STATE_KINDS: dict[CommentState, str] = {
    "to_review": "plain",
    "may_be_quoted": "good",
    "not_published": "wait",
}
REASON_NAMES: dict[RedactionReason, object] = {
    "names_a_person": _l("It names a person"),
    "contact_details": _l("It gives an address, a number or the like"),
    "health": _l("It tells of somebody’s health or family"),
    "accusation": _l("It accuses somebody"),
    "offensive": _l("It is offensive"),
}


def row_labels() -> dict[str, str]:
    """What the cells of a row say of themselves, put into words once for all rows."""
    return {
        "tick": _("Select comment %(number)s"),
        "tags": _("Tags"),
        "untag": _("Take “%(name)s” off comment %(number)s"),
        "suggested": _("Suggested: %(name)s (%(words)s)"),
        "accept": _("Put comment %(number)s under “%(name)s”"),
        "dismiss": _("“%(name)s” does not fit comment %(number)s"),
        "open": _("Comment %(number)s"),
        "about": _("About"),
        "rating": _("Rating"),
        "from": _("From"),
        "channel": _("Channel"),
        "place": _("Place"),
        "age": _("Age"),
        "connection": _("Connection"),
        "state": _("State"),
        "redacted": _("words taken out"),
        **{kind: kind_name(kind) for kind in COMMENT_KINDS},
        **{state: str(name) for state, name in STATE_NAMES.items()},
    }


def mark_words(mark: str) -> str:
    """An answer's mark in words; a dash where none was given."""
    if mark == "dk":
        return _("don’t know")
    return mark.replace("-", "–") or "–"


def who_words(form: str, people: int) -> str:
    """Whose comment it is: one person's, or a group's of so many."""
    return _("Group of %(people)s", people=people) if form == "group" else _("Individual")
