"""Styles of a Word file, and how they are put into one beside those it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from placeplan.formats.docx_xml import NAMESPACES, W

if TYPE_CHECKING:
    from docx.document import Document

INK, QUIET, RULE = "0B0C0C", "505A5F", "B1B4B6"
BODY_FONT = "Calibri"


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its id and name, what it is based on and followed by, and its properties."""

    id: str
    name: str
    based_on: str = "Normal"
    after: str = ""
    paragraph: str = ""
    text: str = ""
    kind: str = "paragraph"
    is_custom: bool = False

    def xml(self, ids: Mapping[str, str]) -> str:
        """The style as an element of styles.xml; `ids` are those of all styles in the document."""
        custom = ' w:customStyle="1"' if self.is_custom else ""
        default = ' w:default="1"' if self.id == "Normal" else ""
        based = f'<w:basedOn w:val="{ids.get(self.based_on, "")}"/>'
        if self.id == "Normal" or self.based_on not in ids:
            based = ""
        manner = f"<w:pPr>{self.paragraph}</w:pPr>" if self.kind == "paragraph" else ""
        following = f'<w:next w:val="{ids[self.after]}"/>' if self.after in ids else ""
        return (
            f'<w:style {NAMESPACES} w:type="{self.kind}"{default}{custom}'
            f' w:styleId="{ids[self.id]}">'
            f'<w:name w:val="{self.name}"/>{based}{following}<w:qFormat/>'
            f"{manner}<w:rPr>{self.text}</w:rPr></w:style>"
        )


def spacing(before: float, after: float, line: float = 1.0) -> str:
    """Space above and below in points, and lines as a multiple."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
        f' w:line="{round(line * 240)}" w:lineRule="auto"/>'
    )


def size(points: float) -> str:
    """Text of this size."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def colour(digits: str) -> str:
    """Text of this colour."""
    return f'<w:color w:val="{digits}"/>'


ENGLISH = '<w:lang w:val="en-GB"/>'
BOLD = "<w:b/><w:bCs/>"
FONT = (
    f'<w:rFonts w:ascii="{BODY_FONT}" w:hAnsi="{BODY_FONT}" w:eastAsia="{BODY_FONT}"'
    f' w:cs="{BODY_FONT}"/>'
)
BODY = FONT + colour(INK) + size(11)
SMALL = colour(QUIET) + size(9)

# what ours are based on, under the ids that Word itself gives in English
BASES = {"DefaultParagraphFont": "default paragraph font", "TableNormal": "normal table"}
BASE_OF_TABLES = '<w:basedOn w:val="TableNormal"/>'


def put_styles(
    document: Document, styles: Iterable[Style], table: str, *, keeps_own: bool = False
) -> dict[str, str]:
    """Give the document these styles and that of its tables; with `keeps_own` its own stay.

    Returns, by our id, the id under which a style of that name stands in this document.
    """
    from docx.oxml import parse_xml

    sheet = document.styles.element
    own = styles_by_name(document)
    styles = tuple(styles)
    taken = {style.get(f"{W}styleId") for style in own.values()}
    ids = {
        style_id: own[name].get(f"{W}styleId") for style_id, name in BASES.items() if name in own
    }
    for style in styles:
        there = own.get(style.name.lower())
        if there is not None:
            ids[style.id] = there.get(f"{W}styleId") if keeps_own else style.id
        else:
            ids[style.id] = f"Plan{style.id}" if style.id in taken else style.id
    for style in styles:
        there = own.get(style.name.lower())
        if there is not None and keeps_own:
            continue
        if there is not None:
            sheet.remove(there)
        sheet.append(parse_xml(style.xml(ids)))
    if "plan table" not in own:
        base = f'<w:basedOn w:val="{ids["TableNormal"]}"/>' if "TableNormal" in ids else ""
        sheet.append(parse_xml(table.replace(BASE_OF_TABLES, base)))
    return ids


def styles_by_name(document: Document) -> dict[str, Any]:
    """The style elements of a document by their names in lower case."""
    return {
        str(style.find(f"{W}name").get(f"{W}val")).lower(): style
        for style in document.styles.element.findall(f"{W}style")
    }


def with_style_ids(xml: str, ids: Mapping[str, str]) -> str:
    """Paragraphs with each of our style ids replaced by the document's own for that style."""
    return re.sub(r'(<w:pStyle w:val=")([^"]+)"', lambda m: f'{m[1]}{ids.get(m[2], m[2])}"', xml)
