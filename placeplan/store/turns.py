"""Turns: what the processes of an instance do only one at a time, kept by a lock on a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import portalocker


@contextmanager
def turn(path: Path, *, is_waiting: bool) -> Iterator[bool]:
    """Whether it is our turn, until the block ends; `False` only for who does not wait."""
    how = portalocker.LOCK_EX if is_waiting else portalocker.LOCK_EX | portalocker.LOCK_NB
    with path.open("ab") as file:
        try:
            portalocker.lock(file, how)
        except portalocker.AlreadyLocked:
            yield False
            return
        try:
            yield True
        finally:
            portalocker.unlock(file)
