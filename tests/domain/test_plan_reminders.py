"""What officers are reminded of in plans: comments on drafts and answers of leads."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.plan_reminders import (
    AwaitedLead,
    OpenConsultation,
    consultation_reminders,
    lead_reminders,
)

TODAY = date(2026, 6, 12)
DAYS = st.none() | st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("closes", "comments_new", "points_open", "kinds"),
    [
        (5, 0, 0, []),
        (5, 2, 3, ["comments_unread"]),
        (0, 0, 3, []),
        (-1, 0, 3, ["points_unanswered"]),
        (-90, 2, 3, ["comments_unread", "points_unanswered"]),
        (-90, 0, 0, []),
    ],
)
def test_comments_are_told_of_until_read_and_points_after_the_close_until_answered(
    closes: int, comments_new: int, points_open: int, kinds: list[str]
) -> None:
    each = OpenConsultation(1, "P", 2, in_days(closes), comments_new, points_open)
    told = list(consultation_reminders([each], TODAY))
    assert [reminder.kind for reminder in told] == kinds
    for reminder in told:
        assert reminder.due_on == (each.closes_on if closes < 0 else None)
        wanted = comments_new if reminder.kind == "comments_unread" else points_open
        assert (reminder.params["num"], reminder.params["number"]) == (wanted, 2)


@given(st.lists(st.builds(AwaitedLead, st.integers(1, 2), st.just("P"), DAYS, DAYS)))
def test_a_lead_is_told_of_once_when_its_day_has_passed_or_a_fortnight_after_it_was_named(
    leads: list[AwaitedLead],
) -> None:
    told = list(lead_reminders(leads, TODAY))
    for plan_id in (1, 2):
        own = [each for each in leads if each.plan_id == plan_id]
        late = [each.due_on for each in own if each.due_on and each.due_on < TODAY]
        silent = sum(
            each.asked_on is not None
            and each.asked_on < in_days(-14)
            and not (each.due_on and each.due_on < TODAY)
            for each in own
        )
        found = {
            reminder.kind: (reminder.due_on, reminder.params["num"])
            for reminder in told
            if reminder.params["plan_id"] == plan_id
        }
        wanted: dict[str, tuple[date | None, int]] = {}
        if late:
            wanted["leads_overdue"] = (min(late), len(late))
        if silent:
            wanted["leads_silent"] = (None, silent)
        assert found == wanted
