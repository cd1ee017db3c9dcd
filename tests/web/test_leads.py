"""Who leads an action is said by that body: through its link, or by an officer it has told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.leads import LeadAnswer
from placeplan.domain.plans import Finding, Plan
from placeplan.operations.plan_editions import make_edition
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.wanted_editions import WantedEdition
from placeplan.store.actions import add_action, get_action
from placeplan.store.database import Database, writing
from placeplan.store.findings import add_finding
from placeplan.store.invitations import add_invitation
from placeplan.store.leads import add_lead_answer, list_lead_answers
from placeplan.store.partners import get_partner, update_partner
from placeplan.store.plans import add_plan, get_plan
from placeplan.web.days import today
from placeplan.web.invitations.tokens import signed
from tests.edition_setup import store_edition
from tests.factories import LISBURN_SOUTH
from tests.listing_setup import BUSES, TRUST, store_areas, store_partner
from tests.pages import PageClient, filled_in, find_form, read, text_of
from tests.plan_sources import make_action

ME = {"said_by": "Made-up Person, director"}


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def partner_id(database: Database) -> int:
    store_areas(database)
    return store_partner(database)


@pytest.fixture
def plan(database: Database, partner_id: int) -> Plan:
    """A plan with one action, which the partner is suggested to lead."""
    plan = add_plan(database, LISBURN_SOUTH.code, [], "Lisburn South locality plan")
    issue = add_finding(database, plan.id, Finding("issue", "Dark paths"))
    add_action(database, issue, make_action(lead=TRUST), changed_by="An officer")
    return get_plan(database, plan.id)


def open_link(client: PageClient, database: Database, partner_id: int, days: int = 30) -> None:
    with writing(database):
        _invitation, token = add_invitation(database, partner_id, days=days)
    with client.application.test_request_context():
        link = signed(token)
    door = text_of(client.get(f"/invitations/{link}"))
    assert "and the actions it is suggested to lead, and nothing else" in door
    client.post_form(f"/invitations/{link}")


@pytest.fixture
def partner(client: PageClient, database: Database, partner_id: int, plan: Plan) -> PageClient:
    """The partner, in through its link."""
    open_link(client, database, partner_id)
    return client


def action_of(database: Database, plan: Plan):
    return get_plan(database, plan.id).actions[0]


def test_a_partner_agrees_through_its_link_and_the_plan_says_so(
    partner: PageClient, officer: PageClient, plan: Plan, database: Database
) -> None:
    words = text_of(partner.get("/partner"))
    assert "Actions you are suggested to lead" in words
    assert "Lisburn South, about the issue “Dark paths”" in words
    assert words.index("Actions you are suggested to lead") < words.index("Your listings")
    action = action_of(database, plan)
    agree = f"/partner/actions/{action.id}/agree"
    assert f"By agreeing, {TRUST} says that it leads this action (Within two years)" in text_of(
        partner.get(agree)
    )
    assert "Enter your name and role" in text_of(partner.post_form(agree, {}))
    assert action_of(database, plan).lead_state == "suggested"
    assert "The plan now says that you lead" in text_of(partner.post_form(agree, ME))
    answered = text_of(partner.get("/partner"))
    assert answered.index("We have nothing to list") < answered.index("Actions you are suggested")
    (said, named) = list_lead_answers(database, [action.id])[action.id]
    assert (said.state, said.means, said.kept_by, said.said_on) == (
        "agreed",
        "link",
        TRUST,
        today(),
    )
    assert (named.state, named.kept_by) == ("suggested", "An officer")
    history = text_of(officer.get(f"/plans/{plan.id}/actions/{action.id}"))
    assert "agreed to lead" in history and "Made-up Person, director" in history
    assert f"{TRUST}: agreed" in text_of(officer.get(f"/plans/{plan.id}/preview"))
    assert "Made-up Person" not in text_of(officer.get(f"/plans/{plan.id}/preview"))


def test_a_partner_changes_its_mind_until_the_plan_is_adopted(
    partner: PageClient, plan: Plan, database: Database
) -> None:
    action = action_of(database, plan)
    agreed = partner.post_form(f"/partner/actions/{action.id}/agree", ME, follow=False)
    assert action_of(database, plan).lead_state == "agreed"
    partner.post_form(agreed.location, action="take-back")
    assert action_of(database, plan).lead_state == "suggested"
    decline = f"/partner/actions/{action.id}/decline"
    assert "Enter why not" in text_of(partner.post_form(decline, ME))
    answer = partner.post_form(decline, ME | {"lead_reason": "No money this year."})
    assert "Your reason: No money this year." in text_of(answer)
    assert action_of(database, plan).lead_reason == "No money this year."
    store_edition(database, plan.id, "adopted")
    assert "The plan is adopted, so this stays as it is" in text_of(partner.get("/partner"))
    late = partner.get(f"/partner/actions/{action.id}/agree", follow_redirects=True)
    assert "answers can no longer be changed here" in text_of(late)
    assert action_of(database, plan).lead_state == "declined"


def test_a_partner_that_was_renamed_answers_by_its_link(
    partner: PageClient, plan: Plan, partner_id: int, database: Database
) -> None:
    update_partner(database, replace(get_partner(database, partner_id), name="Renamed Body"))
    agree = f"/partner/actions/{action_of(database, plan).id}/agree"
    assert "By agreeing, Renamed Body says that it leads" in text_of(partner.get(agree))
    agreed = partner.post_form(agree, ME, follow=False)
    kept = action_of(database, plan)
    assert (kept.lead, kept.lead_standing) == ("Renamed Body", "agreed")
    partner.post_form(agreed.location, action="take-back")
    assert action_of(database, plan).lead_standing == "suggested"


def test_a_late_undo_says_why_it_takes_nothing_back(
    partner: PageClient, plan: Plan, database: Database
) -> None:
    action = action_of(database, plan)
    agreed = partner.post_form(f"/partner/actions/{action.id}/agree", ME, follow=False)
    form = find_form(read(partner.get(agreed.location)), "take-back", "")
    stale = filled_in(form, {})
    told = LeadAnswer(TRUST, "declined", "No money.", means="telephone", kept_by="An officer")
    newer = add_lead_answer(database, action.id, told)

    def undo(sent: dict[str, str]) -> str:
        return text_of(partner.post(str(form["action"]), data=stale | sent, follow_redirects=True))

    for sent in ({}, {"number": ""}, {"number": "x"}):
        words = undo(sent)
        assert "Another answer has been kept since, so this one is not taken back" in words
        assert "The plan is adopted" not in words
    store_edition(database, plan.id, "adopted")
    assert "The plan is adopted, so this stays as it is" in undo({"number": str(newer)})
    assert action_of(database, plan).lead_state == "declined"


def test_nobody_but_the_lead_can_answer_and_no_ended_link(
    client: PageClient, officer: PageClient, plan: Plan, database: Database
) -> None:
    agree = f"/partner/actions/{action_of(database, plan).id}/agree"
    assert client.get(agree).status_code == 302
    assert officer.get(agree).status_code == 403
    other = store_partner(database, BUSES)
    open_link(client, database, other)
    assert "suggested to lead" not in text_of(client.get("/partner"))
    assert client.get(agree).status_code == 404
    with writing(database):
        database.conn.execute("UPDATE invitations SET expires_at = '2026-01-01T00:00:00Z'")
    assert client.get(agree).status_code == 302
    assert action_of(database, plan).lead_state == "suggested"


def test_an_answer_to_an_action_that_was_changed_meanwhile_is_not_kept(
    partner: PageClient, officer: PageClient, plan: Plan, database: Database
) -> None:
    action = action_of(database, plan)
    agree = f"/partner/actions/{action.id}/agree"
    token = partner.page(agree).find("input", attrs={"name": "csrf_token"})["value"]
    change = {"title": "Light the underpass all night"}
    officer.post_form(f"/plans/{plan.id}/actions/{action.id}", change, action=str(action.id))
    sent = {"csrf_token": token, "version": str(action.version), **ME}
    answer = text_of(partner.post(agree, data=sent))
    assert "Somebody else has changed this meanwhile" in answer
    assert "Light the underpass all night" in answer
    assert action_of(database, plan).lead_state == "suggested"
    partner.post_form(agree, ME)
    officer.post_form(
        f"/plans/{plan.id}/actions/{action.id}", {"title": "Light it"}, action=str(action.id)
    )
    page = f"/plans/{plan.id}/actions/{action.id}"
    assert "has been reworded since" in text_of(officer.get(page))
    assert "Please answer again" in text_of(partner.get("/partner"))


def test_an_agreement_to_an_earlier_wording_is_nowhere_said_to_be_to_this_one(
    partner: PageClient, officer: PageClient, plan: Plan, database: Database
) -> None:
    action = action_of(database, plan)
    partner.post_form(f"/partner/actions/{action.id}/agree", ME)
    page, change = f"/plans/{plan.id}/actions/{action.id}", {"due_on": "2029-03-31"}
    answer = officer.post_form(page, change, action=str(action.id))
    assert f"{TRUST} answered to an earlier wording; the plan says so" in text_of(answer)
    earlier = "agreed to an earlier wording, not yet to this one"
    assert f"{TRUST}: {earlier}" in text_of(officer.get(f"/plans/{plan.id}/preview"))
    make_edition(database, plan.id, WantedEdition(1, "consultation_draft", "A"), today(), Limits())
    assert f"{TRUST}: {earlier}" in text_of(officer.get(f"/published/{plan.slug}"))
    words = text_of(officer.get(f"/plans/{plan.id}"))
    assert "1 action has no lead that has agreed" in words
    assert "to an earlier wording. It has opened its link." in words
    theirs = text_of(partner.get("/partner"))
    assert "You agreed to an earlier wording" in theirs and "You have agreed" not in theirs
    assert "By 31 March 2029." in theirs
    partner.post_form(f"/partner/actions/{action.id}/agree", ME)
    assert f"{TRUST}: agreed With" in text_of(officer.get(f"/plans/{plan.id}/preview"))
    assert "You have agreed" in text_of(partner.get("/partner"))


def test_an_officer_does_not_keep_an_answer_to_words_that_changed_meanwhile(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    action = action_of(database, plan)
    page = f"/plans/{plan.id}/actions/{action.id}/lead"
    told = {"lead_state": "agreed", "means": "email", "lead": TRUST}
    token = officer.page(page).find("input", attrs={"name": "csrf_token"})["value"]
    body = {"csrf_token": token, "version": str(action.version), **told}
    officer.post_form(
        f"/plans/{plan.id}/actions/{action.id}", {"title": "Dig it up"}, action=str(action.id)
    )
    words = text_of(officer.post(page, data=body))
    assert "Somebody else has changed this meanwhile" in words and "Dig it up" in words
    assert action_of(database, plan).lead_state == "suggested"
    officer.post_form(page, told)
    assert action_of(database, plan).lead_standing == "agreed"


def test_another_lead_is_only_suggested(
    partner: PageClient, officer: PageClient, plan: Plan, database: Database
) -> None:
    action = action_of(database, plan)
    partner.post_form(f"/partner/actions/{action.id}/agree", ME)
    page = f"/plans/{plan.id}/actions/{action.id}"
    officer.post_form(page, {"timescale": "Soon"}, action=str(action.id))
    assert action_of(database, plan).lead_state == "agreed"
    body = {"lead": "another", "lead_other": "Made-up roads body"}
    officer.post_form(page, body, action=str(action.id))
    kept = action_of(database, plan)
    assert (kept.lead, kept.lead_state, kept.lead_partner_id) == (
        body["lead_other"],
        "suggested",
        0,
    )
    assert "suggested to lead" not in text_of(partner.get("/partner"))
    words = text_of(officer.get(f"/plans/{plan.id}"))
    assert "Leads that have not answered" in words
    assert "It is not a partner on record" in words


def test_an_officer_keeps_what_a_lead_said_and_how_it_was_told(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    action = action_of(database, plan)
    page = f"/plans/{plan.id}/actions/{action.id}/lead"
    assert "Select how you were told" in text_of(officer.post_form(page, {"lead_state": "agreed"}))
    told = {"means": "meeting", "said_on": "2026-06-12"}
    answer = officer.post_form(page, {"lead_state": "declined", **told})
    assert "Say why the lead was declined" in text_of(answer)
    officer.post_form(page, {"lead_state": "declined", "lead_reason": "No money.", **told})
    (said, _named) = list_lead_answers(database, [action.id])[action.id]
    assert (said.state, said.means, said.said_on) == ("declined", "meeting", date(2026, 6, 12))
    history = text_of(officer.get(f"/plans/{plan.id}/actions/{action.id}"))
    assert "At a meeting, 12 June 2026" in history
    assert "Leads that have not answered" not in text_of(officer.get(f"/plans/{plan.id}"))


def test_an_action_changed_meanwhile_by_another_officer_is_shown_not_lost(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    action = action_of(database, plan)
    page = f"/plans/{plan.id}/actions/{action.id}"
    mine = {"title": "Mine", "lead": str(action.lead_partner_id), "version": str(action.version)}
    token = officer.page(page).find("input", attrs={"name": "csrf_token"})["value"]
    officer.post_form(page, {"title": "Theirs", "wellbeing": ["social"]}, action=str(action.id))
    words = text_of(officer.post(page, data={"csrf_token": token, **mine}))
    assert "Somebody else has changed this action meanwhile" in words
    assert "What is suggested: Theirs" in words and "Wellbeing it adds to: Social" in words
    assert action_of(database, plan).title == "Theirs"
    again = mine | {"csrf_token": token, "version": str(action.version + 1)}
    assert officer.post(page, data=again).status_code == 302
    assert get_action(database, plan.id, action.id).title == "Mine"


def test_another_body_needs_a_name(officer: PageClient, plan: Plan) -> None:
    page = text_of(officer.get(f"/plans/{plan.id}/findings/{plan.issues[0].id}/actions/new"))
    assert "By which day (optional) It stands in the plan, and puts actions in order" in page
    new = f"/plans/{plan.id}/findings/{plan.issues[0].id}/actions/new"
    answer = officer.post_form(new, {"title": "Light it", "lead": "another"})
    assert "Enter the name of the body that might lead" in text_of(answer)


def test_the_plan_leads_to_the_actions_without_an_agreed_lead(
    officer: PageClient, plan: Plan
) -> None:
    page = officer.page(f"/plans/{plan.id}")
    link = page.find("a", string="1 action has no lead that has agreed")
    assert link is not None and link["href"] == f"/plans/{plan.id}/sections/actions"
    assert "Suggested, not yet agreed" in text_of(officer.get(str(link["href"])))
