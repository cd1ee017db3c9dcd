"""The journey's blueprint, and what each of its pages begins with."""

from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, abort, url_for
from flask_babel import gettext as _

from placeplan.domain.areas import Area
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import PAPER, Workshop, paper_pile
from placeplan.operations.workshops import is_sheet_of
from placeplan.store.response_rows import StoredResponse, find_response
from placeplan.store.surveys import get_survey
from placeplan.store.workshops import get_workshop
from placeplan.web.database import db
from placeplan.web.days import today

bp = Blueprint("workshops", __name__)

GRID = "/workshops/<slug>/<path:workshop_key>/sheets"
SHEET = GRID + "/<sheet_key>"


@dataclass(frozen=True)
class Meeting:
    """A workshop with its survey and area, and the addresses of its pages."""

    workshop: Workshop
    survey: Survey
    area: Area

    @property
    def name(self) -> str:
        """What people call it: its title, else its venue, else its area."""
        if self.workshop.is_paper:
            return _("Paper answers, %(area)s", area=self.area.name)
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
    """The workshop of an address, or the pile of paper; NotFound when there is none."""
    survey = get_survey(db(), slug)
    if workshop_key.startswith(PAPER):
        return get_pile(survey, workshop_key.removeprefix(PAPER))
    workshop = get_workshop(db(), slug, workshop_key)
    return Meeting(workshop, survey, survey.area(workshop.area_code))


def get_pile(survey: Survey, area_code: str) -> Meeting:
    """The paper sheets of a survey's area; "not found" for an area it does not have."""
    if area_code not in survey.area_codes:
        abort(404)
    return Meeting(paper_pile(survey, area_code, today()), survey, survey.area(area_code))


def get_workshop_meeting(slug: str, workshop_key: str) -> Meeting:
    """A workshop that can be changed and closed; "not found" for a pile of paper."""
    meeting = get_meeting(slug, workshop_key)
    if meeting.workshop.is_paper:
        abort(404)
    return meeting


def checked_key(sheet_key: str) -> str:
    """The key of a sheet as it is kept; a page "not found" when it is no UUID."""
    try:
        return str(UUID(sheet_key))
    except ValueError:
        abort(404)


def find_sheet(meeting: Meeting, key: str) -> StoredResponse | None:
    """The workshop's stored sheet; "not found" when the key is that of another response."""
    stored = find_response(db(), key)
    if stored is not None and not is_sheet_of(stored, meeting.workshop):
        abort(404)
    return stored
