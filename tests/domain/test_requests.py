"""How far a partner has come: what it did after it was asked, and nothing it did before."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.partners import Partner
from placeplan.domain.requests import REQUEST_STATES, Chase, Request, chases_in_order

TODAY = date(2026, 6, 20)
AREAS = ("N10000707", "N10000701")


def moment(day: int) -> str:
    return f"2026-06-{day:02}T10:00:00Z" if day else ""


def make_request(day: int, due: int = 28, **changes: object) -> Request:
    values = {"answered_at": "", "area_codes": AREAS} | changes
    return Request(
        partner_id=1,
        due_on=date(2026, 6, max(day, due)),
        asked_at=moment(day),
        asked_by="An officer",
        answer_noted_by="An officer" if values["answered_at"] else "",
        **values,  # type: ignore[arg-type]  # made above
    )


days = st.integers(0, 28)
chases = st.builds(
    lambda asked, opened, changed, due: Chase(
        Partner("A trust", id=1),
        tuple(make_request(day, due) for day in sorted(asked)),
        moment(opened),
        moment(changed),
    ),
    st.lists(st.integers(1, 28), max_size=4, unique=True),
    days,
    days,
    st.integers(1, 28),
)


@settings(max_examples=100)
@given(chases)
def test_a_state_follows_from_what_came_after_the_last_letter(chase: Chase) -> None:
    state, last = chase.state(TODAY), chase.latest
    assert state in REQUEST_STATES
    if last is None:
        assert state == "not_asked"
        return
    assert (state == "answered") == (chase.changed_at >= last.asked_at)
    assert (state == "overdue") == (state != "answered" and last.due_on < TODAY)
    if state == "opened":
        first = chase.open_requests[0]
        assert chase.opened_at >= first.asked_at
    answered_between = [each for each in chase.requests if each not in chase.open_requests]
    assert all(each.asked_at <= chase.changed_at for each in answered_between)
    assert len(chase.reminded_on) == max(0, len(chase.open_requests) - 1)


@settings(max_examples=50)
@given(st.lists(chases, max_size=5))
def test_the_most_urgent_stand_on_top(found: list[Chase]) -> None:
    ordered = chases_in_order(found, TODAY)
    places = [REQUEST_STATES.index(each.state(TODAY)) for each in ordered]
    assert places == sorted(places)
    assert sorted(map(id, ordered)) == sorted(map(id, found))


def test_an_answer_that_an_officer_noted_counts_until_the_next_letter() -> None:
    noted = make_request(3, answered_at=moment(5))
    chase = Chase(Partner("A trust", id=1), (noted,))
    assert chase.state(TODAY) == "answered"
    again = Chase(chase.partner, (noted, make_request(10, due=15)), moment(12))
    assert again.state(TODAY) == "overdue"
    assert (again.first_asked_on, again.has_opened) == (date(2026, 6, 10), True)


def test_what_was_asked_of_one_area_is_not_asked_of_another() -> None:
    one = make_request(3, area_codes=AREAS[:1])
    chase = Chase(Partner("A trust", id=1), (one,))
    assert chase.about(AREAS[0]).state(TODAY) == "asked"
    assert chase.about(AREAS[1]).state(TODAY) == "not_asked"
    assert chase.about("") == chase


@pytest.mark.parametrize(
    ("code", "changes"),
    [("area_missing", {"area_codes": ()}), ("text_too_long", {"note": "x" * 2001})],
)
def test_a_request_that_asks_nothing_is_refused(code: str, changes: dict[str, object]) -> None:
    with pytest.raises(Refused) as refused:
        make_request(3, **changes)
    assert [each.code for each in refused.value.faults] == [code]
    with pytest.raises(Refused):
        Request(1, AREAS, date(2026, 6, 2), moment(3), "An officer")


@settings(max_examples=100)
@given(days, days, st.integers(1, 28))
def test_a_link_without_a_letter_asks_too_and_is_never_overdue(
    opened: int, changed: int, invited: int
) -> None:
    chase = Chase(Partner("A trust", id=1), (), moment(opened), moment(changed), moment(invited))
    expected = "answered" if changed >= invited else "opened" if opened >= invited else "asked"
    assert chase.state(TODAY) == expected
    assert chase.about(AREAS[0]).state(TODAY) == expected
