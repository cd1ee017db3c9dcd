"""PDFs of Word files; those of published editions are kept beside the database, made once."""

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

from placeplan.formats.pdf_files import pdf_from_docx

FOLDER = "pdfs"
MOST_KEPT = 60
_converting = Lock()


def kept_pdf(instance: Path, docx: bytes) -> bytes:
    """The PDF of a Word file, converted when it was not lately; one at a time.

    `Refused` as by `pdf_from_docx`.
    """
    folder = instance / FOLDER
    path = folder / f"{sha256(docx).hexdigest()}.pdf"
    if path.exists():
        return _read(path)
    with _converting:
        if path.exists():
            return _read(path)
        content = pdf_from_docx(docx)
        folder.mkdir(exist_ok=True)
        _write(path, content)
        _remove_oldest(folder)
    return content


def made_pdf(docx: bytes) -> bytes:
    """The PDF of a Word file that nothing is kept of, such as a draft's; one at a time."""
    with _converting:
        return pdf_from_docx(docx)


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
