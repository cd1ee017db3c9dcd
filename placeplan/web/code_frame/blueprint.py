"""The journey's blueprint, and what its pages say."""

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from placeplan.domain.faults import Refused
from placeplan.domain.tags import TagEvent
from placeplan.web.notices import notify
from placeplan.wording import fault_sentence

bp = Blueprint("code_frame", __name__)


def warn_of(refused: Refused) -> None:
    """Say on the next page why nothing was done."""
    notify(" ".join(fault_sentence(found, _) for found in refused.faults), kind="warning")


@bp.app_template_global()
def tag_event_words(event: TagEvent) -> str:
    """What became of a tag, in words."""
    details = event.details
    name = details.get("name", "")
    if event.kind == "merged" and "taken_in" in details:
        return _("“%(name)s” was merged into it", name=name)
    if event.kind == "split":
        moved = len(details["moved"])
        return ngettext(
            "%(num)s comment went to the new tag “%(name)s”",
            "%(num)s comments went to the new tag “%(name)s”",
            moved,
            name=name,
        )
    return {
        "created": _("Added as “%(name)s”", name=name),
        "renamed": _(
            "Renamed from “%(before)s” to “%(after)s”",
            before=details.get("before", ""),
            after=details.get("after", ""),
        ),
        "redefined": _("Its definition, theme or words were changed"),
        "merged": _("Merged into “%(name)s”", name=name),
        "parted": _("Parted from “%(name)s” again", name=name),
        "removed": _("Removed"),
        "restored": _("Put back"),
    }[event.kind]


def tag_url(tag_id: int) -> str:
    """The address of a tag's page."""
    return url_for("code_frame.edit_tag", tag_id=tag_id)
