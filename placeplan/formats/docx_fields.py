"""Fields and bookmarks: what Word works out anew, each with the result already written."""

from collections.abc import Sequence

from placeplan.formats.docx_xml import clean, paragraph, quoted, run

TAB = "<w:r><w:tab/></w:r>"
AFTER_NUMBER = {1: 480, 2: 1100}


def field(instruction: str, result: str, *, is_bold: bool = False) -> str:
    """A field with its result, so that a reader who cannot update fields sees the text."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {clean(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(result, is_bold=is_bold)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark(content: str, name: str, number: int) -> str:
    """Runs that a link or a field can point to."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name={quoted(name)}/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


class Contents:
    """The contents: headings are noted as they are written, entries are made at the end."""

    def __init__(self) -> None:
        self._entries: list[tuple[int, str, str, str]] = []

    def note(self, text: str, level: int, numbered: str) -> str:
        """Note a heading and return the runs of it, with the bookmark that its entry points to."""
        name = f"_Toc{len(self._entries) + 1:08d}"
        self._entries.append((level, numbered, text, name))
        return bookmark(run(text), name, len(self._entries))

    def paragraphs(self, pages: Sequence[int], width: int) -> str:
        """A TOC field over its entries, each with its number, text and page, and a link.

        `width` is that of the text in twentieths of a point.
        """
        written = []
        for position, (level, numbered, text, name) in enumerate(self._entries):
            page = str(pages[position])
            is_appendix = len(numbered) > len("10.10")
            words = run(f"{numbered}: {text}") if is_appendix else run(numbered) + TAB + run(text)
            link = _link(name, words + TAB + field(_page_of(name), page))
            start = _START if position == 0 else ""
            end = _END if position == len(self._entries) - 1 else ""
            tabs = contents_tabs(level, width)
            written.append(paragraph(start + link + end, f"TOC{level}", tabs))
        return "".join(written)


def contents_tabs(level: int, width: int) -> str:
    """The tab stops of an entry: after its number, and at the right with dots to the page.

    They stand in the style, for when Word makes the contents anew, and in each entry, since a
    council's own style may have none.
    """
    number = f'<w:tab w:val="left" w:pos="{AFTER_NUMBER[level]}"/>'
    return f'<w:tabs>{number}<w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'


def _link(name: str, content: str) -> str:
    return f'<w:hyperlink w:anchor={quoted(name)} w:history="1">{content}</w:hyperlink>'


def _page_of(name: str) -> str:
    return f"PAGEREF {name} \\h"


_START = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def reference_target(content: str, label: str, number: int) -> str:
    """Runs that references to “Table 3” or “Appendix D” point to."""
    return bookmark(content, _reference_name(label), number)


def reference(label: str) -> str:
    """A reference that a reader can follow; Word keeps that to a table or figure up to date.

    That to an appendix is a link: as a field it would take over the colon of the heading's number.
    """
    if label.startswith("Appendix"):
        return _link(_reference_name(label), run(label))
    return field(f"REF {_reference_name(label)} \\h", label)


def _reference_name(label: str) -> str:
    return f"_Ref{label.replace(' ', '')}"


class Captions:
    """Captions, numbered for tables and figures apart, by SEQ fields."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def paragraph(self, kind: str, text: str, *, keeps_next: bool) -> str:
        """“Table 3. …” as a caption that stays with what follows it."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        number = field(f"SEQ {kind} \\* ARABIC", str(self._counts[kind]))
        label = f"{kind} {self._counts[kind]}"
        named = reference_target(run(f"{kind} ") + number, label, 5000 + sum(self._counts.values()))
        content = named + run(f". {text}")
        return paragraph(content, "Caption", "<w:keepNext/>" if keeps_next else "")
