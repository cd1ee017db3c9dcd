"""When an answer looks like a repeat or like spam, and when it does not."""

import re
from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.repeats import (
    BURST_ANSWERS,
    BURST_SECONDS,
    FLAG_KINDS,
    SAME_FROM,
    Bursts,
    Signs,
    flags_of,
    plausible_seconds,
    same_ratings,
    text_marks,
    unlike_group,
)
from placeplan.domain.responses import answer_from_mark
from tests.factories import ADULTS, make_response

HALL, MINUTES = 60, 10
moments = st.lists(st.floats(0, 10_000), min_size=1, max_size=150).map(sorted)
ratings = st.dictionaries(
    st.sampled_from(ADULTS.theme_keys), st.sampled_from(["1", "4", "7", "dk"]), min_size=1
)


def flags(**signs: object) -> tuple[str, ...]:
    known = {"has_sent_before": False, "has_same_text": False}
    said = {name: bool(signs.pop(name, value)) for name, value in known.items()}
    return flags_of(make_response(), Signs(**signs), **said)  # type: ignore[arg-type]  # as asked


def test_an_answer_without_signs_has_no_flag() -> None:
    assert flags() == ()


def test_each_sign_has_its_flag() -> None:
    everything = flags(
        has_filled_honeypot=True,
        seconds=1,
        is_in_burst=True,
        has_sent_before=True,
        has_same_text=True,
    )
    assert everything == FLAG_KINDS
    assert flags(has_filled_honeypot=True) == ("honeypot",)
    assert flags(has_same_text=True) == ("same_text",)


@given(ratings, st.floats(0, 100))
def test_only_who_is_quicker_than_a_hand_is_too_quick(
    marks: dict[str, str], seconds: float
) -> None:
    response = make_response(marks=marks)
    found = flags_of(response, Signs(seconds=seconds), has_sent_before=False, has_same_text=False)
    assert (found == ("too_quick",)) == (seconds < 10 + len(marks))


def test_all_themes_in_half_a_minute_is_not_too_quick() -> None:
    response = make_response(marks=dict.fromkeys(ADULTS.theme_keys, "4"))
    assert plausible_seconds(response) < 30


@given(st.integers(0, 2**32))
def test_a_hall_that_finishes_within_ten_minutes_is_no_burst(seed: int) -> None:
    chance, bursts = Random(seed), Bursts()
    finished = sorted(chance.uniform(0, MINUTES * 60) for _person in range(HALL))
    assert not any(bursts.note("your-place", moment) for moment in finished)


@given(moments)
def test_a_burst_is_many_answers_in_a_short_while(sent: list[float]) -> None:
    bursts = Bursts()
    for number, moment in enumerate(sent, start=1):
        lately = sent[max(0, number - BURST_ANSWERS) : number]
        is_burst = len(lately) == BURST_ANSWERS and moment - lately[0] <= BURST_SECONDS
        assert bursts.note("your-place", moment) == is_burst


def test_each_survey_has_bursts_of_its_own() -> None:
    bursts = Bursts()
    for number in range(BURST_ANSWERS * 2 - 2):
        assert not bursts.note(("one", "other")[number % 2], float(number))


@given(st.text("aB \n.", max_size=60), st.text("aB \n.", max_size=60))
def test_texts_are_the_same_whatever_their_capitals_and_spaces(one: str, other: str) -> None:
    long = "The path by the river floods each winter"
    marks = text_marks(make_response(assets=long + one))
    assert len(marks) == (len(letters(long + one)) >= SAME_FROM)
    is_same = letters(one) == letters(other)
    if marks:
        assert (text_marks(make_response(actions=long + other)) == marks) == is_same


def letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


def test_a_text_written_twice_in_an_answer_is_compared_once() -> None:
    text = "The path by the river floods each winter, all of it."
    said = {"moving_around": answer_from_mark("4", text, text.upper())}
    assert len(text_marks(replace(make_response(), answers=said, assets=text))) == 1


def test_what_resembles_no_other_answer_is_grouped_by_day_and_by_its_first_flag() -> None:
    assert unlike_group(["burst", "too_quick"], date(2026, 6, 12)) == "too_quick-2026-06-12"


@given(st.lists(ratings, min_size=2, max_size=4))
def test_same_ratings_are_those_that_all_gave(given_marks: list[dict[str, str]]) -> None:
    same, rated = same_ratings(make_response(marks=marks) for marks in given_marks)
    keys = set().union(*given_marks)
    values = [{marks.get(key) for marks in given_marks} for key in keys]
    assert same == sum(len(each) == 1 for each in values)
    assert rated == len(keys)
