"""The check before leaving for a hall: whether this device is prepared, said plainly."""

from datetime import datetime, timedelta

from flask import current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import format_datetime
from flask_babel import gettext as _

from placeplan.web.days import SURVEYS_ARE_IN, today
from placeplan.web.templating import long_date
from placeplan.web.workshops.blueprint import Meeting, bp, get_workshop_meeting
from placeplan.web.workshops.hall_words import hall_words
from placeplan.web.workshops.halls import hall_setup, kept_files, kept_for_the_hall


@bp.get("/workshops/<slug>/<path:workshop_key>/ready")
@kept_for_the_hall
def show_ready(slug: str, workshop_key: str) -> ResponseReturnValue:
    meeting = get_workshop_meeting(slug, workshop_key)
    setup = hall_setup(meeting) | {
        "words": hall_words() | ready_words(),
        "files": kept_files(),
        "signed_in": {"is_enough": _has_come(meeting), "words": _signed_in_words(meeting)},
    }
    return render_template("workshops/show_ready.html", meeting=meeting, setup=setup)


def _has_come(meeting: Meeting) -> bool:
    return meeting.workshop.held_on <= today()


def _signed_in_words(meeting: Meeting) -> str:
    lasts: timedelta = current_app.permanent_session_lifetime
    until = datetime.now(SURVEYS_ARE_IN) + lasts
    when = format_datetime(until, "d MMMM, HH:mm", rebase=False)
    said = _(
        "You stay signed in until %(when)s, and longer whenever the site is reached before then.",
        when=when,
    )
    if _has_come(meeting):
        return said
    day = long_date(meeting.workshop.held_on)
    return said + " " + _("The workshop is on %(day)s: check again on that day.", day=day)


def ready_words() -> dict[str, str]:
    """What the check says; {…} is filled in by the script."""
    return {
        "ready": _("This device is ready for the hall"),
        "ready_with_copies": _("Ready, but keep copies: this device may forget what is entered"),
        "not_ready": _("This device is not ready yet"),
        "ok": _("Yes"),
        "look": _("Look"),
        "no": _("No"),
        "preparing": _("Preparing…"),
        "pages_ok": _("All {all} pages of this workshop open without a connection."),
        "pages_no": _("{kept} of {all} pages are kept. Press “Get this device ready”."),
        "pages_never": _(
            "Pages cannot be kept: this browser is too old, or the site’s address does not begin"
            " with https. Keep the page with the sheets open from the office to the hall, and it"
            " works all the same."
        ),
        "files_ok": _("All that the pages need is here."),
        "files_no": _("{missing} files are missing. Press “Get this device ready”."),
        "storage_ok": _("The browser keeps what is entered until it is sent."),
        "storage_look": _(
            "The browser does not promise to keep what is entered: it may clear it when the device"
            " is full, or when you log off. You are asked to keep a copy after every ten sheets."
        ),
        "storage_no": _(
            "This browser keeps nothing, perhaps because its window is a private one. Use an"
            " ordinary window."
        ),
        "before_ok": _("This device was first prepared on {day}, and has not been wiped since."),
        "before_look": _(
            "Prepared for the first time today. Devices of councils are often wiped at log-off: log"
            " off and on again once, open this page, and see whether it still knows this day."
        ),
        "waiting_ok": _("Nothing from earlier waits on this device."),
        "waiting_look": _("{count} sheets from earlier wait on this device to be sent."),
        "cleared": _("This device keeps nothing of workshops any more."),
        "not_cleared": _("Not cleared: {count} sheets were not sent yet. Send them first."),
    }
