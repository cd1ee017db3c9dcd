"""Pages: the title page, upright and wide pages, and what stands at the head and foot of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from placeplan.domain.plan_trees import PlanTree
from placeplan.formats.docx_fields import field
from placeplan.formats.docx_pictures import picture
from placeplan.formats.docx_xml import NAMESPACES, paragraph, run, text_paragraph

if TYPE_CHECKING:
    from docx.document import Document

TWIPS_PER_MM = 56.6929
LONG_MM, SHORT_MM = 297, 210
SIDE_MM, WIDE_SIDE_MM, TOP_MM, FOOT_MM, EDGE_MM = 25, 20, 27, 22, 12
MADE_UP = "Made-up answers for demonstration"
CREST_MM = 28.0
WORDS_OWN_TABS = (4320, 8640)
TAB = "<w:r><w:tab/></w:r>"


@dataclass(frozen=True, slots=True)
class Margins:
    """The white edges of a page in millimetres; `edge` is above the head and below the foot."""

    side: float
    top: float = TOP_MM
    foot: float = FOOT_MM
    edge: float = EDGE_MM


class Pages:
    """The document's page settings, with a header and a footer for each way up."""

    def __init__(self, document: Document, tree: PlanTree, status: str) -> None:
        self._references = {
            is_wide: _references(document, tree, status, is_wide=is_wide)
            for is_wide in (False, True)
        }

    def setting(self, *, is_wide: bool) -> str:
        """The page setting that ends the document."""
        return page_setting(self._references[is_wide], is_wide=is_wide)

    def break_after(self, *, is_wide: bool) -> str:
        """A paragraph that ends pages of this kind."""
        setting = self.setting(is_wide=is_wide)
        small = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        return f"<w:p><w:pPr>{small}{setting}</w:pPr></w:p>"


def page_setting(references: str, *, is_wide: bool, margins: Margins | None = None) -> str:
    """A4 upright or wide, with generous margins unless others are given."""
    width, height = (LONG_MM, SHORT_MM) if is_wide else (SHORT_MM, LONG_MM)
    given = margins or Margins(WIDE_SIDE_MM if is_wide else SIDE_MM)
    side, edge = _twips(given.side), _twips(given.edge)
    orientation = ' w:orient="landscape"' if is_wide else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{_twips(width)}" w:h="{_twips(height)}"{orientation}/>'
        f'<w:pgMar w:top="{_twips(given.top)}" w:right="{side}" w:bottom="{_twips(given.foot)}"'
        f' w:left="{side}" w:header="{edge}" w:footer="{edge}"'
        ' w:gutter="0"/></w:sectPr>'
    )


def cover(tree: PlanTree, status: str, crest: tuple[str, float] | None) -> str:
    """The title page: crest, title, status, date, whose it is and what the figures rest on."""
    if crest is None:
        top = paragraph("", "CoverLine", '<w:spacing w:before="2600" w:after="0"/>')
    else:
        relation, height = crest
        name = f"Crest of {tree.council}" if tree.council else "Crest of the council"
        drawn = picture(relation, 1, "Crest", name, (CREST_MM, CREST_MM * height))
        top = paragraph(drawn, "CoverLine", '<w:spacing w:before="400" w:after="1600"/>')
    lines = [
        top,
        text_paragraph(tree.title, "Title"),
        text_paragraph(
            f"Locality plan for the District Electoral Area of {tree.area_name}", "Subtitle"
        ),
        paragraph("", "CoverLine", '<w:spacing w:before="0" w:after="600"/>'),
        text_paragraph("", "CoverLine", status),
        text_paragraph(_date(tree), "CoverLine"),
    ]
    lines += [text_paragraph(name, "CoverLine") for name in _owners(tree)]
    lines.append(paragraph("", "CoverLine", '<w:spacing w:before="0" w:after="600"/>'))
    if tree.is_made_up:
        lines.append(text_paragraph(f"{MADE_UP}.", "Note"))
    lines.append(text_paragraph(tree.basis, "Normal"))
    return "".join(lines)


def _owners(tree: PlanTree) -> list[str]:
    return list(dict.fromkeys(filter(None, (tree.partnership, tree.council))))


def _date(tree: PlanTree) -> str:
    return f"{tree.dated_on.day} {tree.dated_on:%B} {tree.dated_on.year}"


def _references(document: Document, tree: PlanTree, status: str, *, is_wide: bool) -> str:
    tab = _twips(LONG_MM - 2 * WIDE_SIDE_MM if is_wide else SHORT_MM - 2 * SIDE_MM)
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{each}"/>' for each in WORDS_OWN_TABS)
    tabs = f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{tab}"/></w:tabs>'
    made_up = f"{MADE_UP} · " if tree.is_made_up else ""
    head = run(tree.title) + TAB + run(made_up) + run(status, is_bold=True)
    count = run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    foot = run(" · ".join(_owners(tree)[:1])) + TAB + count
    return head_and_foot(document, paragraph(head, "Header", tabs), paragraph(foot, "Footer", tabs))


def head_and_foot(document: Document, head: str, foot: str) -> str:
    """Add a header and a footer of these paragraphs; returns what a page setting names them by."""
    part: Any = document.part
    header_part, header_id = part.add_header_part()
    footer_part, footer_id = part.add_footer_part()
    _fill(header_part, head)
    _fill(footer_part, foot)
    return (
        f'<w:headerReference w:type="default" r:id="{header_id}"/>'
        f'<w:footerReference w:type="default" r:id="{footer_id}"/>'
    )


def _fill(part: Any, xml: str) -> None:
    from docx.oxml import parse_xml

    root = part.element
    for element in list(root):
        root.remove(element)
    for element in list(parse_xml(f"<w:hdr {NAMESPACES}>{xml}</w:hdr>")):
        root.append(element)


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)
