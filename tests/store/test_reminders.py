"""What reminders are made from, as the database holds it."""

from datetime import date, timedelta

from placeplan.domain.plans import Step
from placeplan.domain.reminders import DatedSurvey, StaleListings
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.plans import add_plan
from placeplan.store.reminders import list_dated_plans, list_dated_surveys, list_stale_listings
from placeplan.store.responses import add_response, exclude_response, withdraw_response
from placeplan.store.steps import add_step, remove_step
from tests.edition_setup import store_edition
from tests.factories import LISBURN_SOUTH, make_group_response, make_response
from tests.listing_setup import BUSES, store_areas, store_listing, store_partner

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
