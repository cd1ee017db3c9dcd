"""What the store says to each way of adding, correcting and taking away a response."""

from dataclasses import replace
from datetime import date

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.recounts import recount
from placeplan.store.response_rows import (
    find_response,
    get_response,
    iterate_responses,
    list_revisions,
    list_workshop_responses,
)
from placeplan.store.responses import (
    add_response,
    exclude_response,
    include_response,
    is_withdrawn,
    remove_response,
    update_response,
    withdraw_response,
)
from placeplan.store.surveys import add_survey
from placeplan.store.workshops import add_workshop
from tests.factories import LISBURN_SOUTH, make_group_response, make_response, make_workshop


def only_code(refused: pytest.ExceptionInfo[Refused]) -> tuple[str, str]:
    (fault,) = refused.value.faults
    return fault.code, fault.field


def test_a_key_with_other_content_is_refused(database: Database, survey: Survey) -> None:
    response = make_response(survey)
    with writing(database):
        assert add_response(database, response) == "added"
        assert add_response(database, response) == "known"
        with pytest.raises(Refused) as refused:
            add_response(database, replace(response, assets="Trees"))
    assert only_code(refused) == ("response_key_taken", "response_key")


def test_a_key_of_another_survey_is_refused(database: Database, survey: Survey) -> None:
    other = replace(survey, slug="another-place")
    response = make_response(survey)
    elsewhere = replace(response, survey=other)
    with writing(database):
        add_survey(database, other)
        add_response(database, response)
        with pytest.raises(Refused) as refused:
            add_response(database, elsewhere)
        assert only_code(refused) == ("response_key_taken", "response_key")
        with pytest.raises(Refused) as refused:
            update_response(database, elsewhere, version=1, changed_by="an officer")
        assert only_code(refused) == ("response_key_taken", "response_key")
    assert recount(database, survey.slug) == recount(database, other.slug) == []


def test_an_unknown_workshop_is_refused_and_nothing_changes(
    database: Database, survey: Survey
) -> None:
    response = make_group_response(survey)
    with writing(database):
        add_response(database, response)
        for write in (
            lambda sheet: add_response(database, replace(sheet, key="another")),
            lambda sheet: update_response(database, sheet, version=1, changed_by="an officer"),
        ):
            with pytest.raises(Refused) as refused:
                write(replace(response, workshop_key="nowhere"))
            assert only_code(refused) == ("workshop_unknown", "workshop")
    assert list(iterate_responses(database, survey)) == [response]
    assert list_revisions(database, response.key) == []
    assert recount(database, survey.slug) == []


def test_a_correction_keeps_what_was_said_before(database: Database, survey: Survey) -> None:
    first = make_response(survey, assets="Trees")
    second = replace(first, assets="", actions="Benches")
    with writing(database):
        add_response(database, first, entered_by="a facilitator")
        assert update_response(database, second, version=1, changed_by="an officer") == 2
        assert update_response(database, second, version=2, changed_by="an officer") == 2
    stored = get_response(database, first.key)
    assert (stored.response, stored.version) == (second, 2)
    assert stored.entered_by == "a facilitator"
    (revision,) = list_revisions(database, first.key)
    assert (revision.version, revision.response) == (1, first)
    assert revision.changed_by == "an officer"


def test_two_who_correct_at_once_are_told(database: Database, survey: Survey) -> None:
    response = make_response(survey)
    with writing(database):
        add_response(database, response)
        update_response(database, replace(response, assets="A"), version=1, changed_by="one")
        with pytest.raises(Refused) as refused:
            update_response(database, replace(response, assets="B"), version=1, changed_by="two")
    assert only_code(refused) == ("changed_meanwhile", "version")
    assert get_response(database, response.key).response.assets == "A"


def test_a_survey_changed_in_title_is_no_correction(database: Database, survey: Survey) -> None:
    response = make_response(survey)
    renamed = replace(response, survey=replace(survey, title="Another title"))
    with writing(database):
        add_response(database, response)
        assert update_response(database, renamed, version=1, changed_by="an officer") == 1


def test_a_response_is_excluded_with_a_reason_and_kept(database: Database, survey: Survey) -> None:
    response = make_response(survey)
    with writing(database):
        add_response(database, response)
        with pytest.raises(Refused) as refused:
            exclude_response(database, response.key, " ")
        assert only_code(refused) == ("text_missing", "reason")
        exclude_response(database, response.key, "sent twice")
    stored = get_response(database, response.key)
    assert (stored.state, stored.state_reason) == ("excluded", "sent twice")
    assert list(iterate_responses(database, survey)) == []
    with writing(database):
        include_response(database, response.key)
    stored = get_response(database, response.key)
    assert (stored.state, stored.state_reason) == ("counted", "")


def test_a_removed_sheet_says_who_removed_it_until_it_is_put_back(
    database: Database, survey: Survey
) -> None:
    response = make_response(survey)
    with writing(database):
        add_response(database, response)
        with pytest.raises(Refused):
            remove_response(database, response.key, " ")
        remove_response(database, response.key, "Sam")
    stored = get_response(database, response.key)
    assert (stored.state, stored.removed_by, stored.version) == ("excluded", "Sam", 2)
    with writing(database):
        include_response(database, response.key, changed_by="Ann")
        assert get_response(database, response.key).removed_by == ""
        exclude_response(database, response.key, "removed by Sam")
    stored = get_response(database, response.key)
    assert (stored.state, stored.removed_by, stored.version) == ("excluded", "", 3)


def test_a_withdrawn_response_leaves_only_a_hash(database: Database, survey: Survey) -> None:
    response = make_response(survey, assets="The oak by the gate")
    with writing(database):
        add_response(database, response)
        update_response(
            database, replace(response, age_band="25_39"), version=1, changed_by="an officer"
        )
        withdraw_response(database, response.key)
        assert add_response(database, response) == "withdrawn"
    assert find_response(database, response.key) is None
    assert is_withdrawn(database, response.key)
    for table in ("responses", "answers", "comments", "response_revisions"):
        assert database[table].count == 0
    (tombstone,) = database["tombstones"].rows
    assert response.key not in tombstone["key_hash"]
    with pytest.raises(NotFound), writing(database):
        withdraw_response(database, response.key)


def test_a_workshops_sheets_come_in_the_order_they_were_entered(
    database: Database, survey: Survey
) -> None:
    sheets = [make_group_response(survey, workshop_key="hall-june", key=key) for key in "cab"]
    with writing(database):
        add_workshop(database, make_workshop())
        for sheet in (*sheets, make_group_response(survey)):
            add_response(database, sheet)
    found = list_workshop_responses(database, survey.slug, "hall-june")
    assert [each.response for each in found] == sheets


def test_responses_of_one_area_can_be_read_alone(database: Database, survey: Survey) -> None:
    here = make_response(
        survey, collected_on=date(2026, 5, 2), marks={}, priorities=("housing_and_community",)
    )
    there = make_response(survey, area_code="N10000701", assets="A")
    with writing(database):
        add_response(database, there)
        add_response(database, here)
    assert list(iterate_responses(database, survey)) == [here, there]
    assert list(iterate_responses(database, survey, LISBURN_SOUTH.code)) == [here]


def test_reading_half_of_the_responses_leaves_no_transaction_open(
    database: Database, survey: Survey
) -> None:
    with writing(database):
        for _ in range(5):
            add_response(database, make_response(survey))
    reading_on = iterate_responses(database, survey)
    next(reading_on)
    reading_on.close()  # type: ignore[attr-defined]
    assert not database.conn.in_transaction
    with writing(database):
        add_response(database, make_response(survey))
