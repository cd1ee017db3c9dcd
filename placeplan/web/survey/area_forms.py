"""The forms that find where the answers are about."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.areas import Area
from placeplan.domain.drafts import Draft
from placeplan.domain.surveys import Survey
from placeplan.web.fields import Line, OneOf
from placeplan.web.forms import PlainForm

# between an area's code and the key of a place, neither of which can hold it
BETWEEN = "/"
# the choice of no listed place, which no place can have as its key
ELSEWHERE = " "
LONGEST_SEEN_AT_ONCE = 20


class Group(NamedTuple):
    """Choices under a heading; without one where there is but one group."""

    heading: str
    choices: list[tuple[str, str]]


class AreaForm(PlainForm):
    """An area, with the place in it where its places are listed."""

    area = OneOf(
        _l("Which area are your answers about?"), _l("the area your answers are about"),
        hint=_l("Choose the one where you live, or the one you know best."),
    )  # fmt: skip

    def __init__(self, survey: Survey, draft: Draft, **options: Any) -> None:
        super().__init__(data={"area": _chosen(survey, draft)}, **options)
        self.groups = list(_groups(survey))
        listed = [choice for group in self.groups for choice in group.choices]
        self.is_folded = len(self.groups) > 1 and len(listed) > LONGEST_SEEN_AT_ONCE
        self.area.choices = [*listed, *((area.code, area.name) for area in survey.areas)]

    @property
    def area_code(self) -> str:
        """The code of the chosen area; empty for no choice."""
        return (self.area.data or "").partition(BETWEEN)[0]

    @property
    def place_key(self) -> str | None:
        """The key of the chosen place, empty for none of them; None where no place was asked."""
        _code, between, key = (self.area.data or "").partition(BETWEEN)
        return key if between else None


class PlaceForm(PlainForm):
    place = OneOf(_l("Which part of it do you know best?"), _l("a place"), optional=True)

    def __init__(self, survey: Survey, draft: Draft) -> None:
        super().__init__(data={"place": draft.place_key})
        area = survey.area(draft.area_code)
        self.place.label.text = _("Which part of %(area)s do you know best?", area=area.name)
        self.place.choices = [
            *((place.key, place.name) for place in survey.places_in(area.code)),
            (ELSEWHERE, _("Somewhere else, or the area as a whole")),
        ]
        if self.place.data is None and draft.reached not in ("", "ask_area"):
            self.place.data = ELSEWHERE

    @property
    def chosen(self) -> str:
        """The key of the place; empty for somewhere else and for no choice."""
        return (self.place.data or "").strip()


class PostcodeForm(PlainForm):
    postcode = Line(
        _l("Your postcode"), _l("your postcode"), longest=20,
        hint=_l("We use it to find your area and do not keep it."),
    )  # fmt: skip


def _chosen(survey: Survey, draft: Draft) -> str:
    code, key = draft.area_code, draft.place_key
    is_place_asked = bool(key) or draft.reached not in ("", "ask_area")
    if code and is_place_asked and survey.places_in(code):
        return f"{code}{BETWEEN}{key}"
    return code


def _groups(survey: Survey) -> Iterator[Group]:
    """Each area with its places; those without listed places by council, or together."""
    councils = {area.council_name for area in survey.areas}
    bare: dict[str, list[tuple[str, str]]] = {}
    for area in survey.areas:
        if survey.places_in(area.code):
            yield Group(area.name, _places(survey, area))
        else:
            bare.setdefault(area.council_name, []).append((area.code, area.name))
    is_alone = len(bare) == 1 and len(survey.areas) == len(*bare.values())
    for council in sorted(bare):
        others = council if len(councils) > 1 else _("Other areas")
        yield Group("" if is_alone else others, bare[council])


def _places(survey: Survey, area: Area) -> list[tuple[str, str]]:
    listed = [
        (f"{area.code}{BETWEEN}{place.key}", place.name) for place in survey.places_in(area.code)
    ]
    rest = _("Somewhere else in %(area)s, or all of it", area=area.name)
    return [*listed, (f"{area.code}{BETWEEN}", rest)]
