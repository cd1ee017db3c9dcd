"""The journey's blueprint, and what each of its pages begins with."""

from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, abort, url_for

from placeplan.domain.areas import Area
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import Workshop
from placeplan.operations.workshops import is_sheet_of
from placeplan.store.response_rows import StoredResponse, find_response
from placeplan.store.surveys import get_survey
from placeplan.store.workshops import get_workshop
from placeplan.web.database import db

bp = Blueprint("workshops", __name__)


@dataclass(frozen=True)
class Meeting:
    """A workshop with its survey and area, and the addresses of its pages."""

    workshop: Workshop
    survey: Survey
    area: Area

    @property
    def name(self) -> str:
        """What people call it: its title, else its venue, else its area."""
        return self.workshop.title or self.workshop.venue or self.area.name

    @property
    def is_open(self) -> bool:
        """Whether sheets may be entered."""
        return self.workshop.state == "open"

    def url(self, page: str, **values: object) -> str:
        """The address of a page of this workshop: `show`, `show_grid` and so on."""
        keys = {"slug": self.survey.slug, "workshop_key": self.workshop.key}
        return url_for(f"workshops.{page}", **keys, **values)


def get_meeting(slug: str, workshop_key: str) -> Meeting:
    """The workshop of an address; NotFound when there is none."""
    workshop = get_workshop(db(), slug, workshop_key)
    survey = get_survey(db(), slug)
    return Meeting(workshop, survey, survey.area(workshop.area_code))


def checked_key(sheet_key: str) -> str:
    """The key of a sheet as it is kept; a page "not found" when it is no UUID."""
    try:
        return str(UUID(sheet_key))
    except ValueError:
        abort(404)


def find_sheet(meeting: Meeting, key: str) -> StoredResponse | None:
    """The workshop's stored sheet; "not found" when the key is that of another response."""
    stored = find_response(db(), key)
    if stored is not None and not is_sheet_of(stored, meeting.survey.slug, meeting.workshop.key):
        abort(404)
    return stored
