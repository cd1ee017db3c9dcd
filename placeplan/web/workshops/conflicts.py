"""What is stored by now instead of a sheet that was sent: whose change it is, and what differs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext as _

from placeplan.domain.responses import Response
from placeplan.domain.sheets import SheetChange, sheet_changes, sheet_number_of
from placeplan.operations.sheets import last_changed_by
from placeplan.store.paper_sheets import find_sheet_number
from placeplan.store.response_rows import StoredResponse
from placeplan.web.database import db
from placeplan.web.workshops.blueprint import Meeting
from placeplan.web.workshops.words import Difference, differences


@dataclass(frozen=True, slots=True)
class Conflict:
    """What `changed_by` made of the sheet meanwhile, and how that differs from what was sent."""

    stored: StoredResponse
    changed_by: str
    differences: list[Difference]

    @property
    def is_removed(self) -> bool:
        """Whether it counts no more: to save what was sent would count it again."""
        return self.stored.state != "counted"


def conflict_of(
    meeting: Meeting, stored: StoredResponse, mine: Response | None, sent: Mapping[str, Any]
) -> Conflict:
    """What is to be said of it; `mine` is what was `sent`, None where that was a removal."""
    changes = _changes(meeting, stored, mine, sent) if mine else []
    return Conflict(stored, _changed_by(stored), differences(changes, meeting.survey))


def _changes(
    meeting: Meeting, stored: StoredResponse, mine: Response, sent: Mapping[str, Any]
) -> list[SheetChange]:
    if not meeting.workshop.is_paper:
        return sheet_changes(stored.response, mine)
    # a sheet of paper keeps the day of its first entry
    mine = replace(mine, collected_on=stored.response.collected_on)
    numbers = find_sheet_number(db(), stored.response.key), sheet_number_of(sent)
    return sheet_changes(stored.response, mine, numbers)


def _changed_by(stored: StoredResponse) -> str:
    if stored.removed_by:
        return stored.removed_by
    if stored.state == "excluded":
        return _("an officer")
    return last_changed_by(db(), stored)
