"""Numbered headings, appendices with letters, bullets, and numbered lists that start at one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placeplan.formats.docx_xml import NAMESPACES, W

if TYPE_CHECKING:
    from docx.document import Document

HEADINGS, APPENDICES, BULLETS, NUMBERED = 0, 1, 2, 3
LEVELS = 3
EMPTY = f"<w:numbering {NAMESPACES}/>"


class Numbering:
    """The lists of one document. A number in `num_id` is that of the kind; see `add_to`."""

    def __init__(self, first_abstract: int, first_number: int) -> None:
        self._first_abstract = first_abstract
        self._first_number = first_number
        self._lists = 0

    def properties(self, kind: int, level: int = 0) -> str:
        """What a paragraph says to be a heading, an appendix or a point of a bulleted list."""
        return _number(level, self._first_number + kind)

    def restarted(self, position: int, level: int = 0) -> str:
        """What a paragraph says to be in the numbered list `position`, which starts at one."""
        self._lists = max(self._lists, position + 1)
        return _number(level, self._first_number + NUMBERED + position)

    def add_to(self, root: Any) -> None:
        """Write what was asked for into the document's numbering."""
        first = next(iter(root.findall(f"{W}num")), None)
        for kind, levels in enumerate((_headings(), _appendices(), _bullets(), _numbered())):
            identity = self._first_abstract + kind
            element = _parsed(
                f'<w:abstractNum {NAMESPACES} w:abstractNumId="{identity}">'
                f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            )
            if first is None:
                root.append(element)
            else:
                first.addprevious(element)
        for kind in (HEADINGS, APPENDICES, BULLETS):
            root.append(self._instance(kind, kind))
        for position in range(self._lists):
            root.append(self._instance(NUMBERED + position, NUMBERED, starts_anew=True))

    def _instance(self, offset: int, kind: int, *, starts_anew: bool = False) -> Any:
        start = (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            if starts_anew
            else ""
        )
        return _parsed(
            f'<w:num {NAMESPACES} w:numId="{self._first_number + offset}">'
            f'<w:abstractNumId w:val="{self._first_abstract + kind}"/>{start}</w:num>'
        )


def numbering_root(document: Document) -> Any:
    """The root of the document's numbering; made when a council's file has none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.parts.numbering import NumberingPart

    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    made = NumberingPart(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, parse_xml(EMPTY), part.package
    )
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return made.element


def numbering_for(root: Any) -> Numbering:
    """Numbering that does not collide with what the document has."""
    abstracts = [int(each.get(f"{W}abstractNumId")) for each in root.findall(f"{W}abstractNum")]
    numbers = [int(each.get(f"{W}numId")) for each in root.findall(f"{W}num")]
    return Numbering(max(abstracts, default=-1) + 1, max(numbers, default=0) + 1)


def _number(level: int, identity: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'


def _level(
    level: int,
    form: str,
    text: str,
    left: int,
    hanging: int,
    *,
    suffix: str = "tab",
    font: str = "",
) -> str:
    manner = (
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>'
        if (font)
        else ""
    )
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{manner}</w:lvl>'
    )


def _headings() -> str:
    return _level(0, "decimal", "%1", 567, 567) + _level(1, "decimal", "%1.%2", 567, 567)


def _appendices() -> str:
    first = _level(0, "upperLetter", "Appendix %1:", 0, 0, suffix="space")
    return first + _level(1, "decimal", "%1.%2", 567, 567)


def _bullets() -> str:
    marks = ("•", "–", "•")
    return "".join(
        _level(level, "bullet", marks[level], 397 * (level + 1), 284) for level in range(LEVELS)
    )


def _numbered() -> str:
    return "".join(
        _level(level, "decimal", f"%{level + 1}.", 397 * (level + 1), 340)
        for level in range(LEVELS)
    )


def _parsed(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml)
