"""The screening forms: what they ask of every category, and when they are finished."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.screening_questions import CATEGORIES, FORMS, SECTION_75
from placeplan.domain.screenings import (
    SCREENING_KINDS,
    FilledPart,
    FormPart,
    Screening,
    ScreeningKind,
    checked_answers,
)
from tests.factories import filled_screening

kinds = st.sampled_from(SCREENING_KINDS)


def test_section_75_has_a_part_for_each_of_the_nine_categories() -> None:
    assert len(CATEGORIES) == 9
    keys = [part.key for part in SECTION_75.parts]
    assert keys[1:10] == list(CATEGORIES)
    asked = {question.key for question in SECTION_75.part("disability").questions}
    assert asked >= {"needs", "evidence", "impact", "promote"}


@pytest.mark.parametrize("kind", SCREENING_KINDS)
def test_questions_have_keys_of_their_own_and_depend_on_what_is_asked(kind: ScreeningKind) -> None:
    parts = FORMS[kind].parts
    assert len({part.key for part in parts}) == len(parts)
    for part in parts:
        questions = {question.key: question for question in part.questions}
        assert len(questions) == len(part.questions)
        for question in part.questions:
            assert bool(question.choices) == (question.kind == "choice")
            other, choices = question.only_if
            assert not other or set(choices) <= set(dict(questions[other].choices))


@given(kinds, st.data())
def test_a_form_is_finished_once_nothing_needed_is_missing(
    kind: ScreeningKind, data: st.DataObject
) -> None:
    screening = filled_screening(kind)
    assert (screening.state, screening.unanswered) == ("finished", [])
    part = data.draw(st.sampled_from(screening.form.parts))
    needed = [each for each in part.questions if each.is_needed(screening.answers(part.key))]
    question = data.draw(st.sampled_from(needed))
    kept = {
        key: answer for key, answer in screening.answers(part.key).items() if key != question.key
    }
    less = Screening(
        screening.form, "ours", "N1", {**screening.filled, part.key: FilledPart(kept, 1)}
    )
    assert (part, question) in less.unanswered
    assert less.state == "begun" and less.part_state(part.key) in ("begun", "not_begun")


def test_mitigation_is_asked_for_only_where_it_was_decided() -> None:
    part = SECTION_75.part("decision")
    (mitigation,) = (each for each in part.questions if each.key == "mitigation")
    assert mitigation.is_needed({"decision": "mitigated"})
    assert not mitigation.is_needed({"decision": "screened_out"}) and not mitigation.is_needed({})


def test_a_form_is_not_begun_while_nothing_is_written() -> None:
    empty = Screening(SECTION_75, "ours", "N1", {"policy": FilledPart({}, 2)})
    assert empty.state == "not_begun" and len(empty.unanswered) > 30


part_and_answers = kinds.flatmap(
    lambda kind: st.sampled_from(FORMS[kind].parts).flatmap(
        lambda part: st.tuples(
            st.just(part),
            st.dictionaries(
                st.sampled_from([question.key for question in part.questions]),
                st.text("ab \r\n", max_size=9),
            ),
        )
    )
)


@given(part_and_answers)
def test_answers_are_kept_trimmed_and_empty_ones_left_out(
    given_answers: tuple[FormPart, dict[str, str]],
) -> None:
    part, answers = given_answers
    texts = {question.key for question in part.questions if question.kind in ("line", "lines")}
    kept = checked_answers(part, {key: text for key, text in answers.items() if key in texts})
    assert all(text == text.strip() and text and "\r" not in text for text in kept.values())
    assert checked_answers(part, kept) == kept


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"decision": "never_mind"}, "not_in_list"),
        ({"decided_on": "soon"}, "date_form"),
        ({"decided_by": "x" * 201}, "text_too_long"),
        ({"colour": "blue"}, "name_unknown"),
    ],
)
def test_what_is_no_answer_is_refused(answers: dict[str, str], code: str) -> None:
    with pytest.raises(Refused, match=code):
        checked_answers(SECTION_75.part("decision"), answers)
