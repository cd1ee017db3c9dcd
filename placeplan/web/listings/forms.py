"""The forms of listings: one for partners, with more in it for officers, and that of a file."""

from dataclasses import replace
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.listings import HEADINGS, KINDS, STATES, Listing
from placeplan.domain.partnerships import Partnership
from placeplan.operations.listings import known_names, list_own_areas
from placeplan.store.areas import list_areas
from placeplan.store.database import Database
from placeplan.store.partners import list_partners
from placeplan.web.fields import Day, Line, Lines, OneOf, OneOfMany, SomeOf, Upload
from placeplan.web.forms import PlainForm
from placeplan.web.listings.words import HEADING_NAMES, KIND_NAMES, STATE_NAMES

_TEXTS = ("name", "kind", "heading", "description", "outcome", "contact")
_DAYS = ("starts_on", "ends_on", "last_checked_on")


class ListingForm(PlainForm):
    name = Line(_l("Name"), _l("the name"), hint=_l("What people call it."))
    kind = OneOf(_l("Kind"), _l("a kind"), choices=[(kind, KIND_NAMES[kind]) for kind in KINDS])
    heading = OneOf(
        _l("Heading in the plan"), _l("a heading"),
        choices=[(heading, HEADING_NAMES[heading]) for heading in HEADINGS],
    )  # fmt: skip
    description = Lines(
        _l("Description"), _l("a description"), optional=True,
        hint=_l("What it does and for whom, in a sentence or two."),
    )  # fmt: skip
    areas = SomeOf(_l("Areas where it runs"), _l("at least one area"))
    themes = SomeOf(
        _l("Themes it helps with"), _l("themes"), optional=True,
        hint=_l("The subjects of the survey. Residents’ answers are set beside it."),
    )  # fmt: skip
    outcome = OneOfMany(_l("Community Plan outcome"), _l("an outcome"), optional=True)
    starts_on = Day(_l("First day"), _l("the first day"), optional=True)
    ends_on = Day(
        _l("Last day"), _l("the last day"), optional=True,
        hint=_l("Leave this empty if no end is planned."),
    )  # fmt: skip
    contact = Line(
        _l("Who to ask about it"), _l("a contact"), optional=True, longest=500,
        hint=_l("A post and an office address rather than a person: it may be published."),
    )  # fmt: skip

    def offer(self, database: Database, partnership: Partnership, listing: Listing | None) -> None:
        """Fill in what can be chosen, and what stands in `listing` when the page is first shown."""
        areas = {area.code: area.name for area in list_own_areas(database)}
        outcomes = [each.strip() for each in partnership.community_plan_themes.splitlines()]
        themes = dict(known_names(database).themes)
        if listing:
            every = {area.code: area.name for area in list_areas(database)}
            areas |= {code: every.get(code, code) for code in listing.area_codes}
            themes |= {key: key for key in listing.theme_keys if key not in themes}
            outcomes += [listing.outcome] if listing.outcome not in outcomes else []
        self.areas.choices = list(areas.items())
        self.themes.choices = list(themes.items())
        named = [(outcome, outcome) for outcome in outcomes if outcome]
        self.outcome.choices = [("", _("None in particular")), *named]
        if listing and not self.is_submitted():
            self.show(listing)

    def show(self, listing: Listing) -> None:
        """Put what stands in a listing into the fields."""
        for name in (*_TEXTS, *_DAYS):
            if name in self._fields:
                self._fields[name].data = getattr(listing, name)
        self.areas.data = list(listing.area_codes)
        self.themes.data = list(listing.theme_keys)

    def listing(self, base: Listing | None, **values: Any) -> Listing:
        """The listing as filled in; raises `Refused` with faults that name the fields."""
        given = {name: self._fields[name].data or "" for name in _TEXTS}
        given |= {name: self._fields[name].data for name in _DAYS if name in self._fields}
        given["area_codes"] = tuple(self.areas.data or ())
        given["theme_keys"] = tuple(self.themes.data or ())
        given |= values
        return replace(base, **given) if base else Listing(**given)


class OfficersListingForm(ListingForm):
    partner = OneOfMany(_l("Partner"), _l("a partner"))
    last_checked_on = Day(
        _l("Last checked"), _l("the day it was last checked"), optional=True,
        hint=_l("When somebody last said that all of this is right."),
    )  # fmt: skip

    def offer(self, database: Database, partnership: Partnership, listing: Listing | None) -> None:
        partners = [(str(partner.id), partner.name) for partner in list_partners(database)]
        self.partner.choices = [("", _("Choose a partner")), *partners]
        if not self.is_submitted():
            self.partner.data = str(listing.partner_id) if listing else self.partner.data
            self.last_checked_on.data = date.today() if listing is None else None
        super().offer(database, partnership, listing)


class SendBackForm(PlainForm):
    note = Lines(
        _l("What should the partner change?"), _l("what the partner should change"), longest=1000
    )


class FilterForm(PlainForm):
    area = OneOfMany(_l("Area"), optional=True)
    heading = OneOfMany(
        _l("Heading"), optional=True,
        choices=[("", _l("Any heading")), *((each, HEADING_NAMES[each]) for each in HEADINGS)],
    )  # fmt: skip
    theme = OneOfMany(_l("Theme"), optional=True)
    partner = OneOfMany(_l("Partner"), optional=True)
    state = OneOfMany(
        _l("State"), optional=True,
        choices=[("", _l("Any state")), *((each, STATE_NAMES[each]) for each in STATES)],
    )  # fmt: skip
    when = OneOfMany(
        _l("When"), optional=True,
        choices=[
            ("", _l("Current")), ("ended", _l("Ended")), ("any", _l("Current and ended")),
            ("unchecked", _l("Not checked for a year")),
        ],
    )  # fmt: skip

    def chosen(self, name: str) -> str:
        """What is chosen; "" for nothing and for what cannot be chosen."""
        field = self._fields[name]
        known = {str(key) for key, _label in field.choices}
        return field.data if field.data in known else ""


class UploadForm(PlainForm):
    file = Upload(
        _l("File"), _l("a file"),
        hint=_l("A CSV file or an Excel workbook (.xlsx), with one listing in each row."),
    )  # fmt: skip
