"""What the figures were measured on, without saying whose machine it is."""

import os
import platform
import sqlite3
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("flask", "waitress", "sqlite-utils", "matplotlib", "python-docx")
KILOBYTE, GIGABYTE = 1024, 1024**3


def machine_lines(command: str) -> list[str]:
    """Day, machine, versions and the command, a line each."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return [
        f"{datetime.now(UTC):%d %B %Y}, by `{command}`",
        f"{os.cpu_count()} processors ({_processor()}), {_memory()}, {platform.system()};"
        f" load when it began: {_load()}",
        f"{python}, SQLite {sqlite3.sqlite_version}, {versions}",
    ]


def peak_memory() -> int:
    """The most memory, in bytes, that this process had resident since it began; 0 if unknown."""
    return KILOBYTE * _status("VmHWM")


def _status(name: str) -> int:
    path = Path("/proc/self/status")
    if not path.exists():
        return 0
    found = (line.split() for line in path.read_text().splitlines())
    return next((int(words[1]) for words in found if words[0] == f"{name}:"), 0)


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    if path.exists():
        for line in path.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def _memory() -> str:
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError):
        return "memory unknown"
    return f"{total / GIGABYTE:.0f} GB of memory"


def _load() -> str:
    try:
        return f"{os.getloadavg()[0]:.1f}"
    except (AttributeError, OSError):
        return "unknown"
