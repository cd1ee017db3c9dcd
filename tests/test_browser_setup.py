"""Browser tests run on a real browser or say why they cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser_setup import SAID_BY, BrowserMissingError, find_chromium

SCRIPT = Path(__file__).resolve().parent / "browser_setup.py"
ROOT = SCRIPT.parent.parent
ASK_WHILE_IT_RUNS = (
    "from playwright.sync_api import sync_playwright\n"
    "from tests.browser_setup import find_chromium\n"
    "with sync_playwright(): print(find_chromium())"
)


def make_browser(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    browser = folder / name
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    return browser


@pytest.mark.parametrize(
    "name", ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
)
def test_a_browser_on_the_path_is_found(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = make_browser(tmp_path, name)
    monkeypatch.delenv(SAID_BY, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_chromium() == browser


def test_a_browser_without_windows_goes_before_one_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_browser(tmp_path, "chromium")
    without = make_browser(tmp_path, "chromium-headless-shell")
    monkeypatch.delenv(SAID_BY, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_chromium() == without


def test_the_browser_named_by_the_environment_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_browser(tmp_path / "path", "chromium")
    named = make_browser(tmp_path / "named", "my-chromium")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setenv(SAID_BY, str(named))

    assert find_chromium() == named


def test_a_named_browser_that_is_not_there_is_a_fault_and_not_replaced_silently(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SAID_BY, str(tmp_path / "nothing"))

    with pytest.raises(BrowserMissingError, match="nothing"):
        find_chromium()


def test_without_a_browser_the_script_says_so_in_one_line_and_fails(tmp_path: Path) -> None:
    environment = {**os.environ, SAID_BY: str(tmp_path / "nothing")}

    done = subprocess.run(
        [sys.executable, SCRIPT], env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_the_script_prints_a_browser_that_tests_can_start() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=True)

    assert Path(done.stdout.strip()).is_file()


def test_playwright_is_asked_where_no_command_is_found_even_while_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SAID_BY, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))

    # in a process of its own, because the other browser tests of this one may hold Playwright
    asked = [sys.executable, "-c", ASK_WHILE_IT_RUNS]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip() == "None"
