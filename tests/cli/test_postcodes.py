"""`postcodes import`: all of a file, or one line for each fault."""

from pathlib import Path

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from placeplan.store.postcodes import count_postcodes, find_area_code
from tests.cli.conftest import Command
from tests.factories import LISBURN_SOUTH

AREA = LISBURN_SOUTH.code


def test_postcodes_are_taken_in(
    command: Command, survey: Survey, database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "postcodes.csv"
    file.write_text(f"postcode,area_code\nZZ1 1AA,{AREA}\n", encoding="utf-8-sig")
    done = command("postcodes", "import", file)
    assert done.exit_code == 0 and done.stdout == "1 postcodes of 1 areas taken in\n"
    assert find_area_code(database, "ZZ11AA") == AREA


def test_each_fault_has_a_line_and_nothing_is_changed(
    command: Command, survey: Survey, database: Database, tmp_path: Path
) -> None:
    (tmp_path / "p.csv").write_text(f"postcode,area_code\nZZ1,N0\nZZ2,{AREA}\nzz 2,{AREA}\n")
    done = command("postcodes", "import", tmp_path / "p.csv")
    assert done.exit_code == 2 and done.stdout == ""
    assert done.stderr.splitlines() == [
        "p.csv, row 2, column area_code: There is no area with the code N0",
        "p.csv, row 4, column postcode: The postcode “zz 2” is in row 3 already",
    ]
    assert count_postcodes(database).postcodes == 0
