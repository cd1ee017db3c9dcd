"""Actions know their partners on record, and each word of a lead is kept."""

from dataclasses import replace
from datetime import date

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.leads import LeadAnswer, LeadState
from placeplan.domain.partners import Partner
from placeplan.domain.plans import Finding
from placeplan.store.actions import add_action, get_action, list_actions, update_action
from placeplan.store.database import Database
from placeplan.store.findings import add_finding, remove_finding
from placeplan.store.leads import (
    add_lead_answer,
    get_lead_request,
    list_lead_answers,
    list_lead_requests,
)
from placeplan.store.partners import add_partner, get_partner, remove_partner, update_partner
from placeplan.store.plans import add_plan
from tests.factories import LISBURN_SOUTH
from tests.listing_setup import TRUST, store_areas
from tests.plan_sources import make_action

FULL = {
    "due_on": date(2027, 3, 31),
    "indicator": "People who feel safe after dark",
    "how_much": "Lamps lit",
    "how_well": "Nights without a fault",
    "better_off": "People who walk home",
    "co_production": ("co_design", "co_assessment"),
    "wellbeing": ("social", "democratic"),
}


@pytest.fixture
def issue(database: Database) -> tuple[int, int]:
    """The numbers of a plan and of an issue in it."""
    store_areas(database)
    plan = add_plan(database, LISBURN_SOUTH.code, [], "A plan")
    return plan.id, add_finding(database, plan.id, Finding("issue", "Dark paths"))


def test_an_action_comes_back_with_all_that_was_kept(
    issue: tuple[int, int], database: Database
) -> None:
    plan_id, finding_id = issue
    action_id = add_action(database, finding_id, make_action(**FULL))
    kept = get_action(database, plan_id, action_id)
    assert kept == make_action(**FULL, id=action_id, version=1)


def test_a_partner_by_any_of_its_names_is_that_partner_and_follows_its_name(
    issue: tuple[int, int], database: Database
) -> None:
    plan_id, finding_id = issue
    partner = Partner(TRUST, aliases=("HHSCT",))
    partner_id = add_partner(database, partner)
    named = make_action(lead="hhsct", partners=("Made-up police", TRUST.upper(), "HHSCT"))
    action_id = add_action(database, finding_id, named)
    kept = get_action(database, plan_id, action_id)
    assert (kept.lead, kept.lead_partner_id) == (TRUST, partner_id)
    assert kept.partners == ("Made-up police", TRUST)
    update_partner(database, Partner("New Trust", id=partner_id))
    kept = get_action(database, plan_id, action_id)
    assert (kept.lead, kept.partners) == ("New Trust", ("Made-up police", "New Trust"))
    assert kept.version == 1
    remove_partner(database, partner_id)
    kept = get_action(database, plan_id, action_id)
    assert (kept.lead, kept.lead_partner_id) == ("New Trust", 0)


def test_what_a_lead_said_stays_until_another_leads(
    issue: tuple[int, int], database: Database
) -> None:
    plan_id, finding_id = issue
    action_id = add_action(database, finding_id, make_action())
    lead = make_action().lead
    add_lead_answer(database, action_id, LeadAnswer(lead, "declined", "No money", kept_by="A"))
    update_action(database, make_action(title="Reworded", id=action_id, version=1))
    kept = get_action(database, plan_id, action_id)
    assert (kept.lead_state, kept.lead_reason, kept.version) == ("declined", "No money", 2)
    (said, _) = list_lead_answers(database, [action_id])[action_id]
    assert said.wording.title == "Light the underpass"
    assert kept.answered == said.wording and kept.lead_standing == "declined_before"
    with pytest.raises(Refused, match="changed_meanwhile"):
        update_action(database, make_action(id=action_id, version=1))
    update_action(database, make_action(lead="", id=action_id, version=2), changed_by="B")
    assert get_action(database, plan_id, action_id).lead_state == "suggested"
    assert [each.kept_by for each in list_lead_answers(database, [action_id])[action_id]][0] == "B"
    with pytest.raises(Refused, match="changed_meanwhile"):
        add_lead_answer(database, action_id, LeadAnswer(lead, "agreed"))


