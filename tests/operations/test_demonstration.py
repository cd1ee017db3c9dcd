"""The demonstration: made up, said to be, always the same, never in place of real answers."""

import re
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.follow_ups import FollowUp
from placeplan.domain.monitoring import QUESTIONS, STEP, monitoring_tables
from placeplan.domain.plans import Plan
from placeplan.domain.postcodes import plain_postcode
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.operations.consultations import consulted_drafts
from placeplan.operations.demonstration.making import FACILITATOR, make_demonstration
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.plan_standing import plan_standing
from placeplan.operations.plans import plan_docx_for
from placeplan.operations.profiles import get_profile
from placeplan.operations.setup import database_path, prepare_instance
from placeplan.store.attendance import get_attendance
from placeplan.store.database import Database, open_database
from placeplan.store.follow_ups import find_follow_up
from placeplan.store.listings import list_listings
from placeplan.store.monitoring import shown_monitoring
from placeplan.store.paper_sheets import list_paper_responses, sheet_number_by_key
from placeplan.store.partners import list_partners
from placeplan.store.partnerships import get_partnership
from placeplan.store.plan_editions import get_edition_content, list_editions
from placeplan.store.plans import get_plan
from placeplan.store.postcodes import find_area_code
from placeplan.store.progress import list_progress_reports
from placeplan.store.recounts import recount
from placeplan.store.response_rows import iterate_responses
from placeplan.store.surveys import get_survey
from placeplan.store.workshops import list_workshops

TODAY = date(2026, 11, 20)
SLUG = "your-place-2026"


def made_in(folder: Path) -> Database:
    make_demonstration(folder, TODAY, lambda _made: None)
    return open_database(database_path(folder))


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Database:
    with closing(made_in(tmp_path_factory.mktemp("demo"))) as database:
        yield database


def responses_of(database: Database) -> list[Response]:
    return list(iterate_responses(database, get_survey(database, SLUG)))


def test_the_demonstration_has_what_a_visitor_wants_to_see(demonstration: Database) -> None:
    responses = responses_of(demonstration)
    online = [each for each in responses if each.channel == "online"]
    assert len(online) == 240
    workshops = list_workshops(demonstration)
    assert len(workshops) == 2
    for workshop in workshops:
        attendance = get_attendance(demonstration, workshop.survey_slug, workshop.key)
        assert 0 < attendance.in_bands <= attendance.people == workshop.people
    assert len([each for each in responses if each.form == "group"]) == 7
    assert len(list_partners(demonstration)) == 12
    assert len(list_listings(demonstration)) == 40


def test_a_newcomer_finds_postcodes_numbered_paper_and_equality_figures(
    demonstration: Database,
) -> None:
    survey = get_survey(demonstration, SLUG)
    for area in survey.areas:
        sheets = list_paper_responses(demonstration, SLUG, area.code)
        assert sheets and {sheet.entered_by for sheet in sheets} == {FACILITATOR}
    numbers = sheet_number_by_key(demonstration, SLUG).values()
    assert len(set(numbers)) == len([r for r in responses_of(demonstration) if is_paper(r)])
    tables = monitoring_tables(shown_monitoring(demonstration, SLUG), STEP)
    assert [table.question for table in tables] == list(QUESTIONS)
    assert any(people is None for table in tables for _answer, people in table.rows)
    assert {find_area_code(demonstration, code) for code in named_postcodes(survey)} == (
        survey.area_codes
    )


def test_no_postcode_of_it_is_one_of_a_real_place(demonstration: Database) -> None:
    stored = demonstration.conn.execute("SELECT postcode FROM postcodes").fetchall()
    assert stored and all(postcode.startswith("ZZ") for (postcode,) in stored)


def named_postcodes(survey: Survey) -> list[str]:
    """Those that the survey's introduction tells people to try."""
    found = re.findall(r"ZZ\d \d[A-Z]{2}", survey.introduction)
    return [plain_postcode(each) for each in found]


def is_paper(response: Response) -> bool:
    return response.channel == "paper"


def test_everything_in_it_says_that_it_is_made_up(demonstration: Database) -> None:
    assert get_partnership(demonstration).is_made_up
    assert get_survey(demonstration, SLUG).is_made_up


