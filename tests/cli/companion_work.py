"""What a companion does in tests: it says that it is there, and waits to be stopped."""

import os
import sys
import time
from pathlib import Path


def be_there(folder: Path) -> None:
    """Have a file named like this process for as long as it runs, and touch it all the time."""
    sign = folder / str(os.getpid())
    try:
        while True:
            sign.touch()
            time.sleep(0.02)
    finally:
        sign.unlink()


def end_at_once(folder: Path) -> None:
    """Leave a file named like this process, and end."""
    (folder / str(os.getpid())).touch()
    sys.exit(1)
