"""What stands at the head and foot of a plan's pages: ours, or a council's own with the status."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from placeplan.domain.plan_trees import PlanTree
from placeplan.formats.docx_fields import TAB, field
from placeplan.formats.docx_layouts import Layout, twips
from placeplan.formats.docx_styles import with_style_ids
from placeplan.formats.docx_xml import NAMESPACES, W, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document

MADE_UP = "Made-up answers for demonstration"
WORDS_OWN_TABS = (4320, 8640)
OFF = ("0", "false", "off")
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def owners(tree: PlanTree) -> list[str]:
    """Whose plan it is: the partnership and the council, each once."""
    return list(dict.fromkeys(filter(None, (tree.partnership, tree.council))))


def our_edges(
    document: Document, tree: PlanTree, status: str, layout: Layout, *, is_wide: bool
) -> str:
    """Add our header and footer; returns what a page setting names them by."""
    tabs = _tabs(layout, is_wide)
    head, foot = (
        paragraph(TAB.join(words(tree, status)), style, tabs)
        for words, style in ((_head, "Header"), (_foot, "Footer"))
    )
    return head_and_foot(document, head, foot)


def has_title_page(setting: Any) -> bool:
    """Whether a council's page setting gives the first page edges of its own."""
    found = setting.find(f"{W}titlePg")
    return found is not None and found.get(f"{W}val", "1") not in OFF


def own_edges(
    document: Document, setting: Any, tree: PlanTree, status: str, ids: Mapping[str, str]
) -> str:
    """Keep the headers and footers of a council's file, with title, status and page number added.

    A footer that numbers its pages already is left as it is, and where the file has none there is
    ours; a title page without a header has one for the status. What is added has no tab stops, so
    that it fits pages either way up. `ids` are those of the document's styles. What a page setting
    names them by is returned.
    """
    lines = (_line(words(tree, status)) for words in (_head, _foot))
    head, foot = (with_style_ids(line, ids) for line in lines)
    ours = {"headerReference": head, "footerReference": foot}
    found: dict[tuple[str, str], str] = {}
    for reference in setting:
        kind, which = reference.tag.removeprefix(W), reference.get(f"{W}type")
        if kind in ours:
            relation = found[kind, which] = reference.get(f"{R}id")
            part = document.part.related_parts[relation]
            if kind == "headerReference" or not _is_numbered(part):
                _append(part, ours[kind])
    needed = [(kind, "default") for kind in ours]
    if document.settings.odd_and_even_pages_header_footer:
        needed += [(kind, "even") for kind in ours]
    if has_title_page(setting):
        needed.append(("headerReference", "first"))
    for kind, which in needed:
        if (kind, which) not in found:
            found[kind, which] = _add_part(document, kind, ours[kind])
    return "".join(_reference(kind, which, relation) for (kind, which), relation in found.items())


def head_and_foot(document: Document, head: str, foot: str) -> str:
    """Add a header and a footer of these paragraphs; returns what a page setting names them by."""
    pairs = (("headerReference", head), ("footerReference", foot))
    return "".join(
        _reference(kind, "default", _add_part(document, kind, words)) for kind, words in pairs
    )


def _add_part(document: Document, kind: str, words: str) -> str:
    holder: Any = document.part
    add = holder.add_header_part if kind == "headerReference" else holder.add_footer_part
    part, relation = add()
    for element in list(part.element):
        part.element.remove(element)
    _append(part, words)
    return str(relation)


def _reference(kind: str, which: str, relation: str) -> str:
    return f'<w:{kind} w:type="{which}" r:id="{relation}"/>'


def _head(tree: PlanTree, status: str) -> tuple[str, str]:
    title = "" if tree.title == status else tree.title
    made_up = f"{MADE_UP} · " if tree.is_made_up else ""
    return run(title), run(made_up) + run(status, is_bold=True)


def _foot(tree: PlanTree, _status: str) -> tuple[str, str]:
    count = run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    return run(" · ".join(owners(tree)[:1])), count


def _line(words: tuple[str, str]) -> str:
    return paragraph(run(" · ").join(filter(None, words)), "RunningLine")


def _tabs(layout: Layout, is_wide: bool) -> str:
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{each}"/>' for each in WORDS_OWN_TABS)
    at = twips(layout.room(is_wide=is_wide)[0])
    return f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{at}"/></w:tabs>'


def _append(part: Any, xml: str) -> None:
    from docx.oxml import parse_xml

    for element in parse_xml(f"<w:hdr {NAMESPACES}>{xml}</w:hdr>"):
        part.element.append(deepcopy(element))


def _is_numbered(part: Any) -> bool:
    instructions = [each.text or "" for each in part.element.iter(f"{W}instrText")]
    instructions += [each.get(f"{W}instr", "") for each in part.element.iter(f"{W}fldSimple")]
    return any("PAGE" in words.split() for words in instructions)
