"""A typed sheet is the response it stands for, and two of them differ where they say so."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.responses import Response
from placeplan.domain.sheets import response_from_sheet, sheet_changes, sheet_of
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import Workshop
from tests.strategies import responses, surveys

Sheets = tuple[Survey, Workshop, list[Response]]


@st.composite
def sheets(draw: st.DrawFn) -> Sheets:
    """A workshop of any survey, and two sheets of one key from it."""
    survey = draw(surveys())
    area = draw(st.sampled_from(survey.areas))
    workshop = Workshop("hall", survey.slug, area.code, survey.opens_on)
    places = st.sampled_from(["", *(place.key for place in survey.places_in(area.code))])
    fixed: dict[str, Any] = {
        "key": "sheet",
        "area_code": area.code,
        "channel": "workshop",
        "workshop_key": workshop.key,
        "collected_on": workshop.held_on,
        "age_band": "",
        "connections": (),
    }
    found = [draw(responses(survey, **fixed, place_key=draw(places))) for _sheet in range(2)]
    return survey, workshop, found


def said(response: Response) -> dict[str, Any]:
    return {name: getattr(response, name) for name in Response.__slots__}


@given(sheets())
def test_a_sheet_comes_back_as_it_was_typed(found: Sheets) -> None:
    survey, workshop, given_ones = found
    for response in given_ones:
        typed = json.loads(json.dumps(sheet_of(response)))
        assert said(response_from_sheet(typed, "sheet", survey, workshop)) == said(response)


@given(sheets())
def test_two_sheets_differ_exactly_where_it_is_said(found: Sheets) -> None:
    before, after = found[2]
    changes = sheet_changes(before, after)
    assert (changes == []) == (said(before) == said(after))
    assert all(change.before != change.after for change in changes)
    assert sheet_changes(before, before) == []
    back = [(each.field, each.theme_key, each.after, each.before) for each in changes]
    again = sheet_changes(after, before)
    assert [(each.field, each.theme_key, each.before, each.after) for each in again] == back


@pytest.mark.parametrize("mark", ["0", "8", "9-1", "four", "4.0"])
@given(found=sheets())
def test_a_mark_off_the_scale_makes_no_sheet(mark: str, found: Sheets) -> None:
    survey, workshop, (response, _other) = found
    highest = survey.questionnaire.scale.highest
    typed = sheet_of(response)
    key = survey.questionnaire.theme_keys[0]
    typed["answers"][key] = [mark if mark != "8" else str(highest + 1), "", ""]
    with pytest.raises(Refused) as refused:
        response_from_sheet(typed, "sheet", survey, workshop)
    assert f"{key}_" in str([fault.field for fault in refused.value.faults])
