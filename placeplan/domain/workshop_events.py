"""What became of a workshop after its day: closed, reopened, its people counted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from placeplan.domain.attendance import Attendance

EventKind = Literal["closed", "reopened", "counted"]


@dataclass(frozen=True, slots=True)
class WorkshopEvent:
    """Who did what, and when; where people were counted, what was noted then."""

    kind: EventKind
    made_by: str
    happened_at: datetime
    attendance: Attendance | None = None
