"""WordprocessingML as text: the smallest pieces that paragraphs and tables are made of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one manner; a newline in it is a line break."""

    text: str
    is_bold: bool = False
    is_italic: bool = False


def clean(text: str) -> str:
    """The text with what XML cannot hold left out, ready to stand in a document."""
    return escape(NOT_XML.sub("", text))


def quoted(text: str) -> str:
    """The text as an attribute's value, with its quotation marks."""
    return '"' + clean(text).replace('"', "&quot;").replace("\n", "&#10;") + '"'


def run(text: str, *, is_bold: bool = False, is_italic: bool = False, style: str = "") -> str:
    """A run of text; a newline becomes a line break."""
    if not text:
        return ""
    manner = f'<w:rStyle w:val="{style}"/>' if style else ""
    manner += "<w:b/>" if is_bold else ""
    manner += "<w:i/>" if is_italic else ""
    properties = f"<w:rPr>{manner}</w:rPr>" if manner else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{clean(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r>{properties}{lines}</w:r>"


def runs(pieces: Iterable[Run]) -> str:
    """Several runs one after the other."""
    return "".join(
        run(piece.text, is_bold=piece.is_bold, is_italic=piece.is_italic) for piece in pieces
    )


def paragraph(content: str, style: str, properties: str = "") -> str:
    """A paragraph of runs in a style; `properties` are further elements of its `pPr`."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def text_paragraph(text: str, style: str, lead: str = "", properties: str = "") -> str:
    """A paragraph of plain text; `lead` stands before it in bold."""
    space = " " if lead and text else ""
    return paragraph(run(lead, is_bold=True) + run(space + text), style, properties)
