"""Runs the command as people do: in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(instance: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """`python -m placeplan --instance INSTANCE …`, with what it printed."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "placeplan", "--instance", instance, *arguments],
        cwd=instance.parent,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
