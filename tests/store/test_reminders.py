"""What reminders are made from, as the database holds it."""

from dataclasses import replace
from datetime import date, timedelta

from placeplan.domain.consultations import Consultation, ConsultationPoint, PlanComment
from placeplan.domain.leads import LeadAnswer
from placeplan.domain.plan_reminders import AwaitedLead, OpenConsultation
from placeplan.domain.plans import Finding, Step
from placeplan.domain.reminders import DatedSurvey, StaleListings
from placeplan.domain.surveys import Survey
from placeplan.store.actions import update_action
from placeplan.store.consultation_comments import add_comment, list_comments, review_comment
from placeplan.store.consultations import add_consultation, add_point, update_point
from placeplan.store.database import Database, writing
from placeplan.store.findings import add_finding
from placeplan.store.leads import add_lead_answer
from placeplan.store.plan_editions import withhold_edition
from placeplan.store.plans import add_plan, get_plan
from placeplan.store.reminders import (
    list_awaited_leads,
    list_dated_plans,
    list_dated_surveys,
    list_open_consultations,
    list_stale_listings,
)
from placeplan.store.responses import add_response, exclude_response, withdraw_response
from placeplan.store.steps import add_step, remove_step
from tests.edition_setup import store_edition
from tests.factories import LISBURN_SOUTH, make_group_response, make_response
from tests.listing_setup import BUSES, store_areas, store_listing, store_partner
from tests.plan_sources import make_action

TODAY = date(2026, 6, 12)
A_YEAR_AGO = TODAY - timedelta(days=365)


def test_a_survey_is_dated_and_its_counted_responses_are_counted(
    database: Database, survey: Survey
) -> None:
    dates = survey.slug, survey.title, survey.opens_on, survey.closes_on
    assert list_dated_surveys(database) == [DatedSurvey(*dates, 0, False)]
    one, group = make_response(survey), make_group_response(survey)
    with writing(database):
        add_response(database, one)
        add_response(database, group)
        exclude_response(database, one.key, "A test")
    assert list_dated_surveys(database) == [DatedSurvey(*dates, 1, True)]
    with writing(database):
        withdraw_response(database, group.key)
    assert list_dated_surveys(database) == [DatedSurvey(*dates, 0, True)]


def test_a_plan_is_dated_by_its_consultations_and_boards(
    database: Database, survey: Survey
) -> None:
    plan = add_plan(database, LISBURN_SOUTH.code, [survey.slug], "The plan")
    add_plan(database, LISBURN_SOUTH.code, [survey.slug], "Without dates")
    steps = (
        Step("consultation", "First", date(2026, 6, 1), date(2026, 6, 20)),
        Step("consultation", "One evening", date(2026, 7, 1)),
        Step("board", "The Board", date(2026, 8, 1), date(2026, 8, 2)),
        Step("other", "A walk", date(2026, 6, 13)),
        Step("board", "Some day"),
    )
    for step in steps:
        add_step(database, plan.id, step)
    removed = add_step(database, plan.id, Step("board", "Called off", date(2026, 6, 14)))
    remove_step(database, plan.id, removed)
    (dated,) = list_dated_plans(database)
    assert (dated.id, dated.title, dated.status) == (plan.id, "The plan", "draft")
    assert dated.consultations_end_on == (date(2026, 6, 20), date(2026, 7, 1))
    assert dated.boards_on == (date(2026, 8, 1),)
    store_edition(database, plan.id, "adopted")
    assert list_dated_plans(database) == []


def test_an_issued_edition_dates_a_consultation_until_it_is_withheld(database: Database) -> None:
    store_areas(database)
    plan = add_plan(database, LISBURN_SOUTH.code, [], "The plan")
    store_edition(database, plan.id, "consultation_draft")
    opens_on, closes_on = date(2026, 6, 1), date(2026, 6, 20)
    add_consultation(database, Consultation(plan.id, 1, opens_on, closes_on))
    said_too = Step("consultation", "Talk", date(2026, 5, 1), closes_on)
    step_id = add_step(database, plan.id, said_too)
    (dated,) = list_dated_plans(database)
    assert dated.consultations_end_on == (closes_on,)
    remove_step(database, plan.id, step_id)
    assert list_dated_plans(database) == [dated]
    withhold_edition(database, plan.id, 1, "A name", "An officer")
    assert list_dated_plans(database) == []


