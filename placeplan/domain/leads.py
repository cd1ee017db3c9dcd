"""Who might lead an action, and what that body has said: nobody is committed unasked."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.partners import plain_name
from placeplan.domain.plan_parts import not_listed

LeadState = Literal["suggested", "agreed", "declined"]
# how the answer came; empty for a lead that was only named, and for what was kept before
Means = Literal["", "link", "meeting", "email", "telephone", "letter"]

LEAD_STATES: tuple[LeadState, ...] = get_args(LeadState)
MEANS: tuple[Means, ...] = get_args(Means)
LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class LeadAnswer:
    """What a body said about leading an action, and who kept it; or that it was named as lead.

    `action_title` and `timescale` are what it answered to, as they were worded then. `said_by` is
    who spoke for the body and `said_on` the day; `kept_at` is a UTC text, `kept_by` an account or
    the body itself, through its link.
    """

    lead: str
    state: LeadState
    reason: str = ""
    means: Means = ""
    said_by: str = ""
    said_on: date | None = None
    action_title: str = ""
    timescale: str = ""
    kept_by: str = ""
    kept_at: str = ""

    def __post_init__(self) -> None:
        faults = lead_faults(self.lead, self.state, self.reason)
        if self.means not in MEANS:
            faults.append(not_listed("means", self.means, MEANS[1:]))
        if len(self.reason) > LONGEST_REASON:
            found = len(self.reason)
            faults.append(fault("text_too_long", "lead_reason", found=found, most=LONGEST_REASON))
        if faults:
            raise Refused(*faults)

    def fits(self, action_title: str, timescale: str) -> bool:
        """Whether the action still says what was answered to."""
        return (self.action_title, self.timescale) == (action_title, timescale)


@dataclass(frozen=True, slots=True)
class LeadRequest:
    """An action as the partner is asked about it; `answer` is what was last kept of its lead."""

    action_id: int
    version: int
    title: str
    issue: str
    area_name: str
    plan_title: str
    is_adopted: bool
    partners: tuple[str, ...]
    timescale: str
    measures: tuple[str, ...]
    answer: LeadAnswer

    @property
    def may_answer(self) -> bool:
        """Whether the partner may still say yes or no: until the plan is adopted."""
        return not self.is_adopted

    @property
    def is_reworded(self) -> bool:
        """Whether the action says something else now than when the partner answered."""
        is_answered = self.answer.state != "suggested"
        return is_answered and not self.answer.fits(self.title, self.timescale)

    @property
    def is_waiting(self) -> bool:
        """Whether the partner has still to answer, for the first time or again."""
        return self.may_answer and (self.answer.state == "suggested" or self.is_reworded)


def lead_faults(lead: str, state: str, reason: str) -> list[Fault]:
    """What is wrong with how a lead stands: an answer of nobody, or a refusal without a reason."""
    faults = []
    if state not in LEAD_STATES:
        faults.append(not_listed("lead_state", state, LEAD_STATES))
    elif state != "suggested" and not lead.strip():
        faults.append(fault("lead_missing", "lead"))
    if state == "declined" and not reason.strip():
        faults.append(fault("lead_reason_missing", "lead_reason"))
    return faults


def is_same_body(one: str, other: str) -> bool:
    """Whether two names are one name, however it is written."""
    return plain_name(one) == plain_name(other)
