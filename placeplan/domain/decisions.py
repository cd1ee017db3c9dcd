"""Decisions about a plan: which body decided what, when, and where that is minuted."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from placeplan.domain.faults import Refused, fault

DecisionKind = Literal["consulted", "deferred", "amended", "adopted"]
DECISION_KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)
# how each is called, in plans, papers and on pages; `N_` marks words for extraction
N_ = str
DECISION_NAMES: dict[DecisionKind, str] = {
    "consulted": N_("To consult"),
    "deferred": N_("Put off"),
    "amended": N_("To change the draft"),
    "adopted": N_("Adopted"),
}
BOARD = "Partnership Board"
LONGEST_LINE = 200
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Decision:
    """What a body decided about a plan, or about the edition with the number `edition`.

    `minute` refers to the minutes. One that `made_edition` stands in that edition, so it stays.
    """

    kind: DecisionKind
    body: str
    decided_on: date
    minute: str = ""
    note: str = ""
    edition: int = 0
    made_edition: bool = False
    recorded_by: str = ""
    id: int = 0

    def __post_init__(self) -> None:
        faults = []
        if self.kind not in DECISION_KINDS:
            expected = ", ".join(DECISION_KINDS)
            faults.append(fault("not_in_list", "kind", found=self.kind, expected=expected))
        if not self.body.strip():
            faults.append(fault("text_missing", "body"))
        longest = {"body": LONGEST_LINE, "minute": LONGEST_LINE, "note": LONGEST_NOTE}
        for name, most in longest.items():
            found = len(getattr(self, name))
            if found > most:
                faults.append(fault("text_too_long", name, found=found, most=most))
        if faults:
            raise Refused(*faults)

    @property
    def trimmed(self) -> "Decision":
        """The same decision without white space round its words, as it is kept."""
        body, minute, note = (each.strip() for each in (self.body, self.minute, self.note))
        return replace(self, body=body, minute=minute, note=note)


def check_decided(decided_on: date, today: date) -> None:
    """`Refused` where a decision would be of a day that has not come."""
    if decided_on > today:
        raise Refused(fault("decision_in_future", "decided_on"))
