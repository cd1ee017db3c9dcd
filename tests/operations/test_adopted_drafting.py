"""An adopted plan says how things stood when it was adopted, and promises nothing that is over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from placeplan.domain.actions import Action
from placeplan.domain.consultations import Consultation, ConsultationPoint, ConsultedDraft
from placeplan.domain.plan_trees import texts_of
from placeplan.domain.plans import PlanStatus, Step
from placeplan.operations.plan_drafting.consultation import tells_of
from placeplan.operations.plan_drafting.sections import draft_tree
from placeplan.operations.plan_drafting.sources import PlanSources
from placeplan.operations.plan_drafting.summary import draft_summary
from tests.plan_sources import TODAY, make_action, make_findings, make_plan, make_sources

DAY = timedelta(days=1)
CONSULTATION = Consultation(1, 1, TODAY - 30 * DAY, TODAY - DAY, id=1)
OPEN_POINT = ConsultationPoint("actions", "The path is dark")
STEPS = (
    Step("consultation", "Comments are taken", TODAY - 30 * DAY, TODAY - DAY),
    Step("board", "The Board decides", TODAY + DAY),
    Step("other", "The hall opened", TODAY - DAY),
    Step("other", "First report", TODAY + 90 * DAY),
    Step("other", "The plan is reviewed"),
)


def words(sources: PlanSources, key: str) -> str:
    blocks = draft_tree(sources).section(key).blocks
    return "\n".join(text for block in blocks for text in texts_of(block))


def consulted(status: PlanStatus, comments: int, *points: ConsultationPoint) -> PlanSources:
    draft = ConsultedDraft(CONSULTATION, comments, 0, points, {"actions": "Actions"})
    return make_sources(plan=make_plan(status=status), consultations=(draft,))


@pytest.mark.parametrize(
    ("status", "unanswered", "to_be_said"),
    [
        ("adopted", "\nNot answered when the plan was adopted", " Not answered when the plan was"),
        ("consultation_draft", "\nStill being considered", " What is made of it has still to be"),
    ],
)
def test_what_nobody_answered_is_said_by_how_the_plan_stands(
    status: PlanStatus, unanswered: str, to_be_said: str
) -> None:
    with_point = words(consulted(status, 2, OPEN_POINT), "next_steps")
    assert unanswered in with_point and to_be_said not in with_point
    assert "was open for comments on the partnership’s site (" in with_point
    assert to_be_said in words(consulted(status, 2), "next_steps")
    without = words(consulted(status, 0), "next_steps")
    assert "No comment has come." in without and to_be_said not in without


@pytest.mark.parametrize(
    ("status", "drafted_on", "tells"),
    [
        ("consultation_draft", CONSULTATION.closes_on, False),
        ("consultation_draft", TODAY, True),
        ("adopted", CONSULTATION.closes_on, True),
        ("adopted", CONSULTATION.opens_on - DAY, False),
    ],
)
def test_a_plan_drafted_after_a_consultation_tells_of_it(
    status: PlanStatus, drafted_on: date, tells: bool
) -> None:
    tree = draft_tree(replace(consulted(status, 2), today=drafted_on))
    assert tells_of(tree, CONSULTATION) is tells
    without = draft_tree(make_sources(plan=make_plan(status=status), today=drafted_on))
    assert not tells_of(without, CONSULTATION)


def test_after_adoption_only_what_is_still_to_come_is_a_next_step() -> None:
    draft = words(make_sources(plan=make_plan(steps=STEPS)), "next_steps")
    assert all(step.title in draft for step in STEPS)
    sources = make_sources(plan=make_plan(status="adopted", steps=STEPS))
    adopted = words(sources, "next_steps")
    assert [step.title for step in STEPS if step.title in adopted] == [
        "First report", "The plan is reviewed",
    ]  # fmt: skip
    (shown,) = [each for each in draft_summary(sources).sections if each.key == "next"]
    said = " ".join(text for block in shown.blocks for text in texts_of(block))
    assert "First report" in said and "The Board decides" not in said
    nothing_left = words(
        make_sources(plan=make_plan(status="adopted", steps=STEPS[:3])), "next_steps"
    )
    assert nothing_left == "This plan has been adopted."


@pytest.mark.parametrize("more", [(), (make_action(title="Cut the hedge"),)])
def test_after_adoption_an_action_is_no_suggestion_but_its_lead_may_be(
    more: tuple[Action, ...],
) -> None:
    _asset, issue, idle = make_findings()
    plan = make_plan(
        status="adopted", findings=(replace(issue, actions=(make_action(), *more)), idle)
    )
    said = words(make_sources(plan=plan), "actions")
    assert "Actions for Lisburn South\n" in said and "\nAction\n" in said
    assert "There is no action for: No evening bus." in said
    assert "Made-up roads body: suggested, not yet agreed" in said
    leads = ("suggested but ha", "suggested, not yet agreed")
    assert said.count("uggested") == sum(said.count(each) for each in leads)
    (shown,) = [
        each for each in draft_summary(make_sources(plan=plan)).sections if each.key == "better"
    ]
    assert shown.heading == "What could be better, and what is to be done"
    without = words(make_sources(plan=make_plan(status="adopted", findings=(idle,))), "actions")
    assert without == "No actions are set out in this plan."


def test_after_adoption_nothing_is_left_for_officers_to_do() -> None:
    _asset, issue, _idle = make_findings()
    agreed = replace(make_action(), lead_state="agreed")
    two = (agreed, replace(agreed, title="Cut the hedge"))
    plan = make_plan(status="adopted", written={}, findings=(replace(issue, actions=two),))
    sources = make_sources(plan=plan)
    assert words(sources, "actions").splitlines()[0].endswith("For each, a lead has agreed.")
    assert "have still to be added" not in words(sources, "about_the_area")
    assert "This plan gives no figures about the population" in words(sources, "about_the_area")
    short = draft_summary(replace(sources, address="https://example.org/plan"))
    assert "with what has come of its actions" in str(short.section("next"))
    (shown,) = [each for each in short.sections if each.key == "better"]
    assert any("Actions, and who leads them" in text for b in shown.blocks for text in texts_of(b))
