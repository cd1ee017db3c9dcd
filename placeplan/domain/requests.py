"""What partners were asked, and how far each has come with its answer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.partners import Partner

RequestState = Literal["not_asked", "asked", "opened", "overdue", "answered"]
REQUEST_STATES: tuple[RequestState, ...] = (
    "overdue",
    "asked",
    "opened",
    "answered",
    "not_asked",
)
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Request:
    """One letter to a partner: about which areas, when, by whom, and until when it is to answer.

    `survey_slug` is the survey whose unserved needs it tells of; `note` an officer's own words.
    `asked_at` and `answered_at` are UTC texts; the latter is of an answer that came another way
    than through the partner's link, as `answer_noted_by` noted.
    """

    partner_id: int
    area_codes: tuple[str, ...]
    due_on: date
    asked_at: str
    asked_by: str
    survey_slug: str = ""
    note: str = ""
    answered_at: str = ""
    answer_noted_by: str = ""
    invitation_id: int = 0
    id: int = 0

    def __post_init__(self) -> None:
        faults: list[Fault] = []
        if not self.area_codes:
            faults.append(fault("area_missing", "areas"))
        if self.due_on < self.asked_on:
            faults.append(fault("due_before_asked", "due_on"))
        if len(self.note) > LONGEST_NOTE:
            faults.append(fault("text_too_long", "note", found=len(self.note), most=LONGEST_NOTE))
        if faults:
            raise Refused(*faults)

    @property
    def asked_on(self) -> date:
        """The day it was asked."""
        return _day(self.asked_at)


@dataclass(frozen=True, slots=True)
class Chase:
    """A partner with all it was asked, the oldest first, and what it did about it.

    `opened_at` is when a link of its last let somebody in, `changed_at` when it last said or
    changed something itself, `invited_at` when it was last given a link without a letter, which
    asks about every area and by no day; all UTC texts, empty for never.
    """

    partner: Partner
    requests: tuple[Request, ...] = ()
    opened_at: str = ""
    changed_at: str = ""
    invited_at: str = ""

    def about(self, area_code: str) -> "Chase":
        """The same partner with what it was asked about one area; about any where none is given.

        What it answered is never of one area alone.
        """
        if not area_code:
            return self
        asked = tuple(each for each in self.requests if area_code in each.area_codes)
        return replace(self, requests=asked)

    @property
    def latest(self) -> Request | None:
        """What it was asked last."""
        return self.requests[-1] if self.requests else None

    @property
    def answered_at(self) -> str:
        """When it last answered, by itself or as an officer noted; empty for never."""
        return max([self.changed_at, *(each.answered_at for each in self.requests)])

    @property
    def open_requests(self) -> tuple[Request, ...]:
        """What it was asked since its last answer: the first asks, all others remind of it."""
        answered_at = self.answered_at
        return tuple(each for each in self.requests if each.asked_at > answered_at)

    @property
    def first_asked_on(self) -> date | None:
        """The day on which it was first asked what is open."""
        return self.open_requests[0].asked_on if self.open_requests else None

    @property
    def reminded_on(self) -> tuple[date, ...]:
        """The days on which it was reminded of what is open; letters of one day are one."""
        days = [each.asked_on for each in self.open_requests]
        return tuple(sorted(set(days) - set(days[:1])))

    @property
    def due_on(self) -> date | None:
        """Until when it is to answer what is open."""
        return self.open_requests[-1].due_on if self.open_requests else None

    @property
    def has_opened(self) -> bool:
        """Whether it came in by a link since it was asked what is open, or ever if nothing is."""
        asked_at = self.open_requests[0].asked_at if self.open_requests else ""
        since = asked_at if self.requests else self.invited_at
        return bool(self.opened_at) and self.opened_at >= since

    def is_overdue(self, today: date) -> bool:
        """Whether the day has passed by which it was to answer."""
        return self.due_on is not None and self.due_on < today

    def state(self, today: date) -> RequestState:
        """How far it has come; what is overdue is called so, opened or not."""
        if not self.requests:
            return self._state_since_invited()
        if not self.open_requests:
            return "answered"
        if self.is_overdue(today):
            return "overdue"
        return "opened" if self.has_opened else "asked"

    def _state_since_invited(self) -> RequestState:
        if not self.invited_at:
            return "not_asked"
        if self.changed_at >= self.invited_at:
            return "answered"
        return "opened" if self.has_opened else "asked"


def chases_in_order(chases: Iterable[Chase], today: date) -> list[Chase]:
    """Overdue ones first, longest overdue on top, those that were never asked last."""

    def place(chase: Chase) -> tuple[int, date, str]:
        due_on = chase.due_on or date.max
        return REQUEST_STATES.index(chase.state(today)), due_on, chase.partner.name.casefold()

    return sorted(chases, key=place)


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])
