"""Which survey, area and place a page is about, and how few people a figure may stand for."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

from flask import abort, current_app, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.areas import Area, Place
from placeplan.domain.profiles import Profile
from placeplan.domain.surveys import Survey
from placeplan.operations.profiles import get_profile
from placeplan.store.surveys import find_survey, get_survey
from placeplan.web.access import may_open, principal
from placeplan.web.database import db
from placeplan.web.navigation import adds_shelf

View = Callable[..., ResponseReturnValue]
JOURNEYS = ("results", "evidence", "repeats", "gaps", "bringing")


class Scope(NamedTuple):
    """One area of a survey, and a place in it where the address names one."""

    survey: Survey
    area: Area
    place: Place | None = None

    def profile(self) -> Profile:
        """The area's figures of this moment."""
        return get_profile(db(), self.survey, self.area.code, fewest=enough())

    def place_profiles(self) -> dict[str, Profile]:
        """The figures of each of the area's places, by key."""
        return {
            place.key: get_profile(db(), self.survey, self.area.code, place.key, enough())
            for place in self.survey.places_in(self.area.code)
        }

    def address(self, endpoint: str = "results.show_profile", **values: Any) -> str:
        """The address of another view of the same area."""
        return url_for(endpoint, slug=self.survey.slug, area_code=self.area.code, **values)


def for_survey(view: View) -> View:
    """Decorator: the view gets the survey of the address; 404 when there is none."""

    @wraps(view)
    def enter(slug: str, **values: Any) -> ResponseReturnValue:
        return view(get_survey(db(), slug), **values)

    return enter


def for_area(view: View) -> View:
    """Decorator: the view gets the scope of the address; 404 when there is no such part."""

    @wraps(view)
    @for_survey
    def enter(survey: Survey, area_code: str, **values: Any) -> ResponseReturnValue:
        if area_code not in survey.area_codes:
            abort(404)
        return view(Scope(survey, survey.area(area_code), _place(survey, area_code)), **values)

    return enter


def fewest() -> int:
    """Fewest people a figure of a breakdown may stand for (a setting)."""
    return current_app.config["PLACEPLAN"].minimum_cell


def enough() -> int:
    """Fewest individuals who must have rated a theme before it is called a strength or a need."""
    return current_app.config["PLACEPLAN"].minimum_answers


def may_read_comments() -> bool:
    """Whether whoever asks may see what people wrote."""
    return may_open("evidence.show_comments", principal().role)


@adds_shelf(_l("Areas of this survey"))
def areas_of_survey() -> list[tuple[str, str]]:
    """The areas of the survey whose results are on the page."""
    if (request.endpoint or "").partition(".")[0] not in JOURNEYS:
        return []
    survey = find_survey(db(), (request.view_args or {}).get("slug", ""))
    if survey is None:
        return []
    links = [(_("All areas"), url_for("results.show_survey", slug=survey.slug))]
    return links + [
        (area.name, url_for("results.show_profile", slug=survey.slug, area_code=area.code))
        for area in survey.areas
    ]


def _place(survey: Survey, area_code: str) -> Place | None:
    key = request.args.get("place", "")
    places = {place.key: place for place in survey.places_in(area_code)}
    if key and key not in places:
        abort(404)
    return places.get(key)
