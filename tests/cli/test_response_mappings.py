"""`responses import --mapping`: another tool's export by a small file, all of it or nothing."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from placeplan.domain.surveys import Survey
from placeplan.formats.response_mappings import mapping_toml
from placeplan.operations.staged_exports import read_export
from placeplan.store.database import Database
from tests.cli.conftest import Command
from tests.factories import ADULTS
from tests.other_tools import as_csv, as_workbook, other_tool_rows

ROWS = other_tool_rows(40)
TODAY = date(2026, 11, 23)


@pytest.fixture
def mapping(survey: Survey, tmp_path: Path) -> Path:
    """The mapping that the page would make for such a file."""
    staged = read_export(survey, BytesIO(as_csv(ROWS)), "theirs.csv", TODAY)
    file = tmp_path / "theirs.toml"
    file.write_bytes(mapping_toml(staged.mapping))
    return file


def write(folder: Path, content: bytes, name: str = "theirs.csv") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize(
    "content", [as_csv(ROWS, "utf-16", ";"), as_workbook(ROWS)], ids=["csv", "xlsx"]
)
def test_an_export_is_taken_in_once(
    command: Command,
    survey: Survey,
    database: Database,
    mapping: Path,
    tmp_path: Path,
    content: bytes,
) -> None:
    words = ("responses", "import", write(tmp_path, content), "--survey", survey.slug)
    dry = command(*words, "--mapping", mapping, "--dry-run")
    assert dry.stdout == "40 responses would be added\n"
    assert command(*words, "--mapping", mapping).stdout == "40 responses added\n"
    again = command(*words, "--mapping", mapping)
    assert again.stdout == "0 responses added\n40 known already\n"
    rows = database.conn.execute(
        "SELECT file_name, response_count FROM response_imports"
    ).fetchall()
    assert rows == [("theirs.csv", 40), ("theirs.csv", 0)]
    results = command("results", "--survey", survey.slug, "--area", survey.areas[0].code).stdout
    assert '"key": "moving_around"' in results


def changed(row: int, column: int, text: str) -> bytes:
    rows = [list(each) for each in ROWS]
    rows[row][column] = text
    return as_csv(rows)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (changed(2, 1, "soon"), "theirs.csv, row 3, column Completion time: “soon” is not a date"),
        (changed(2, 1, "12/06/2019"), "row 3, column Completion time: 2019-06-12 was found; the"),
        (changed(2, 3, "Belfast"), "row 3, column Which area do you live in?: “Belfast” (1 times)"),
        (changed(2, 5, "Middling"), "row 3, column Moving around: "),
        (changed(0, 3, "Area"), "row 1, column Area: The mapping does not name this column"),
        (changed(3, 0, "1"), "row 4, column ID: Another response with the key"),
        (
            as_csv([ROWS[0], [*ROWS[1], "more"], *ROWS[2:]]),
            "theirs.csv, row 2: 53 cells were found",
        ),
    ],
)
def test_faults_are_named_by_the_headings_of_the_file_and_change_nothing(
    command: Command,
    survey: Survey,
    database: Database,
    mapping: Path,
    tmp_path: Path,
    content: bytes,
    said: str,
) -> None:
    before = list(database.conn.iterdump())
    file = write(tmp_path, content)
    done = command("responses", "import", file, "--survey", survey.slug, "--mapping", mapping)
    assert done.exit_code == 2 and said in done.stderr
    assert list(database.conn.iterdump()) == before


def test_a_faulty_mapping_is_named_by_its_line(
    command: Command, survey: Survey, mapping: Path, tmp_path: Path
) -> None:
    file = write(tmp_path, as_csv(ROWS))
    words = ("responses", "import", file, "--survey", survey.slug, "--mapping", mapping)
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(text.replace('dates = "day_first"', 'dates = "backwards"'), encoding="utf-8")
    done = command(*words)
    assert (
        done.exit_code == 2 and "theirs.toml, line 6, dates: “backwards” was found" in done.stderr
    )
    mapping.write_text(text.replace("moving_around_rating", "weather_rating"), encoding="utf-8")
    done = command(*words)
    assert f"column Moving around: {ADULTS.themes[0].question}: “weather_rating”" in done.stderr