def test_a_consultation_is_open_while_something_is_unread_or_unanswered(
    database: Database,
) -> None:
    store_areas(database)
    plan = add_plan(database, LISBURN_SOUTH.code, [], "The plan")
    store_edition(database, plan.id, "consultation_draft")
    days = Consultation(plan.id, 1, date(2026, 6, 1), date(2026, 6, 20))
    kept = add_consultation(database, days)
    assert list_open_consultations(database) == []
    for key in ("a", "b"):
        add_comment(database, kept, PlanComment(key, "actions", f"Said {key}", TODAY))
    point = add_point(database, kept, ConsultationPoint("actions", "It is dark"))
    wanted = OpenConsultation(plan.id, "The plan", 1, date(2026, 6, 20), 2, 1)
    assert list_open_consultations(database) == [wanted]
    for comment in list_comments(database, kept):
        review_comment(database, kept, replace(comment, state="considered", reviewed_by="A"))
    assert list_open_consultations(database) == [wanted._replace(comments_new=0)]
    answered = ConsultationPoint("actions", "It is dark", "changed", "It is lit", 1, id=point)
    update_point(database, kept, answered)
    assert list_open_consultations(database) == []


def test_unread_comments_are_counted_without_reading_the_others(database: Database) -> None:
    asked: list[str] = []
    database.conn.set_trace_callback(asked.append)
    list_open_consultations(database)
    database.conn.set_trace_callback(None)
    plan = database.conn.execute(f"EXPLAIN QUERY PLAN {asked[-1]}").fetchall()
    assert any("consultation_comments_unread" in step[-1] for step in plan)


def test_a_lead_is_awaited_until_it_answers_to_the_action_as_it_is_worded(
    database: Database,
) -> None:
    store_areas(database)
    plan = add_plan(database, LISBURN_SOUTH.code, [], "The plan")
    issue = Finding(
        "issue", "Dark paths", "", "", (make_action(due_on=TODAY), make_action(lead=""))
    )
    add_finding(database, plan.id, issue)
    (waiting,) = list_awaited_leads(database)
    assert (waiting.plan_id, waiting.title, waiting.due_on) == (plan.id, "The plan", TODAY)
    assert waiting.asked_on is not None
    action = get_plan(database, plan.id).actions[0]
    add_lead_answer(database, action.id, LeadAnswer(action.lead, "agreed"))
    assert list_awaited_leads(database) == []
    update_action(database, replace(action, due_on=A_YEAR_AGO))
    assert list_awaited_leads(database) == [AwaitedLead(plan.id, "The plan", A_YEAR_AGO, None)]
    store_edition(database, plan.id, "adopted")
    assert list_awaited_leads(database) == []


def test_stale_listings_are_approved_current_and_unchecked_for_a_year(database: Database) -> None:
    store_areas(database)
    trust, buses = store_partner(database), store_partner(database, BUSES)
    just, before = A_YEAR_AGO, A_YEAR_AGO - timedelta(days=1)
    listings = (
        {"last_checked_on": just},
        {"last_checked_on": before},
        {"last_checked_on": None},
        {"last_checked_on": before, "ends_on": TODAY},
        {"last_checked_on": before, "ends_on": TODAY - timedelta(days=1)},
        {"last_checked_on": before, "state": "waiting"},
        {"last_checked_on": before, "state": "sent_back", "note": "When?"},
    )
    for number, changes in enumerate(listings):
        store_listing(database, trust, name=f"Listing {number}", **changes)
    store_listing(database, buses, last_checked_on=just)
    found = list_stale_listings(database, TODAY, A_YEAR_AGO)
    assert found == [StaleListings(trust, "Hillside Health and Social Care Trust", 3)]
