"""What a plan, its findings, actions and steps may be."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.leads import LEAD_STATES
from placeplan.domain.plans import (
    FINDING_KINDS,
    LONGEST_PROSE,
    LONGEST_TITLE,
    PLAN_STATUSES,
    SECTION_KEYS,
    STEP_KINDS,
    Action,
    Finding,
    Plan,
    Step,
    WrittenSection,
)
from tests.factories import LISBURN_SOUTH

DAY = date(2026, 9, 1)
WORDS = st.text(max_size=20)
DAYS = st.none() | st.dates(DAY, DAY + timedelta(days=3))
ACTIONS = st.builds(Action, WORDS.filter(str.strip), timescale=WORDS, measure=WORDS)


def codes_of(make: Callable[..., Any], **values: Any) -> set[tuple[str, str]]:
    """What is wrong with it, as (field, code); nothing where it can be."""
    try:
        make(**values)
    except Refused as refused:
        return {(found.field, found.code) for found in refused.faults}
    return set()


@given(
    st.sampled_from([*LEAD_STATES, "asked"]),
    st.sampled_from(["", " ", "Made-up council"]),
    st.sampled_from(["", "\t", "No money this year"]),
)
def test_nobody_agrees_or_declines_unnamed_or_declines_without_a_reason(
    state: Any, lead: str, reason: str
) -> None:
    wanted = set()
    if state not in LEAD_STATES:
        wanted.add(("lead_state", "not_in_list"))
    elif state != "suggested" and not lead.strip():
        wanted.add(("lead", "lead_missing"))
    if state == "declined" and not reason.strip():
        wanted.add(("lead_reason", "lead_reason_missing"))
    action = {"title": "Light", "lead": lead, "lead_state": state, "lead_reason": reason}
    assert codes_of(Action, **action) == wanted


@given(DAYS, DAYS)
def test_a_step_never_ends_before_it_starts(starts_on: date | None, ends_on: date | None) -> None:
    wanted = set()
    if ends_on and not starts_on:
        wanted.add(("starts_on", "start_missing"))
    elif ends_on and starts_on and ends_on < starts_on:
        wanted.add(("ends_on", "ends_before_starts"))
    step = {"kind": STEP_KINDS[0], "title": "Board", "starts_on": starts_on, "ends_on": ends_on}
    assert codes_of(Step, **step) == wanted


@pytest.mark.parametrize(
    ("make", "values"),
    [
        (Action, {}),
        (Finding, {"kind": "asset"}),
        (Step, {"kind": "board"}),
        (Plan, {"area": LISBURN_SOUTH, "survey_slugs": ()}),
    ],
)
def test_everything_has_a_title_that_fits(make: Callable[..., Any], values: dict[str, Any]) -> None:
    assert codes_of(make, title="x" * LONGEST_TITLE, **values) == set()
    assert codes_of(make, title=" \n", **values) == {("title", "text_missing")}
    long = "x" * (LONGEST_TITLE + 1)
    assert codes_of(make, title=long, **values) == {("title", "text_too_long")}


@pytest.mark.parametrize(
    ("make", "values", "found"),
    [
        (Finding, {"kind": "wish", "title": "A"}, ("kind", "not_in_list")),
        (
            Finding,
            {"kind": "asset", "title": "A", "actions": (Action("B"),)},
            ("actions", "asset_with_actions"),
        ),
        (Step, {"kind": "party", "title": "A"}, ("kind", "not_in_list")),
        (WrittenSection, {"key": "weather"}, ("key", "not_in_list")),
        (
            WrittenSection,
            {"key": "actions", "prose": "x" * (LONGEST_PROSE + 1)},
            ("prose", "text_too_long"),
        ),
    ],
)
def test_a_part_of_a_plan_that_cannot_be_is_refused(
    make: Callable[..., Any], values: dict[str, Any], found: tuple[str, str]
) -> None:
    assert codes_of(make, **values) == {found}


@given(st.sampled_from([*PLAN_STATUSES, "lost"]), st.booleans(), st.lists(st.sampled_from("ab")))
def test_a_plan_is_published_only_after_its_draft_and_draws_on_a_survey_once(
    status: Any, is_published: bool, slugs: list[str]
) -> None:
    wanted = set()
    if status not in PLAN_STATUSES:
        wanted.add(("status", "not_in_list"))
    if len(set(slugs)) < len(slugs):
        wanted.add(("surveys", "repeated"))
    if is_published and status == "draft":
        wanted.add(("is_published", "draft_published"))
    plan = {"area": LISBURN_SOUTH, "survey_slugs": tuple(slugs), "title": "Plan"}
    assert codes_of(Plan, **plan, status=status, is_published=is_published) == wanted


@given(st.data())
def test_a_plan_keeps_its_findings_and_actions_in_order(data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from(FINDING_KINDS), max_size=5))
    findings = tuple(
        Finding(kind, f"Number {number}", actions=actions)
        for number, kind in enumerate(kinds)
        for actions in (data.draw(_actions_of(kind)),)
    )
    plan = Plan(LISBURN_SOUTH, (), "Plan", findings=findings)
    assert sorted([*plan.assets, *plan.issues], key=findings.index) == list(findings)
    assert [*plan.issues] == [each for each in findings if each.kind == "issue"]
    assert plan.actions == tuple(action for each in findings for action in each.actions)


def _actions_of(kind: str) -> st.SearchStrategy[tuple[Action, ...]]:
    return st.lists(ACTIONS, max_size=0 if kind == "asset" else 3).map(tuple)


@pytest.mark.parametrize("key", SECTION_KEYS)
def test_a_section_nobody_wrote_in_is_empty(key: Any) -> None:
    written = WrittenSection("actions", "We will.", version=2)
    plan = Plan(LISBURN_SOUTH, (), "Plan", written={"actions": written})
    assert plan.section(key) == (written if key == "actions" else WrittenSection(key))
