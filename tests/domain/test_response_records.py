"""A response as plain data gives itself back, and its fingerprint stands for its content."""

import json
import uuid
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.response_records import (
    canonical_row,
    fingerprint,
    record_of,
    response_from_record,
)
from placeplan.domain.responses import Answer, Response
from placeplan.domain.surveys import Survey
from tests.factories import make_group_response, make_response, make_survey
from tests.strategies import responses, survey_responses, surveys


@given(survey_responses(most=5))
def test_a_record_gives_its_response_back(found: tuple[Survey, list[Response]]) -> None:
    survey, given_ones = found
    for response in given_ones:
        record = json.loads(json.dumps(record_of(response)))
        assert response_from_record(record, survey) == response


@given(st.data())
def test_fingerprints_are_the_same_only_for_the_same_content(data: st.DataObject) -> None:
    survey = data.draw(surveys())
    one, other = data.draw(responses(survey)), data.draw(responses(survey))
    assert fingerprint(replace(one, key="another")) == fingerprint(one)
    is_same = replace(other, key=one.key) == one
    assert (fingerprint(one) == fingerprint(other)) == is_same
    assert (canonical_row(one) == canonical_row(other)) == is_same


CHANGES: list[dict[str, Any]] = [
    {"area_code": "N10000701"},
    {"place_key": "hilltop"},
    {"channel": "paper"},
    {"people": 9},
    {"workshop_key": "hall"},
    {"collected_on": make_survey().opens_on},
    {"answers": {"moving_around": Answer(rating=5)}},
    {"answers": {"public_transport": Answer(rating=4)}},
    {"answers": {"moving_around": Answer(agreed_range=(3, 5))}},
    {"answers": {"moving_around": Answer(rating=4, good="x")}},
    {"answers": {"moving_around": Answer(rating=4, better="x")}},
    {"priorities": ("feeling_safe", "moving_around")},
    {"priorities": ("moving_around", "feeling_safe")},
    {"assets": "x"},
    {"actions": "x"},
    {"age_band": "25_39"},
    {"connections": ("live",)},
]


def test_every_part_of_a_response_is_in_its_fingerprint() -> None:
    base = make_group_response(key=str(uuid.uuid4()))
    prints = [fingerprint(replace(base, **changes)) for changes in CHANGES]
    assert len({fingerprint(base), *prints}) == len(CHANGES) + 1


def test_a_fingerprint_belongs_to_one_survey() -> None:
    elsewhere = make_response(make_survey(slug="another-place"), key="k")
    assert fingerprint(make_response(key="k")) != fingerprint(elsewhere)


def test_a_fingerprint_stays_what_it_was() -> None:
    # stored with every response: another text here would make each known row look changed
    expected = (
        '{"actions":"","age_band":"","answers":{"moving_around":["4","",""]},"area":"N10000707",'
        '"assets":"","channel":"online","collected_on":"2026-06-12","connection":[],'
        '"form":"individual","people":1,"place":"","priorities":[],"workshop":""}'
    )
    assert canonical_row(make_response()) == expected
    assert fingerprint(make_response()).startswith("581c7106cf780042")


@pytest.mark.parametrize("mark", ["8", "x", "3-5"])
def test_a_record_that_cannot_be_a_response_is_refused(mark: str) -> None:
    record = record_of(make_response())
    record["answers"]["moving_around"][0] = mark
    with pytest.raises(ValueError, match="rating|range"):
        response_from_record(record, make_survey())
