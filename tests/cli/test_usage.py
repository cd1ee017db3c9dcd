"""What a command does not understand is said in one line each, and ends with 2."""

import pytest
from click.testing import CliRunner

from placeplan.cli import main
from placeplan.domain.surveys import Survey
from tests.cli.conftest import Command

SURVEY = ("--slug", "a", "--title", "A", "--questionnaire", "unheard", "--area", "N1")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("nope",), "No such command 'nope'."),
        (("users", "nope"), "No such command 'nope'."),
        (("surveys", "list", "--loud"), "No such option '--loud'."),
        (("results", "--survey", "a"), "--area: Give this too; see --help"),
        (("responses", "import"), "FILE: Give this too; see --help"),
        (
            ("responses", "import", "absent.csv", "--survey", "a"),
            "FILE: File 'absent.csv' does not exist.",
        ),
        (
            ("responses", "export", "--survey", "a", "--format", "pdf"),
            "--format: 'pdf' is not one of 'csv', 'xlsx', 'json'.",
        ),
        (("responses", "export", "--survey", "a"), "--format: Give this too; see --help"),
        (("serve", "--port", "x"), "--port: 'x' is not a valid integer range."),
    ],
)
def test_words_that_are_not_understood_are_answered_in_one_line(
    command: Command, words: tuple[str, ...], line: str
) -> None:
    done = command(*words)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"{line}\n")


def test_a_group_alone_shows_its_help() -> None:
    for words, listed in (([], "  demo"), (["surveys"], "  list")):
        assert listed in CliRunner().invoke(main, words).output


def test_every_fault_of_a_new_survey_has_a_line(command: Command, survey: Survey) -> None:
    days = ("--opens", "2026-02-31", "--closes", "31/03/2026")
    done = command("surveys", "add", *SURVEY, *days)
    assert done.exit_code == 2
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [
        "--area",
        "--questionnaire",
        "--opens",
        "--closes",
    ]
