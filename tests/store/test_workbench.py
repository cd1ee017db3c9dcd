"""The comments of an area are found by what is asked for, whatever is typed, page by page."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placeplan.domain.comment_filters import CommentFilters
from placeplan.domain.responses import Answer
from placeplan.domain.surveys import Survey
from placeplan.domain.tags import Tag
from placeplan.operations.comment_words import (
    suggestion_expressions,
    suggestions_for,
    words_expression,
)
from placeplan.store.comment_reviews import redact_words, set_comment_state
from placeplan.store.comment_words import adding_many, forget_removed_words
from placeplan.store.comments import count_states
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response, exclude_response
from placeplan.store.retention import remove_expired
from placeplan.store.surveys import get_survey
from placeplan.store.tags import add_tag
from placeplan.store.workbench import Wanted, count_wanted, list_page
from tests.factories import LISBURN_SOUTH, SURVEY_DAY, make_response

TEXTS = (
    "Buses stop at six, and no bus comes on Sunday",
    "A café by the river: parked cars everywhere",
    "Parking is hard",
    "L'abri de bus est cassé",
    "No bus stop here",
    "Déjà vu, but building goes on",
)
AS_TYPED = {"max_examples": 60, "deadline": None}


@pytest.fixture
def wanted(database: Database, survey: Survey) -> Wanted:
    """All comments of an area: each of the texts once, and one of a response left out."""
    with writing(database):
        for text in TEXTS:
            answers = {"moving_around": Answer(4, better=text)}
            add_response(database, make_response(survey, answers=answers))
        left_out = make_response(survey, assets="Bus")
        add_response(database, left_out)
        exclude_response(database, left_out.key, "a repeat")
    return Wanted(survey.slug, LISBURN_SOUTH.code)


def found(database: Database, wanted: Wanted, text: str) -> set[str]:
    expression = words_expression(database, text)
    asked = wanted._replace(filters=CommentFilters(text=text), words=expression)
    page = list_page(database, asked, 50)
    assert count_wanted(database, asked) == len(page.comments)
    return {comment.text for comment in page.comments}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("bus", {0, 3, 4}),
        ("BUSES", {0, 3, 4}),
        ("parked", {1, 2}),
        ("cafe", {1}),
        ("CASSE", {3}),
        ("bus sunday", {0}),
        ('"bus stop"', {4}),
        ('"stop bus"', set()),
        ("riv", {1}),
        ("deja", {5}),
        ("zebra", set()),
        ("%", set()),
    ],
)
def test_a_search_finds_words_of_the_same_stem_and_beginnings(
    database: Database, wanted: Wanted, text: str, places: set[int]
) -> None:
    assert found(database, wanted, text) == {TEXTS[place] for place in places}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], **AS_TYPED)
@given(text=st.text(max_size=30) | st.text("\"*()^:-+{} ANDORTNEAbus'", max_size=30))
def test_whatever_is_typed_is_searched_for(database: Database, wanted: Wanted, text: str) -> None:
    found(database, wanted, text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], **AS_TYPED)
@given(keyword=st.sampled_from(["bus", "bus stop", "parks", "café", "deja vu", "build"]))
def test_the_filter_finds_what_is_suggested_under_comments(
    database: Database, wanted: Wanted, keyword: str
) -> None:
    tag = Tag("Made up", keywords=(keyword,), id=7)
    suggested = suggestions_for([tag], TEXTS)
    expressions = suggestion_expressions(database, [tag])
    asked = wanted._replace(filters=CommentFilters(tag="suggested"), suggestions=expressions)
    filtered = {comment.text for comment in list_page(database, asked, 50).comments}
    assert filtered == {text for text, each in zip(TEXTS, suggested, strict=True) if each}


def test_a_suggestion_says_which_words_made_it() -> None:
    tag = Tag("Transport", keywords=("bus", "bus stop"), id=1)
    (found,) = suggestions_for([tag], ["Buses: no Bus  stop"])
    assert [each.words for each in found] == [("Buses", "Bus", "Bus  stop")]


@pytest.mark.parametrize("size", [1, 2, 4, 6])
def test_pages_forward_and_back_are_all_comments_once(
    database: Database, wanted: Wanted, size: int
) -> None:
    page, forward = list_page(database, wanted, size), []
    while True:
        forward.append([comment.id for comment in page.comments])
        if not page.has_older:
            break
        page = list_page(database, wanted, size, before=page.comments[-1].id)
    assert sum(forward, []) == sorted(sum(forward, []), reverse=True)
    assert len(sum(forward, [])) == len(TEXTS) == count_wanted(database, wanted)
    back = [forward[-1]]
    while page.has_newer:
        page = list_page(database, wanted, size, after=page.comments[0].id)
        back.append([comment.id for comment in page.comments])
    assert set(sum(back, [])) == set(sum(forward, []))


def test_states_are_counted_without_what_was_left_out(database: Database, wanted: Wanted) -> None:
    set_comment_state(database, 1, "may_be_quoted", version=1, by="Ann")
    set_comment_state(database, 7, "may_be_quoted", version=1, by="Ann")
    states = count_states(database, wanted.survey_slug, wanted.area_code)
    assert states == {"to_review": 5, "may_be_quoted": 1, "not_published": 0}
    for state, count in states.items():
        asked = wanted._replace(filters=CommentFilters(state=state))
        assert len(list_page(database, asked, 50).comments) == count
        assert count_wanted(database, asked) == count


def test_removed_words_are_found_no_more_and_leave_the_file(
    database: Database, wanted: Wanted
) -> None:
    redact_words(database, 3, "parking", "offensive", version=1, by="Ann")
    assert found(database, wanted, "parking") == {TEXTS[1]}
    forget_removed_words(database)
    blocks = b"".join(
        block for (block,) in database.conn.execute("SELECT block FROM comment_words_data")
    )
    assert b"parking" not in blocks and b"river" in blocks


def test_many_comments_at_once_are_searched_as_each_would_be(
    database: Database, wanted: Wanted
) -> None:
    with adding_many(database):
        many = make_response(get_survey(database, wanted.survey_slug), assets="Seven zebras")
        add_response(database, many)
    assert found(database, wanted, "zebra") == {"Seven zebras"}
    database.conn.execute("PRAGMA query_only = OFF")
    database.conn.execute("INSERT INTO comment_words (comment_words) VALUES ('integrity-check')")
    remove_expired(database, wanted.survey_slug, SURVEY_DAY)
    assert database.conn.execute("SELECT term FROM comment_terms").fetchall() == []
    assert database.conn.execute("SELECT is_paused FROM comment_index").fetchall() == [(0,)]


def test_a_tag_must_have_a_name(database: Database, wanted: Wanted) -> None:
    with pytest.raises(ValueError, match="text_missing"):
        add_tag(database, Tag("  "), by="Ann")
