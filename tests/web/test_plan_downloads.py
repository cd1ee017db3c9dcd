"""A plan as files: in short for residents, and as PDF where the machine has LibreOffice.

Its stand-in is a program of that name that copies what it was given, so that what is tested is how
it is started, kept and ended; the real one is tried by `make torture`.
"""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from placeplan.domain.accounts import Role
from placeplan.domain.plans import Finding, Plan
from placeplan.formats.traces_json import trace_json
from placeplan.operations import pdfs
from placeplan.operations.plans import summary_tree
from placeplan.operations.setup import database_path
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.findings import add_finding
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey
from placeplan.store.turns import turn
from placeplan.web.days import today
from tests.conftest import make_app
from tests.edition_setup import store_edition
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, PLACES, make_survey
from tests.pages import PageClient, text_of
from tests.plan_sources import make_responses
from tests.recounts import faults
from tests.word_files import assert_valid

COPIES = """#!/bin/sh
echo run >> "$(dirname "$0")/runs"
while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done
cp "$1" "$out/plan.pdf"
"""


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def plan(database: Database) -> Plan:
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_places(database, PLACES)
        survey = make_survey()
        add_survey(database, survey)
        for response in make_responses(survey, 30, 3):
            add_response(database, response)
        plan = add_plan(database, LISBURN_SOUTH.code, ["your-place"], "Lisburn South plan")
        for number in range(7):
            add_finding(database, plan.id, Finding("issue", f"Made-up issue {number + 1}"))
    return plan


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> Path:
    """A program called soffice before all others."""
    path = folder / "soffice"
    path.write_text(words)
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder / "runs"


