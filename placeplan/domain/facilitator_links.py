"""Facilitator links: how a community group without an account runs one workshop, on its days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from placeplan.domain.accounts import Principal, Role
from placeplan.domain.faults import Fault, Refused, fault, refuse

LinkState = Literal["early", "good", "over", "ended"]

DAYS_BEFORE, DAYS_AFTER = timedelta(days=7), timedelta(days=14)
MOST_DAYS = 92
LONGEST_GROUP_NAME = 80
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class FacilitatorLink:
    """A link that opens one workshop from `first_on` to `last_on`, both days included.

    Times are UTC texts, empty where it has not happened; `made_by` is who made it.
    """

    survey_slug: str
    workshop_key: str
    group_name: str
    first_on: date
    last_on: date
    made_by: str = ""
    id: int = 0
    created_at: str = ""
    opened_at: str = ""
    revoked_at: str = ""

    def __post_init__(self) -> None:
        faults = _name_faults(self.group_name, "group_name", LONGEST_GROUP_NAME)
        days = (self.last_on - self.first_on).days + 1
        if days < 1:
            faults.append(fault("ends_before_starts", "last_on"))
        if days > MOST_DAYS:
            faults.append(fault("link_too_long", "last_on", found=days, most=MOST_DAYS))
        if faults:
            raise Refused(*faults)

    def state(self, today: date) -> LinkState:
        """Whether it opens today; else whether that is too early, over, or was ended by staff."""
        if self.revoked_at:
            return "ended"
        if today < self.first_on:
            return "early"
        return "good" if today <= self.last_on else "over"

    def covers(self, day: date) -> bool:
        """Whether the day lies within its days."""
        return self.first_on <= day <= self.last_on

    def is_good(self, today: date) -> bool:
        """Whether it opens today."""
        return self.state(today) == "good"

    def host(self, name: str) -> Principal:
        """Who came in by it: noted beside what they enter as `Name (Group)`."""
        return Principal(
            Role.HOST,
            self.id,
            f"{name} ({self.group_name})",
            workshop=(self.survey_slug, self.workshop_key),
        )


def usual_days(held_on: date, today: date) -> tuple[date, date]:
    """First and last day of a link where nobody says otherwise: a week before the workshop, or
    today where that is over already, to two weeks after it.

    A workshop of long ago is opened for two weeks from today.
    """
    first_on = max(held_on - DAYS_BEFORE, today)
    return first_on, max(held_on, today) + DAYS_AFTER


def checked_name(typed: str) -> str:
    """The name that somebody gave at the door, tidied; `Refused` when it cannot be noted."""
    name = " ".join(typed.split())
    faults = _name_faults(name, "name", LONGEST_NAME)
    if faults:
        raise Refused(*faults)
    return name


def check_still_to_come(last_on: date, today: date) -> None:
    """Raises `Refused` for a last day that is over: such a link would open nothing."""
    if last_on < today:
        raise refuse("day_over", "last_on")


def _name_faults(name: str, field: str, longest: int) -> list[Fault]:
    if not name.strip():
        return [fault("text_missing", field)]
    if len(name) > longest:
        return [fault("text_too_long", field, found=len(name), most=longest)]
    return []
