"""A plan in plain python-docx: the same headings, paragraphs, lists, tables and pictures."""

from collections.abc import Callable
from io import BytesIO

import docx
from docx.document import Document
from docx.shared import Mm
from docx.text.paragraph import Paragraph as Written

from placeplan.domain.distributions import DistributionChart
from placeplan.domain.plan_trees import (
    Block,
    Bullets,
    Chart,
    Note,
    Paragraph,
    PlanTree,
    Prose,
    Quotation,
    Subheading,
    Table,
)
from placeplan.domain.radar import RadarChart
from placeplan.formats.distribution_files import distribution_png
from placeplan.formats.plan_prose import prose_lines
from placeplan.formats.radar_files import radar_png

Draw = Callable[[RadarChart | DistributionChart], bytes]
CHART_WIDTH = Mm(150)


def bare_docx(tree: PlanTree, draw: Draw | None = None) -> bytes:
    """The plan by python-docx's own means, rows of tables by the quickest of them.

    `draw` makes the pictures; without it they are those that were drawn beforehand.
    """
    draw = draw or drawn_beforehand
    document = docx.Document()
    for line in (tree.council, tree.title, tree.area_name, tree.partnership, tree.basis):
        document.add_paragraph(line, style="Title" if line == tree.title else None)
    for section in tree.sections:
        document.add_heading(section.heading, 1)
        for block in section.blocks:
            _add(document, block, draw)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def drawn_beforehand(chart: RadarChart | DistributionChart) -> bytes:
    """The product's own picture, which it has kept from the first time."""
    if isinstance(chart, DistributionChart):
        return distribution_png(chart)
    return radar_png(chart)


def elements_of(tree: PlanTree) -> str:
    """How many tables with how many rows, pictures and paragraphs a plan has, in words."""
    document = docx.Document(BytesIO(bare_docx(tree)))
    rows = sum(len(table._tbl.tr_lst) for table in document.tables)
    return (
        f"{len(document.paragraphs)} paragraphs, {len(document.tables)} tables of {rows} rows,"
        f" {len(document.inline_shapes)} pictures"
    )


def _add(document: Document, block: Block, draw: Draw) -> None:
    match block:
        case Subheading():
            document.add_heading(block.text, block.level)
        case Paragraph():
            _with_lead(document.add_paragraph(), block.lead, block.text)
        case Bullets():
            for item in block.items:
                _with_lead(document.add_paragraph(style="List Bullet"), item.lead, item.text)
        case Quotation():
            said = document.add_paragraph(f"“{block.text}” ", style="Quote")
            said.add_run(f"{block.source} {block.warning}")
        case Note():
            document.add_paragraph(block.text, style="Intense Quote")
        case Prose():
            for line in prose_lines(block.markdown):
                written = document.add_paragraph()
                for run in line.runs:
                    written.add_run(run.text)
        case Table():
            _add_table(document, block)
        case Chart():
            document.add_picture(BytesIO(draw(block.chart)), width=CHART_WIDTH)
            _add_caption(document, block.caption, block.note)


def _with_lead(written: Written, lead: str, text: str) -> None:
    if lead:
        written.add_run(f"{lead} ").bold = True
    written.add_run(text)


def _add_table(document: Document, block: Table) -> None:
    document.add_paragraph(block.caption, style="Caption")
    added = document.add_table(rows=0, cols=len(block.columns), style="Table Grid")
    headings = tuple(column.heading for column in block.columns)
    for texts in (headings, *block.rows):
        for cell, text in zip(added.add_row().cells, texts, strict=True):
            cell.text = text
    if block.note:
        document.add_paragraph(block.note)


def _add_caption(document: Document, caption: str, note: str) -> None:
    document.add_paragraph(caption, style="Caption")
    if note:
        document.add_paragraph(note)
