"""What needs officers' attention: the page, and the same list on the staff's start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Blueprint, current_app, render_template, url_for
from flask.typing import ResponseReturnValue

from placeplan.domain.faults import Param
from placeplan.domain.reminders import ReminderKind
from placeplan.operations.reminders import list_reminders as reminders_of
from placeplan.web.access import may_open, principal
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.reminders.words import reminder_sentence
from placeplan.web.templating import long_date

bp = Blueprint("reminders", __name__)


def _survey(told: Mapping[str, Param]) -> str:
    return url_for("setup.show_survey", slug=told["slug"])


def _results(told: Mapping[str, Param]) -> str:
    return url_for("results.show_survey", slug=told["slug"])


def _unchecked(told: Mapping[str, Param]) -> str:
    chosen = {"partner": told.get("partner_id"), "state": "approved", "when": "unchecked"}
    return url_for("listings.list_listings", **chosen)


def _partners(_told: Mapping[str, Param]) -> str:
    return url_for("partners.list_partners")


def _overdue(_told: Mapping[str, Param]) -> str:
    return url_for("partners.list_requests", state="overdue")


def _plan(told: Mapping[str, Param]) -> str:
    return url_for("plans.show_plan", plan_id=told["plan_id"])


def _consultation(told: Mapping[str, Param]) -> str:
    number = told["number"]
    return url_for("plans.show_consultation", plan_id=told["plan_id"], number=number)


# the page on which each is dealt with
ADDRESSES: dict[ReminderKind, Callable[[Mapping[str, Param]], str]] = {
    "survey_opens": _survey,
    "survey_closes": _survey,
    "survey_closed": _results,
    "answers_expire": _results,
    "repeats_waiting": lambda told: url_for("repeats.list_groups", slug=told["slug"]),
    "invitation_ends": lambda told: url_for("partners.edit", partner_id=told["partner_id"]),
    "invitations_end": _partners,
    "partners_silent": _partners,
    "request_overdue": _overdue,
    "requests_overdue": _overdue,
    "listings_waiting": lambda _told: url_for(
        "listings.list_listings", state="waiting", when="any"
    ),
    "partner_listings_stale": _unchecked,
    "listings_stale": _unchecked,
    "workshop_open": lambda told: url_for(
        "workshops.show", slug=told["slug"], workshop_key=told["workshop_key"]
    ),
    "workshops_open": lambda _told: url_for("workshops.list_workshops", state="open"),
    "consultation_closes": _plan,
    "consultation_closed": lambda told: url_for("plans.edit_plan", plan_id=told["plan_id"]),
    "comments_unread": _consultation,
    "points_unanswered": _consultation,
    "leads_overdue": _plan,
    "leads_silent": _plan,
    "board_meets": _plan,
}


@dataclass(frozen=True, slots=True)
class ShownReminder:
    """A reminder as it stands on a page: what it says, and where it is dealt with."""

    sentence: str
    url: str


@bp.get("/reminders")
def list_reminders() -> ResponseReturnValue:
    return render_template("reminders/list_reminders.html", reminders=shown_reminders())


def may_see_reminders() -> bool:
    """Whether whoever asks may see what needs attention."""
    return may_open("reminders.list_reminders", principal().role)


def shown_reminders() -> list[ShownReminder]:
    """Today's reminders, in order."""
    days = current_app.config["PLACEPLAN"].retention_days
    return [
        ShownReminder(
            reminder_sentence(reminder, long_date), ADDRESSES[reminder.kind](reminder.params)
        )
        for reminder in reminders_of(db(), today(), days)
    ]
