"""Processes beside the one that serves: begun, replaced, and ended with it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from placeplan.cli.companions import companions
from tests.cli.commands import ROOT
from tests.cli.companion_work import be_there, end_at_once

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to send")
LONGEST_WAIT = 30.0
# a companion that is there touches its sign fifty times a second
QUIET = 2.0


def there(folder: Path) -> set[int]:
    return {int(sign.name) for sign in folder.iterdir()}


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    given_up = time.monotonic() + LONGEST_WAIT
    while not is_so():
        assert time.monotonic() < given_up, f"in {LONGEST_WAIT:.0f} seconds never: {what}"
        time.sleep(0.02)


def test_companions_are_there_for_as_long_as_the_block_lasts(tmp_path: Path) -> None:
    with companions(2, be_there, tmp_path):
        wait_until(lambda: len(there(tmp_path)) == 2, "two companions")
        assert os.getpid() not in there(tmp_path)
    assert there(tmp_path) == set()


def test_without_companions_nothing_is_begun(tmp_path: Path) -> None:
    with companions(0, be_there, tmp_path):
        time.sleep(0.2)
        assert there(tmp_path) == set()


def test_a_companion_that_is_killed_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("placeplan.cli.companions.SHORTEST_LIFE", 0.0)
    with companions(1, be_there, tmp_path):
        wait_until(lambda: bool(there(tmp_path)), "a companion")
        (first,) = there(tmp_path)
        os.kill(first, signal.SIGKILL)
        wait_until(lambda: bool(there(tmp_path) - {first}), "another in its place")
    assert there(tmp_path) == {first}


def test_a_companion_that_cannot_begin_is_given_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with companions(1, end_at_once, tmp_path):
        wait_until(lambda: "as soon as it had begun" in caplog.text, "a line in the log")
        assert len(there(tmp_path)) == 1


def test_companions_do_not_outlive_a_process_that_was_killed(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path;"
        " from placeplan.cli.companions import companions;"
        " from tests.cli.companion_work import be_there\n"
        "if __name__ == '__main__':\n"
        "    with companions(1, be_there, Path(sys.argv[1])): time.sleep(60)\n"
    )
    file = tmp_path / "parent.py"
    file.write_text(script)
    folder = tmp_path / "signs"
    folder.mkdir()
    with subprocess.Popen(
        [sys.executable, file, folder], env=os.environ | {"PYTHONPATH": str(ROOT)}
    ) as parent:
        wait_until(lambda: bool(there(folder)), "a companion")
        parent.kill()
    (sign,) = folder.iterdir()
    wait_until(lambda: time.time() - sign.stat().st_mtime > QUIET, "the companion's end")
