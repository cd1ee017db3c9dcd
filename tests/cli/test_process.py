"""The command in a process of its own: what it prints where, and how it ends."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from hashlib import sha256
from pathlib import Path

import pytest

from placeplan.domain.surveys import Survey
from placeplan.operations.setup import database_path
from placeplan.store.database import Database
from tests.cli.commands import ROOT, run
from tests.formats.response_files import file_of

STOP = signal.SIGTERM


def test_three_faults_give_three_lines_exit_2_and_an_unchanged_database(
    instance: Path, survey: Survey, database: Database, tmp_path: Path
) -> None:
    database.close()
    file = tmp_path / "answers.csv"
    file.write_bytes(
        file_of({}, {"moving_around_rating": "8"}, {"area": "N1"}, {"collected_on": "12/06/2026"})
    )
    before = sha256(database_path(instance).read_bytes()).hexdigest()
    done = run(instance, "responses", "import", file, "--survey", survey.slug)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "answers.csv, row 3, column moving_around_rating: 8 was found; ratings go from 1 to 7",
        "answers.csv, row 4, column area: “N1” was found; choose an area of this survey",
        "answers.csv, row 5, column collected_on: “12/06/2026” was found;"
        " give a date such as 2026-06-12",
    ]
    assert sha256(database_path(instance).read_bytes()).hexdigest() == before


def test_import_and_export_end_with_0_and_nothing_on_standard_error(
    instance: Path, survey: Survey, tmp_path: Path
) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(file_of({}, {"actions": "Ein Café 🌳"}))
    done = run(instance, "responses", "import", file, "--survey", survey.slug)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 responses added\n", "")
    done = run(instance, "responses", "export", "--survey", survey.slug, "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ein Café 🌳" in done.stdout and len(done.stdout.splitlines()) == 3


def test_an_unknown_survey_is_said_in_one_line_with_exit_2(instance: Path) -> None:
    done = run(instance, "results", "--survey", "nothing", "--area", "N10000707")
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr == ("--survey: There is no survey “nothing”. See: placeplan surveys list\n")


@pytest.mark.parametrize("words", [["--help"], ["results", "--help"], ["responses", "--help"]])
def test_a_command_that_serves_nothing_does_not_load_the_web_application(
    instance: Path, words: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "placeplan", *words],
        cwd=instance,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "placeplan.cli" in loaded
    assert not loaded & {"flask", "matplotlib", "docx", "wtforms"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to send")
def test_serve_prepares_an_instance_answers_and_stops_when_told(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "placeplan", "serve", "--port", "0", "--instance"]
    process = subprocess.Popen(
        [*words, tmp_path / "new"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = ""
        deadline = time.monotonic() + 60
        while not address and time.monotonic() < deadline:
            found = re.search(r"http://\S+", process.stdout.readline())
            address = found[0] if found else ""
        with urllib.request.urlopen(f"{address}/healthz", timeout=30) as answer:
            assert answer.status == 200
        process.send_signal(STOP)
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()
        process.communicate()
