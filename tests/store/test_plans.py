"""Plans as kept: words with versions, an order that can be changed, and nothing really gone."""

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.plans import Finding, Plan, Step
from placeplan.store.actions import (
    add_action,
    list_actions,
    move_action,
    remove_action,
    restore_action,
    update_action,
)
from placeplan.store.areas import add_areas
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.findings import add_finding, get_finding, remove_finding, update_finding
from placeplan.store.plans import (
    add_plan,
    find_plan_of_area,
    get_plan,
    get_published_plan,
    list_plans,
    update_plan,
    update_section,
)
from placeplan.store.steps import add_step, update_step
from placeplan.store.surveys import add_survey
from tests.edition_setup import store_edition
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, make_survey
from tests.plan_sources import make_action, make_findings

CODE = LISBURN_SOUTH.code


@pytest.fixture
def plan(database: Database) -> Plan:
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_survey(database, make_survey(places=()))
    return add_plan(database, CODE, ["your-place"], "Lisburn South: the plan!")


def test_a_plan_comes_back_as_it_was_kept(plan: Plan, database: Database) -> None:
    for finding in make_findings():
        add_finding(database, plan.id, finding)
    kept = get_plan(database, plan.id)
    assert kept.survey_slugs == ("your-place",)
    assert kept.slug == "lisburn-south-the-plan"
    assert [finding.title for finding in kept.assets] == ["The river path"]
    assert [action.title for action in kept.actions] == ["Light the underpass", "Close the lane"]
    assert kept.actions[0].partners == ("Made-up council", "Made-up police")


def test_two_plans_of_one_title_have_their_own_addresses(plan: Plan, database: Database) -> None:
    other = add_plan(database, CODE, [], plan.title)
    assert other.slug == "lisburn-south-the-plan-2"
    assert find_plan_of_area(database, CODE) == other
    assert [each.id for each in list_plans(database)] == [other.id, plan.id]
    assert find_plan_of_area(database, CASTLEREAGH_EAST.code) is None


def test_words_are_kept_with_a_version_that_rises(plan: Plan, database: Database) -> None:
    version = update_section(database, plan.id, "actions", " One.\r\n", version=0, changed_by="A")
    assert version == 1
    assert update_section(database, plan.id, "actions", "One.", version=1, changed_by="B") == 1
    written = get_plan(database, plan.id).section("actions")
    assert (written.prose, written.version, written.updated_by) == ("One.", 1, "A")


def test_words_kept_meanwhile_are_not_written_over(plan: Plan, database: Database) -> None:
    update_section(database, plan.id, "actions", "First.", version=0, changed_by="A")
    with pytest.raises(Refused, match="changed_meanwhile"):
        update_section(database, plan.id, "actions", "Second.", version=0, changed_by="B")
    assert get_plan(database, plan.id).section("actions").prose == "First."


def test_a_plan_is_public_from_its_first_edition_that_is_issued(
    plan: Plan, database: Database
) -> None:
    store_edition(database, plan.id, "draft")
    with pytest.raises(NotFound):
        get_published_plan(database, plan.slug)
    store_edition(database, plan.id, "consultation_draft")
    store_edition(database, plan.id, "draft")
    kept = get_published_plan(database, plan.slug)
    assert (kept.id, kept.status) == (plan.id, "consultation_draft")
    update_plan(database, plan.id, title="Renamed", survey_slugs=[])
    kept = get_published_plan(database, plan.slug)
    assert (kept.title, kept.status, kept.survey_slugs) == ("Renamed", "consultation_draft", ())


def test_actions_are_moved_removed_and_put_back(plan: Plan, database: Database) -> None:
    issue = add_finding(database, plan.id, Finding("issue", "Dark paths"))
    ids = [add_action(database, issue, make_action(title=title)) for title in "abc"]

    def order() -> str:
        return "".join(each.title for each in list_actions(database, [issue]).get(issue, ()))

    move_action(database, ids[2], "up")
    assert order() == "acb"
    move_action(database, ids[0], "up")
    assert order() == "acb"
    remove_action(database, ids[2])
    assert order() == "ab"
    move_action(database, ids[0], "down")
    assert order() == "ba"
    restore_action(database, ids[2])
    assert sorted(order()) == ["a", "b", "c"]
    update_action(database, make_action(title="B", id=ids[1], version=1))
    assert "B" in order()


def test_a_finding_of_another_plan_cannot_be_reached(plan: Plan, database: Database) -> None:
    other = add_plan(database, CODE, [], "Another")
    finding = add_finding(database, plan.id, Finding("asset", "The river"))
    for reach in (get_finding, remove_finding):
        with pytest.raises(NotFound):
            reach(database, other.id, finding)
    with pytest.raises(NotFound):
        update_finding(database, other.id, Finding("asset", "Mine", id=finding))


def test_a_step_of_another_plan_cannot_be_changed(plan: Plan, database: Database) -> None:
    other = add_plan(database, CODE, [], "Another")
    step = add_step(database, plan.id, Step("other", "Visit the clubs"))
    with pytest.raises(NotFound):
        update_step(database, other.id, Step("other", "Mine", id=step))


def test_an_unknown_survey_keeps_no_plan(plan: Plan, database: Database) -> None:
    with pytest.raises(NotFound):
        add_plan(database, CODE, ["nowhere"], "A plan")
    assert len(list_plans(database)) == 1
