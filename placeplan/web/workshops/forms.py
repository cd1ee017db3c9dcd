"""The forms of a workshop: where to find one, and what is known of one."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.attendance import BANDS, MOST_PEOPLE, Attendance, attendance_from
from placeplan.domain.facilitator_links import LONGEST_GROUP_NAME, FacilitatorLink
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import Workshop
from placeplan.store.workshops import find_workshop
from placeplan.web.database import db
from placeplan.web.fields import Day, Line, Lines, OneOfMany, WholeNumber
from placeplan.web.forms import PlainForm
from placeplan.web.survey.about import AGES
from placeplan.web.templating import long_date

LONGEST_KEY = 60
NOTES_HINT = _l(
    "How it went, what to remember. They go in no result, but staff and every group that has a link"
    " to this workshop can read and change them"
)


class WorkshopForm(PlainForm):
    """A workshop. `setting` is its survey and area in one choice, as `slug/area`."""

    setting = OneOfMany(_l("Survey and area"), _l("the survey and area"))
    held_on = Day(_l("Date"), _l("the date of the workshop"))
    venue = Line(_l("Venue"), _l("the venue"), hint=_l("Such as a hall, school or library"))
    title = Line(
        _l("Title"), _l("a title"), optional=True,
        hint=_l(
            "Everybody there reads it: it stands on the wall, on what is printed for the workshop"
            " and where a group opens its link. Name nobody in it. The venue is used if you leave"
            " this empty"
        ),
    )  # fmt: skip
    facilitator = Line(_l("Facilitator"), _l("the facilitator"), optional=True)
    people = WholeNumber(
        _l("Number of people who came"), _l("the number of people"), largest=MOST_PEOPLE,
        optional=True,
        hint=_l("As counted at the door. Leave it empty until you know"),
    )  # fmt: skip
    notes = Lines(
        _l("Notes"), _l("notes"), optional=True,
        hint=NOTES_HINT,
    )  # fmt: skip

    def offer(self, surveys: list[Survey]) -> None:
        """Offer the areas of these surveys."""
        choices = [
            (f"{survey.slug}/{area.code}", f"{survey.title}: {area.name}")
            for survey in surveys
            for area in survey.areas
        ]
        self.setting.choices = [("", _("Select a survey and area")), *choices]

    def leave_out_what_is_noted_afterwards(self) -> None:
        """Do not ask for what the page “Who was there” asks for."""
        del self.people, self.notes

    def facts(self) -> dict[str, Any]:
        """What was filled in, by the names of `Workshop`."""
        names = ("venue", "title", "facilitator", "notes", "people", "held_on")
        nothing = {"people": 0, "held_on": None}
        return {name: self[name].data or nothing.get(name, "") for name in names if name in self}

    def check_day(self, survey: Survey) -> bool:
        """Whether the date lies within the survey; says so at the field when it does not."""
        day = self.held_on.data
        if day and survey.opens_on <= day <= survey.closes_on:
            return True
        self.held_on.errors = [
            _(
                "Choose a date within the survey: %(opens)s to %(closes)s",
                opens=long_date(survey.opens_on),
                closes=long_date(survey.closes_on),
            )
        ]
        return False


class LinkForm(PlainForm):
    """A link for a community group, and its days."""

    group_name = Line(
        _l("Name of the group"), _l("the name of the group"), longest=LONGEST_GROUP_NAME,
        hint=_l("It stands beside each sheet that is entered by this link"),
    )  # fmt: skip
    first_on = Day(_l("First day"), _l("the first day"))
    last_on = Day(
        _l("Last day"), _l("the last day"),
        hint=_l("Leave them time to type up what was written on paper"),
    )  # fmt: skip

    def link(self, workshop: Workshop, made_by: str) -> FacilitatorLink:
        """The link as filled in; raises `Refused`."""
        values = {name: self[name].data for name in ("group_name", "first_on", "last_on")}
        return FacilitatorLink(workshop.survey_slug, workshop.key, made_by=made_by, **values)


class AttendanceForm(PlainForm):
    """Who was there, in numbers; a field `age_…` for each band is added below."""

    people = WholeNumber(
        _l("People who came"), _l("the number of people"), largest=MOST_PEOPLE, optional=True,
        hint=_l(
            "As counted at the door, without helpers. If you leave it empty, the age groups are"
            " added up"
        ),
    )  # fmt: skip
    helpers = WholeNumber(
        _l("Helpers and facilitators"), _l("the number of helpers"), largest=MOST_PEOPLE,
        optional=True,
    )  # fmt: skip
    notes = Lines(
        _l("Notes"), _l("notes"), optional=True,
        hint=NOTES_HINT,
    )  # fmt: skip

    @property
    def ages(self) -> list[WholeNumber]:
        """The fields of the age bands, in order."""
        return [self[age_field(band)] for band in BANDS]

    def show(self, attendance: Attendance, notes: str) -> None:
        """Put what was noted before into the fields."""
        self.people.data, self.notes.data = attendance.people or None, notes
        self.helpers.data = attendance.helpers or None
        for band in BANDS:
            self[age_field(band)].data = attendance.by_band.get(band)

    def attendance(self) -> Attendance:
        """What was filled in; raises `Refused`."""
        by_band = {band: self[age_field(band)].data or 0 for band in BANDS}
        return attendance_from(self.people.data or 0, self.helpers.data or 0, by_band)


def age_field(band: str) -> str:
    """The name of the field of an age band."""
    return f"age_{band}"


for _band, _words in AGES:
    _number = WholeNumber(
        _words, _l("the number for “%(age)s”", age=_words), largest=MOST_PEOPLE, optional=True
    )
    setattr(AttendanceForm, age_field(_band), _number)


def fill_in(form: WorkshopForm, workshop: Workshop) -> None:
    """Show what is known of the workshop."""
    form.setting.data = f"{workshop.survey_slug}/{workshop.area_code}"
    for name in ("held_on", "venue", "title", "facilitator"):
        form[name].data = getattr(workshop, name)


def new_key(survey: Survey, facts: dict[str, Any]) -> str:
    """A key from the date and the name, unlike any other of the survey."""
    name = f"{facts['held_on'].isoformat()} {facts['title'] or facts['venue']}"
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST_KEY].strip("-")
    key, count = plain, 1
    while find_workshop(db(), survey.slug, key):
        count += 1
        key = f"{plain}-{count}"
    return key
