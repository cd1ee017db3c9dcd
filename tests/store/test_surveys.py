"""Surveys come back as they were kept, and are not changed under their answers."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.follow_ups import FollowUp
from placeplan.domain.plans import Finding
from placeplan.domain.surveys import LONGEST_TITLE, Survey
from placeplan.store.database import Database, writing
from placeplan.store.drafts import add_draft
from placeplan.store.faults import NotFound
from placeplan.store.findings import add_finding
from placeplan.store.follow_ups import update_follow_up
from placeplan.store.plans import add_plan
from placeplan.store.profiles import freeze_counts
from placeplan.store.questionnaires import (
    add_questionnaire,
    get_questionnaire,
    list_questionnaires,
)
from placeplan.store.response_rows import get_response, list_revisions
from placeplan.store.responses import (
    add_response,
    exclude_response,
    update_response,
    withdraw_response,
)
from placeplan.store.surveys import (
    add_survey,
    find_survey,
    get_survey,
    list_surveys,
    remove_survey,
    update_survey,
)
from placeplan.store.workshops import add_workshop
from tests.factories import (
    ADULTS,
    CASTLEREAGH_EAST,
    LISBURN_SOUTH,
    PLACES,
    SURVEY_DAY,
    make_questionnaire,
    make_response,
    make_workshop,
)
from tests.strategies import questionnaires

ANOTHER = make_questionnaire(title="Another")
NARROWED: list[tuple[dict[str, Any], str, str]] = [
    (
        {"questionnaire": make_questionnaire(title="Another")},
        "questionnaire_in_use",
        "questionnaire",
    ),
    ({"areas": (CASTLEREAGH_EAST,), "places": ()}, "area_has_answers", "areas"),
    ({"places": PLACES[1:]}, "place_has_answers", "places"),
    ({"opens_on": date(2026, 6, 13)}, "date_has_answers", "opens_on"),
    ({"closes_on": date(2026, 6, 11)}, "date_has_answers", "closes_on"),
]


@given(questionnaires())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_a_questionnaire_comes_back_as_it_was_kept(database: Database, edition: Any) -> None:
    with writing(database):
        number = add_questionnaire(database, edition)
        assert add_questionnaire(database, edition) == number
        newest = replace(edition, version=edition.version + 1_000)
        add_questionnaire(database, newest)
    assert get_questionnaire(database, edition.key) == newest
    with writing(database):
        database.conn.execute("DELETE FROM questionnaires")


def test_the_newest_of_each_questionnaire_is_listed(database: Database) -> None:
    other = make_questionnaire(key="children", title="A title that comes first")
    with writing(database):
        for edition in (ADULTS, other, make_questionnaire(version=2)):
            add_questionnaire(database, edition)
    assert [(each.key, each.version) for each in list_questionnaires(database)] == [
        ("children", 1),
        ("place-standard-adults", 2),
    ]
    with pytest.raises(NotFound):
        get_questionnaire(database, "unheard-of")


def test_a_survey_comes_back_as_it_was_kept(database: Database, survey: Survey) -> None:
    assert get_survey(database, survey.slug) == survey
    assert find_survey(database, "nowhere") is None
    with pytest.raises(Refused), writing(database):
        add_survey(database, survey)


def test_a_survey_without_answers_may_change_in_everything(
    database: Database, survey: Survey
) -> None:
    changed = replace(
        survey,
        title="Renamed",
        questionnaire=ANOTHER,
        areas=(LISBURN_SOUTH,),
        places=PLACES[:1],
        opens_on=date(2027, 1, 1),
        closes_on=date(2027, 1, 1),
        is_published=True,
    )
    with writing(database):
        update_survey(database, changed)
    assert list_surveys(database) == [changed]


@pytest.mark.parametrize(("changes", "code", "field"), NARROWED)
@pytest.mark.parametrize("state", ["counted", "excluded"])
def test_a_survey_is_not_narrowed_past_its_answers(
    database: Database, survey: Survey, changes: dict[str, Any], code: str, field: str, state: str
) -> None:
    response = make_response(survey, place_key="hilltop")
    with writing(database):
        add_response(database, response)
        if state == "excluded":
            exclude_response(database, response.key, "sent twice")
    with pytest.raises(Refused) as refused, writing(database):
        update_survey(database, replace(survey, **changes))
    assert [(fault.code, fault.field) for fault in refused.value.faults] == [(code, field)]
    assert get_survey(database, survey.slug) == survey
    assert get_response(database, response.key).response == response


@pytest.mark.parametrize(("changes", "code", "field"), NARROWED)
def test_a_survey_is_not_narrowed_past_what_was_corrected(
    database: Database, survey: Survey, changes: dict[str, Any], code: str, field: str
) -> None:
    first = make_response(survey, place_key="hilltop")
    now = {
        "opens_on": {"collected_on": date(2026, 7, 1)},
        "closes_on": {"collected_on": date(2026, 5, 3)},
    }.get(field, {"area_code": CASTLEREAGH_EAST.code, "place_key": ""})
    with writing(database):
        add_response(database, first)
        update_response(database, replace(first, **now), version=1, changed_by="an officer")
    with pytest.raises(Refused) as refused, writing(database):
        update_survey(database, replace(survey, **changes))
    assert [(fault.code, fault.field) for fault in refused.value.faults] == [(code, field)]
    assert list_revisions(database, first.key)[0].response == first


def test_a_survey_with_answers_may_still_be_widened(database: Database, survey: Survey) -> None:
    smaller = replace(survey, areas=(LISBURN_SOUTH,), opens_on=SURVEY_DAY, closes_on=SURVEY_DAY)
    with writing(database):
        update_survey(database, smaller)
        add_response(database, make_response(smaller, place_key="hilltop"))
        update_survey(database, survey)
    assert get_survey(database, survey.slug) == survey


def test_a_survey_nobody_answered_can_be_removed(database: Database, survey: Survey) -> None:
    response = make_response(survey)
    with writing(database):
        add_response(database, response)
        freeze_counts(database, survey.slug, LISBURN_SOUTH.code, None, "public", SURVEY_DAY)
        add_draft(database, survey.slug, "key", {}, SURVEY_DAY)
        with pytest.raises(Refused):
            remove_survey(database, survey.slug)
        withdraw_response(database, response.key)
        remove_survey(database, survey.slug)
    assert list_surveys(database) == []


def test_a_survey_with_a_workshop_cannot_be_removed(database: Database, survey: Survey) -> None:
    with writing(database):
        add_workshop(database, make_workshop())
    with pytest.raises(Refused) as refused, writing(database):
        remove_survey(database, survey.slug)
    assert [fault.code for fault in refused.value.faults] == ["survey_has_workshop"]


def test_a_survey_that_findings_were_followed_up_in_cannot_be_removed(
    database: Database, survey: Survey
) -> None:
    plan = add_plan(database, LISBURN_SOUTH.code, [], "The first plan")
    finding = add_finding(database, plan.id, Finding("issue", "Paths"))
    update_follow_up(database, FollowUp(finding, survey.slug, "partly", judged_by="Pat"))
    with pytest.raises(Refused, match="survey_has_follow_up"):
        remove_survey(database, survey.slug)


@pytest.mark.parametrize("slug", ["nowhere", ""])
def test_a_survey_that_is_not_there_is_not_found(database: Database, slug: str) -> None:
    with pytest.raises(NotFound), writing(database):
        remove_survey(database, slug)


@given(
    st.sampled_from(["title", "introduction", "contact"]),
    st.text(min_size=1, max_size=LONGEST_TITLE),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_texts_of_a_survey_come_back_unchanged(
    database: Database, survey: Survey, name: str, text: str
) -> None:
    changed = replace(survey, **{name: text or "x"}) if text.strip() else survey
    with writing(database):
        update_survey(database, changed)
    assert get_survey(database, survey.slug) == changed
