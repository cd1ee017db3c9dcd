"""What a survey, an area, a place and a workshop may be."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from placeplan.domain.areas import Area, Place
from placeplan.domain.faults import Refused
from placeplan.domain.surveys import Survey
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, PLACES, make_survey, make_workshop
from tests.strategies import surveys


def faults_of(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(fault.code, fault.field) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"slug": ""}, "slug_characters", "slug"),
        ({"slug": "Your-Place"}, "slug_characters", "slug"),
        ({"slug": "your--place"}, "slug_characters", "slug"),
        ({"slug": "your-place\n"}, "slug_characters", "slug"),
        ({"title": " "}, "text_missing", "title"),
        ({"closes_on": date(2026, 4, 30)}, "closes_before_opens", "closes_on"),
        ({"areas": (), "places": ()}, "area_missing", "areas"),
        ({"areas": (LISBURN_SOUTH, LISBURN_SOUTH)}, "repeated", "areas"),
        ({"places": PLACES[:1] * 2}, "repeated", "places"),
        ({"areas": (CASTLEREAGH_EAST,), "places": PLACES[:1]}, "area_not_in_survey", "places"),
    ],
)
def test_a_survey_that_cannot_be_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        make_survey(**changes)
    assert faults_of(refused) == [(code, field)]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 4, 30), "upcoming"),
        (date(2026, 5, 1), "open"),
        (date(2026, 7, 31), "open"),
        (date(2026, 8, 1), "closed"),
    ],
)
def test_a_survey_is_open_from_its_first_to_its_last_day(today: date, state: str) -> None:
    assert make_survey().state(today) == state


@given(surveys())
def test_a_survey_knows_its_areas_and_places(survey: Survey) -> None:
    assert [survey.area(area.code) for area in survey.areas] == list(survey.areas)
    with pytest.raises(KeyError):
        survey.area("N0")
    by_area = [place for area in survey.areas for place in survey.places_in(area.code)]
    assert sorted(by_area, key=str) == sorted(survey.places, key=str)
    assert survey.place_keys == {(place.area_code, place.key) for place in survey.places}


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"code": ""}, "text_missing", "code"),
        ({"code": "N1;N2"}, "code_characters", "code"),
        ({"code": "N1/N2"}, "code_characters", "code"),
        ({"name": " "}, "text_missing", "name"),
        ({"seats": -1}, "number_negative", "seats"),
    ],
)
def test_an_area_that_cannot_be_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    good = {"code": "N1", "name": "Made up", "council_code": "C1", "council_name": "C", "seats": 5}
    with pytest.raises(Refused) as refused:
        Area(**(good | changes))
    assert faults_of(refused) == [(code, field)]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"area_code": ""}, "text_missing", "area_code"),
        ({"key": ""}, "text_missing", "key"),
        ({"key": "two words"}, "code_characters", "key"),
        ({"name": ""}, "text_missing", "name"),
        ({"kind": "suburban"}, "not_in_list", "kind"),
    ],
)
def test_a_place_that_cannot_be_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    good = {"area_code": "N1", "key": "hilltop", "name": "Hilltop", "kind": "urban"}
    with pytest.raises(Refused) as refused:
        Place(**(good | changes))
    assert faults_of(refused) == [(code, field)]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"key": " "}, "text_missing", "key"),
        ({"survey_slug": ""}, "text_missing", "survey_slug"),
        ({"area_code": ""}, "text_missing", "area_code"),
        ({"people": -1}, "number_negative", "people"),
    ],
)
def test_a_workshop_that_cannot_be_is_refused(
    changes: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        make_workshop(**changes)
    assert faults_of(refused) == [(code, field)]
