"""Single answers go when their time is up; what they said together stays."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from placeplan.domain.attendance import Attendance
from placeplan.domain.consultations import Consultation, PlanComment
from placeplan.domain.leads import LeadAnswer
from placeplan.domain.plans import Finding
from placeplan.domain.response_imports import ResponseImport
from placeplan.operations.nightly import do_nightly_work
from placeplan.operations.profiles import (
    freeze_closed_surveys,
    get_profile,
    public_profile,
)
from placeplan.operations.retention import remove_expired_responses
from placeplan.operations.setup import DATABASE_NAME
from placeplan.store.areas import add_areas, add_places
from placeplan.store.consultation_comments import add_comment, count_comments, list_comments
from placeplan.store.consultations import add_consultation
from placeplan.store.database import Database, writing
from placeplan.store.drafts import add_draft, update_draft
from placeplan.store.facilitator_links import add_facilitator_link, list_facilitator_links
from placeplan.store.findings import add_finding
from placeplan.store.leads import add_lead_answer, list_lead_answers
from placeplan.store.plans import add_plan, get_plan
from placeplan.store.profiles import find_frozen_counts
from placeplan.store.recounts import recount
from placeplan.store.response_imports import add_response_import, list_response_imports
from placeplan.store.response_rows import iterate_records
from placeplan.store.responses import add_response, withdraw_response
from placeplan.store.retention import find_expiry_day
from placeplan.store.surveys import add_survey, get_survey, has_responses
from placeplan.store.workshop_events import add_workshop_event, list_workshop_events
from tests.edition_setup import store_edition
from tests.factories import (
    CASTLEREAGH_EAST,
    LISBURN_SOUTH,
    PLACES,
    TIME_LIMITS,
    make_link,
    make_response,
    make_survey,
)
from tests.plan_sources import make_action
from tests.workshop_setup import store_workshop

DAYS = 730
LAST_DAY = make_survey().closes_on + timedelta(days=DAYS)


def store_answers(database: Database) -> None:
    survey = make_survey()
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_places(database, PLACES)
        add_survey(database, survey)
        for rating in "12345":
            response = make_response(survey, {"moving_around": rating}, assets="The river")
            add_response(database, response)


def rows(database: Database, table: str) -> int:
    return int(database.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_answers_are_kept_to_the_last_day_of_their_retention(database: Database) -> None:
    store_answers(database)
    assert remove_expired_responses(database, LAST_DAY, DAYS) == {}
    assert has_responses(database, "your-place")


def test_after_it_nothing_of_a_single_answer_is_left(database: Database) -> None:
    store_answers(database)
    removed = remove_expired_responses(database, LAST_DAY + timedelta(days=1), DAYS)
    assert removed == {"your-place": 5}
    for table in ("responses", "answers", "comments", "answer_counts", "comment_counts"):
        assert rows(database, table) == 0, f"{table} still holds something"
    assert recount(database, "your-place") == []


def test_the_profile_outlives_its_answers(database: Database) -> None:
    store_answers(database)
    survey, day = make_survey(), LAST_DAY + timedelta(days=1)
    before = get_profile(database, survey, LISBURN_SOUTH.code)
    remove_expired_responses(database, day, DAYS)
    assert get_profile(database, survey, LISBURN_SOUTH.code) == before
    published = public_profile(database, survey, LISBURN_SOUTH.code, day)
    assert published is not None and published.profile == before


def test_a_second_night_finds_nothing_to_remove(database: Database) -> None:
    store_answers(database)
    day = LAST_DAY + timedelta(days=1)
    remove_expired_responses(database, day, DAYS)
    assert remove_expired_responses(database, day, DAYS) == {}


def test_a_survey_keeps_the_day_its_answers_expired(database: Database) -> None:
    store_answers(database)
    day = LAST_DAY + timedelta(days=1)
    assert find_expiry_day(database, "your-place") is None
    remove_expired_responses(database, day, DAYS)
    assert find_expiry_day(database, "your-place") == day


def test_answers_withdrawn_one_by_one_come_back_in_no_officers_figures(
    database: Database,
) -> None:
    store_answers(database)
    survey, day = make_survey(), LAST_DAY + timedelta(days=1)
    freeze_closed_surveys(database, day)
    with writing(database):
        for record in list(iterate_records(database, survey.slug)):
            withdraw_response(database, record["response_key"])
    assert get_profile(database, survey, LISBURN_SOUTH.code).responses == 0
    assert remove_expired_responses(database, day, DAYS) == {}
    assert get_profile(database, survey, LISBURN_SOUTH.code).responses == 0


def test_what_was_not_frozen_before_is_frozen_before_it_is_removed(database: Database) -> None:
    store_answers(database)
    parts = (LISBURN_SOUTH.code, None), (LISBURN_SOUTH.code, "hilltop")
    for area_code, place_key in parts:
        assert not find_frozen_counts(database, "your-place", area_code, place_key, "closed")
    remove_expired_responses(database, LAST_DAY + timedelta(days=1), DAYS)
    whole, hilltop = (find_frozen_counts(database, "your-place", *part, "closed") for part in parts)
    assert whole is not None and whole.counts.responses == 5
    assert hilltop is not None and hilltop.counts.responses == 0


def test_what_was_withdrawn_or_never_sent_is_in_no_file_after_the_night(
    instance: Path, database: Database
) -> None:
    store_answers(database)
    survey = get_survey(database, "your-place")
    said = "The otters under the bridge. " * 150
    response = make_response(survey, {"moving_around": "4"}, assets=said)
    with writing(database):
        add_response(database, response)
        add_draft(database, "your-place", "draft", {"assets": said}, survey.opens_on)
        turned = {"assets": said[::-1]}
        update_draft(database, "your-place", "draft", lambda _kept: turned, survey.opens_on)
    assert b"otters" in bytes_of(instance) and b"sretto" in bytes_of(instance)
    withdraw_response(database, response.key)
    do_nightly_work(
        instance,
        database,
        survey.opens_on + timedelta(days=30),
        14,
        DAYS,
        TIME_LIMITS,
    )
    assert b"otters" not in bytes_of(instance) and b"sretto" not in bytes_of(instance)
    assert b"The river" in bytes_of(instance)


def bytes_of(instance: Path) -> bytes:
    """All that is in the database and its journal."""
    return b"".join(path.read_bytes() for path in sorted(instance.glob(f"{DATABASE_NAME}*")))


def test_who_ran_a_workshop_is_forgotten_with_its_answers(database: Database) -> None:
    workshop = store_workshop(database)
    add_facilitator_link(database, make_link(workshop.held_on))
    where = ("your-place", "hall-june")
    add_workshop_event(database, *where, "counted", "Sam (Riverside residents)", Attendance(12))
    remove_expired_responses(database, LAST_DAY, DAYS)
    assert len(list_facilitator_links(database, *where)) == 1
    remove_expired_responses(database, LAST_DAY + timedelta(days=1), DAYS)
    assert list_facilitator_links(database, *where) == []
    (event,) = list_workshop_events(database, *where)
    assert (event.made_by, event.attendance) == ("", Attendance(12))


def test_comments_on_a_draft_go_as_long_after_its_consultation(database: Database) -> None:
    store_answers(database)
    plan = add_plan(database, LISBURN_SOUTH.code, [], "A plan")
    last = LAST_DAY - timedelta(days=DAYS)
    for edition in (1, 2):
        store_edition(database, plan.id, "consultation_draft")
        closes_on = last - timedelta(days=edition - 1)
        number = add_consultation(database, Consultation(plan.id, edition, closes_on, closes_on))
        add_comment(database, number, PlanComment(f"key {edition}", "actions", "Light", closes_on))
    remove_expired_responses(database, LAST_DAY, DAYS)
    assert [len(list_comments(database, number)) for number in (1, 2)] == [1, 0]
    remove_expired_responses(database, LAST_DAY + timedelta(days=1), DAYS)
    assert list_comments(database, 1) == []
    assert [count_comments(database, number) for number in (1, 2)] == [{"new": 1}, {"new": 1}]


def test_who_spoke_for_a_lead_is_forgotten_as_long_after_the_answer(database: Database) -> None:
    store_answers(database)
    plan = add_plan(database, LISBURN_SOUTH.code, [], "A plan")
    add_finding(database, plan.id, Finding("issue", "Dark paths", "", "", (make_action(),)))
    (action,) = get_plan(database, plan.id).actions
    said = LeadAnswer(action.lead, "declined", "No money", "email", "Made-up Person, director")
    add_lead_answer(database, action.id, said)
    ((kept, _named),) = list_lead_answers(database, [action.id]).values()
    last_day = date.fromisoformat(kept.kept_at[:10]) + timedelta(days=DAYS)
    remove_expired_responses(database, last_day, DAYS)
    assert list_lead_answers(database, [action.id])[action.id][0] == kept
    remove_expired_responses(database, last_day + timedelta(days=1), DAYS)
    forgotten = list_lead_answers(database, [action.id])[action.id][0]
    assert forgotten == replace(kept, said_by="")


def test_which_files_were_taken_in_is_forgotten_where_no_response_is_left(
    database: Database,
) -> None:
    store_answers(database)
    survey = make_survey()
    number = database.conn.execute("SELECT id FROM surveys").fetchone()[0]
    add_response_import(database, number, ResponseImport("Sam’s answers.csv", "Sam", "", 5))
    with writing(database):
        for record in list(iterate_records(database, survey.slug)):
            withdraw_response(database, record["response_key"])
    remove_expired_responses(database, LAST_DAY, DAYS)
    assert len(list_response_imports(database, survey.slug)) == 1
    assert remove_expired_responses(database, LAST_DAY + timedelta(days=1), DAYS) == {}
    assert list_response_imports(database, survey.slug) == []
