"""The forms of setting up."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.areas import PLACE_KINDS, Area
from placeplan.domain.monitoring import is_asked_by_default
from placeplan.domain.names import plain_key
from placeplan.domain.partners import plain_name
from placeplan.domain.partnerships import Partnership
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.surveys import Survey
from placeplan.web.fields import Day, Line, Lines, OneOf, SomeOf, Upload
from placeplan.web.forms import PlainForm

MONITORING = (
    ("by_edition", _l("Ask them, but not in an edition for children")),
    ("yes", _l("Ask them")),
    ("no", _l("Do not ask them")),
)
# the choice of the edition that a survey has and new ones could not choose; no key is like it
AS_NOW = "as_now"
COUNTED_AS = {"urban": _l("Urban"), "rural": _l("Rural")}


class SurveyForm(PlainForm):
    title = Line(
        _l("Title"), _l("a title"), hint=_l("People see it first: “Your place, your say”."),
    )  # fmt: skip
    slug = Line(
        _l("Address"), optional=True, longest=60,
        hint=_l("Small letters, digits and hyphens. Made from the title when left empty."),
    )  # fmt: skip
    questionnaire = OneOf(_l("Edition of the questionnaire"), _l("an edition"))
    opens_on = Day(
        _l("First day"), _l("the first day"), hint=_l("People can answer from the start of it.")
    )
    closes_on = Day(
        _l("Last day"), _l("the last day"), hint=_l("People can answer until the end of it.")
    )
    areas = SomeOf(_l("Areas"), optional=True)
    councils = SomeOf(_l("Whole councils"), optional=True)
    introduction = Lines(
        _l("Introduction"), optional=True, longest=3000,
        hint=_l("A few sentences on the start page. What it asks, how long it takes and privacy"
                " stand there already."),
    )  # fmt: skip
    contact = Line(
        _l("Who to ask about this survey"), optional=True, longest=500,
        hint=_l("The partnership’s own contact is shown when you leave this empty."),
    )  # fmt: skip
    publish = SomeOf(_l("Public results"), optional=True)
    monitoring = OneOf(
        _l("Equality questions after sending"), _l("whether to ask the equality questions"),
        choices=MONITORING, hint=_l("Nine voluntary questions for Section 75 monitoring, counted"
                                    " with no link to what people answered."),
    )  # fmt: skip

    def offer(
        self, questionnaires: Mapping[str, Questionnaire], areas: Sequence[Area], own_council: str
    ) -> None:
        """Fill in what can be chosen; `own_council` is a plain name."""
        self.questionnaire.choices = [
            (value, _edition_words(value, each)) for value, each in questionnaires.items()
        ]
        self.edition_hints = {value: _asks(each) for value, each in questionnaires.items()}
        self.areas.choices = [(area.code, area.name) for area in areas]
        self.councils.choices = list(
            {area.council_code: area.council_name for area in areas}.items()
        )
        self.publish.choices = [("yes", _l("Show figures to everyone, in steps of ten answers"))]
        self._areas = list(areas)
        self._own_council = own_council
        if len(questionnaires) == 1 and self.questionnaire.data is None:
            self.questionnaire.data = next(iter(questionnaires))

    def by_council(self) -> list[tuple[str, str, list[Area], bool]]:
        """Code, name and areas of each council, and whether to show them at once."""
        found = []
        for (code, name), group in groupby(
            self._areas, key=lambda area: (area.council_code, area.council_name)
        ):
            areas = list(group)
            is_own = plain_name(name) == self._own_council
            is_chosen = (
                is_own
                or code in self.councils.data
                or any(area.code in self.areas.data for area in areas)
            )
            found.append((code, name, areas, is_chosen))
        return found

    def chosen_areas(self) -> tuple[Area, ...]:
        """The areas chosen one by one or with their whole council."""
        return tuple(
            area
            for area in self._areas
            if area.code in self.areas.data or area.council_code in self.councils.data
        )

    def validate(self, extra_validators: Any = None) -> bool:
        is_good = super().validate(extra_validators)
        if self.title.data and not self.chosen_slug():
            said = _("Give the survey an address: use small letters, digits and - only")
            self.slug.errors = [said]
        return is_good and not self.errors

    def asks_monitoring(self, questionnaire: Questionnaire) -> bool:
        """Whether a survey of this edition is to ask the equality questions."""
        if self.monitoring.data == "by_edition":
            return is_asked_by_default(questionnaire)
        return self.monitoring.data == "yes"

    def chosen_slug(self) -> str:
        """The address that was given, else one made from the title."""
        return self.slug.data or plain_key(self.title.data or "")


def _edition_words(value: str, questionnaire: Questionnaire) -> str:
    if value != AS_NOW:
        return questionnaire.title
    return _(
        "%(title)s, version %(version)s: as it is now",
        title=questionnaire.title,
        version=questionnaire.version,
    )


def _asks(questionnaire: Questionnaire) -> str:
    return _(
        "For %(audience)s. Ratings go from %(lowest)s to %(highest)s.",
        audience=questionnaire.audience,
        lowest=questionnaire.scale.lowest,
        highest=questionnaire.scale.highest,
    )


def values_of(survey: Survey) -> dict[str, Any]:
    """What stands in the form of a survey that is there already."""
    return {
        "title": survey.title,
        "slug": survey.slug,
        "questionnaire": survey.questionnaire.key,
        "opens_on": survey.opens_on,
        "closes_on": survey.closes_on,
        "areas": [area.code for area in survey.areas],
        "introduction": survey.introduction,
        "contact": survey.contact,
        "publish": ["yes"] if survey.is_published else [],
        "monitoring": "yes" if survey.asks_monitoring else "no",
    }


def first_values(today: date) -> dict[str, Any]:
    """What a new survey begins with: from today, no end chosen yet."""
    return {"opens_on": today, "monitoring": "by_edition"}


class PlacesForm(PlainForm):
    places = SomeOf(_l("Places people can choose"), optional=True)


class PlaceForm(PlainForm):
    name = Line(_l("Name of the place"), _l("the name of the place"), longest=100)
    kind = OneOf(
        _l("Kind"), _l("whether it is urban or rural"),
        choices=[(kind, COUNTED_AS[kind]) for kind in PLACE_KINDS],
    )  # fmt: skip


class PartnershipForm(PlainForm):
    name = Line(_l("Name of the partnership"), _l("the partnership’s name"))
    council = Line(_l("Council"), _l("the council’s name"))
    contact = Line(
        _l("Contact"), _l("a contact"), longest=500,
        hint=_l("An email address, a telephone number, or both. Everyone sees it."),
    )  # fmt: skip
    accent_colour = Line(
        _l("Colour"), _l("a colour"), longest=7,
        hint=_l("Six digits, such as #0b5563. It is darkened until it can be read on white."),
    )  # fmt: skip
    helpline = Lines(
        _l("Help for children and young people"), optional=True, longest=500,
        hint=_l("Whom they can call or write to when something worries them. It stands on each"
                " page of the editions made for them."),
    )  # fmt: skip
    privacy = Lines(
        _l("Privacy: what you add"), optional=True, longest=20_000,
        hint=_l("Your data protection officer, for instance. It stands under the general text."),
    )  # fmt: skip
    accessibility = Lines(
        _l("Accessibility: what you add"), optional=True, longest=20_000,
    )  # fmt: skip


class CommunityPlanForm(PlainForm):
    vision = Lines(_l("Vision"), optional=True, longest=5000)
    community_plan_themes = Lines(
        _l("Themes of the Community Plan"), optional=True, hint=_l("One on each line."),
    )  # fmt: skip


class OutcomeForm(PlainForm):
    title = Line(_l("Outcome"), _l("the outcome"), longest=300)
    description = Lines(_l("What it means"), optional=True, longest=3000)


class CrestForm(PlainForm):
    crest = Upload(
        _l("Picture"), _l("a picture"), hint=_l("A PNG or JPEG file of at most 2 MB."),
    )  # fmt: skip


class PlanTemplateForm(PlainForm):
    template = Upload(
        _l("Word file"), _l("a Word file"), hint=_l("A .docx file of at most 5 MB."),
    )  # fmt: skip


class AreasForm(PlainForm):
    file = Upload(_l("File"), _l("a file"), hint=_l("A CSV file in UTF-8."))


def partnership_data(partnership: Partnership) -> dict[str, str]:
    """What stands in the forms of a partnership."""
    names = (
        *("name", "council", "contact", "helpline"),
        *("accent_colour", "privacy", "accessibility"),
    )
    names += ("vision", "community_plan_themes")
    return {name: getattr(partnership, name) for name in names}
