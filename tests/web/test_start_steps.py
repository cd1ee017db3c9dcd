"""The staff's start: each step from a survey to progress, with how far it is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.consultations import Consultation
from placeplan.domain.listings import Listing
from placeplan.domain.partners import Partner
from placeplan.domain.plans import Finding
from placeplan.domain.progress import ProgressReport
from placeplan.domain.responses import Answer
from placeplan.domain.tags import Tag
from placeplan.store.actions import add_action
from placeplan.store.consultations import add_consultation
from placeplan.store.database import Database, writing
from placeplan.store.findings import add_finding
from placeplan.store.listings import add_listing
from placeplan.store.partners import add_partner
from placeplan.store.plans import add_plan
from placeplan.store.progress import add_progress_report
from placeplan.store.responses import add_response
from placeplan.store.tags import add_tag, tag_comments
from placeplan.web.days import today
from tests.edition_setup import store_edition
from tests.factories import LISBURN_SOUTH, make_response
from tests.pages import PageClient
from tests.plan_sources import make_action
from tests.store.stocked import stock

AREA = f"your-place/{LISBURN_SOUTH.code}"


@pytest.fixture
def plan_id(database: Database) -> int:
    """A plan with an action, of a survey with one comment."""
    survey = stock(database)
    answers = {"moving_around": Answer(rating=2, better="No path")}
    with writing(database):
        add_response(database, make_response(survey, answers=answers))
        plan = add_plan(database, LISBURN_SOUTH.code, [survey.slug], "Lisburn South")
        finding_id = add_finding(database, plan.id, Finding("issue", "No path"))
        add_action(database, finding_id, make_action())
    return plan.id


def shown_steps(client: PageClient) -> list[tuple[str, str, str]]:
    """Each step from the comments on: its title, where it leads, and what there is already."""
    steps = client.page("/staff").find_all(class_="step_list__step")
    return [
        (
            step.a.get_text(),
            str(step.a["href"]),
            "".join(tag.get_text() for tag in step.select(".tag--good")),
        )
        for step in steps[5:]
    ]


def test_the_steps_go_on_from_the_draft_to_what_was_done_of_the_plan(
    client_as: Callable[[Role], PageClient], plan_id: int
) -> None:
    assert shown_steps(client_as(Role.OFFICER)) == [
        ("Sort the comments", f"/evidence/{AREA}", ""),
        ("Find gaps", f"/gaps/{AREA}", ""),
        ("Draft the plan", f"/plans/{plan_id}", "1 plan"),
        ("Consult on the plan", f"/plans/{plan_id}", ""),
        ("Adopt the plan", f"/plans/{plan_id}", ""),
        ("Report progress", f"/plans/{plan_id}", ""),
    ]


def test_each_step_says_what_the_database_has_of_it(
    client_as: Callable[[Role], PageClient], database: Database, plan_id: int
) -> None:
    with writing(database):
        tag_comments(database, add_tag(database, Tag("Paths"), by="Pat").id, [1], by="Pat")
        partner_id = add_partner(database, Partner("A partner"))
        codes = (LISBURN_SOUTH.code,)
        listing = Listing("A partner", "Walks", "service", "social", codes, state="approved")
        add_listing(database, replace(listing, partner_id=partner_id))
    store_edition(database, plan_id, "consultation_draft")
    add_consultation(database, Consultation(plan_id, 1, today(), today()))
    store_edition(database, plan_id, "adopted")
    add_progress_report(database, plan_id, ProgressReport(1, "under_way", "Lit", today()), seen=0)
    assert [found for _title, _url, found in shown_steps(client_as(Role.OFFICER))] == [
        "1 comment sorted",
        "1 listing compared",
        "1 plan",
        "1 consultation",
        "1 plan adopted",
        "1 report",
    ]


def test_with_several_plans_a_step_leads_to_their_list(
    client_as: Callable[[Role], PageClient], database: Database, plan_id: int
) -> None:
    add_plan(database, LISBURN_SOUTH.code, ["your-place"], "Another plan")
    addresses = {url for _title, url, _found in shown_steps(client_as(Role.OFFICER))[2:]}
    assert addresses == {"/plans"}


def test_before_there_are_answers_comments_and_gaps_lead_to_the_results(
    client_as: Callable[[Role], PageClient], database: Database
) -> None:
    stock(database)
    addresses = [url for _title, url, _found in shown_steps(client_as(Role.OFFICER))]
    assert addresses[:2] == ["/results", "/results"]
