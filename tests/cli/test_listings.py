"""`listings import` and `listings export`: what they take and what they refuse."""

from pathlib import Path
from typing import Any

import pytest

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from tests.cli.conftest import Command
from tests.factories import LISBURN_SOUTH
from tests.listing_setup import workbook

AREA = LISBURN_SOUTH.code


def test_listings_are_taken_in_and_given_out(
    command: Command, survey: Survey, tmp_path: Path
) -> None:
    (tmp_path / "l.csv").write_text(
        "partner,name,kind,heading,description,areas,themes,outcome,starts_on,ends_on,contact,"
        f"last_checked_on\nMade-up Trust,Walks,programme,social,,{AREA},,,,,,\n"
    )
    dry = command("listings", "import", tmp_path / "l.csv", "--dry-run")
    assert dry.exit_code == 0 and "1 listings would be added" in dry.stdout
    assert command("listings", "import", tmp_path / "l.csv").exit_code == 0
    assert "Made-up Trust,Walks" in command("listings", "export", "--format", "csv").stdout
    (tmp_path / "l.csv").write_text("partner,name\n,\n")
    assert command("listings", "import", tmp_path / "l.csv").exit_code == 2
    assert command("listings", "export", "--format", "csv", "--area", "N1").exit_code == 2


def with_a_formula() -> bytes:
    def fill(sheet: Any) -> None:
        sheet.write_row(0, 0, ["partner", "name", "kind", "heading", "areas"])
        sheet.write_row(1, 0, ["Made-up Trust", "", "service", "social", "all"])
        sheet.write_formula(1, 1, '=CONCAT("Wal","ks")', None, "Walks")

    return workbook(fill)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\x00\x00", "l.csv: This is neither a CSV file nor an Excel file"),
        (b"%PDF-1.7\nwords\n", "l.csv: This is neither a CSV file nor an Excel file"),
        (with_a_formula(), "l.csv: Cells with formulas: 1. Replace them by their values"),
        (b"N0,", "l.csv, row 2, column areas: “N0” is not an area"),
        (b"all," + b"x" * 20_000, "l.csv, row 2, column description: Shorten this to 5000"),
    ],
    ids=["picture", "pdf", "formula", "area", "text"],
)
def test_a_file_of_listings_that_will_not_do_changes_nothing(
    command: Command, survey: Survey, database: Database, tmp_path: Path, content: bytes, said: str
) -> None:
    if content.startswith((b"N0", b"all")):
        heading = b"partner,name,kind,heading,areas,description\n"
        content = heading + b"Made-up Trust,Walks,service,social," + content + b"\n"
    (tmp_path / "l.csv").write_bytes(content)
    before = list(database.conn.iterdump())
    done = command("listings", "import", tmp_path / "l.csv")
    assert done.exit_code == 2 and done.stderr.startswith(said) and done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert list(database.conn.iterdump()) == before
