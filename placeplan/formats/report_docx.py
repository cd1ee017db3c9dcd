"""A short report in Word: a title, lines that say what it is, then its sections one by one."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from placeplan.domain.plan_trees import Chart
from placeplan.domain.reports import Report
from placeplan.formats.docx_bytes import docx_bytes
from placeplan.formats.docx_edges import MADE_UP
from placeplan.formats.docx_layouts import layout_of
from placeplan.formats.docx_numbering import numbering_for, numbering_root
from placeplan.formats.docx_pages import Pages
from placeplan.formats.docx_settings import make_modern, say_properties
from placeplan.formats.docx_styles import with_style_ids
from placeplan.formats.docx_xml import NAMESPACES, text_paragraph
from placeplan.formats.plan_blocks_docx import BodyWriter
from placeplan.formats.plan_docx import PlanLook
from placeplan.formats.plan_styles import set_styles

if TYPE_CHECKING:
    from docx.document import Document

CLOSE = '<w:spacing w:before="0" w:after="40"/>'


def report_docx(report: Report, look: PlanLook | None = None) -> bytes:
    """The report as a .docx file in the look of plans: the same bytes for the same report."""
    import docx
    from docx.oxml import parse_xml

    look = look or PlanLook()
    document = docx.Document(BytesIO(look.template) if look.template else None)
    body = document.element.body
    own = body.sectPr if look.template else None
    for element in list(body):
        body.remove(element)
    make_modern(document)
    root = numbering_root(document)
    numbering = numbering_for(root)
    accent = look.accent.lstrip("#").upper()
    ids = set_styles(document, accent, layout_of(own), keeps_own=bool(look.template))
    pages = Pages(document, report.tree, report.kind, ids, own)
    writer = BodyWriter(numbering, _no_picture, pages.layout)
    xml = _head(report) + _sections(report, writer, pages)
    numbering.add_to(root)
    for element in list(parse_xml(f"<w:body {NAMESPACES}>{with_style_ids(xml, ids)}</w:body>")):
        body.append(element)
    _say_properties(document, report)
    return docx_bytes(document)


def _head(report: Report) -> str:
    lines = [text_paragraph(report.title, "Title")]
    lines += [text_paragraph(text, "Normal", f"{lead}:", CLOSE) for lead, text in report.facts]
    if report.is_made_up:
        lines.append(text_paragraph(f"{MADE_UP}.", "Note"))
    return "".join(lines)


def _sections(report: Report, writer: BodyWriter, pages: Pages) -> str:
    parts, is_wide = [], False
    for section in report.sections:
        if section.is_landscape != is_wide:
            parts.append(pages.break_after(is_wide=is_wide))
        is_wide = section.is_landscape
        parts.append(writer.section(section, starts_page=False))
    return "".join(parts) + pages.setting(is_wide=is_wide)


def _no_picture(chart: Chart) -> tuple[str, float]:
    raise ValueError(f"{chart.caption}: a report has no pictures")


def _say_properties(document: Document, report: Report) -> None:
    say_properties(document, report.tree, report.kind)
    document.core_properties.subject = report.subject[:255]
    document.core_properties.category = report.kind[:255]
    document.core_properties.keywords = f"community planning; {report.subject}"[:255]
