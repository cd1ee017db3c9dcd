"""Reminders of a whole instance, and what a night leaves of them."""

from datetime import date, timedelta
from pathlib import Path

from placeplan.domain.consultations import Consultation, PlanComment
from placeplan.domain.plans import Finding, Step
from placeplan.domain.surveys import Survey
from placeplan.operations.nightly import do_nightly_work
from placeplan.operations.reminders import list_reminders
from placeplan.operations.repeats import mark_looked_at
from placeplan.store.consultation_comments import add_comment
from placeplan.store.consultations import add_consultation
from placeplan.store.database import Database, writing
from placeplan.store.findings import add_finding
from placeplan.store.flags import add_flags
from placeplan.store.invitations import add_invitation
from placeplan.store.plans import add_plan
from placeplan.store.profiles import find_frozen_counts
from placeplan.store.responses import add_response
from placeplan.store.steps import add_step
from placeplan.store.workshops import add_workshop
from tests.edition_setup import store_edition
from tests.factories import LISBURN_SOUTH, TIME_LIMITS, make_response, make_workshop
from tests.listing_setup import store_listing, store_partner
from tests.plan_sources import make_action

RETENTION = 730


def kinds(database: Database, today: date) -> list[str]:
    return [each.kind for each in list_reminders(database, today, RETENTION)]


def test_an_empty_instance_needs_no_attention(database: Database) -> None:
    assert list_reminders(database, date(2026, 6, 12), RETENTION) == []


def test_all_that_waits_is_told_the_earliest_day_first(database: Database, survey: Survey) -> None:
    today = survey.closes_on - timedelta(days=3)
    with writing(database):
        add_response(database, make_response(survey))
        add_workshop(database, make_workshop(held_on=survey.opens_on))
        plan = add_plan(database, LISBURN_SOUTH.code, [survey.slug], "The plan")
        add_step(database, plan.id, Step("board", "Board", today + timedelta(days=10)))
        partner = store_partner(database)
        store_listing(database, partner, last_checked_on=None)
        store_listing(database, partner, name="New", state="waiting")
        overdue = make_action(due_on=today - timedelta(days=9))
        add_finding(database, plan.id, Finding("issue", "Dark paths", "", "", (overdue,)))
        store_edition(database, plan.id, "consultation_draft")
        days = Consultation(plan.id, 1, today - timedelta(days=7), today + timedelta(days=7))
        add_consultation(database, days)
        add_comment(database, 1, PlanComment("a", "actions", "It is dark", today))
    assert kinds(database, today) == [
        "workshop_open",
        "leads_overdue",
        "survey_closes",
        "consultation_closes",
        "board_meets",
        "comments_unread",
        "listings_waiting",
        "partner_listings_stale",
    ]


def test_likely_repeats_are_told_of_until_someone_looks(database: Database, survey: Survey) -> None:
    response = make_response(survey)
    with writing(database):
        add_response(database, response)
        add_flags(database, response, ["honeypot", "burst"], None)
    (told,) = list_reminders(database, survey.opens_on, RETENTION)[:1]
    assert told.kind == "repeats_waiting" and told.params["num"] == 1
    group = f"honeypot-{response.collected_on}"
    mark_looked_at(database, survey.slug, group, response.key, "an officer")
    assert kinds(database, survey.opens_on) == []


def test_a_link_is_told_of_in_its_last_fortnight(database: Database) -> None:
    invitation, _token = add_invitation(database, store_partner(database), days=60)
    last_day = date.fromisoformat(invitation.expires_at[:10])
    assert kinds(database, last_day - timedelta(days=50)) == []
    assert kinds(database, last_day) == ["invitation_ends", "partners_silent"]
    assert kinds(database, last_day + timedelta(days=1)) == ["partners_silent"]


def test_a_night_freezes_before_it_removes_and_then_reminds(
    database: Database, survey: Survey, instance: Path
) -> None:
    with writing(database):
        add_response(database, make_response(survey))
    last_day = survey.closes_on + timedelta(days=RETENTION)
    kept = do_nightly_work(instance, database, last_day, 14, RETENTION, TIME_LIMITS)
    assert kept.frozen == (survey.slug,) and kept.responses_removed == {}
    assert [each.kind for each in kept.reminders] == ["answers_expire"]
    gone = do_nightly_work(
        instance,
        database,
        last_day + timedelta(days=1),
        14,
        RETENTION,
        TIME_LIMITS,
    )
    assert gone.frozen == () and gone.responses_removed == {survey.slug: 1}
    assert gone.reminders == []


def test_a_single_night_may_freeze_and_remove(
    database: Database, survey: Survey, instance: Path
) -> None:
    with writing(database):
        add_response(database, make_response(survey))
    late = survey.closes_on + timedelta(days=RETENTION + 1)
    done = do_nightly_work(instance, database, late, 14, RETENTION, TIME_LIMITS)
    assert done.frozen == (survey.slug,) and done.responses_removed == {survey.slug: 1}
    frozen = find_frozen_counts(database, survey.slug, LISBURN_SOUTH.code, None, "closed")
    assert frozen is not None and frozen.counts.responses == 1
