"""The engagement log: everything stands in it once, in order, at its level."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.counts import Tally
from placeplan.domain.engagement import (
    DEFAULT_LEVELS,
    LEVELS,
    Engagement,
    OwnEntryRemark,
    SurveyRun,
    engagement_log,
    level_totals,
    survey_key,
    workshop_key,
)
from placeplan.domain.engagement_levels import LEVEL_NAMES, PROMISES
from placeplan.domain.faults import Refused
from tests.factories import SURVEY_DAY, make_engagement, make_workshop

days = st.integers(-50, 50).map(lambda days: SURVEY_DAY + timedelta(days))
entered = st.builds(
    Engagement,
    title=st.just("A stall"),
    starts_on=days,
    level=st.sampled_from(LEVELS),
    people=st.none() | st.integers(0, 200),
    id=st.integers(1, 99),
)
workshops = st.lists(
    st.builds(
        make_workshop,
        key=st.uuids().map(str),
        held_on=days,
        people=st.integers(0, 50),
    ),
    max_size=3,
)
TURNOUT = {
    ("online", "individual"): Tally(20, 20),
    ("paper", "group"): Tally(2, 15),
    ("workshop", "group"): Tally(4, 30),
    ("workshop", "individual"): Tally(5, 5),
}


def make_run(**changes: object) -> SurveyRun:
    given = {"slug": "ours", "title": "Ours", "opens_on": SURVEY_DAY, "closes_on": SURVEY_DAY}
    return SurveyRun(**given | {"turnout": TURNOUT} | changes)  # type: ignore[arg-type]  # made up


@given(st.lists(entered, max_size=5), workshops, st.booleans())
def test_everything_stands_in_the_log_once_and_by_date(
    entries: list[Engagement], held: list[object], has_survey: bool
) -> None:
    log = engagement_log(entries, [make_run()] * has_survey, held, {})  # type: ignore[arg-type]  # workshops
    assert len(log) == len(entries) + has_survey + len(held)
    assert [each.starts_on for each in log] == sorted(each.starts_on for each in log)


@given(st.lists(entered, max_size=8), workshops)
def test_levels_hold_each_entry_that_has_begun_and_add_up_what_was_counted(
    entries: list[Engagement], held: list[object]
) -> None:
    log = engagement_log(entries, [], held, {})  # type: ignore[arg-type]  # workshops
    done = [each for each in log if each.starts_on <= SURVEY_DAY]
    totals = level_totals(log, SURVEY_DAY)
    assert sum(each.entries for each in totals) == len(done)
    assert sum(each.people for each in totals) == sum(each.people or 0 for each in done)
    assert [each.level for each in totals] == [
        level for level in LEVELS if level in {each.level for each in done}
    ]


def test_who_came_to_a_workshop_is_not_counted_with_its_survey_again() -> None:
    (entry,) = engagement_log([], [make_run()], [], {})
    assert (entry.people, entry.groups, entry.channels) == (35, 2, ("online", "paper"))


def test_the_usual_level_is_said_to_be_the_usual_one_until_somebody_chooses() -> None:
    workshop = make_workshop(people=0)
    keys = survey_key("ours"), workshop_key(workshop.survey_slug, workshop.key)
    before = engagement_log([], [make_run()], [workshop], {})
    assert {each.kind: each.level for each in before} == {
        kind: DEFAULT_LEVELS[kind] for kind in ("survey", "workshop")
    }
    assert all(each.is_usual_level for each in before)
    assert {each.people for each in before if each.kind == "workshop"} == {None}
    chosen = dict.fromkeys(keys, OwnEntryRemark("empower", "Theirs", version=3))
    after = engagement_log([], [make_run()], [workshop], chosen)
    assert {(each.level, each.is_usual_level, each.notes, each.version) for each in after} == {
        ("empower", False, "Theirs", 3)
    }


def test_what_is_left_out_or_to_come_counts_at_no_level() -> None:
    reasons = {survey_key("ours"): OwnEntryRemark(reason="A trial run")}
    later = make_engagement(starts_on=SURVEY_DAY + timedelta(1))
    log = engagement_log([later], [make_run()], [], reasons)
    assert len(log) == 2 and level_totals(log, SURVEY_DAY) == ()


def test_an_entry_ends_after_it_starts_and_is_at_a_level() -> None:
    with pytest.raises(Refused) as refused:
        make_engagement(title=" ", level="shout", ends_on=date(2020, 1, 1), people=-1)
    assert {each.field for each in refused.value.faults} == {"title", "level", "ends_on", "people"}


def test_every_level_has_a_name_and_a_promise() -> None:
    assert tuple(LEVEL_NAMES) == tuple(PROMISES) == LEVELS
