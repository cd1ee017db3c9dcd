"""`questionnaires check` and `questionnaires list`: a council's own edition before it is used."""

from pathlib import Path

import pytest

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from tests.cli.conftest import Command
from tests.factories import ADULTS, PACKAGE

FILE = PACKAGE / "questionnaires" / "place_standard_adults.toml"
GOOD = FILE.read_text(encoding="utf-8")


def test_a_good_file_is_said_to_be_good(command: Command) -> None:
    done = command("questionnaires", "check", FILE)
    assert done.exit_code == 0
    said = "can be used: “Place Standard (adults)”, 14 themes, 1 to 7"
    assert said in done.stdout
    assert done.stderr == ""


def test_each_fault_has_a_line_of_its_own_that_names_the_line_of_the_file(
    command: Command, database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "own.toml"
    changed = GOOD.replace("highest = 7", "highest = 77").replace('title = "Natural', 'tile = "Nat')
    file.write_text(changed, encoding="utf-8")
    before = list(database.conn.iterdump())
    done = command("questionnaires", "check", file)
    assert done.exit_code == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    theme = changed[: changed.index("tile = ")].count("\n") + 1
    assert lines[0] == (
        "own.toml, line 13, scale.highest: A scale from 1 to 77 cannot be used; use 1 to 9"
    )
    assert lines[1].startswith(f"own.toml, line {theme - 2}, themes[5].title: Fill this in")
    assert lines[2].startswith(f"own.toml, line {theme}, themes[5].tile: “tile” means nothing")
    assert len(lines) == 3
    assert list(database.conn.iterdump()) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"key = ", "own.toml, line 1: This is not TOML from character"),
        (b"key = 1\n\xff", "own.toml, line 2: Save the file as UTF-8"),
        (b"", "own.toml, line 1, key: Fill this in"),
    ],
)
def test_what_is_no_questionnaire_at_all_is_refused(
    command: Command, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "own.toml").write_bytes(content)
    done = command("questionnaires", "check", tmp_path / "own.toml")
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_file_can_be_checked_without_an_instance(command: Command, tmp_path: Path) -> None:
    done = command("--instance", tmp_path / "none", "questionnaires", "check", FILE)
    assert done.exit_code == 0
    assert not (tmp_path / "none").exists()


def test_editions_are_listed_with_what_uses_them(command: Command, survey: Survey) -> None:
    done = command("questionnaires", "list")
    assert done.stdout == (
        f"{ADULTS.key}  version 1  on  1 survey  “Place Standard (adults)”, 14 themes, 1 to 7\n"
    )