def test_its_survey_is_open_on_the_day_it_is_made(demonstration: Database) -> None:
    assert get_survey(demonstration, SLUG).state(TODAY) == "open"


@pytest.mark.parametrize("area_code", ["N10000707", "N10000701"])
def test_its_areas_have_strengths_needs_and_a_divided_theme(
    demonstration: Database, area_code: str
) -> None:
    profile = get_profile(demonstration, get_survey(demonstration, SLUG), area_code)
    assert profile.strengths
    assert profile.needs
    assert any(theme.is_divided for theme in profile.individuals.themes)


@pytest.mark.parametrize(
    ("wanted", "is_there"),
    [
        ("an apostrophe", lambda text: "'" in text or "’" in text),
        ("an emoji", lambda text: any(ord(letter) > 0x1F000 for letter in text)),
        ("a long comment", lambda text: len(text.split()) > 60),
        ("a short comment", lambda text: len(text.split()) < 6),
    ],
)
def test_its_comments_are_as_varied_as_people(
    demonstration: Database, wanted: str, is_there: Callable[[str], bool]
) -> None:
    texts = [
        text
        for response in responses_of(demonstration)
        for answer in response.answers.values()
        for text in (answer.good, answer.better)
        if text
    ]
    assert any(is_there(text) for text in texts), f"no comment with {wanted}"


def test_it_is_the_same_wherever_it_is_made_on_the_same_day(
    demonstration: Database, tmp_path: Path
) -> None:
    with closing(made_in(tmp_path)) as again:
        assert responses_of(again) == responses_of(demonstration)
        assert plan_docx_for(again, "N10000707", [SLUG], TODAY) == plan_docx_for(
            demonstration, "N10000707", [SLUG], TODAY
        )


def test_making_it_again_replaces_it(tmp_path: Path) -> None:
    made_in(tmp_path).close()
    with closing(made_in(tmp_path)) as again:
        assert len(responses_of(again)) == len({each.key for each in responses_of(again)})


def test_a_real_instance_is_never_replaced(tmp_path: Path) -> None:
    prepare_instance(tmp_path)
    before = database_path(tmp_path).read_bytes()
    with pytest.raises(Refused, match="not_a_demonstration"):
        make_demonstration(tmp_path, TODAY, lambda _made: None)
    assert database_path(tmp_path).read_bytes() == before


def test_its_plan_has_assets_issues_actions_and_steps(demonstration: Database) -> None:
    plan = get_plan(demonstration, 1)
    assert {finding.kind for finding in plan.findings} == {"asset", "issue"}
    actions = [action for finding in plan.findings for action in finding.actions]
    assert {action.lead_state for action in actions} >= {"suggested", "agreed"}
    standing = plan_standing(demonstration, plan, TODAY, Limits())
    assert standing.surveys_open == ("Your place, 2026 (made-up answers)",)
    assert standing.forms_open == 2
    assert plan.steps


def test_its_past_is_a_plan_that_was_consulted_on_adopted_and_carried_out(tmp_path: Path) -> None:
    made = make_demonstration(tmp_path, TODAY, lambda _made: None, with_past=True)
    with closing(open_database(database_path(tmp_path))) as database:
        plan = get_plan(database, made.plan_id - 1)
        assert [each.status for each in list_editions(database, plan.id)] == [
            "adopted",
            "consultation_draft",
        ]
        (consulted,) = consulted_drafts(database, plan.id)
        assert {point.outcome for point in consulted.points} == {"changed", "not_changed"}
        reports = list_progress_reports(database, plan.id)
        latest = {each[0].state for each in reports.values()}
        assert latest == {"under_way", "done", "cannot_be_done"}
        (before,) = plan.survey_slugs
        assert get_survey(database, before).state(TODAY) == "closed"
        assert {each.outcome for each in judged(database, plan)} == {"partly"}
        assert recount(database, before) == []
        said = str(
            get_edition_content(database, plan.id, 2).public.section("how_people_were_involved")
        )
        assert "No workshop has been recorded" in said and "answered at workshops" not in said


def judged(database: Database, plan: Plan) -> list[FollowUp]:
    """What was judged of a plan's findings after the later survey."""
    found = (find_follow_up(database, each.id, SLUG) for each in plan.findings)
    return [each for each in found if each]
