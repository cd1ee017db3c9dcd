"""What a terminal shows of work that takes a while; a pipe gets none of it."""

import os
import subprocess
import sys
from pathlib import Path

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from tests.cli.commands import ROOT, run
from tests.formats.response_files import file_of

SLOW = """
import time
from placeplan.cli.progress import progress_bar
with progress_bar("Reading", 10, then="Storing") as tell:
    tell(4)
    tell(10)
    time.sleep(1.3)
"""


def seen_on_a_terminal(*arguments: str | Path) -> str:
    terminal, end = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, stderr=end, stdout=subprocess.PIPE, check=False
        )
        assert done.returncode == 0
        return os.read(terminal, 100_000).decode()
    finally:
        os.close(terminal)
        os.close(end)


def test_a_full_bar_is_followed_by_the_seconds_that_the_rest_takes() -> None:
    shown = seen_on_a_terminal("-c", SLOW)
    assert "40%" in shown and "100%" in shown
    assert shown.index("100%") < shown.index("Storing … 1 s")


def test_nothing_is_shown_where_nobody_watches() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SLOW], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_an_import_is_followed_on_a_terminal_to_its_end(
    instance: Path, survey: Survey, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes(file_of(*[{}] * 400))
    words = ("responses", "import", tmp_path / "a.csv", "--survey", survey.slug)
    shown = seen_on_a_terminal("-m", "placeplan", "--instance", instance, *words)
    assert "Reading" in shown and "100%" in shown


def test_responses_are_taken_in_from_a_pipe(
    instance: Path, survey: Survey, database: Database, tmp_path: Path
) -> None:
    waiting, sent = os.pipe()
    os.write(sent, file_of({}, {"actions": "Benches"}))
    os.close(sent)
    done = subprocess.run(
        [sys.executable, "-m", "placeplan", "--instance", instance, "responses", "import"]
        + ["/dev/stdin", "--survey", survey.slug],
        stdin=waiting,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(waiting)
    assert (done.stdout, done.stderr) == ("2 responses added\n", "")
    again = run(instance, "responses", "export", "--survey", survey.slug, "--format", "csv")
    assert "Benches" in again.stdout
