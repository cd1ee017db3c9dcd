"""The check before leaving for a hall: whether this device is prepared, said plainly."""

from datetime import date, datetime, time, timedelta

from flask import current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import format_datetime
from flask_babel import gettext as _

from placeplan.domain.accounts import Role
from placeplan.store.facilitator_links import get_facilitator_link
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.days import SURVEYS_ARE_IN, today
from placeplan.web.templating import long_date
from placeplan.web.workshops.blueprint import Meeting, bp, get_workshop_meeting
from placeplan.web.workshops.hall_words import hall_words, kept_words
from placeplan.web.workshops.halls import hall_setup, kept_files, kept_for_the_hall


@bp.get("/workshops/<slug>/<path:workshop_key>/ready")
@kept_for_the_hall
def show_ready(slug: str, workshop_key: str) -> ResponseReturnValue:
    meeting = get_workshop_meeting(slug, workshop_key)
    setup = hall_setup(meeting) | {
        "words": hall_words() | ready_words(),
        "files": kept_files(),
        "signed_in": _let_in(meeting),
    }
    return render_template("workshops/show_ready.html", meeting=meeting, setup=setup)


def _let_in(meeting: Meeting) -> dict[str, str]:
    """Whether whoever asks is let in long enough: a mark of the check, and what is said."""
    held_on = meeting.workshop.held_on
    ends_at = datetime.now(SURVEYS_ARE_IN) + current_app.permanent_session_lifetime
    day, said = long_date(held_on), _until_when(ends_at)
    if principal().role is Role.HOST:
        link = get_facilitator_link(db(), principal().id)
        until = _("Your link lets you in until the end of %(day)s.", day=long_date(link.last_on))
        said = f"{until} {said}"
        if held_on > link.last_on:
            over = _(
                "The workshop is on %(day)s, when it lets nobody in any more: ask the council for"
                " a link that lasts longer.",
                day=day,
            )
            return {"mark": "no", "words": f"{until} {over}"}
    if held_on == today() and ends_at < _end_of(held_on):
        return {"mark": "look", "words": f"{said} {_may_be_too_soon()}"}
    if held_on <= today():
        return {"mark": "ok", "words": said}
    later = _("The workshop is on %(day)s: check again on that day.", day=day)
    return {"mark": "look", "words": f"{said} {later}"}


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), SURVEYS_ARE_IN)


def _may_be_too_soon() -> str:
    return _(
        "The workshop may go on for longer than that: open this page again just before you leave"
        " for the hall."
    )


def _until_when(ends_at: datetime) -> str:
    when = format_datetime(ends_at, "d MMMM, HH:mm", rebase=False)
    if principal().role is Role.HOST:
        return _(
            "In this browser that holds until %(when)s, and longer whenever you open a page or send"
            " something before then; after that, open the link again.",
            when=when,
        )
    return _(
        "You stay signed in until %(when)s, and longer whenever you open a page or send something"
        " before then.",
        when=when,
    )


def ready_words() -> dict[str, str]:
    """What the check says; {…} is filled in by the script."""
    return {
        "ready": _("This device is ready for the hall"),
        "ready_with_copies": _("Ready, but keep copies: this device may forget what is entered"),
        "not_ready": _("This device is not ready yet"),
        "not_let_in": _("The device is ready, but your link ends before the workshop"),
        "ok": _("Yes"),
        "look": _("Look"),
        "no": _("No"),
        "preparing": _("Preparing…"),
        "pages_ok": _("All {all} pages of this workshop open without a connection."),
        "pages_no": _("{kept} of {all} pages are kept. Press “Get this device ready”."),
        "pages_newer": _(
            "A newer version of these pages is kept than this one. Press “Get this device ready”,"
            " and this page is loaded again."
        ),
        "pages_never": _(
            "Pages cannot be kept: this browser is too old, or the site’s address does not begin"
            " with https. Keep the page with the sheets open from the office to the hall, and it"
            " works all the same."
        ),
        "files_ok": _("All that the pages need is here."),
        "files_no": _("{missing} files are missing. Press “Get this device ready”."),
        **_storage_words(),
        **_clearing_words(),
    }


def _storage_words() -> dict[str, str]:
    return {
        "storage_ok": _("The browser keeps what is entered until it is sent."),
        "storage_look": _(
            "The browser does not promise to keep what is entered: it may clear it when the device"
            " is full, or when you log off. You are asked to keep a copy after every ten sheets."
        ),
        "storage_no": _(
            "This browser keeps nothing, perhaps because its window is a private one. Use an"
            " ordinary window."
        ),
        "storage_full": _(
            "This device could store nothing just now. It may be full: make room on it, or take"
            " another one."
        ),
        "before_unknown": _("This cannot be told while the device stores nothing."),
        "before_ok": _("This device was first prepared on {day}, and has not been wiped since."),
        "before_look": _(
            "Prepared for the first time today. Devices of councils are often wiped at log-off: log"
            " off and on again once, open this page, and see whether it still knows this day."
        ),
    }


def _clearing_words() -> dict[str, str]:
    return {
        "waiting_ok": _("Nothing from earlier waits on this device."),
        "waiting_look": _("{count} sheets from earlier wait on this device to be sent."),
        "waiting_numbers": _("Who was there was typed on this device, and is not saved yet."),
        "cleared": kept_words()["cleared"],
        "not_cleared": _("Not cleared: {count} sheets were not sent yet. Send them first."),
        "not_cleared_numbers": _(
            "Not cleared: who was there was typed on this device, and is not saved yet. Save it"
            " first."
        ),
    }
