"""Counts say what the responses say, and come back from plain data unchanged."""

import json
import random

from hypothesis import given

from placeplan.domain.counts import (
    Disagreement,
    Tally,
    counts_as_mapping,
    counts_from_mapping,
    counts_of,
)
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from tests.factories import make_group_response, make_response
from tests.strategies import survey_responses


@given(survey_responses())
def test_counts_come_back_from_plain_data(found: tuple[Survey, list[Response]]) -> None:
    counts = counts_of(found[1])
    assert counts_from_mapping(json.loads(json.dumps(counts_as_mapping(counts)))) == counts


@given(survey_responses())
def test_the_order_of_responses_does_not_count(found: tuple[Survey, list[Response]]) -> None:
    shuffled = random.Random(1).sample(found[1], len(found[1]))
    assert counts_of(shuffled) == counts_of(found[1])


@given(survey_responses())
def test_every_response_is_counted_once(found: tuple[Survey, list[Response]]) -> None:
    counts = counts_of(found[1])
    assert counts.responses == len(found[1])
    assert sum(tally.people for tally in counts.turnout.values()) == sum(
        each.people for each in found[1]
    )
    assert counts.first_on == min((each.collected_on for each in found[1]), default=None)
    assert counts.last_on == max((each.collected_on for each in found[1]), default=None)


def test_groups_and_individuals_are_counted_apart() -> None:
    counts = counts_of([make_response(), make_response(), make_group_response()])
    assert counts.answers == {
        ("individual", "moving_around", "4"): Tally(2, 2),
        ("group", "moving_around", "4"): Tally(1, 8),
    }
    assert counts.turnout == {
        ("online", "individual"): Tally(2, 2),
        ("workshop", "group"): Tally(1, 8),
    }


def test_ranges_are_listed_in_export_order() -> None:
    marks = {"feeling_safe": "2-6"}
    later = make_group_response(marks={"feeling_safe": "3-5"}, key="b", people=4)
    counts = counts_of([later, make_group_response(marks=marks, key="a", people=9)])
    assert counts.disagreements == {"feeling_safe": (Disagreement(2, 6, 9), Disagreement(3, 5, 4))}
