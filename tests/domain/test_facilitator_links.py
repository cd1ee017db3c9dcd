"""Facilitator links open one workshop, on their days and no other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.facilitator_links import (
    LONGEST_NAME,
    MOST_DAYS,
    check_still_to_come,
    checked_name,
    usual_days,
)
from placeplan.domain.faults import Refused
from tests.factories import SURVEY_DAY, make_link

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(first_on=DAYS, length=st.integers(0, MOST_DAYS - 1), today=DAYS, revoked=st.booleans())
def test_a_link_is_good_from_its_first_day_to_its_last_unless_it_was_ended(
    first_on: date, length: int, today: date, revoked: bool
) -> None:
    last_on = first_on + timedelta(days=length)
    link = make_link(
        first_on, last_on=last_on, revoked_at="2020-01-01T00:00:00Z" if revoked else ""
    )
    assert link.is_good(today) == (first_on <= today <= last_on and not revoked)
    if not revoked and not link.is_good(today):
        assert link.state(today) == ("early" if today < first_on else "over")


@given(held_on=DAYS, today=DAYS)
def test_the_usual_days_hold_the_workshop_and_can_be_used(held_on: date, today: date) -> None:
    first_on, last_on = usual_days(held_on, today)
    link = make_link(first_on, last_on=last_on) if (last_on - first_on).days < MOST_DAYS else None
    assert link is not None
    assert today <= first_on <= last_on
    if held_on >= today:
        assert first_on <= held_on <= last_on
        assert last_on - held_on == timedelta(days=14)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"group_name": "  "}, "text_missing", "group_name"),
        ({"group_name": "x" * 81}, "text_too_long", "group_name"),
        ({"last_on": SURVEY_DAY - timedelta(days=1)}, "ends_before_starts", "last_on"),
        ({"last_on": SURVEY_DAY + timedelta(days=MOST_DAYS)}, "link_too_long", "last_on"),
    ],
)
def test_a_link_names_what_is_wrong_with_it(
    changes: dict[str, object], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        make_link(SURVEY_DAY, **changes)
    (found,) = refused.value.faults
    assert (found.code, found.field) == (code, field)


def test_a_link_that_would_open_nothing_is_refused() -> None:
    check_still_to_come(SURVEY_DAY, SURVEY_DAY)
    with pytest.raises(Refused):
        check_still_to_come(SURVEY_DAY - timedelta(days=1), SURVEY_DAY)


def test_who_came_in_is_named_with_the_group_and_let_into_one_workshop() -> None:
    host = make_link(SURVEY_DAY, id=7).host("Sam")
    assert (host.role, host.id, host.name) == ("host", 7, "Sam (Riverside residents)")
    assert host.workshop == ("your-place", "hall-june")
    assert host.is_named and not host.is_staff


def test_a_name_is_tidied_and_must_be_there() -> None:
    assert checked_name("  Sam \n B ") == "Sam B"
    for typed in ("", " \t", "x" * (LONGEST_NAME + 1)):
        with pytest.raises(Refused):
            checked_name(typed)
