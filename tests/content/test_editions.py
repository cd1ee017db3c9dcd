"""The shipped editions: the same fourteen themes, each in words that its readers can read."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.content.test_questionnaire_text import EDITIONS, TITLES

# Flesch–Kincaid grades, to which five years are added for an age: children 7, everyone else 9
CHILDREN_GRADE, GRADE = 2.0, 4.0

each_edition = pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.stem)


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def is_for_children(path: Path) -> bool:
    return path.stem.endswith("_children")


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s+", text.strip()) if part]


def syllables(word: str) -> int:
    """Roughly: groups of vowels, without a silent e or -ed at the end."""
    word = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", word))
    if count > 1 and re.search(r"([^l]e|[^td]ed)$", word):
        count -= 1
    return max(count, 1)


def texts(edition: dict[str, Any]) -> Iterator[str]:
    for theme in edition["themes"]:
        yield theme["question"]
        yield from theme["prompts"]


def grade(edition: dict[str, Any]) -> float:
    """The Flesch–Kincaid grade of all its questions and prompts."""
    lines = [sentence for text in texts(edition) for sentence in sentences(text)]
    words = [word for line in lines for word in re.findall(r"[A-Za-z’']+", line)]
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(lines) + 11.8 * spoken / len(words) - 15.59


def test_there_is_an_edition_for_each_age_and_an_example_of_a_lens() -> None:
    endings = {path.stem.removeprefix("place_standard_") for path in EDITIONS}
    assert endings == {"adults", "young_people", "children", "climate"}


@each_edition
def test_an_edition_has_the_fourteen_themes_in_their_order(path: Path) -> None:
    themes = read(path)["themes"]
    assert [theme["key"] for theme in themes] == list(TITLES)
    if not is_for_children(path):
        assert [theme["title"] for theme in themes] == list(TITLES.values())


@each_edition
def test_each_theme_has_a_few_prompts_that_are_questions(path: Path) -> None:
    fewest, most = (2, 3) if is_for_children(path) else (3, 5)
    for theme in read(path)["themes"]:
        assert fewest <= len(theme["prompts"]) <= most, theme["key"]
        assert all(prompt.endswith("?") for prompt in theme["prompts"]), theme["key"]
        assert theme["question"].endswith(("?", ".")), theme["key"]


@each_edition
def test_questions_and_prompts_are_short_enough_to_read_easily(path: Path) -> None:
    for theme in read(path)["themes"]:
        lengths = [len(sentence.split()) for sentence in sentences(theme["question"])]
        assert sum(lengths) / len(lengths) <= 16, theme["key"]
        assert max(len(prompt.split()) for prompt in theme["prompts"]) <= 16, theme["key"]


@each_edition
def test_an_edition_is_written_for_the_reading_age_of_its_readers(path: Path) -> None:
    found = grade(read(path))
    most = CHILDREN_GRADE if is_for_children(path) else GRADE
    assert found <= most, f"reading age {5 + found:.1f}: use shorter sentences and words"


def test_hard_texts_are_told_from_easy_ones() -> None:
    hard = "How satisfactory is the availability of recreational infrastructure?"
    assert grade({"themes": [{"question": hard, "prompts": []}]}) > 12


@each_edition
def test_questions_leave_the_scale_to_the_page(path: Path) -> None:
    for theme in read(path)["themes"]:
        assert not re.search(r"\d|room for improvement", theme["question"]), theme["key"]


@each_edition
def test_an_edition_credits_the_tool_and_claims_no_endorsement(path: Path) -> None:
    credit = read(path)["credit"]
    assert "based on the Place Standard tool" in credit
    assert "not endorsed" in credit


@each_edition
def test_no_two_editions_ask_in_the_same_words(path: Path) -> None:
    others = {text for other in EDITIONS if other != path for text in texts(read(other))}
    same = [theme["key"] for theme in read(path)["themes"] if theme["question"] in others]
    assert not same


def test_children_rate_on_three_points_with_a_face_and_words_for_each() -> None:
    (children,) = (read(path) for path in EDITIONS if is_for_children(path))
    scale = children["scale"]
    assert (scale["lowest"], scale["highest"], scale["faces"]) == (1, 3, True)
    assert scale["lowest_means"] and scale["middle_means"] and scale["highest_means"]
    assert children["presentation"] == "large"
    assert children["helpline"] is True


def test_everyone_else_rates_on_seven_points() -> None:
    others = [read(path) for path in EDITIONS if not is_for_children(path)]
    assert {(each["scale"]["lowest"], each["scale"]["highest"]) for each in others} == {(1, 7)}
