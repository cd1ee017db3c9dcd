"""What officers decide about comments holds wherever comments are read, and files stay known."""

import uuid
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placeplan.domain.accounts import Role
from placeplan.domain.comments import KEPT_BACK
from placeplan.domain.faults import Refused
from placeplan.domain.findings import Finding
from placeplan.domain.redactions import REDACTION_REASONS
from placeplan.domain.responses import Answer, Response
from placeplan.domain.surveys import Survey
from placeplan.domain.tags import Tag
from placeplan.store.accounts import add_account, set_named_contact
from placeplan.store.comment_reviews import (
    find_original,
    get_comment_row,
    redact_span,
    redact_words,
    set_comment_state,
    undo_redaction,
)
from placeplan.store.concerns import lift_concern, list_concerns, mark_concern
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.finding_evidence import add_support, list_supporting_comments
from placeplan.store.findings import add_finding
from placeplan.store.plan_evidence import list_quotable_comments
from placeplan.store.plans import add_plan
from placeplan.store.recounts import recount
from placeplan.store.response_rows import (
    find_record,
    get_response,
    get_row,
    iterate_records,
    iterate_responses,
    list_revisions,
)
from placeplan.store.responses import (
    add_response,
    exclude_response,
    include_response,
    update_response,
    withdraw_response,
)
from placeplan.store.tags import add_tag, tag_comments, tag_ids_by_comment
from tests.factories import LISBURN_SOUTH, make_response
from tests.strategies import responses

GOOD = "Mrs Smith keeps the corner shop, ask Mrs Smith"
WITHOUT_NAMES = "[name removed] keeps the corner shop, ask [name removed]"
HARM = "My uncle hits me when it is dark"


@pytest.fixture
def said(database: Database, survey: Survey) -> Response:
    """A response with two comments, of the numbers 1 and 2, where there is a named contact."""
    account = add_account(database, email="pat@example.org", name="Pat", role=Role.OFFICER)
    set_named_contact(database, account.id, True)
    answers = {"moving_around": Answer(4, good=GOOD, better=HARM)}
    response = make_response(survey, answers=answers)
    add_response(database, response)
    return response


def texts(database: Database, key: str) -> tuple[str, str]:
    answer = get_response(database, key).response.answers["moving_around"]
    return answer.good, answer.better


def test_taken_out_words_are_gone_from_every_reader(
    database: Database, survey: Survey, said: Response
) -> None:
    redact_words(database, 1, "mrs smith", "names_a_person", version=1, by="Ann")
    assert texts(database, said.key) == (WITHOUT_NAMES, HARM)
    (record,) = iterate_records(database, survey.slug)
    assert record["answers"]["moving_around"] == ["4", WITHOUT_NAMES, HARM]


def test_a_concern_is_in_no_record_count_or_quotation(
    database: Database, survey: Survey, said: Response
) -> None:
    mark_concern(database, 2, version=1, by="Ann")
    (record,) = iterate_records(database, survey.slug)
    assert record["answers"]["moving_around"] == ["4", GOOD, ""]
    assert texts(database, said.key) == (GOOD, KEPT_BACK)
    assert recount(database, survey.slug) == []
    group = ("moving_around", "better")
    assert list_quotable_comments(database, survey.slug, LISBURN_SOUTH.code, group, 9) == []
    assert [concern.text for concern in list_concerns(database)] == [HARM]


def test_a_response_that_says_nothing_else_is_not_exported(
    database: Database, survey: Survey, said: Response
) -> None:
    only = make_response(survey, answers={"moving_around": Answer(better=HARM)})
    add_response(database, only)
    mark_concern(database, 3, version=1, by="Ann")
    assert [each.key for each in iterate_responses(database, survey)] == [said.key]
    assert texts(database, only.key) == ("", KEPT_BACK)
    exclude_response(database, only.key, "a repeat")
    include_response(database, only.key)
    assert recount(database, survey.slug) == []


def test_nobody_marks_a_concern_that_nobody_could_read(database: Database, survey: Survey) -> None:
    add_response(database, make_response(survey, assets=GOOD))
    with pytest.raises(Refused, match="contact_missing"):
        mark_concern(database, 1, version=1, by="Ann")


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_whatever_was_reviewed_a_file_from_before_or_after_is_known(
    database: Database, survey: Survey, said: Response, data: st.DataObject
) -> None:
    sent = replace(data.draw(responses(survey)), key=str(uuid.uuid4()))
    with writing(database):
        add_response(database, sent)
        exported = [sent]
        for _time in range(data.draw(st.integers(1, 4))):
            exported += review(database, survey, sent, data)
        for each in exported:
            assert add_response(database, each) == "known"
        assert recount(database, survey.slug) == []
        withdraw_response(database, sent.key)
        assert recount(database, survey.slug) == []


