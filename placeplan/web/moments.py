"""Moments in words."""

from datetime import datetime

from flask_babel import format_datetime

from placeplan.web.days import SURVEYS_ARE_IN


def long_moment(moment: datetime) -> str:
    """A moment by the clocks there, as 12 June 2026, 14:05."""
    return format_datetime(moment.astimezone(SURVEYS_ARE_IN), "d MMMM y, HH:mm", rebase=False)
