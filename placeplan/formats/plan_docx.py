"""A plan as a Word file, from the same tree as the page that previews it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from placeplan.domain.distributions import DistributionChart
from placeplan.domain.plan_trees import Chart, PlanTree
from placeplan.domain.plans import PlanStatus
from placeplan.domain.radar import TEXT_SIZE
from placeplan.formats.distribution_files import distribution_png
from placeplan.formats.docx_bytes import docx_bytes
from placeplan.formats.docx_layouts import layout_of, twips
from placeplan.formats.docx_numbering import numbering_for, numbering_root
from placeplan.formats.docx_pages import Pages, cover, short_cover
from placeplan.formats.docx_settings import make_modern, say_properties
from placeplan.formats.docx_styles import with_style_ids
from placeplan.formats.docx_xml import NAMESPACES, paragraph, run
from placeplan.formats.plan_blocks_docx import BodyWriter
from placeplan.formats.plan_pages import flows_on, heading_pages
from placeplan.formats.plan_styles import set_styles
from placeplan.formats.radar_files import radar_png

if TYPE_CHECKING:
    from docx.document import Document

    Compose = Callable[[PlanTree, "Crest", BodyWriter, Pages], str]

STATUS_NAMES: dict[PlanStatus, str] = {
    "draft": "Draft",
    "consultation_draft": "Consultation draft",
    "adopted": "Adopted",
}
DEFAULT_ACCENT = "#0b5563"
# of the height that a page has for text: what leaves a plan in short room on two pages
SUMMARY_CHART_SHARE = 0.34
# of the names around a radar that small, in the unit of its geometry
SUMMARY_TEXT_SIZE = 21.0
Crest = tuple[str, float] | None


@dataclass(frozen=True, slots=True)
class PlanLook:
    """How a plan looks: the accent colour, a crest (PNG or JPEG), a council's own Word file."""

    accent: str = DEFAULT_ACCENT
    crest: bytes = b""
    template: bytes = b""


def plan_docx(tree: PlanTree, look: PlanLook | None = None) -> bytes:
    """The plan as a .docx file: the same bytes for the same plan and look."""
    return _written(tree, look or PlanLook(), _body, TEXT_SIZE)


def plan_summary_docx(tree: PlanTree, look: PlanLook | None = None) -> bytes:
    """A plan in short as a .docx file: no title page and no contents, its radar small."""
    return _written(tree, look or PlanLook(), _summary_body, SUMMARY_TEXT_SIZE)


def _written(tree: PlanTree, look: PlanLook, compose: Compose, text_size: float) -> bytes:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document(BytesIO(look.template) if look.template else None)
    own = document.element.body.sectPr if look.template else None
    _empty(document)
    make_modern(document)
    root = numbering_root(document)
    numbering = numbering_for(root)
    accent = look.accent.lstrip("#").upper()
    ids = set_styles(document, accent, layout_of(own), keeps_own=bool(look.template))
    pages = Pages(document, tree, STATUS_NAMES[tree.status], ids, own)
    writer = BodyWriter(
        numbering, lambda chart: _add_chart(document, chart, text_size), pages.layout
    )
    crest = _add_image(document, look.crest) if look.crest else None
    xml = compose(tree, crest, writer, pages)
    numbering.add_to(root)
    body = document.element.body
    for element in list(parse_xml(f"<w:body {NAMESPACES}>{with_style_ids(xml, ids)}</w:body>")):
        body.append(element)
    say_properties(document, tree, STATUS_NAMES[tree.status])
    return docx_bytes(document)


def _body(tree: PlanTree, crest: Crest, writer: BodyWriter, pages: Pages) -> str:
    written = cover(tree, STATUS_NAMES[tree.status], crest)
    parts, is_wide = [], False
    for position, section in enumerate(tree.sections):
        turns = section.is_landscape != is_wide
        if turns:
            parts.append(pages.break_after(is_wide=is_wide))
        is_wide = section.is_landscape
        on_a_page = turns or flows_on(tree.sections, position)
        parts.append(writer.section(section, starts_page=not on_a_page))
    found_on = heading_pages(tree.sections, writer.chart_shapes, pages.layout)
    entries = writer.contents.paragraphs(found_on, twips(pages.layout.room(is_wide=False)[0]))
    contents = paragraph(run("Contents"), "TOCHeading", "<w:pageBreakBefore/>") + entries
    return written + contents + "".join(parts) + pages.setting(is_wide=is_wide)


def _summary_body(tree: PlanTree, crest: Crest, writer: BodyWriter, pages: Pages) -> str:
    writer.widest_chart = SUMMARY_CHART_SHARE * pages.layout.room(is_wide=False)[1]
    parts = [writer.unnumbered(section) for section in tree.sections]
    return short_cover(tree, crest) + "".join(parts) + pages.setting(is_wide=False)


def _empty(document: Document) -> None:
    body = document.element.body
    for element in list(body):
        body.remove(element)


def _add_chart(document: Document, block: Chart, text_size: float) -> tuple[str, float]:
    if isinstance(block.chart, DistributionChart):
        return _add_image(document, distribution_png(block.chart))
    return _add_image(document, radar_png(block.chart, text_size=text_size))


def _add_image(document: Document, content: bytes) -> tuple[str, float]:
    relation, image = document.part.get_or_add_image(BytesIO(content))
    return relation, image.px_height / image.px_width
