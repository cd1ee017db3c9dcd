"""Find a Chromium for the browser tests, or install one, or say in one line what to install.

Run as a program it prints the browser's path. Tests take the path from `find_chromium`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# the first has no window to draw, which spares tests four tenths of their time
COMMANDS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
DEBIAN_PACKAGES = ("chromium-headless-shell", "chromium")
# a bare Debian has only DejaVu, whose letters are a fifth wider than those of devices
DEBIAN_FONT = "fonts-liberation"
APT_INSTALL = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"]
SAID_BY = "PLACEPLAN_CHROMIUM"
# Asked in a process of its own: Playwright cannot be started twice in one, and tests may have it.
WHERE_PLAYWRIGHT_PUTS_ITS_OWN = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)
ADVICE = (
    "The browser tests need Chromium: install your system's chromium or Google Chrome package, "
    f"or set {SAID_BY} to the path of one."
)


class BrowserMissingError(Exception):
    """No Chromium is on this machine and none could be installed."""


def find_chromium() -> Path | None:
    """Return the browser that tests shall use, or None where the machine has none.

    First the one named by PLACEPLAN_CHROMIUM (BrowserMissingError when it is not there), then those
    on PATH, then the one Playwright has fetched.
    """
    if said := os.environ.get(SAID_BY):
        if shutil.which(said):
            return Path(said)
        raise BrowserMissingError(f"{SAID_BY} names {said}, which cannot be run.")
    for command in COMMANDS:
        if found := shutil.which(command):
            return Path(found)
    asked = [sys.executable, "-c", WHERE_PLAYWRIGHT_PUTS_ITS_OWN]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    fetched = Path(told.strip())
    return fetched if fetched.is_file() else None


def is_root_on_debian() -> bool:
    """Tell whether `apt-get install` may be used without asking."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and Path("/etc/debian_version").is_file() and bool(shutil.which("apt-get"))


def succeeds(command: list[str]) -> bool:
    """Run an installer, its words going to standard error, and tell whether it succeeded."""
    print("Installing a browser:", *command, file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False
    )
    return done.returncode == 0


def install_chromium() -> None:
    """Install Debian's Chromium as root on Debian, Playwright's own elsewhere or when that fails.

    Raises BrowserMissingError when nothing could be installed.
    """
    may_use_apt = is_root_on_debian() and succeeds(["apt-get", "update", "--quiet"])
    if may_use_apt and any(
        succeeds([*APT_INSTALL, package, DEBIAN_FONT]) for package in DEBIAN_PACKAGES
    ):
        return
    if not succeeds([sys.executable, "-m", "playwright", "install", "chromium"]):
        raise BrowserMissingError(ADVICE)


def need_chromium() -> Path:
    """Return the browser that tests shall use, installing it where there is none."""
    if found := find_chromium():
        return found
    install_chromium()
    if found := find_chromium():
        return found
    raise BrowserMissingError(ADVICE)


if __name__ == "__main__":
    try:
        print(need_chromium())
    except BrowserMissingError as missing:
        sys.exit(str(missing))
