"""A lead's answer holds for the wording that it was given to, and for no other."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.actions import Action
from placeplan.domain.leads import LEAD_STATES, LeadState

WORDS = st.sampled_from(["", "Lamps", "Paths"])
ACTIONS = st.builds(
    dict,
    title=st.sampled_from(["Light it", "Dig it up"]),
    timescale=WORDS,
    due_on=st.sampled_from([None, date(2027, 3, 31)]),
    measure=WORDS,
    how_much=WORDS,
    how_well=WORDS,
    better_off=WORDS,
    outcome=WORDS,
    indicator=WORDS,
    partners=st.sampled_from([(), ("Police",)]),
)
BINDING = ("title", "timescale", "due_on", "measure", "how_much", "how_well", "better_off")


@given(ACTIONS, ACTIONS, st.sampled_from(LEAD_STATES), st.booleans())
def test_a_lead_has_agreed_only_to_what_it_was_asked(
    then: dict[str, Any], now: dict[str, Any], state: LeadState, has_lead: bool
) -> None:
    lead = "Trust" if has_lead or state != "suggested" else ""
    reason = "No money" if state == "declined" else ""
    action = Action(
        **now,
        lead=lead,
        lead_state=state,
        lead_reason=reason,
        answered=None if state == "suggested" else Action(**then).wording,
    )
    is_same = all(then[name] == now[name] for name in BINDING)
    if state == "suggested":
        assert action.lead_standing == ("suggested" if lead else "")
    else:
        assert action.lead_standing == (state if is_same else f"{state}_before")
    assert action.is_lead_awaited == (bool(lead) and (state == "suggested" or not is_same))
