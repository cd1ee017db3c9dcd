"""`placeplan plan`: the Word file, and beside it what every figure in it counts."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from docx import Document

from placeplan.domain.surveys import Survey
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response
from tests.cli.conftest import Command
from tests.factories import LISBURN_SOUTH, make_group_response, make_response
from tests.recounts import faults

AREA = LISBURN_SOUTH.code


def write_plan(command: Command, folder: Path) -> tuple[Path, dict]:
    word, trace = folder / "plan.docx", folder / "trace.json"
    done = command(
        "plan", "--area", AREA, "--survey", "your-place", "--output", word, "--trace", trace
    )
    assert done.exit_code == 0, done.output
    return word, json.loads(trace.read_text(encoding="utf-8"))


def test_a_plan_of_one_answer_says_in_every_section_what_is_missing(
    command: Command, survey: Survey, database: Database, instance: Path, tmp_path: Path
) -> None:
    with writing(database):
        add_response(database, make_response(survey, {"feeling_safe": "2"}))
    word, trace = write_plan(command, tmp_path)
    text = "\n".join(paragraph.text for paragraph in Document(str(word)).paragraphs)
    for missing in ("No assets of", "No issues for", "No actions", "No partner has listed"):
        assert missing in text
    with closing(sqlite3.connect(database_path(instance))) as connection:
        assert list(faults(connection, 0, trace)) == []


def test_every_figure_of_a_plan_from_the_command_line_is_counted_again(
    command: Command, survey: Survey, database: Database, instance: Path, tmp_path: Path
) -> None:
    with writing(database):
        for mark in "2344556777122":
            add_response(database, make_response(survey, {"feeling_safe": mark}))
        add_response(database, make_group_response(survey, {"feeling_safe": "3-5"}, people=6))
    _word, trace = write_plan(command, tmp_path)
    means = [each for each in trace["statements"] if each["counts"] == "mean"]
    assert {each["theme"] for each in means} >= {"feeling_safe"}
    with closing(sqlite3.connect(database_path(instance))) as connection:
        assert list(faults(connection, 0, trace)) == []
        connection.execute("UPDATE answers SET answer = '1' WHERE answer = '7'")
        assert list(faults(connection, 0, trace))
