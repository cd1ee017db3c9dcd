"""A workshop: a meeting in an area whose sheets are responses."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from placeplan.domain.faults import Refused, fault
from placeplan.domain.surveys import Survey

WorkshopState = Literal["open", "closed"]
# before the code of an area: its pile of paper sheets, which is entered like a workshop's
PAPER = "paper:"


def is_reserved_key(key: str) -> bool:
    """Whether no meeting may have this key, because its page would be found under no address."""
    return key.startswith(PAPER) or "" in key.split("/")


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

    @property
    def is_paper(self) -> bool:
        """Whether it is no meeting but the sheets that people filled in by themselves."""
        return self.key.startswith(PAPER)


def paper_pile(survey: Survey, area_code: str, today: date) -> Workshop:
    """The paper sheets of a survey's area, ready to be entered; it is kept nowhere.

    Sheets that come in after the survey's last day count as of that day.
    """
    return Workshop(
        key=f"{PAPER}{area_code}",
        survey_slug=survey.slug,
        area_code=area_code,
        held_on=min(max(today, survey.opens_on), survey.closes_on),
    )