def review(
    database: Database, survey: Survey, sent: Response, data: st.DataObject
) -> list[Response]:
    """Do something to a comment; the response as it is exported then, if it says anything."""
    identity = get_row(database, sent.key)["id"]
    rows = list(database.query("SELECT * FROM comments WHERE response_id = ?", [identity]))
    if rows:
        row = data.draw(st.sampled_from(rows))
        if data.draw(st.booleans()):
            mark_concern(database, row["id"], version=row["version"], by="Ann")
        else:
            end = data.draw(st.integers(1, len(row["text"])))
            reason = data.draw(st.sampled_from(REDACTION_REASONS))
            redact_span(database, row["id"], 0, end, reason, version=row["version"], by="Ann")
    record = find_record(database, identity)
    return [each for each in iterate_responses(database, survey) if each.key == sent.key and record]


def test_saving_a_sheet_keeps_what_was_reviewed(
    database: Database, survey: Survey, said: Response
) -> None:
    tag = add_tag(database, Tag("Shops"), by="Ann")
    tag_comments(database, tag.id, [1], by="Ann")
    redact_words(database, 1, "Mrs Smith", "names_a_person", version=1, by="Ann")
    set_comment_state(database, 1, "may_be_quoted", version=2, by="Ann")
    mark_concern(database, 2, version=1, by="Ann")
    for version, sent in enumerate((said, get_response(database, said.key).response), start=1):
        changed = replace(sent, priorities=("moving_around", "housing_and_community")[:version])
        assert update_response(database, changed, version=version, changed_by="Sam") == version + 1
        assert get_comment_row(database, 1)["state"] == "may_be_quoted"
        assert texts(database, said.key) == (WITHOUT_NAMES, KEPT_BACK)
    assert tag_ids_by_comment(database, [1])[0] == {1: [tag.id]}
    assert [concern.text for concern in list_concerns(database)] == [HARM]
    assert recount(database, survey.slug) == []


def test_a_changed_text_is_to_be_reviewed_again_under_its_tags(
    database: Database, survey: Survey, said: Response
) -> None:
    tag = add_tag(database, Tag("Shops"), by="Ann")
    tag_comments(database, tag.id, [1], by="Ann")
    redact_words(database, 1, "Mrs Smith", "names_a_person", version=1, by="Ann")
    set_comment_state(database, 1, "may_be_quoted", version=2, by="Ann")
    answers = {"moving_around": Answer(4, good="The shop is good", better=HARM)}
    update_response(database, replace(said, answers=answers), version=1, changed_by="Sam")
    row = get_comment_row(database, 1)
    assert (row["text"], row["state"]) == ("The shop is good", "to_review")
    assert tag_ids_by_comment(database, [1])[0] == {1: [tag.id]}
    (before,) = list_revisions(database, said.key)
    assert before.response.answers["moving_around"].good == WITHOUT_NAMES


def test_earlier_versions_of_a_sheet_keep_back_what_is_kept_back_now(
    database: Database, survey: Survey, said: Response
) -> None:
    answers = {"moving_around": Answer(4, good=f"{GOOD}!", better=f"{HARM}!")}
    update_response(database, replace(said, answers=answers), version=1, changed_by="Sam")
    redact_words(database, 1, "Mrs Smith", "names_a_person", version=2, by="Ann")
    mark_concern(database, 2, version=2, by="Ann")
    (before,) = list_revisions(database, said.key)
    answer = before.response.answers["moving_around"]
    assert (answer.good, answer.better) == (WITHOUT_NAMES, KEPT_BACK)


def test_an_earlier_wording_in_other_capitals_loses_the_same_words(
    database: Database, survey: Survey, said: Response
) -> None:
    answers = {"moving_around": Answer(4, good="Ask MRS SMITH", better=HARM)}
    update_response(database, replace(said, answers=answers), version=1, changed_by="Sam")
    redact_words(database, 1, "mrs smith", "names_a_person", version=2, by="Ann")
    (before,) = list_revisions(database, said.key)
    assert before.response.answers["moving_around"].good == WITHOUT_NAMES


def test_two_officers_never_overwrite_each_other(database: Database, said: Response) -> None:
    set_comment_state(database, 1, "may_be_quoted", version=1, by="Ann")
    for change in (
        lambda: set_comment_state(database, 1, "not_published", version=1, by="Ben"),
        lambda: redact_words(database, 1, "shop", "offensive", version=1, by="Ben"),
        lambda: mark_concern(database, 1, version=1, by="Ben"),
    ):
        with pytest.raises(Refused) as refused:
            change()
        (found,) = refused.value.faults
        assert (found.code, dict(found.params)) == ("comment_changed", {"found": "Ann"})


