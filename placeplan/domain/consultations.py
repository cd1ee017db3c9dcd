"""Consultations: a draft open for comments between two days, what was said and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, get_args

from placeplan.domain.faults import Refused, fault
from placeplan.domain.responses import tidy_text

ConsultationState = Literal["coming", "open", "closed"]
CommentState = Literal["new", "considered", "left_out"]
PointOutcome = Literal["open", "changed", "not_changed"]
COMMENT_STATES: tuple[CommentState, ...] = get_args(CommentState)
POINT_OUTCOMES: tuple[PointOutcome, ...] = get_args(PointOutcome)

# the plan as a whole, where a comment is about no section
WHOLE_PLAN = "whole_plan"
LONGEST_COMMENT = 5000
LONGEST_SUMMARY = 2000


@dataclass(frozen=True, slots=True)
class Consultation:
    """An edition, by its number, that anyone may comment on from the first day to the last."""

    plan_id: int
    edition: int
    opens_on: date
    closes_on: date
    id: int = 0

    def __post_init__(self) -> None:
        if self.closes_on < self.opens_on:
            raise Refused(fault("ends_before_starts", "closes_on"))

    def state(self, today: date) -> ConsultationState:
        """Whether comments are still to come, are taken, or are taken no more."""
        if today < self.opens_on:
            return "coming"
        return "open" if today <= self.closes_on else "closed"


@dataclass(frozen=True, slots=True)
class PlanComment:
    """What somebody wrote about a section of a draft. Nothing is known of who it was.

    `key` is that of the form it came from, so that a second press adds nothing. One that is left
    out has a reason; `point` is the id of the point it is answered in, 0 for none. `is_flagged`
    where a program seems to have written it.
    """

    key: str
    section_key: str
    text: str
    received_on: date
    is_flagged: bool = False
    state: CommentState = "new"
    reason: str = ""
    point: int = 0
    version: int = 1
    reviewed_by: str = ""
    id: int = 0

    def __post_init__(self) -> None:
        faults = []
        if not tidy_text(self.text):
            faults.append(fault("text_missing", "text"))
        elif len(self.text) > LONGEST_COMMENT:
            found = len(self.text)
            faults.append(fault("text_too_long", "text", found=found, most=LONGEST_COMMENT))
        if self.state not in COMMENT_STATES:
            expected = ", ".join(COMMENT_STATES)
            faults.append(fault("not_in_list", "state", found=self.state, expected=expected))
        if self.state == "left_out" and not self.reason.strip():
            faults.append(fault("left_out_without_reason", "reason"))
        if faults:
            raise Refused(*faults)


@dataclass(frozen=True, slots=True)
class ConsultationPoint:
    """In officers' words: what was said of a section, and what changed or why nothing did."""

    section_key: str
    said: str
    outcome: PointOutcome = "open"
    answer: str = ""
    version: int = 0
    updated_by: str = ""
    id: int = 0

    def __post_init__(self) -> None:
        faults = []
        if not self.said.strip():
            faults.append(fault("text_missing", "said"))
        if self.outcome not in POINT_OUTCOMES:
            expected = ", ".join(POINT_OUTCOMES)
            faults.append(fault("not_in_list", "outcome", found=self.outcome, expected=expected))
        if self.outcome != "open" and not self.answer.strip():
            faults.append(fault("answer_missing", "answer"))
        for name in ("said", "answer"):
            found = len(getattr(self, name))
            if found > LONGEST_SUMMARY:
                faults.append(fault("text_too_long", name, found=found, most=LONGEST_SUMMARY))
        if faults:
            raise Refused(*faults)


class ConsultedDraft(NamedTuple):
    """What came of a consultation: how many comments, those left out, and the points.

    `headings` are those of the sections that people commented on, by key.
    """

    consultation: Consultation
    comments: int
    left_out: int
    points: tuple[ConsultationPoint, ...]
    headings: Mapping[str, str]
