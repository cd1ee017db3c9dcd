"""A listing: a service, programme or plan that a partner runs in one or more areas."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from placeplan.domain.faults import Fault, Refused, fault

Kind = Literal["service", "programme", "plan"]
Heading = Literal["social", "physical", "economic"]
State = Literal["waiting", "approved", "sent_back"]

KINDS: tuple[Kind, ...] = ("service", "programme", "plan")
HEADINGS: tuple[Heading, ...] = ("social", "physical", "economic")
STATES: tuple[State, ...] = ("waiting", "approved", "sent_back")

COLUMNS = (
    "partner",
    "name",
    "kind",
    "heading",
    "description",
    "areas",
    "themes",
    "outcome",
    "starts_on",
    "ends_on",
    "contact",
    "last_checked_on",
)
REQUIRED_COLUMNS = ("partner", "name", "kind", "heading", "areas")

LONGEST = {"partner": 200, "name": 200, "description": 5000, "outcome": 200, "contact": 500}
DAYS_UNTIL_STALE = 365
EARLIEST_DAY = date(1900, 1, 1)
LATEST_DAY = date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a partner runs; `partner` and `name` together identify it.

    Faults name the columns of a listing file. `id` is 0 until it is stored; `ends_on` is the
    last day it runs; `note` is why an officer sent it back.
    """

    partner: str
    name: str
    kind: Kind
    heading: Heading
    area_codes: tuple[str, ...]
    description: str = ""
    theme_keys: tuple[str, ...] = ()
    outcome: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    contact: str = ""
    last_checked_on: date | None = None
    state: State = "waiting"
    note: str = ""
    id: int = 0
    partner_id: int = 0

    def __post_init__(self) -> None:
        faults = [*_text_faults(self), *_choice_faults(self), *_date_faults(self)]
        if not self.area_codes:
            faults.append(fault("areas_missing", "areas"))
        if faults:
            raise Refused(*faults)

    def has_ended(self, on: date) -> bool:
        """Whether its last day lies before `on`."""
        return self.ends_on is not None and self.ends_on < on

    def is_current(self, on: date) -> bool:
        """Whether it runs on that day or is yet to begin."""
        return not self.has_ended(on)

    def is_stale(self, on: date) -> bool:
        """Whether nobody has said for over a year that it is still right."""
        oldest = on - timedelta(days=DAYS_UNTIL_STALE)
        return self.last_checked_on is None or self.last_checked_on < oldest

    def ended(self, on: date) -> "Listing":
        """The same listing, no longer running on that day, and checked then."""
        last_day = on - timedelta(days=1)
        starts_on = self.starts_on if self.starts_on and self.starts_on <= last_day else None
        ends_on = self.ends_on if self.ends_on and self.ends_on < last_day else last_day
        return replace(self, starts_on=starts_on, ends_on=ends_on, last_checked_on=on)

    def checked(self, on: date) -> "Listing":
        """The same listing, said to be right on that day."""
        return replace(self, last_checked_on=on)

    def approved(self) -> "Listing":
        """The same listing, approved."""
        return replace(self, state="approved", note="")

    def sent_back(self, note: str) -> "Listing":
        """The same listing, back with its partner; `Refused` without a note that says why."""
        if not note.strip():
            raise Refused(fault("note_missing", "note"))
        return replace(self, state="sent_back", note=note.strip())


def in_order(listings: Sequence[Listing]) -> list[Listing]:
    """Listings by heading as a plan has them, then by partner and name."""
    return sorted(
        listings,
        key=lambda each: (
            HEADINGS.index(each.heading),
            each.partner.casefold(),
            each.name.casefold(),
        ),
    )


def _text_faults(listing: Listing) -> list[Fault]:
    faults = [
        fault("text_missing", field)
        for field in ("partner", "name")
        if not getattr(listing, field).strip()
    ]
    for field, longest in LONGEST.items():
        found = len(getattr(listing, field))
        if found > longest:
            faults.append(fault("text_too_long", field, found=found, most=longest))
    return faults


def _choice_faults(listing: Listing) -> list[Fault]:
    choices = {"kind": KINDS, "heading": HEADINGS, "state": STATES}
    return [
        fault("not_in_list", field, found=getattr(listing, field), expected=", ".join(allowed))
        for field, allowed in choices.items()
        if getattr(listing, field) not in allowed
    ]


def _date_faults(listing: Listing) -> list[Fault]:
    faults = []
    for field in ("starts_on", "ends_on", "last_checked_on"):
        day: date | None = getattr(listing, field)
        if day and not EARLIEST_DAY <= day <= LATEST_DAY:
            faults.append(fault("day_unlikely", field, found=day.isoformat()))
    if listing.starts_on and listing.ends_on and listing.ends_on < listing.starts_on:
        faults.append(fault("ends_before_start", "ends_on", found=listing.ends_on.isoformat()))
    return faults
