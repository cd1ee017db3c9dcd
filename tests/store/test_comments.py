"""Comments are read by theme and kind, and only those that count."""

import pytest

from placeplan.domain.comments import Comment, CommentSlice
from placeplan.domain.responses import Answer
from placeplan.domain.surveys import Survey
from placeplan.store.comments import count_comments, list_comments
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response, exclude_response
from tests.factories import LISBURN_SOUTH, make_response

CODE = LISBURN_SOUTH.code
GROUP = ("moving_around", "good")


@pytest.fixture
def commented(database: Database, survey: Survey) -> Survey:
    with writing(database):
        for text in ("A path", "100% flat", "100 steps", "left_out"):
            answers = {"moving_around": Answer(rating=4, good=text)}
            response = make_response(survey, answers=answers, assets="People")
            add_response(database, response)
            if text == "left_out":
                exclude_response(database, response.key, "A repeat")
    return survey


def test_comments_of_excluded_responses_are_neither_counted_nor_shown(
    database: Database, commented: Survey
) -> None:
    assert count_comments(database, commented.slug, CODE) == {GROUP: 3, ("", "assets"): 3}
    found = list_comments(database, commented.slug, CODE, CommentSlice(GROUP, 0, 9))
    assert found == [
        Comment("moving_around", "good", text) for text in ("100 steps", "100% flat", "A path")
    ]


def test_a_search_takes_its_words_as_they_are(database: Database, commented: Survey) -> None:
    assert count_comments(database, commented.slug, CODE, "100%") == {GROUP: 1}
    found = list_comments(database, commented.slug, CODE, CommentSlice(GROUP, 0, 9), "100%")
    assert [comment.text for comment in found] == ["100% flat"]
    assert count_comments(database, commented.slug, CODE, "_") == {}


def test_a_search_finds_all_that_counting_says(database: Database, commented: Survey) -> None:
    assert count_comments(database, commented.slug, CODE, "p") == {GROUP: 2, ("", "assets"): 3}
    part = CommentSlice(GROUP, 1, 1)
    assert [each.text for each in list_comments(database, commented.slug, CODE, part)] == [
        "100% flat"
    ]
