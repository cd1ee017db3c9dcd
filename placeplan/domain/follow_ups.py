"""What became of a finding of an earlier plan, as a later survey shows and an officer judges."""

from dataclasses import dataclass
from typing import Literal, get_args

from placeplan.domain.faults import Refused, fault
from placeplan.domain.plans import Finding

FollowUpOutcome = Literal["met", "partly", "remains", ""]
FOLLOW_UP_OUTCOMES: tuple[FollowUpOutcome, ...] = get_args(FollowUpOutcome)
NOT_JUDGED: FollowUpOutcome = ""
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What an officer judged of a finding after the survey `survey_slug`, why, when and who.

    The outcome is empty where a judgement was taken back. `version` rises with each change; 0 for
    one that is not stored yet.
    """

    finding_id: int
    survey_slug: str
    outcome: FollowUpOutcome
    note: str = ""
    judged_at: str = ""
    judged_by: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        if self.outcome not in FOLLOW_UP_OUTCOMES:
            expected = ", ".join(FOLLOW_UP_OUTCOMES)
            raise Refused(fault("not_in_list", "outcome", found=self.outcome, expected=expected))
        if len(self.note) > LONGEST_NOTE:
            raise Refused(fault("text_too_long", "note", found=len(self.note), most=LONGEST_NOTE))


@dataclass(frozen=True, slots=True)
class EarlierFinding:
    """A finding of an earlier plan of the area, with what was judged of it, if anything."""

    plan_id: int
    plan_title: str
    finding: Finding
    follow_up: FollowUp | None = None
