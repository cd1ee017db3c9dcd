"""Labels of other tools are points of our own scale in words, or none: nothing is converted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.questionnaires import Scale
from placeplan.domain.rating_labels import meaning_of_scale, read_label
from tests.factories import ADULTS, CHILDREN

SEVEN, THREE = ADULTS.scale, CHILDREN.scale
SEPARATORS = (" - ", " – ", " — ", "-", ": ", ". ", ") ", " = ", " ", " | ", ", ", "/ ")
# words that say nothing of good or bad
WORDS = st.lists(
    st.sampled_from(["room", "for", "improvement", "here", "now", "in", "my", "view", "(point)"]),
    min_size=1,
    max_size=5,
).map(" ".join)


def points(scale: Scale) -> st.SearchStrategy[int]:
    return st.sampled_from(list(scale.points))


@given(st.data(), st.sampled_from([SEVEN, THREE]), st.sampled_from(SEPARATORS), WORDS)
def test_a_point_a_separator_and_words_are_that_point(
    data: st.DataObject, scale: Scale, separator: str, words: str
) -> None:
    point = data.draw(points(scale))
    for given_words in filter(None, (words, scale.meaning(point))):
        assert read_label(f"{point}{separator}{given_words}", scale) == (str(point), "")
        assert read_label(f" {point}.0{separator}{given_words} ", scale).mark == str(point)
    assert read_label(f"{words} ({point})", scale).mark == str(point)


@given(st.integers(0, 9_999), st.sampled_from(SEPARATORS), WORDS)
def test_a_number_outside_the_scale_is_never_a_point(
    number: int, separator: str, words: str
) -> None:
    for text in (str(number), f"{number}.0", f"{number}{separator}{words}", f"{words}: {number}"):
        label = read_label(text, SEVEN)
        assert label == ((str(number), "") if number in SEVEN.points else ("", "off_scale"))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1 - a lot of room for improvement", "1"),
        ("7 – very little", "7"),
        ("A lot of room for improvement", "1"),
        ("Very little room for improvement (7)", "7"),
        ("4.0", "4"),
        ("04", "4"),
        ("5/7", "5"),
        ("5 out of 7", "5"),
        ("3 – 5", "3-5"),
        ("3 to 5", "3-5"),
        ("Don’t know", "dk"),
        ("don't know / not relevant", "dk"),
        ("N/A", "dk"),
        ("Not applicable", "dk"),
        ("", ""),
        ("  ", ""),
        ("No answer", ""),
    ],
)
def test_what_tools_write_is_understood(text: str, mark: str) -> None:
    assert read_label(text, SEVEN) == (mark, "")


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("4.5", "unknown"),
        ("4 or 5", "unknown"),
        ("5-3", "unknown"),
        ("Middling", "unknown"),
        ("The bus is good but it stops too early in the evening", "unknown"),
        ("4/5", "off_scale"),
        ("4 of 10", "off_scale"),
        ("Strongly agree", "other_words"),
        ("Neither agree nor disagree", "other_words"),
        ("5 - strongly agree", "other_words"),
        ("3 stars", "other_words"),
        ("Very good", "other_words"),
        ("Fair", "other_words"),
        ("Yes", "other_words"),
        ("1 - excellent", "reversed"),
        ("1 = very little room for improvement", "reversed"),
        ("7 - a lot of room for improvement", "reversed"),
        ("7: very poor", "reversed"),
        ("7 - not good", "reversed"),
    ],
)
def test_what_is_no_point_of_this_scale_is_said_to_be_none(text: str, trouble: str) -> None:
    assert read_label(text, SEVEN) == ("", trouble)


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Moving around (1-7)", "same"),
        ("Rate from 1 to 7: moving around", "same"),
        ("Moving around, from 0 to 10", "other"),
        ("Safety 1 – 5", "other"),
        ("Moving around (1 = a lot of room, 7 = very little)", "same"),
        ("Moving around (1 = bad, 5 = good)", "other"),
        ("How old are you? 16-24", ""),
        ("Moving around", ""),
    ],
)
def test_a_heading_may_name_the_scale(heading: str, meaning: str) -> None:
    assert meaning_of_scale(heading, SEVEN) == meaning
