"""Where a command's file comes from: a name, or a pipe such as /dev/stdin."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, cast


@contextmanager
def seekable_input(file: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The file, opened so that one can go back in it, and its size in bytes."""
    with file.open("rb") as opened, TemporaryFile() as kept:
        source = cast(BinaryIO, opened)
        if not opened.seekable():
            shutil.copyfileobj(opened, kept)
            kept.seek(0)
            source = cast(BinaryIO, kept)
        yield source, os.fstat(source.fileno()).st_size