def test_an_agreement_is_to_what_the_action_asked_then(
    issue: tuple[int, int], database: Database
) -> None:
    plan_id, finding_id = issue
    action_id = add_action(database, finding_id, make_action())
    add_lead_answer(database, action_id, LeadAnswer(make_action().lead, "agreed"))
    asked = {name: FULL[name] for name in ("due_on", "how_much", "how_well", "better_off")}
    changes = [{"title": "Light it"}, {"timescale": "Soon"}, {"measure": "Lamps"}]
    for change in (*changes, *({name: value} for name, value in asked.items())):
        version = get_action(database, plan_id, action_id).version
        update_action(database, make_action(id=action_id, version=version, **change))
        assert get_action(database, plan_id, action_id).lead_standing == "agreed_before", change
    update_action(
        database,
        make_action(id=action_id, version=version + 1, partners=("Others",), wellbeing=("social",)),
    )
    assert get_action(database, plan_id, action_id).lead_standing == "agreed"
    assert list_actions(database, [finding_id])[finding_id][0].lead_standing == "agreed"


@pytest.mark.parametrize("before", ["suggested", "agreed", "declined"])
def test_a_renamed_partner_still_stands_by_its_answer_and_can_give_another(
    issue: tuple[int, int], database: Database, before: LeadState
) -> None:
    plan_id, finding_id = issue
    partner_id = add_partner(database, Partner(TRUST))
    action_id = add_action(database, finding_id, make_action(lead=TRUST))
    add_lead_answer(database, action_id, LeadAnswer(TRUST, before, "No money"))
    update_partner(database, replace(get_partner(database, partner_id), name="New Trust"))
    kept = get_action(database, plan_id, action_id)
    assert (kept.lead, kept.lead_standing) == ("New Trust", before)
    asked = get_lead_request(database, partner_id, action_id)
    assert (asked.answer.lead, asked.standing) == ("New Trust", before)
    said = LeadAnswer(asked.answer.lead, "agreed", means="link")
    add_lead_answer(database, action_id, said, version=asked.version)
    update_action(database, get_action(database, plan_id, action_id))
    assert get_action(database, plan_id, action_id).lead_standing == "agreed"


def test_an_answer_is_taken_back_only_while_it_is_the_last(
    issue: tuple[int, int], database: Database
) -> None:
    plan_id, finding_id = issue
    action = make_action()
    action_id = add_action(database, finding_id, action)
    back = LeadAnswer(action.lead, "suggested")
    first = add_lead_answer(database, action_id, LeadAnswer(action.lead, "agreed"))
    second = add_lead_answer(database, action_id, LeadAnswer(action.lead, "declined", "No money"))
    with pytest.raises(Refused, match="answered_since"):
        add_lead_answer(database, action_id, back, instead_of=first)
    assert get_action(database, plan_id, action_id).lead_state == "declined"
    add_lead_answer(database, action_id, back, instead_of=second)
    assert get_action(database, plan_id, action_id).lead_state == "suggested"


def test_a_partner_is_asked_only_about_what_is_in_a_plan(
    issue: tuple[int, int], database: Database
) -> None:
    plan_id, finding_id = issue
    partner_id = add_partner(database, Partner(TRUST))
    first = add_action(database, finding_id, make_action(lead=TRUST, title="First"))
    add_action(database, finding_id, make_action(lead=TRUST, title="Second"))
    add_lead_answer(database, first, LeadAnswer(TRUST, "agreed"))
    assert [each.title for each in list_lead_requests(database, partner_id)] == ["Second", "First"]
    remove_finding(database, plan_id, finding_id)
    assert list_lead_requests(database, partner_id) == []