def test_the_plan_in_short_names_what_stands_first_and_counts_the_rest(
    officer: PageClient, plan: Plan, tmp_path: Path
) -> None:
    answer = officer.get(f"/plans/{plan.id}/summary/download")
    assert_valid(answer.data, tmp_path)
    document = Document(BytesIO(answer.data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    issues = [row.cells[0].text for row in document.tables[0].rows][1:]
    assert issues == [f"Made-up issue {number}" for number in range(1, 6)]
    assert "The plan has two more issues." in text
    assert "30 individuals" in text and len(document.inline_shapes) == 1


def test_every_figure_in_short_is_counted_again(
    database: Database, plan: Plan, instance: Path
) -> None:
    trace = json.loads(trace_json(summary_tree(database, plan.id, today())))
    with closing(sqlite3.connect(database_path(instance))) as connection:
        assert list(faults(connection, plan.id, trace)) == []
    assert len(trace["statements"]) > 20


def test_the_pdf_of_a_published_edition_is_made_once_and_kept(
    client: PageClient,
    plan: Plan,
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = program(tmp_path, monkeypatch, COPIES)
    store_edition(database, plan.id, "consultation_draft", word=b"made-up words")
    assert "Download as PDF" in text_of(client.get(f"/published/{plan.slug}"))
    for _time in range(2):
        answer = client.get(f"/published/{plan.slug}/editions/1/download.pdf")
        assert answer.mimetype == "application/pdf" and answer.data == b"made-up words"
    assert runs.read_text().count("run") == 1


def test_nothing_is_kept_of_the_pdf_of_a_draft(
    officer: PageClient,
    plan: Plan,
    database: Database,
    instance: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program(tmp_path, monkeypatch, COPIES)
    store_edition(database, plan.id, "draft")
    word = officer.get(f"/plans/{plan.id}/download").data
    assert officer.get(f"/plans/{plan.id}/download.pdf").data == word
    assert officer.get(f"/plans/{plan.id}/editions/1/download.pdf").status_code == 200
    assert not (instance / pdfs.FOLDER).exists()


def test_a_pdf_that_cannot_be_made_says_to_take_the_word_file(
    officer: PageClient, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, "#!/bin/sh\nexit 1\n")
    answer = officer.get(f"/plans/{plan.id}/download.pdf")
    assert answer.status_code == 400 and "Download the Word file instead" in text_of(answer)
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert "Download as PDF" not in text_of(officer.get(f"/plans/{plan.id}"))
    assert "There is no PDF on this site" in text_of(officer.get(f"/plans/{plan.id}/download.pdf"))


def failing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return program(folder, monkeypatch, COPIES.replace("cp ", ": "))


def ask(visitor: PageClient, plan: Plan, status: int) -> str:
    """What a resident reads who asks for the PDF of the first edition."""
    answer = visitor.get(f"/published/{plan.slug}/editions/1/download.pdf")
    assert answer.status_code == status
    return text_of(answer)


def test_residents_have_a_failed_conversion_tried_again_only_after_a_while(
    client: PageClient,
    plan: Plan,
    database: Database,
    instance: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = failing(tmp_path, monkeypatch)
    store_edition(database, plan.id, "consultation_draft")
    for _time in range(3):
        page = ask(client, plan, 503)
        assert "cannot be made just now" in page and "Download the Word file" in page
    assert runs.read_text().count("run") == 1
    (failure,) = (instance / pdfs.FOLDER).iterdir()
    long_ago = failure.stat().st_mtime - pdfs.RETRY_SECONDS - 1
    os.utime(failure, (long_ago, long_ago))
    ask(client, plan, 503)
    ask(client, plan, 503)
    assert runs.read_text().count("run") == 2


def test_another_libreoffice_tries_again_what_the_one_before_failed_at(
    client: PageClient,
    plan: Plan,
    database: Database,
    instance: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing(tmp_path, monkeypatch)
    store_edition(database, plan.id, "consultation_draft", word=b"made-up words")
    ask(client, plan, 503)
    program(tmp_path, monkeypatch, COPIES)
    assert ask(client, plan, 200) == "made-up words"
    assert not list((instance / pdfs.FOLDER).glob("*.failed"))


def test_an_officer_has_a_failed_conversion_tried_again_at_once(
    client: PageClient,
    officer: PageClient,
    plan: Plan,
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = failing(tmp_path, monkeypatch)
    store_edition(database, plan.id, "consultation_draft")
    ask(client, plan, 503)
    assert officer.get(f"/plans/{plan.id}/editions/1/download.pdf").status_code == 400
    assert runs.read_text().count("run") == 2


def test_residents_do_not_wait_for_another_conversion_and_start_none_beside_it(
    client: PageClient,
    plan: Plan,
    database: Database,
    instance: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = program(tmp_path, monkeypatch, COPIES)
    store_edition(database, plan.id, "consultation_draft", word=b"made-up words")
    with turn(instance / pdfs.LOCK, is_waiting=False) as is_ours:
        assert is_ours
        assert "cannot be made just now" in ask(client, plan, 503)
    assert not runs.exists()
    assert ask(client, plan, 200) == "made-up words"


def test_one_address_asks_for_pdfs_only_so_often(
    plan: Plan,
    database: Database,
    instance: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program(tmp_path, monkeypatch, COPIES)
    store_edition(database, plan.id, "consultation_draft")
    visitor: PageClient = make_app(instance, pdf_limit="2 per hour").test_client()  # type: ignore[assignment]  # make_app says which
    ask(visitor, plan, 200)
    visitor.head(f"/published/{plan.slug}/editions/1/download.pdf")
    assert "Download the Word file" in ask(visitor, plan, 429)


def test_a_program_that_hangs_is_ended(
    officer: PageClient, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, "#!/bin/sh\nsleep 600\n")
    monkeypatch.setattr("placeplan.formats.pdf_files.LONGEST_SECONDS", 0.2)
    answer = officer.get(f"/plans/{plan.id}/download.pdf")
    assert "The PDF could not be made" in text_of(answer)


def test_only_the_pdfs_asked_for_last_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, COPIES)
    for number in range(pdfs.MOST_KEPT + 3):
        pdfs.kept_pdf(tmp_path, f"plan {number}".encode(), is_for_officer=False)
    assert len(list((tmp_path / pdfs.FOLDER).glob("*.pdf"))) == pdfs.MOST_KEPT
