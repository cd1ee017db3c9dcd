"""A survey: one run of a questionnaire, in one or more areas, between two dates."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from placeplan.domain.areas import Area, Place
from placeplan.domain.faults import Refused, fault
from placeplan.domain.questionnaires import Questionnaire

SurveyState = Literal["upcoming", "open", "closed"]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_TITLE = 200


@dataclass(frozen=True)
class Survey:
    """One run of a questionnaire. `slug` is its public address; the dates are inclusive.

    `places` are those a resident may choose from; an area without places is asked as a whole.
    """

    slug: str
    title: str
    questionnaire: Questionnaire
    areas: tuple[Area, ...]
    opens_on: date
    closes_on: date
    places: tuple[Place, ...] = ()
    introduction: str = ""
    contact: str = ""
    is_published: bool = False
    is_made_up: bool = False
    asks_monitoring: bool = False

    def __post_init__(self) -> None:
        faults = []
        if not SLUG.fullmatch(self.slug):
            faults.append(fault("slug_characters", "slug", found=self.slug))
        if not self.title.strip():
            faults.append(fault("text_missing", "title"))
        if len(self.title) > LONGEST_TITLE:
            long = {"found": len(self.title), "most": LONGEST_TITLE}
            faults.append(fault("text_too_long", "title", **long))
        if self.closes_on < self.opens_on:
            faults.append(fault("closes_before_opens", "closes_on"))
        if not self.areas:
            faults.append(fault("area_missing", "areas"))
        if len(self.area_codes) < len(self.areas):
            faults.append(fault("repeated", "areas"))
        if len(self.place_keys) < len(self.places):
            faults.append(fault("repeated", "places"))
        faults += [
            fault("area_not_in_survey", "places", found=place.area_code)
            for place in self.places
            if place.area_code not in self.area_codes
        ]
        if faults:
            raise Refused(*faults)

    def __hash__(self) -> int:
        return hash((self.slug, self.questionnaire))

    @cached_property
    def area_codes(self) -> frozenset[str]:
        """The codes of the areas it runs in."""
        return frozenset(area.code for area in self.areas)

    @cached_property
    def place_keys(self) -> frozenset[tuple[str, str]]:
        """Its places as (area code, place key)."""
        return frozenset((place.area_code, place.key) for place in self.places)

    def state(self, today: date) -> SurveyState:
        """Whether the survey takes answers on this day."""
        if today < self.opens_on:
            return "upcoming"
        return "closed" if today > self.closes_on else "open"

    def area(self, code: str) -> Area:
        """The survey's area with this code; KeyError when it has none."""
        for area in self.areas:
            if area.code == code:
                return area
        raise KeyError(code)

    def places_in(self, area_code: str) -> tuple[Place, ...]:
        """The places a resident of this area may choose from."""
        return tuple(place for place in self.places if place.area_code == area_code)

    def in_language(self, code: str) -> "Survey":
        """The survey with its questions in a language; what officers wrote stays as it is."""
        questionnaire = self.questionnaire.in_language(code)
        if questionnaire is self.questionnaire:
            return self
        if code not in self._translated:
            self._translated[code] = replace(self, questionnaire=questionnaire)
        return self._translated[code]

    @cached_property
    def _translated(self) -> dict[str, "Survey"]:
        return {}
