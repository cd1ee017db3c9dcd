"""Public figures move in steps, so that no single answer can be found by subtraction."""

from collections.abc import Callable
from datetime import date

from placeplan.domain.public_steps import PUBLIC_STEP
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.profiles import (
    current_counts,
    find_frozen_counts,
    freeze_counts,
    freeze_public_step,
)
from placeplan.store.responses import add_response, withdraw_response
from tests.factories import (
    CASTLEREAGH_EAST,
    LISBURN_SOUTH,
    SURVEY_DAY,
    make_group_response,
    make_response,
)

AREA = LISBURN_SOUTH.code


def shown(database: Database, survey: Survey) -> int:
    frozen = find_frozen_counts(database, survey.slug, AREA, None, "public")
    return frozen.counts.responses if frozen else 0


def add(
    database: Database,
    survey: Survey,
    count: int,
    make: Callable[[Survey], Response] = make_response,
) -> list[Response]:
    added = [make(survey) for _ in range(count)]
    with writing(database):
        for response in added:
            add_response(database, response)
        freeze_public_step(database, survey.slug, AREA, SURVEY_DAY)
    return added


def test_one_at_a_time_the_public_sees_each_multiple_of_ten(
    database: Database, survey: Survey
) -> None:
    for number in range(1, 35):
        add(database, survey, 1)
        assert shown(database, survey) == number - number % PUBLIC_STEP


def test_figures_never_move_by_fewer_than_ten(database: Database, survey: Survey) -> None:
    before = 0
    for count in (3, 9, 1, 14, 8, 2, 25, 5, 5):
        add(database, survey, count)
        now = shown(database, survey)
        assert now == before or now >= before + PUBLIC_STEP
        before = now
    assert before == current_counts(database, survey.slug, AREA).responses


def test_one_individual_among_groups_is_not_found_by_subtraction(
    database: Database, survey: Survey
) -> None:
    add(database, survey, 10)
    add(database, survey, 9, make_group_response)
    add(database, survey, 1)
    assert shown(database, survey) == 10
    add(database, survey, 8)
    assert shown(database, survey) == 10
    add(database, survey, 1)
    assert shown(database, survey) == 29
    add(database, survey, 10, make_group_response)
    assert shown(database, survey) == 39


def test_withdrawing_moves_nothing_until_ten_more_came(database: Database, survey: Survey) -> None:
    added = add(database, survey, 20)
    with writing(database):
        for response in added[:5]:
            withdraw_response(database, response.key)
        assert not freeze_public_step(database, survey.slug, AREA, SURVEY_DAY)
    add(database, survey, 14)
    assert shown(database, survey) == 20
    add(database, survey, 1)
    assert shown(database, survey) == 30


def test_another_area_moves_by_its_own_answers(database: Database, survey: Survey) -> None:
    add(database, survey, 10)
    with writing(database):
        assert not freeze_public_step(database, survey.slug, CASTLEREAGH_EAST.code, SURVEY_DAY)
    assert find_frozen_counts(database, survey.slug, CASTLEREAGH_EAST.code, None, "public") is None


def test_a_frozen_profile_outlives_its_responses(database: Database, survey: Survey) -> None:
    response = make_response(survey, place_key="hilltop")
    closed_on = date(2026, 8, 1)
    with writing(database):
        add_response(database, response)
        counts = current_counts(database, survey.slug, AREA, "hilltop")
        freeze_counts(database, survey.slug, AREA, "hilltop", "closed", closed_on)
        withdraw_response(database, response.key)
    frozen = find_frozen_counts(database, survey.slug, AREA, "hilltop", "closed")
    assert frozen and (frozen.counts, frozen.frozen_on) == (counts, closed_on)
    assert find_frozen_counts(database, survey.slug, AREA, None, "closed") is None
