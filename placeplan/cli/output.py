"""Where a command's result goes: a file that is complete or not there, or standard output."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import BinaryIO, cast

from placeplan.domain.faults import refuse


@contextmanager
def output_file(file: Path | None) -> Iterator[BinaryIO]:
    """A file to write bytes to; it takes its name, in place of an older one, when all went well.

    `Refused` when it cannot be written there.
    """
    if file is None:
        yield sys.stdout.buffer
        return
    try:
        with _complete_or_absent(file) as written:
            yield written
    except OSError as error:
        reason = error.strerror or ""
        raise refuse("file_unwritable", "--output", found=str(file), reason=reason) from error


@contextmanager
def _complete_or_absent(file: Path) -> Iterator[BinaryIO]:
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", delete=False) as written:
        try:
            yield cast(BinaryIO, written)
        except BaseException:
            written.close()
            Path(written.name).unlink()
            raise
    mask = os.umask(0)
    os.umask(mask)
    Path(written.name).chmod(0o666 & ~mask)
    Path(written.name).replace(file)


@contextmanager
def seekable_output(file: Path | None) -> Iterator[BinaryIO]:
    """The same, for formats that go back in what they have written."""
    if file is not None:
        with output_file(file) as written:
            yield written
        return
    with TemporaryFile() as temporary:
        yield cast(BinaryIO, temporary)
        temporary.seek(0)
        shutil.copyfileobj(temporary, sys.stdout.buffer)
