"""The title page of a plan, and the upright and wide pages that follow it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from placeplan.domain.british_dates import day_in_words
from placeplan.domain.plan_trees import PlanTree
from placeplan.formats.docx_edges import MADE_UP, has_title_page, our_edges, own_edges, owners
from placeplan.formats.docx_layouts import layout_of, page_setting
from placeplan.formats.docx_pictures import picture
from placeplan.formats.docx_xml import paragraph, text_paragraph

if TYPE_CHECKING:
    from docx.document import Document

CREST_MM, SMALL_CREST_MM = 28.0, 16.0


class Pages:
    """The document's page settings, with what stands at the edges of each way up.

    `own` is the page setting of a council's file: its size, margins, headers and footers are taken
    over, and its title page may have others than the pages that follow. `ids` are those of the
    document's styles.
    """

    def __init__(
        self,
        document: Document,
        tree: PlanTree,
        status: str,
        ids: Mapping[str, str],
        own: Any = None,
    ) -> None:
        self.layout = layout_of(own)
        found = "" if own is None else own_edges(document, own, tree, status, ids)
        self._has_title_page = own is not None and has_title_page(own)
        self._references = {
            is_wide: found or our_edges(document, tree, status, self.layout, is_wide=is_wide)
            for is_wide in (False, True)
        }

    def setting(self, *, is_wide: bool) -> str:
        """The page setting that ends the document, or the pages before a turn."""
        is_first, self._has_title_page = self._has_title_page, False
        return page_setting(
            self._references[is_wide],
            self.layout,
            is_wide=is_wide,
            has_title_page=is_first,
        )

    def break_after(self, *, is_wide: bool) -> str:
        """A paragraph that ends pages of this kind."""
        setting = self.setting(is_wide=is_wide)
        small = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        return f"<w:p><w:pPr>{small}{setting}</w:pPr></w:p>"


def cover(tree: PlanTree, status: str, crest: tuple[str, float] | None) -> str:
    """The title page: crest, title, status, date, whose it is and what the figures rest on."""
    if crest is None:
        top = paragraph("", "CoverLine", '<w:spacing w:before="2600" w:after="0"/>')
    else:
        drawn = _crest(tree, crest, CREST_MM)
        top = paragraph(drawn, "CoverLine", '<w:spacing w:before="400" w:after="1600"/>')
    lines = [
        top,
        text_paragraph(tree.title, "Title"),
        text_paragraph(
            f"Locality plan for the District Electoral Area of {tree.area_name}", "Subtitle"
        ),
        paragraph("", "CoverLine", '<w:spacing w:before="0" w:after="600"/>'),
        text_paragraph("", "CoverLine", status),
        text_paragraph(day_in_words(tree.dated_on), "CoverLine"),
    ]
    lines += [text_paragraph(name, "CoverLine") for name in owners(tree)]
    lines.append(paragraph("", "CoverLine", '<w:spacing w:before="0" w:after="600"/>'))
    if tree.is_made_up:
        lines.append(text_paragraph(f"{MADE_UP}.", "Note"))
    lines.append(text_paragraph(tree.basis, "Normal"))
    return "".join(lines)


def short_cover(tree: PlanTree, crest: tuple[str, float] | None) -> str:
    """What stands above a plan in short: crest, title, whose it is and of what day."""
    top = ""
    if crest is not None:
        top = paragraph(_crest(tree, crest, SMALL_CREST_MM), "CoverLine")
    heading = text_paragraph(tree.title, "Title")
    owner = " · ".join(owners(tree))
    return top + heading + text_paragraph(owner, "Subtitle") + text_paragraph(tree.basis, "Normal")


def _crest(tree: PlanTree, crest: tuple[str, float], width: float) -> str:
    relation, height = crest
    name = f"Crest of {tree.council}" if tree.council else "Crest of the council"
    return picture(relation, 1, "Crest", name, (width, width * height))
