"""A Word document as bytes: the same for the same document, whenever it is written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document

# the earliest that a zip file can say; python-docx would say when each part was written
EARLIEST = (1980, 1, 1, 0, 0, 0)


def docx_bytes(document: Document) -> bytes:
    """The .docx file of a document, its parts without the time at which they were written."""
    saved, written = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(written, "w") as target:
        for part in parts.infolist():
            timeless = ZipInfo(part.filename, EARLIEST)
            target.writestr(timeless, parts.read(part), compress_type=ZIP_DEFLATED)
    return written.getvalue()
