"""Who might lead an action, and what that body has said: nobody is committed unasked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self, get_args

from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.partners import plain_name
from placeplan.domain.plan_parts import not_listed

LeadState = Literal["suggested", "agreed", "declined"]
# how a lead stands towards the action as it is worded now: nobody is named, its last answer, or
# an answer that was given to an earlier wording
LeadStanding = Literal["", "suggested", "agreed", "declined", "agreed_before", "declined_before"]
# how the answer came; empty for a lead that was only named, and for what was kept before
Means = Literal["", "link", "meeting", "email", "telephone", "letter"]

AWAITED: tuple[LeadStanding, ...] = ("suggested", "agreed_before", "declined_before")
LEAD_STATES: tuple[LeadState, ...] = get_args(LeadState)
MEANS: tuple[Means, ...] = get_args(Means)
LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Wording:
    """What an action asks of its lead, who answers to all of it: what, by when, and how judged.

    Partners that might help, the outcome and the population's indicator bind no lead.
    """

    title: str = ""
    timescale: str = ""
    due_on: date | None = None
    measures: str = ""

    @classmethod
    def of(cls, title: str, timescale: str, due_on: date | None, measures: Iterable[str]) -> Self:
        """The wording with what it is measured by in order, an empty one for each left out."""
        return cls(title, timescale, due_on, "\n".join(measures))

    @property
    def measured_by(self) -> tuple[str, ...]:
        """The measures that are filled in."""
        return tuple(filter(None, self.measures.split("\n")))


@dataclass(frozen=True, slots=True)
class LeadAnswer:
    """What a body said about leading an action, and who kept it; or that it was named as lead.

    `wording` is what it answered to, as the action was worded then. `said_by` is who spoke for the
    body and `said_on` the day; `kept_at` is a UTC text, `kept_by` an account or the body itself,
    through its link.
    """

    lead: str
    state: LeadState
    reason: str = ""
    means: Means = ""
    said_by: str = ""
    said_on: date | None = None
    wording: Wording = Wording()
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


@dataclass(frozen=True, slots=True)
class LeadRequest:
    """An action as the partner is asked about it.

    `answer` is what was last kept of its lead, under the name that the partner goes by now.
    """

    action_id: int
    version: int
    wording: Wording
    issue: str
    area_name: str
    plan_title: str
    is_adopted: bool
    partners: tuple[str, ...]
    answer: LeadAnswer

    @property
    def title(self) -> str:
        """What the action is called now."""
        return self.wording.title

    @property
    def standing(self) -> LeadStanding:
        """How the partner stands towards the action as it is worded now."""
        return lead_standing(self.answer.lead, self.answer.state, self.answer.wording, self.wording)

    @property
    def may_answer(self) -> bool:
        """Whether the partner may still say yes or no: until the plan is adopted."""
        return not self.is_adopted

    @property
    def is_reworded(self) -> bool:
        """Whether the action says something else now than when the partner answered."""
        return self.standing in ("agreed_before", "declined_before")

    @property
    def is_waiting(self) -> bool:
        """Whether the partner has still to answer, for the first time or again."""
        return self.may_answer and self.standing in AWAITED


def lead_standing(
    lead: str, state: LeadState, answered: Wording | None, wording: Wording
) -> LeadStanding:
    """How a lead stands towards `wording` after its answer to `answered`, None if to the same."""
    if not lead or state == "suggested":
        return "suggested" if lead else ""
    if answered in (None, wording):
        return state
    return "agreed_before" if state == "agreed" else "declined_before"


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
