"""Key paths are found on the lines where they stand, however a file is laid out."""

import tomllib

import pytest
from hypothesis import given

from placeplan.domain.questionnaires import Questionnaire
from placeplan.formats.questionnaires import questionnaire_toml
from placeplan.formats.toml_lines import key_lines, line_of
from tests.strategies import questionnaires

LAID_OUT = '''# a comment with = and [brackets]
key = "made-up" # and "another"
title = """
Two lines = of text,
[not a table]
"""
"quoted name" = 1
a.b.c = 'x # no comment'
prompts = [
  "one = [1]", # "two"
  'it''s',
]
empty = {}

[scale]
lowest = 1

[[themes]]
key = "one"
[themes.words]
ga = "a haon"

[[themes]]
title = "Two \\" = quoted"
  prompts = ["x",
 "y"]
[ other . "table" ]
last = 2'''.replace("'it''s'", "'its'")
LINES = {
    "key": 2,
    "title": 3,
    "quoted name": 7,
    "a": 8,
    "a.b.c": 8,
    "prompts": 9,
    "empty": 13,
    "scale": 15,
    "scale.lowest": 16,
    "themes[1]": 18,
    "themes[1].key": 19,
    "themes[1].words.ga": 21,
    "themes[2]": 23,
    "themes[2].title": 24,
    "themes[2].prompts": 25,
    "other.table.last": 28,
}


def test_the_example_is_toml() -> None:
    assert len(tomllib.loads(LAID_OUT)["themes"]) == 2


@pytest.mark.parametrize(("path", "line"), LINES.items())
def test_a_key_is_found_on_its_line(path: str, line: int) -> None:
    assert key_lines(LAID_OUT)[path] == line


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("themes[2].key", 23),
        ("scale.highest", 15),
        ("themes", 1),
        ("themes[9].title", 1),
        ("missing", 1),
        ("title.inner", 3),
    ],
)
def test_what_is_missing_is_looked_for_in_the_table_around_it(path: str, line: int) -> None:
    assert line_of(key_lines(LAID_OUT), path) == line


@given(questionnaires())
def test_every_theme_of_a_written_file_is_found_where_it_stands(edition: Questionnaire) -> None:
    text = questionnaire_toml(edition).decode()
    found, lines = key_lines(text), text.split("\n")
    for number, theme in enumerate(edition.themes, start=1):
        assert lines[found[f"themes[{number}]"] - 1] == "[[themes]]"
        assert lines[found[f"themes[{number}].key"] - 1] == f'key = "{theme.key}"'


def test_text_that_is_not_toml_ends_too() -> None:
    for text in ('"""', "[", "[[", "a", "= =", "a = [", "'", 'a = """x', "]]]", "a = }\nb = 1"):
        key_lines(text)
