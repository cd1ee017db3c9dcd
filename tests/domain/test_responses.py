"""What a response may be: each fault by its code and field, and nothing off the scale."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.responses import (
    BLANK,
    LONGEST_COMMENT,
    MOST_PEOPLE,
    Answer,
    Response,
    answer_from_mark,
    tidy_text,
)
from placeplan.domain.surveys import Survey
from tests.factories import make_group_response, make_response, make_survey
from tests.strategies import responses, survey_responses, surveys


def found_in(refused: pytest.ExceptionInfo[Refused]) -> set[tuple[str, str]]:
    return {(fault.code, fault.field) for fault in refused.value.faults}


LATE, EARLY = date(2026, 8, 1), date(2026, 4, 30)
OFF_SCALE: list[Any] = [0, 8, -1, 100, 4.0, 4.5, True, "4"]
INDIVIDUAL_FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"channel": "post"}, "not_in_list", "channel"),
    ({"form": "couple"}, "not_in_list", "form"),
    ({"age_band": "17"}, "not_in_list", "age_band"),
    ({"connections": ("own",)}, "not_in_list", "connection"),
    ({"connections": ("live", "live")}, "repeated", "connection"),
    ({"people": 2}, "people_impossible", "people"),
    ({"people": 0}, "people_impossible", "people"),
    ({"workshop_key": "hall"}, "workshop_with_other_channel", "workshop"),
    *(
        ({"workshop_key": key, "channel": "workshop"}, "workshop_key_reserved", "workshop")
        for key in ("paper:", "paper:N10000707", "/hall", "hall/", "hall//2")
    ),
    ({"area_code": "N0"}, "area_not_in_survey", "area"),
    ({"place_key": "nowhere"}, "place_not_in_survey", "place"),
    ({"area_code": "N10000701", "place_key": "hilltop"}, "place_not_in_survey", "place"),
    ({"collected_on": EARLY}, "date_outside_survey", "collected_on"),
    ({"collected_on": LATE}, "date_outside_survey", "collected_on"),
    ({"answers": {"weather": Answer(rating=4)}}, "theme_unknown", "weather"),
    ({"priorities": ("weather",)}, "theme_unknown", "priorities"),
    ({"priorities": ("moving_around",) * 2}, "repeated", "priorities"),
    ({"assets": "x" * (LONGEST_COMMENT + 1)}, "text_too_long", "assets"),
    ({"actions": "x" * (LONGEST_COMMENT + 1)}, "text_too_long", "actions"),
    ({"actions": "\ud800"}, "text_unreadable", "actions"),
    ({"answers": {}}, "no_answer", ""),
    ({"answers": {}, "assets": " \r\n\t"}, "no_answer", ""),
    ({"answers": {"feeling_safe": Answer(good="  ")}}, "no_answer", ""),
]


@pytest.mark.parametrize(("changes", "code", "field"), INDIVIDUAL_FAULTS)
def test_a_response_that_cannot_be_is_refused(
    changes: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        make_response(**changes)
    assert (code, field) in found_in(refused)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"channel": "online"}, "group_online", "channel"),
        ({"people": 0}, "people_impossible", "people"),
        ({"people": 2.5}, "people_impossible", "people"),
        ({"people": MOST_PEOPLE + 1}, "people_impossible", "people"),
    ],
)
def test_a_group_that_cannot_be_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        make_group_response(**changes)
    assert found_in(refused) == {(code, field)}


@pytest.mark.parametrize("rating", OFF_SCALE)
def test_a_rating_off_the_scale_cannot_exist(rating: Any) -> None:
    with pytest.raises(Refused) as refused:
        make_response(answers={"feeling_safe": Answer(rating=rating)})
    assert found_in(refused) == {("rating_off_scale", "feeling_safe_rating")}


@pytest.mark.parametrize("ends", [(0, 3), (3, 8), (3, 3), (5, 3), (3.0, 5)])
def test_a_range_off_the_scale_cannot_exist(ends: Any) -> None:
    with pytest.raises(Refused) as refused:
        make_group_response(answers={"feeling_safe": Answer(agreed_range=ends)})
    assert found_in(refused) == {("range_impossible", "feeling_safe_range")}


def test_one_person_gives_no_range() -> None:
    with pytest.raises(Refused) as refused:
        make_response(marks={"feeling_safe": "3-5"})
    assert found_in(refused) == {("range_of_individual", "feeling_safe_range")}


@pytest.mark.parametrize(
    "answer",
    [
        Answer(rating=4, is_dont_know=True),
        Answer(rating=4, agreed_range=(3, 5)),
        Answer(is_dont_know=True, agreed_range=(3, 5)),
    ],
)
def test_a_theme_has_one_answer_at_most(answer: Answer) -> None:
    with pytest.raises(Refused) as refused:
        make_group_response(answers={"feeling_safe": answer})
    assert found_in(refused) == {("rating_and_range", "feeling_safe_rating")}


def test_a_comment_has_a_longest_length() -> None:
    longest = "ü" * LONGEST_COMMENT
    assert make_response(answers={"feeling_safe": Answer(good=longest)})
    with pytest.raises(Refused) as refused:
        make_response(answers={"feeling_safe": Answer(rating=1, good="x", better=longest + "u")})
    assert found_in(refused) == {("text_too_long", "feeling_safe_better")}


def test_at_most_three_priorities_are_named() -> None:
    keys = make_survey().questionnaire.theme_keys
    assert make_response(priorities=keys[:3])
    with pytest.raises(Refused) as refused:
        make_response(priorities=keys[:4])
    assert found_in(refused) == {("too_many_priorities", "priorities")}


def test_every_fault_is_listed_at_once() -> None:
    with pytest.raises(Refused) as refused:
        make_response(area_code="N0", collected_on=LATE, people=3, marks={"feeling_safe": "9"})
    assert found_in(refused) == {
        ("area_not_in_survey", "area"),
        ("date_outside_survey", "collected_on"),
        ("people_impossible", "people"),
        ("rating_off_scale", "feeling_safe_rating"),
    }


def test_a_priority_or_a_suggestion_alone_is_an_answer() -> None:
    assert make_response(answers={}, priorities=("feeling_safe",))
    assert make_response(answers={}, actions="More trees")
    assert make_response(marks={"feeling_safe": "dk"})


@given(st.data())
def test_no_response_holds_a_rating_off_its_scale(data: st.DataObject) -> None:
    survey = data.draw(surveys())
    key = data.draw(st.sampled_from(survey.questionnaire.theme_keys))
    rating = data.draw(st.integers(-3, 12))
    scale = survey.questionnaire.scale
    try:
        response = data.draw(responses(survey, answers={key: Answer(rating=rating)}))
    except Refused as refused:
        assert not scale.lowest <= rating <= scale.highest
        assert [fault.code for fault in refused.faults] == ["rating_off_scale"]
    else:
        assert scale.lowest <= rating <= scale.highest
        assert response.answers[key].rating == rating


@given(survey_responses(most=3))
def test_answers_are_complete_and_in_order(found: tuple[Survey, list[Response]]) -> None:
    survey, given_ones = found
    for response in given_ones:
        assert tuple(response.answers) == survey.questionnaire.theme_keys
        assert isinstance(response.answers, MappingProxyType)


@given(survey_responses(most=3))
def test_a_mark_stands_for_its_answer(found: tuple[Survey, list[Response]]) -> None:
    for response in found[1]:
        for answer in response.answers.values():
            assert answer_from_mark(answer.mark, answer.good, answer.better) == answer
            assert answer.is_empty == (answer == BLANK)


@pytest.mark.parametrize(
    "mark", ["x", "4.0", "½", "٤", "+4", "1e1", "3-", "3-5-7", "4" * 5000, "d"]
)
def test_an_unreadable_mark_is_a_fault(mark: str) -> None:
    with pytest.raises(Refused) as refused:
        answer_from_mark(mark)
    assert found_in(refused) == {("rating_unreadable", "rating")}


@pytest.mark.parametrize(
    ("mark", "answer"),
    [
        (" 4 ", Answer(rating=4)),
        ("DK", Answer(is_dont_know=True)),
        ("3 - 5", Answer(agreed_range=(3, 5))),
        ("", BLANK),
    ],
)
def test_marks_are_read_as_people_type_them(mark: str, answer: Answer) -> None:
    assert answer_from_mark(mark) == answer


@given(st.text())
def test_tidying_a_text_twice_changes_nothing(text: str) -> None:
    tidy = tidy_text(text)
    assert tidy_text(tidy) == tidy
    assert not set("\r\0") & set(tidy)
    assert tidy.split() == text.replace("\0", "").split()


def test_texts_are_kept_tidy() -> None:
    answer = Answer(rating=3, good=" one\r\ntwo \n", better="\ta\rb")
    response = make_response(answers={"feeling_safe": answer}, assets=" a ", actions="b\r\n")
    assert response.answers["feeling_safe"] == Answer(rating=3, good="one\ntwo", better="a\nb")
    assert (response.assets, response.actions) == ("a", "b")


def test_a_changed_copy_is_checked_too() -> None:
    with pytest.raises(Refused):
        replace(make_response(), people=2)
