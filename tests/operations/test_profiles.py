"""What the public may see of a profile, and when."""

from datetime import date

from placeplan.domain.surveys import Survey
from placeplan.operations.profiles import freeze_closed_surveys, get_profile, public_profile
from placeplan.store.database import Database, writing
from placeplan.store.profiles import freeze_public_step
from placeplan.store.responses import add_response
from tests.factories import LISBURN_SOUTH, make_response

WHILE_OPEN, AFTER = date(2026, 6, 20), date(2026, 8, 1)
AREA = LISBURN_SOUTH.code


def answer(database: Database, survey: Survey, times: int) -> None:
    for _time in range(times):
        with writing(database):
            add_response(database, make_response(survey, place_key="hilltop"))
            freeze_public_step(database, survey.slug, AREA, WHILE_OPEN)


def test_the_public_sees_nothing_before_ten_and_then_steps_of_ten(
    database: Database, survey: Survey
) -> None:
    answer(database, survey, 9)
    assert public_profile(database, survey, AREA, WHILE_OPEN) is None
    answer(database, survey, 14)
    shown = public_profile(database, survey, AREA, WHILE_OPEN)
    assert shown is not None and shown.profile.responses == 20 and shown.as_of == WHILE_OPEN
    assert get_profile(database, survey, AREA).responses == 23


def test_a_place_is_shown_to_the_public_only_after_the_close(
    database: Database, survey: Survey
) -> None:
    answer(database, survey, 12)
    assert public_profile(database, survey, AREA, WHILE_OPEN, "hilltop") is None
    shown = public_profile(database, survey, AREA, AFTER, "hilltop")
    assert shown is not None and shown.profile.responses == 12


def test_the_profile_is_frozen_at_the_close_and_stays(database: Database, survey: Survey) -> None:
    answer(database, survey, 13)
    assert freeze_closed_surveys(database, WHILE_OPEN) == []
    assert freeze_closed_surveys(database, AFTER) == [survey]
    assert freeze_closed_surveys(database, AFTER) == []
    answer(database, survey, 20)
    shown = public_profile(database, survey, AREA, date(2027, 1, 1))
    assert shown is not None and shown.profile.responses == 13 and shown.as_of == AFTER


def test_the_last_one_before_the_close_is_not_found_by_subtraction(
    database: Database, survey: Survey
) -> None:
    answer(database, survey, 10)
    with writing(database):
        last = make_response(survey, {"moving_around": "7", "feeling_safe": "7"})
        add_response(database, last)
    before = public_profile(database, survey, AREA, WHILE_OPEN)
    after = public_profile(database, survey, AREA, AFTER)
    assert before is not None and after is not None and after.profile.responses == 11
    assert after.profile.individuals.theme("moving_around").answered == 10
    assert after.profile.individuals.theme("moving_around").mean == (
        before.profile.individuals.theme("moving_around").mean
    )
    in_full = get_profile(database, survey, AREA).individuals.theme("moving_around")
    assert in_full.answered == 11


def test_the_first_to_ask_after_the_close_freezes_the_profile(
    database: Database, survey: Survey
) -> None:
    answer(database, survey, 3)
    shown = public_profile(database, survey, AREA, AFTER)
    assert shown is not None and shown.profile.responses == 3
    assert freeze_closed_surveys(database, AFTER) == []


def test_the_minimum_decides_what_is_called_a_strength(database: Database, survey: Survey) -> None:
    with writing(database):
        for _time in range(5):
            add_response(database, make_response(survey, {"natural_space": "7"}))
    assert get_profile(database, survey, AREA).strengths == ()
    assert [t.key for t in get_profile(database, survey, AREA, fewest=5).strengths] == [
        "natural_space"
    ]
