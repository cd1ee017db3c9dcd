"""Kept counts are what counting the responses would say, whatever happens to the responses."""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from placeplan.domain.counts import Counts, counts_of
from placeplan.domain.faults import Refused
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.store.counts import comments_of
from placeplan.store.database import Database, open_database, prepare_database, writing
from placeplan.store.drafts import add_draft
from placeplan.store.profiles import current_counts
from placeplan.store.recounts import CountDifference, recount
from placeplan.store.response_rows import get_response, iterate_responses
from placeplan.store.responses import (
    add_response,
    exclude_response,
    include_response,
    update_response,
    withdraw_response,
)
from placeplan.store.surveys import add_survey
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, make_response
from tests.store.stocked import stock
from tests.strategies import responses

KEYS = [f"key-{number}" for number in range(6)]


class KeptCounts(RuleBasedStateMachine):
    """Any sequence of what officers and residents do to six responses."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        prepare_database(self.folder / "placeplan.db")
        self.database = open_database(self.folder / "placeplan.db")
        self.survey = stock(self.database)
        self.counted: dict[str, Response] = {}
        self.excluded: dict[str, Response] = {}
        self.withdrawn: set[str] = set()

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)

    @property
    def stored(self) -> dict[str, Response]:
        return self.counted | self.excluded

    def drawn(self, data: st.DataObject, key: str) -> Response:
        return data.draw(responses(self.survey, key=key))

    @rule(data=st.data(), key=st.sampled_from(KEYS))
    def add(self, data: st.DataObject, key: str) -> None:
        response = self.drawn(data, key)
        is_taken = key in self.stored and self.stored[key] != response
        try:
            with writing(self.database):
                outcome = add_response(self.database, response)
        except Refused as refused:
            assert is_taken
            assert refused.faults[0].code == "response_key_taken"
            return
        assert not is_taken
        assert (outcome == "withdrawn") == (key in self.withdrawn)
        if outcome == "added":
            self.counted[key] = response

    @precondition(lambda self: self.stored)
    @rule(data=st.data())
    def add_again(self, data: st.DataObject) -> None:
        response = data.draw(st.sampled_from(list(self.stored.values())))
        with writing(self.database):
            assert add_response(self.database, response) == "known"

    @precondition(lambda self: self.stored)
    @rule(data=st.data())
    def update(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.stored)))
        response = self.drawn(data, key)
        before = get_response(self.database, key)
        with writing(self.database):
            version = update_response(
                self.database, response, version=before.version, changed_by="an officer"
            )
        assert version - before.version == (before.response != response)
        (self.counted if key in self.counted else self.excluded)[key] = response

    @precondition(lambda self: self.stored)
    @rule(data=st.data(), times=st.integers(1, 2))
    def exclude(self, data: st.DataObject, times: int) -> None:
        key = data.draw(st.sampled_from(sorted(self.stored)))
        for _again in range(times):
            with writing(self.database):
                exclude_response(self.database, key, "a repeat")
        self.excluded[key] = self.stored[key]
        self.counted.pop(key, None)

    @precondition(lambda self: self.stored)
    @rule(data=st.data(), times=st.integers(1, 2))
    def include(self, data: st.DataObject, times: int) -> None:
        key = data.draw(st.sampled_from(sorted(self.stored)))
        for _again in range(times):
            with writing(self.database):
                include_response(self.database, key)
        self.counted[key] = self.stored[key]
        self.excluded.pop(key, None)

    @precondition(lambda self: self.stored)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.stored)))
        with writing(self.database):
            withdraw_response(self.database, key)
        self.counted.pop(key, None)
        self.excluded.pop(key, None)
        self.withdrawn.add(key)

    @rule(data=st.data(), key=st.sampled_from(KEYS))
    def add_and_think_better_of_it(self, data: st.DataObject, key: str) -> None:
        with suppress(Refused, InterruptedError), writing(self.database):
            add_response(self.database, self.drawn(data, key))
            raise InterruptedError

    @invariant()
    def counts_are_those_of_the_responses(self) -> None:
        for area in (LISBURN_SOUTH, CASTLEREAGH_EAST):
            mine = [each for each in self.counted.values() if each.area_code == area.code]
            assert self.kept(area.code) == counts_of(mine)
            for place in self.survey.places_in(area.code):
                here = [each for each in mine if each.place_key == place.key]
                assert self.kept(area.code, place.key) == counts_of(here)
        assert recount(self.database, self.survey.slug) == []

    @invariant()
    def responses_come_back_in_export_order(self) -> None:
        found = list(iterate_responses(self.database, self.survey))
        order = sorted(self.counted.values(), key=lambda each: (each.collected_on, each.key))
        assert found == order

    def kept(self, area_code: str, place_key: str | None = None) -> Counts:
        return current_counts(self.database, self.survey.slug, area_code, place_key)


TestKeptCounts = KeptCounts.TestCase
TestKeptCounts.settings = settings(max_examples=20, stateful_step_count=20)


def test_drafts_never_count(database: Database, survey: Survey) -> None:
    with writing(database):
        add_draft(database, survey.slug, "key", {"moving_around": "4"}, date(2026, 6, 1))
    assert current_counts(database, survey.slug, LISBURN_SOUTH.code) == Counts()


def test_another_survey_and_another_area_never_count(database: Database, survey: Survey) -> None:
    other = replace(survey, slug="another-place")
    with writing(database):
        add_survey(database, other)
        add_response(database, make_response(other))
    assert current_counts(database, survey.slug, LISBURN_SOUTH.code) == Counts()
    assert current_counts(database, other.slug, CASTLEREAGH_EAST.code) == Counts()
    assert current_counts(database, other.slug, LISBURN_SOUTH.code).responses == 1


FALSIFIED: list[tuple[str, CountDifference]] = [
    (
        "UPDATE answer_counts SET responses = 3, people = 5 WHERE theme_key = 'moving_around'",
        CountDifference(
            "answer_counts",
            ("N10000707", "", "individual", "moving_around", "4"),
            (3, 5),
            (1, 1),
        ),
    ),
    (
        "DELETE FROM response_counts",
        CountDifference(
            "response_counts",
            ("N10000707", "", "online", "individual", "2026-06-12"),
            (0, 0),
            (1, 1),
        ),
    ),
    (
        "UPDATE priority_counts SET responses = 0 WHERE theme_key = 'feeling_safe'",
        CountDifference(
            "priority_counts", ("N10000707", "", "individual", "feeling_safe"), (0,), (1,)
        ),
    ),
    (
        "INSERT INTO comment_counts VALUES (1, 'N10000707', 'housing_and_community', 'good', 2)",
        CountDifference(
            "comment_counts", ("N10000707", "housing_and_community", "good"), (2,), (0,)
        ),
    ),
]


@pytest.mark.parametrize(("statement", "difference"), FALSIFIED)
def test_a_recount_says_which_count_is_wrong(
    database: Database, survey: Survey, statement: str, difference: CountDifference
) -> None:
    changes: dict[str, Any] = {"priorities": ("feeling_safe", "moving_around"), "assets": "Trees"}
    with writing(database):
        add_response(database, make_response(survey, **changes))
        assert recount(database, survey.slug) == []
        database.conn.execute(statement)
    assert recount(database, survey.slug) == [difference]


def test_every_free_text_is_counted_as_a_comment(survey: Survey) -> None:
    response = replace(make_response(survey), assets="Trees", actions="Benches")
    assert comments_of(response) == [("", "assets", "Trees"), ("", "actions", "Benches")]
