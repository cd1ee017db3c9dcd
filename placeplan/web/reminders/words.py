"""Reminders as sentences, for pages and for what `placeplan nightly` prints."""

from collections.abc import Callable
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from placeplan.domain.reminders import Reminder, ReminderKind

SayDay = Callable[[date], str]
Sentence = Callable[..., str]

SENTENCES: dict[ReminderKind, Sentence] = {
    "survey_opens": lambda told: _("“%(title)s” opens on %(day)s.", **told),
    "survey_closes": lambda told: ngettext(
        "“%(title)s” closes on %(day)s, with %(num)s answer so far.",
        "“%(title)s” closes on %(day)s, with %(num)s answers so far.",
        **told,
    ),
    "survey_closed": lambda told: ngettext(
        "“%(title)s” closed on %(day)s with %(num)s answer. Read its results.",
        "“%(title)s” closed on %(day)s with %(num)s answers. Read its results.",
        **told,
    ),
    "answers_expire": lambda told: _(
        "The single answers to “%(title)s” are deleted after %(day)s. Its figures stay.", **told
    ),
    "repeats_waiting": lambda told: ngettext(
        "%(num)s group of answers to “%(title)s” looks like repeats or spam. Look at it.",
        "%(num)s groups of answers to “%(title)s” look like repeats or spam. Look at them.",
        **told,
    ),
    "invitation_ends": lambda told: _(
        "The link of %(partner)s ends on %(day)s, and it has not answered.", **told
    ),
    "invitations_end": lambda told: ngettext(
        "The link of %(num)s partner that has not answered ends soon, on %(day)s.",
        "The links of %(num)s partners that have not answered end soon, the first on %(day)s.",
        **told,
    ),
    "partners_silent": lambda told: ngettext(
        "%(num)s partner was invited more than two weeks ago and has not answered.",
        "%(num)s partners were invited more than two weeks ago and have not answered.",
        **told,
    ),
    "request_overdue": lambda told: _(
        "%(partner)s was to answer by %(day)s and has not. Remind it.", **told
    ),
    "requests_overdue": lambda told: ngettext(
        "%(num)s partner was to answer by %(day)s and has not. Remind it.",
        "%(num)s partners were to answer and have not, the first by %(day)s. Remind them.",
        **told,
    ),
    "listings_waiting": lambda told: ngettext(
        "%(num)s listing waits for approval.", "%(num)s listings wait for approval.", **told
    ),
    "partner_listings_stale": lambda told: ngettext(
        "%(num)s listing of %(partner)s has not been checked for a year.",
        "%(num)s listings of %(partner)s have not been checked for a year.",
        **told,
    ),
    "listings_stale": lambda told: ngettext(
        "%(num)s listing of %(partners)s partners has not been checked for a year.",
        "%(num)s listings of %(partners)s partners have not been checked for a year.",
        **told,
    ),
    "workshop_open": lambda told: _(
        "The workshop “%(title)s” was on %(day)s. Close it when all its sheets are in.", **told
    ),
    "workshops_open": lambda told: ngettext(
        "%(num)s workshop is over and not closed, since %(day)s. Close it when its sheets are in.",
        "%(num)s workshops are over and not closed, the first since %(day)s. Close each when its"
        " sheets are in.",
        **told,
    ),
    "consultation_closes": lambda told: _(
        "The consultation on “%(title)s” closes on %(day)s.", **told
    ),
    "consultation_closed": lambda told: _(
        "The consultation on “%(title)s” closed on %(day)s, but its status is still consultation"
        " draft.",
        **told,
    ),
    "comments_unread": lambda told: ngettext(
        "%(num)s comment on edition %(number)s of “%(title)s” has not been read.",
        "%(num)s comments on edition %(number)s of “%(title)s” have not been read.",
        **told,
    ),
    "points_unanswered": lambda told: ngettext(
        "Comments on edition %(number)s of “%(title)s” ended on %(day)s, and %(num)s point that"
        " was made has no answer.",
        "Comments on edition %(number)s of “%(title)s” ended on %(day)s, and %(num)s points that"
        " were made have no answer.",
        **told,
    ),
    "leads_overdue": lambda told: ngettext(
        "An action of “%(title)s” was to be done by %(day)s, and its lead has not answered.",
        "%(num)s actions of “%(title)s” were to be done, the first by %(day)s, and their leads"
        " have not answered.",
        **told,
    ),
    "leads_silent": lambda told: ngettext(
        "%(num)s lead suggested in “%(title)s” was named more than two weeks ago and has not"
        " answered.",
        "%(num)s leads suggested in “%(title)s” were named more than two weeks ago and have not"
        " answered.",
        **told,
    ),
    "board_meets": lambda told: _("“%(title)s” goes to the Board on %(day)s.", **told),
}


def reminder_sentence(reminder: Reminder, say_day: SayDay) -> str:
    """The reminder as a sentence, with its day as `say_day` gives it; in English off a page."""
    day = say_day(reminder.due_on) if reminder.due_on else ""
    return SENTENCES[reminder.kind]({**reminder.params, "day": day})
