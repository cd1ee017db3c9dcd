"""No file that staff download holds a cell with which a spreadsheet would calculate."""

import csv
import io
import shutil
from itertools import product
from pathlib import Path

import pytest
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.formats.workbooks import named_sheets
from placeplan.operations.demonstration.making import Demonstration
from placeplan.store.database import Database, writing
from placeplan.store.subscribers import add_subscriber
from placeplan.store.surveys import list_surveys
from placeplan.web.access import may_open
from tests.conftest import SignIn, make_app
from tests.pages import PageClient
from tests.web.addresses import address_of

FORMULA = "=1+1+"
# where people write what they like
WRITTEN = {
    "comments": ("text",),
    "partners": ("name",),
    "listings": ("name", "description", "contact", "outcome"),
    "tags": ("name", "definition"),
    "engagement": ("title", "venue", "run_by", "notes"),
    "area_figures": ("source", "note"),
    "consultation_comments": ("text", "reason"),
    "workshops": ("title", "venue"),
}
# what is made without anything that people wrote
WITHOUT_WORDS = {
    "results.download_csv",
    "setup.download_area_figures_template",
    "listings.download_template",
}


@pytest.fixture
def instance(tmp_path: Path, demonstration: Demonstration, demonstration_folder: Path) -> Path:
    """A copy of the demonstration."""
    return Path(shutil.copytree(demonstration_folder, tmp_path / "instance"))


@pytest.fixture
def written(database: Database) -> Database:
    """The same, in which everybody wrote formulas."""
    with writing(database):
        for table, columns in WRITTEN.items():
            for column in columns:
                database.conn.execute(f"UPDATE {table} SET {column} = ? || {column}", (FORMULA,))
    for survey in list_surveys(database):
        add_subscriber(database, survey.slug, f"{FORMULA}@example.org")
    return database


def path_of(rule: Rule, slug: str, area_code: str, plan_id: int, file_format: str) -> str:
    """The address of a route, with these in it and 1 for any other part."""
    parts = {"slug": slug, "area_code": area_code, "plan_id": str(plan_id)}
    parts["file_format"] = file_format
    return address_of(rule, lambda name, _is_number: parts.get(name, "1"))


def spreadsheets(client: PageClient, database: Database) -> dict[str, list[TestResponse]]:
    """Every answer that is a spreadsheet, by endpoint."""
    found: dict[str, list[TestResponse]] = {}
    surveys = list_surveys(database)
    plans = [row[0] for row in database.conn.execute("SELECT id FROM plans")]
    for rule in client.application.url_map.iter_rules():
        ends_so = rule.rule.endswith((".csv", ".xlsx", "<file_format>"))
        if not ends_so or not may_open(rule.endpoint, Role.ADMINISTRATOR):
            continue
        wheres = product(surveys, plans if "plan_id" in rule.arguments else [0], ("csv", "xlsx"))
        for survey, plan_id, file_format in wheres:
            for area_code in survey.area_codes:
                answer = client.get(path_of(rule, survey.slug, area_code, plan_id, file_format))
                if answer.status_code == 200:
                    found.setdefault(rule.endpoint, []).append(answer)
    return found


def cells_of(answer: TestResponse) -> list[str]:
    if answer.mimetype == "text/csv":
        rows = csv.reader(io.StringIO(answer.get_data(as_text=True), newline=""))
        return [cell for row in rows for cell in row]
    sheets, formula_count = named_sheets(answer.data, 1_000)
    assert formula_count == 0, f"{answer.request.path} holds formulas"
    return [cell for rows in sheets.values() for row in rows for cell in row]


def test_no_cell_of_a_file_is_a_formula_to_a_spreadsheet(
    instance: Path, written: Database, sign_in: SignIn
) -> None:
    client = make_app(instance).test_client()
    sign_in(client, Role.ADMINISTRATOR)
    found = spreadsheets(client, written)
    assert len(found) >= 9, f"few files were found: {sorted(found)}"
    for endpoint, answers in found.items():
        cells = [cell for answer in answers for cell in cells_of(answer)]
        if endpoint not in WITHOUT_WORDS:
            assert any("1+1" in cell for cell in cells), f"{endpoint} held nothing written"
        if all(answer.mimetype == "text/csv" for answer in answers):
            wrong = [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
            assert not wrong, f"{endpoint}: {wrong[:3]}. Use escaped_cell of formats/formula_cells"
