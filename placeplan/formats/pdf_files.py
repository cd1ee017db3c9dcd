"""Word files as PDF, through LibreOffice where the machine has it."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from placeplan.domain.faults import refuse
from placeplan.formats.pdf_contents import with_pages_of

NAMES = ("soffice", "libreoffice")
LONGEST_SECONDS = 120
# headings as bookmarks, and the structure that screen readers need; PDF/UA is the standard for it
EXPORT = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "DisplayPDFDocumentTitle": {"type": "boolean", "value": "true"},
}


def find_converter() -> Path | None:
    """Where LibreOffice is on this machine, None when it is not installed."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else None


def converter_version() -> str:
    """What changes when another LibreOffice is installed; `Refused` where there is none.

    Nothing is started to find out.
    """
    program = _get_converter().resolve()
    about = program.stat()
    return f"{program.name} {about.st_size} {about.st_mtime_ns}"


def pdf_from_docx(docx: bytes) -> bytes:
    """A Word file as a tagged PDF. Takes some seconds.

    LibreOffice takes the page numbers of the contents as they are written: where they turn out to
    be wrong, the PDF is made once more with those of the first.

    `Refused` with `pdf_unavailable` where LibreOffice is not installed, and with `pdf_failed` when
    it made nothing of the file, or not within two minutes.
    """
    converter = _get_converter()
    made = _pdf(converter, docx)
    mended = with_pages_of(docx, made)
    return made if mended == docx else _pdf(converter, mended)


def _pdf(converter: Path, docx: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="placeplan-pdf-") as folder:
        source, target = Path(folder, "plan.docx"), Path(folder, "plan.pdf")
        source.write_bytes(docx)
        _convert(converter, source)
        if not target.exists():
            raise refuse("pdf_failed")
        return target.read_bytes()


def _get_converter() -> Path:
    converter = find_converter()
    if converter is None:
        raise refuse("pdf_unavailable")
    return converter


def _convert(converter: Path, source: Path) -> None:
    folder = source.parent
    command = [
        str(converter),
        # a profile of its own: two conversions with one profile wait for each other for ever
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(EXPORT)}",
        "--outdir",
        str(folder),
        str(source),
    ]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(LONGEST_SECONDS)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise refuse("pdf_failed") from error


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program that hangs, with those it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
