"""A workshop: a meeting in an area whose sheets are responses."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from placeplan.domain.faults import Refused, fault

WorkshopState = Literal["open", "closed"]


@dataclass(frozen=True, slots=True)
class Workshop:
    """A meeting of a survey in one of its areas; `key` is unique within the survey.

    `people` is how many came, as counted at the door; 0 while it is not known. Sheets may be
    entered only while it is open.
    """

    key: str
    survey_slug: str
    area_code: str
    held_on: date
    title: str = ""
    venue: str = ""
    facilitator: str = ""
    people: int = 0
    notes: str = ""
    state: WorkshopState = "open"

    def __post_init__(self) -> None:
        faults = []
        for field in ("key", "survey_slug", "area_code"):
            if not getattr(self, field).strip():
                faults.append(fault("text_missing", field))
        if self.people < 0:
            faults.append(fault("number_negative", "people", found=self.people))
        if faults:
            raise Refused(*faults)
