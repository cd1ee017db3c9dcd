"""PDFs of Word files; those of published editions are kept beside the database, made once.

A conversion that failed is remembered too: nobody but an officer has it tried again at once.
"""

import os
import time
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from placeplan.domain.faults import Refused, refuse
from placeplan.formats.pdf_files import converter_version, pdf_from_docx
from placeplan.store.turns import turn

FOLDER = "pdfs"
LOCK = "pdfs.lock"
MOST_KEPT = 60
RETRY_SECONDS = 60 * 60


def kept_pdf(instance: Path, docx: bytes, *, is_for_officer: bool) -> bytes:
    """The PDF of a Word file, converted when it was not lately; one at a time.

    An officer waits for other conversions, and what failed is tried again. Anybody else is
    `Refused` with `pdf_busy` while something is converted, and with `pdf_failed` for an hour after
    the same program failed with the same file. Otherwise `Refused` as by `pdf_from_docx`.
    """
    folder = instance / FOLDER
    path = folder / f"{sha256(docx).hexdigest()}.pdf"
    if path.exists():
        return _read(path)
    if not is_for_officer and _failed_lately(_failure(path)):
        raise refuse("pdf_failed")
    with turn(instance / LOCK, is_waiting=is_for_officer) as is_ours:
        if not is_ours:
            raise refuse("pdf_busy")
        return _read(path) if path.exists() else _converted(path, docx)


def made_pdf(instance: Path, docx: bytes) -> bytes:
    """The PDF of a Word file that nothing is kept of, such as a draft's; one at a time."""
    with turn(instance / LOCK, is_waiting=True):
        return pdf_from_docx(docx)


def _converted(path: Path, docx: bytes) -> bytes:
    version = converter_version()
    path.parent.mkdir(exist_ok=True)
    try:
        content = pdf_from_docx(docx)
    except Refused:
        _write(_failure(path), version.encode())
        raise
    _write(path, content)
    _failure(path).unlink(missing_ok=True)
    _remove_oldest(path.parent)
    return content


def _failure(path: Path) -> Path:
    return path.with_suffix(".failed")


def _failed_lately(failure: Path) -> bool:
    try:
        written, version = failure.stat().st_mtime, failure.read_text()
    except FileNotFoundError:
        return False
    return version == converter_version() and time.time() < written + RETRY_SECONDS


def _read(path: Path) -> bytes:
    os.utime(path)
    return path.read_bytes()


def _write(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)


def _remove_oldest(folder: Path) -> None:
    """Keep those that were asked for last; any other is made again when it is asked for."""
    kept = sorted(folder.glob("*.pdf"), key=lambda each: each.stat().st_mtime, reverse=True)
    for path in kept[MOST_KEPT:]:
        path.unlink(missing_ok=True)