def test_what_was_decided_about_a_comment_that_is_gone_meets_no_later_one(
    database: Database, survey: Survey, said: Response
) -> None:
    mark_concern(database, 2, version=1, by="Ann")
    assert texts(database, said.key)[1] == KEPT_BACK
    add_response(database, make_response(survey, answers={"moving_around": Answer(good=GOOD)}))
    with pytest.raises(NotFound):
        set_comment_state(database, 2, "may_be_quoted", version=1, by="Ben")
    assert get_comment_row(database, 3)["state"] == "to_review"


def test_who_just_took_words_out_may_put_them_back(database: Database, said: Response) -> None:
    version = redact_words(database, 1, "Mrs Smith", "names_a_person", version=1, by="Ann")
    with pytest.raises(Refused, match="redaction_stays"):
        undo_redaction(database, 1, version=version, by="Ben")
    undo_redaction(database, 1, version=version, by="Ann")
    assert texts(database, said.key)[0] == GOOD


@settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_words_are_put_back_as_they_stood_whoever_took_out_what(
    database: Database, survey: Survey, said: Response, data: st.DataObject
) -> None:
    sent = make_response(survey, assets=GOOD)
    add_response(database, sent)
    (row,) = database.query(
        "SELECT * FROM comments WHERE response_id = ?", [get_row(database, sent.key)["id"]]
    )
    stood, version = list[str](), 1
    for who in data.draw(st.lists(st.sampled_from(("Ann", "Ben")), min_size=1, max_size=5)):
        stood.append(get_comment_row(database, row["id"])["text"])
        start = data.draw(st.integers(0, len(stood[-1]) - 1))
        end = data.draw(st.integers(start + 1, len(stood[-1])))
        if not stood[-1][start:end].strip():
            start, end = 0, 1
        reason = data.draw(st.sampled_from(REDACTION_REASONS))
        version = redact_span(database, row["id"], start, end, reason, version=version, by=who)
    if data.draw(st.booleans()):
        number = mark_concern(database, row["id"], version=version, by=who)
        lift_concern(database, number, by=who)
        version += 1
    version = undo_redaction(database, row["id"], version=version, by=who)
    assert get_comment_row(database, row["id"])["text"] == stood.pop()
    while stood:
        version = undo_redaction(
            database, row["id"], version=version, by="Pat", is_named_contact=True
        )
        assert get_comment_row(database, row["id"])["text"] == stood.pop()
    assert find_original(database, row["id"]) is None


def test_putting_back_more_words_does_not_put_back_what_another_took_out(
    database: Database, said: Response
) -> None:
    redact_span(database, 1, 0, 9, "names_a_person", version=1, by="Ann")
    redact_span(database, 1, 0, 20, "accusation", version=2, by="Ben")
    assert texts(database, said.key)[0].startswith("[…] the corner shop")
    undo_redaction(database, 1, version=3, by="Ben")
    assert texts(database, said.key)[0].startswith("[name removed] keeps the corner shop")
    with pytest.raises(Refused, match="redaction_stays"):
        undo_redaction(database, 1, version=4, by="Ben")


def test_words_of_a_mark_are_not_words_of_the_comment(database: Database, said: Response) -> None:
    redact_words(database, 1, "Mrs Smith", "names_a_person", version=1, by="Ann")
    with pytest.raises(Refused, match="words_not_found"):
        redact_words(database, 1, "name", "offensive", version=2, by="Ben")
    assert texts(database, said.key)[0] == WITHOUT_NAMES


def test_a_lifted_concern_comes_back_as_it_was(
    database: Database, survey: Survey, said: Response
) -> None:
    tag = add_tag(database, Tag("Harm"), by="Ann")
    tag_comments(database, tag.id, [2], by="Ann")
    plan = add_plan(database, LISBURN_SOUTH.code, [survey.slug], "A plan")
    issue = add_finding(database, plan.id, Finding("issue", "Harm"))
    add_support(database, plan.id, issue, [1, 2], by="Ann")
    redact_words(database, 2, "uncle", "names_a_person", version=1, by="Ann")
    concern = mark_concern(database, 2, version=2, by="Ann")
    assert [each.id for each in list_supporting_comments(database, issue)] == [1]
    with pytest.raises(Refused, match="concern_stays"):
        lift_concern(database, concern, by="Ben")
    assert lift_concern(database, concern, by="Ben", is_named_contact=True) == 2
    assert get_comment_row(database, 2)["text"] == "My [name removed] hits me when it is dark"
    assert tag_ids_by_comment(database, [2])[0] == {2: [tag.id]}
    assert [each.id for each in list_supporting_comments(database, issue)] == [2, 1]
    assert recount(database, survey.slug) == []


def test_withdrawing_leaves_nothing_of_what_was_kept_back(
    database: Database, said: Response
) -> None:
    redact_words(database, 1, "Mrs Smith", "names_a_person", version=1, by="Ann")
    mark_concern(database, 2, version=1, by="Ann")
    withdraw_response(database, said.key)
    for table in ("comments", "comment_originals", "redactions", "concerns", "reviewed_contents"):
        assert database[table].count == 0, table
