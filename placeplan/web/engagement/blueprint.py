"""The journey's blueprint, and the words that its pages have in common."""

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.engagement import LEVELS, LogEntry
from placeplan.domain.engagement_levels import LEVEL_NAMES, PROMISES
from placeplan.web.results.words import channel_name
from placeplan.web.templating import long_date

bp = Blueprint("engagement", __name__)

KIND_NAMES = {"survey": _l("Survey"), "workshop": _l("Workshop"), "other": _l("Entered")}


def log_page(area_code: str) -> str:
    """The address of an area's log."""
    return url_for("engagement.show_log", area_code=area_code)


def level_choices() -> list[tuple[str, object]]:
    """The levels to choose from, by name."""
    return [(level, _(LEVEL_NAMES[level])) for level in LEVELS]


def level_hints() -> dict[str, str]:
    """What each level promises, by key."""
    return {level: _(PROMISES[level]) for level in LEVELS}


def entry_name(entry: LogEntry) -> str:
    """How an entry is called; a workshop without a title is a workshop."""
    return entry.title or _("Workshop of %(date)s", date=long_date(entry.starts_on))


def dates_of(entry: LogEntry) -> str:
    """A day, or the first and the last one."""
    if entry.last_on == entry.starts_on:
        return long_date(entry.starts_on)
    first, last = long_date(entry.starts_on), long_date(entry.ends_on or entry.starts_on)
    return _("%(first)s to %(last)s", first=first, last=last)


def place_of(entry: LogEntry) -> str:
    """Where it was: a venue, or the ways in which a survey was answered."""
    return entry.venue or ", ".join(channel_name(channel) for channel in entry.channels)
