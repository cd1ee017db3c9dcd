"""What officers are reminded of, and on which days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.partners import Invitation, Partner
from placeplan.domain.plan_reminders import DatedPlan, plan_reminders
from placeplan.domain.plans import PlanStatus
from placeplan.domain.reminders import (
    MOST_OF_A_KIND,
    DatedSurvey,
    Reminder,
    StaleListings,
    in_order,
    listing_reminders,
    partner_reminders,
    request_reminders,
    survey_reminders,
    workshop_reminders,
)
from placeplan.domain.requests import Chase, Request
from tests.factories import make_workshop

TODAY = date(2026, 6, 12)
RETENTION = 730
LONG_AGO, FAR = -400, 400


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def survey_kinds(opens: int, closes: int, has_responses: bool = True, kept: int = RETENTION):
    survey = DatedSurvey("a", "A", in_days(opens), in_days(closes), 24, has_responses)
    return [each.kind for each in survey_reminders([survey], TODAY, kept)]


@pytest.mark.parametrize(
    ("opens", "closes", "kinds"),
    [
        (8, 30, []),
        (7, 30, ["survey_opens"]),
        (1, 2, ["survey_opens"]),
        (0, 30, []),
        (0, 0, ["survey_closes"]),
        (-20, 8, []),
        (-20, 7, ["survey_closes"]),
        (-20, 0, ["survey_closes"]),
        (-20, -1, ["survey_closed"]),
        (-20, -7, ["survey_closed"]),
        (-20, -8, []),
    ],
)
def test_a_survey_is_told_of_in_the_week_around_its_dates(
    opens: int, closes: int, kinds: list[str]
) -> None:
    assert survey_kinds(opens, closes) == kinds


def test_a_reminder_of_a_survey_says_how_many_answered_and_when_it_closes() -> None:
    survey = DatedSurvey("a", "A", in_days(-20), in_days(3), 24, True)
    (reminder,) = survey_reminders([survey], TODAY, RETENTION)
    assert reminder.due_on == in_days(3)
    assert reminder.params == {"slug": "a", "title": "A", "num": 24}


@pytest.mark.parametrize(
    ("closes", "has_responses", "is_told"),
    [
        (30 - RETENTION, True, True),
        (31 - RETENTION, True, False),
        (-RETENTION, True, True),
        (-RETENTION - 1, True, False),
        (-RETENTION, False, False),
    ],
)
def test_officers_hear_a_month_before_single_answers_go(
    closes: int, has_responses: bool, is_told: bool
) -> None:
    kinds = survey_kinds(LONG_AGO * 2, closes, has_responses)
    assert kinds == (["answers_expire"] if is_told else [])


def test_nothing_expires_while_a_survey_is_open() -> None:
    assert survey_kinds(-20, 5, kept=10) == ["survey_closes"]
    assert survey_kinds(-20, -1, kept=10) == ["survey_closed", "answers_expire"]


def invitation(sent: int, ends: int, **changes: str) -> Invitation:
    days = {"created_at": f"{in_days(sent)}T09:00:00Z", "expires_at": f"{in_days(ends)}T09:00:00Z"}
    return Invitation(1, 1, **days | changes)


def partner_kinds(invited: Invitation | None, partner: Partner | None = None) -> list[str]:
    partner = partner or Partner("The Trust", id=1)
    latest = {1: invited} if invited else {}
    return [each.kind for each in partner_reminders([partner], latest, TODAY)]


@pytest.mark.parametrize(
    ("sent", "ends", "kinds"),
    [
        (0, 60, []),
        (-14, 46, []),
        (-15, 45, ["partners_silent"]),
        (-46, 14, ["invitation_ends", "partners_silent"]),
        (-45, 15, ["partners_silent"]),
        (-60, 0, ["invitation_ends", "partners_silent"]),
        (-61, -1, ["partners_silent"]),
        (-1, 1, ["invitation_ends"]),
    ],
)
def test_a_silent_partner_is_told_of_until_it_answers(
    sent: int, ends: int, kinds: list[str]
) -> None:
    assert partner_kinds(invitation(sent, ends)) == kinds
    assert partner_kinds(invitation(sent, ends, opened_at=f"{in_days(sent)}T10:00:00Z")) == kinds
    answered = Partner("The Trust", statement_on=in_days(sent), id=1)
    assert partner_kinds(invitation(sent, ends), answered) == []


def test_a_partner_without_a_link_or_whose_link_was_ended_is_not_chased() -> None:
    assert partner_kinds(None) == []
    assert partner_kinds(invitation(-46, 14, revoked_at=f"{in_days(-1)}T10:00:00Z")) == []


def test_an_answer_to_an_older_invitation_is_no_answer_to_this_one() -> None:
    answered = Partner("The Trust", statement_on=in_days(-40), id=1)
    assert partner_kinds(invitation(-15, 45), answered) == ["partners_silent"]


def test_who_was_to_answer_by_a_day_is_told_of_after_it_and_not_as_silent_before() -> None:
    asked = Request(1, ("N10000707",), in_days(-1), f"{in_days(-20)}T09:00:00Z", "An officer")
    chase = Chase(Partner("The Trust", id=1), (asked,))
    assert [each.kind for each in request_reminders([chase], TODAY)] == ["request_overdue"]
    assert not list(request_reminders([chase], in_days(-1)))
    silent = partner_reminders([chase.partner], {1: invitation(-20, 40)}, TODAY, by_letter={1})
    assert list(silent) == []
    answered = replace(chase, changed_at=f"{in_days(-3)}T09:00:00Z")
    assert not list(request_reminders([answered], TODAY))


@given(st.integers(0, 12))
def test_many_of_a_kind_are_told_in_one_reminder_with_their_number(count: int) -> None:
    partners = [Partner(f"Partner {number}", id=number) for number in range(count)]
    links = {number: invitation(-2, 1 + number % 14) for number in range(count)}
    workshops = [make_workshop(held_on=in_days(-1 - number)) for number in range(count)]
    stale = [StaleListings(number, f"Partner {number}", 2) for number in range(count)]
    of_each = (
        list(partner_reminders(partners, links, TODAY)),
        list(workshop_reminders(workshops, TODAY)),
        list(listing_reminders(0, stale)),
    )
    if count <= MOST_OF_A_KIND:
        assert all(len(found) == count for found in of_each)
        return
    (ending,), (over,), (unchecked,) = of_each
    assert ending == Reminder("invitations_end", in_days(1), {"num": count})
    assert over == Reminder("workshops_open", in_days(-count), {"num": count})
    assert unchecked.params == {"num": 2 * count, "partners": count}


def test_listings_that_wait_are_counted() -> None:
    assert list(listing_reminders(0, [])) == []
    assert list(listing_reminders(3, [])) == [Reminder("listings_waiting", None, {"num": 3})]


@pytest.mark.parametrize(
    ("held", "state", "is_told"),
    [(-1, "open", True), (0, "open", False), (1, "open", False), (-1, "closed", False)],
)
def test_a_workshop_is_told_of_from_the_day_after_until_it_is_closed(
    held: int, state: str, is_told: bool
) -> None:
    workshop = make_workshop(held_on=in_days(held), state=state)
    assert bool(list(workshop_reminders([workshop], TODAY))) == is_told


def test_a_workshop_is_called_by_what_it_has() -> None:
    names = {"title": "In June"}, {"title": "", "venue": "The hall"}, {"title": ""}
    workshops = [make_workshop(held_on=in_days(-1), **name) for name in names]
    told = [each.params["title"] for each in workshop_reminders(workshops, TODAY)]
    assert told == ["In June", "The hall", "hall-june"]


@pytest.mark.parametrize(
    ("status", "consultations", "boards", "kinds"),
    [
        ("draft", (), (), []),
        ("draft", (8,), (15,), []),
        ("draft", (7,), (14,), ["consultation_closes", "board_meets"]),
        ("consultation_draft", (0,), (0,), ["consultation_closes", "board_meets"]),
        ("consultation_draft", (-1,), (-1,), ["consultation_closed"]),
        ("consultation_draft", (-60, -30), (), ["consultation_closed"]),
        ("consultation_draft", (-30, 30), (), []),
        ("consultation_draft", (3, 30), (), ["consultation_closes"]),
        ("draft", (-1,), (), []),
        ("adopted", (-1, 7), (7,), []),
    ],
)
def test_a_plan_is_told_of_when_its_consultation_or_board_is_near(
    status: PlanStatus, consultations: tuple[int, ...], boards: tuple[int, ...], kinds: list[str]
) -> None:
    plan = DatedPlan(
        1, "P", status, tuple(map(in_days, consultations)), tuple(map(in_days, boards))
    )
    assert [each.kind for each in plan_reminders([plan], TODAY)] == kinds


@given(st.lists(st.none() | st.dates()))
def test_the_earliest_day_is_first_and_what_has_none_last(days: list[date | None]) -> None:
    found = [each.due_on for each in in_order(Reminder("board_meets", day) for day in days)]
    dated = [day for day in found if day is not None]
    assert dated == sorted(dated) and found == dated + [None] * (len(found) - len(dated))
