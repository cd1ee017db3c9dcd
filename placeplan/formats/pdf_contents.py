"""The contents of a plan's Word file, with the pages that its headings have in a PDF made of it."""

import re
from html import unescape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

DOCUMENT = "word/document.xml"
OUTLINE = re.compile(rb"/Title<FEFF([0-9A-F]*)>\s*/Dest\[(\d+) 0 R")
KIDS = re.compile(rb"/Kids\[([^\]]*)\]")
ENTRY = re.compile(r'( PAGEREF (\w+) \\h .*?<w:t xml:space="preserve">)(\d+)(?=<)')
TAG = re.compile("<[^>]*>")


def with_pages_of(docx: bytes, pdf: bytes) -> bytes:
    """The Word file with the numbers in its contents as they are in the PDF.

    It comes back as it was where they are so already, and where its headings are not all found
    among the PDF's bookmarks.
    """
    bookmarks = _bookmarks(pdf)
    if not bookmarks:
        return docx
    with ZipFile(BytesIO(docx)) as archive:
        xml = archive.read(DOCUMENT).decode()
        found = _pages(xml, bookmarks)
        mended = ENTRY.sub(lambda entry: f"{entry[1]}{found.get(entry[2], entry[3])}", xml)
        return docx if mended == xml else _with_document(archive, mended)


def _bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """Each bookmark's words and page, in order."""
    leaves = [each.split(b" 0 R") for each in KIDS.findall(pdf) if each.strip()]
    pages: list[bytes] = max(leaves, key=len, default=[])
    numbers = {int(each): number for number, each in enumerate(pages, start=1) if each.strip()}
    return [
        (bytes.fromhex(title.decode()).decode("utf-16-be"), numbers.get(int(page), 0))
        for title, page in OUTLINE.findall(pdf)
    ]


def _pages(xml: str, bookmarks: list[tuple[str, int]]) -> dict[str, int]:
    """The page of each heading that the contents name; nothing where one is not found."""
    found: dict[str, int] = {}
    left = iter(bookmarks)
    for _before, name, _page in ENTRY.findall(xml):
        said = _heading(xml, name)
        page = next((page for words, page in left if _plain(words).endswith(said)), 0)
        if not said or not page:
            return {}
        found[name] = page
    return found


def _heading(xml: str, name: str) -> str:
    _before, _mark, after = xml.partition(f'w:name="{name}"/>')
    return _plain(unescape(TAG.sub("", after.partition("<w:bookmarkEnd")[0])))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _with_document(archive: ZipFile, xml: str) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as copy:
        for part in archive.infolist():
            copy.writestr(part, xml if part.filename == DOCUMENT else archive.read(part))
    return written.getvalue()
