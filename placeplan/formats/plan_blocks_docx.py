"""The blocks of a plan as the body of a Word document, section by section."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from math import inf

from placeplan.domain.plan_trees import (
    Block,
    Bullets,
    Chart,
    Note,
    Paragraph,
    Prose,
    Quotation,
    Section,
    Subheading,
    Table,
)
from placeplan.formats.docx_fields import Captions, Contents, reference, reference_target
from placeplan.formats.docx_layouts import A4, Layout
from placeplan.formats.docx_numbering import APPENDICES, BULLETS, HEADINGS, LEVELS, Numbering
from placeplan.formats.docx_pictures import picture
from placeplan.formats.docx_tables import table
from placeplan.formats.docx_xml import paragraph, run, runs, text_paragraph
from placeplan.formats.plan_pages import announces, chart_mm, table_mm
from placeplan.formats.plan_prose import ProseLine, prose_lines

AddPicture = Callable[[Chart], tuple[str, float]]

CLOSE = '<w:spacing w:before="240" w:after="80"/>'
SPACE_ABOVE = '<w:spacing w:before="520"/>'
# keeps lines of text short on a wide page, where only tables use the whole width
NARROW = '<w:ind w:right="4800"/>'
NARROW_BULLETS = '<w:ind w:left="397" w:right="4800" w:hanging="284"/>'


class BodyWriter:
    """Writes sections one after the other, counting headings, captions, lists and pictures.

    `add_picture` takes a chart into the document and gives its relation and height for width.
    """

    def __init__(self, numbering: Numbering, add_picture: AddPicture, layout: Layout = A4) -> None:
        self._layout = layout
        self.contents = Contents()
        self._captions = Captions()
        self._numbering = numbering
        self._add_picture = add_picture
        self.widest_chart = inf
        self._lists = 0
        self._pictures = 100
        self.chart_shapes: dict[Chart, float] = {}
        self._chapter, self._part, self._letter = 0, 0, 0
        self._section: Section | None = None

    def section(self, section: Section, *, starts_page: bool) -> str:
        """A section with its heading, on a new page when `starts_page`."""
        self._section, self._part = section, 0
        if section.is_appendix:
            self._letter += 1
            label, kind = f"Appendix {self._letters}", APPENDICES
        else:
            self._chapter += 1
            label, kind = str(self._chapter), HEADINGS
        heading = self.contents.note(section.heading, 1, label)
        if section.is_appendix:
            heading = reference_target(heading, label, 6000 + self._letter)
        properties = self._numbering.properties(kind)
        if starts_page:
            properties = "<w:pageBreakBefore/>" + properties
        else:
            properties += SPACE_ABOVE
        return paragraph(heading, "Heading1", properties) + self._blocks(section)

    def unnumbered(self, section: Section) -> str:
        """A section with its heading, which has no number and stands in no contents."""
        self._section = section
        return text_paragraph(section.heading, "Heading1", "", CLOSE) + self._blocks(section)

    def _blocks(self, section: Section) -> str:
        following = (*section.blocks[1:], None)
        return "".join(
            self._block(block, announces(block, after))
            for block, after in zip(section.blocks, following, strict=True)
        )

    @property
    def _letters(self) -> str:
        return chr(ord("A") + self._letter - 1)

    @property
    def _limit(self) -> str:
        return NARROW if self._section and self._section.is_landscape else ""

    @property
    def _bullet_limit(self) -> str:
        return NARROW_BULLETS if self._limit else ""

    def _block(self, block: Block, keeps_next: bool) -> str:
        match block:
            case Subheading():
                return self._subheading(block)
            case Paragraph():
                keep = "<w:keepNext/>" if keeps_next else ""
                return _paragraph(block, keep + self._limit)
            case Bullets(items=items):
                properties = self._numbering.properties(BULLETS) + self._bullet_limit
                return "".join(
                    text_paragraph(item.text, "ListBullet", item.lead, properties) for item in items
                )
            case Quotation():
                return self._quotation(block)
            case Note(text=text):
                return text_paragraph(text, "Note")
            case Prose(markdown=markdown):
                return self._prose(prose_lines(markdown))
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)

    def _subheading(self, block: Subheading) -> str:
        if block.level > 2:
            return text_paragraph(block.text, f"Heading{block.level}")
        self._part += 1
        is_appendix = self._section is not None and self._section.is_appendix
        kind = APPENDICES if is_appendix else HEADINGS
        label = f"{self._letters if is_appendix else self._chapter}.{self._part}"
        return paragraph(
            self.contents.note(block.text, 2, label),
            "Heading2",
            self._numbering.properties(kind, 1),
        )

    def _quotation(self, block: Quotation) -> str:
        follows = "; ".join(filter(None, (block.source, block.warning)))
        said = run(f"“{block.text}”")
        after = run(f" {follows}", style="QuoteNote") if follows else ""
        return paragraph(said + after, "Quote")

    def _prose(self, lines: Sequence[ProseLine]) -> str:
        numbers: dict[int, int] = {}
        written = []
        for line in lines:
            style, properties = "Normal", self._limit
            level = min(line.depth, LEVELS - 1)
            if line.kind == "heading":
                style, properties = "Heading3", ""
            elif line.kind == "quotation":
                style, properties = "Quote", ""
            elif line.kind == "bullet":
                style, properties = "ListBullet", self._numbering.properties(BULLETS, level)
            elif line.kind == "numbered":
                position = numbers.setdefault(line.list_number, self._lists + len(numbers))
                style, properties = "ListNumber", self._numbering.restarted(position, level)
            if line.depth >= 0 and not line.opens:
                properties = f'<w:ind w:left="{397 * (level + 1)}"/>'
            written.append(paragraph(runs(line.runs), style, properties))
        self._lists += len(numbers)
        return "".join(written)

    def _table(self, block: Table) -> str:
        is_wide = self._section is not None and self._section.is_landscape
        caption = self._captions.paragraph("Table", block.caption, keeps_next=True)
        note = (
            text_paragraph(block.note, "SourceNote") if block.note else paragraph("", "SourceNote")
        )
        return caption + table(block, table_mm(block, self._layout, is_wide=is_wide)) + note

    def _chart(self, block: Chart) -> str:
        self._pictures += 1
        relation, height = self._add_picture(block)
        width = min(chart_mm(block, self._layout), self.widest_chart)
        self.chart_shapes[block] = height
        drawn = picture(
            relation,
            self._pictures,
            f"Figure {self._pictures - 100}",
            f"{block.caption}. {block.description}",
            (width, width * height),
        )
        caption = self._captions.paragraph("Figure", block.caption, keeps_next=bool(block.note))
        note = text_paragraph(block.note, "SourceNote") if block.note else ""
        return paragraph(drawn, "Picture") + caption + note


def _paragraph(block: Paragraph, properties: str) -> str:
    lead = f"{block.lead} " if block.lead and block.text else block.lead
    said = run(lead, is_bold=True) + run(block.text)
    if block.see:
        pointers = [reference(each.label) for each in block.see]
        said += run(" See ") + _joined(pointers) + run(".")
    return paragraph(said, "Normal", properties)


def _joined(pointers: Sequence[str]) -> str:
    between = [run(", ")] * (len(pointers) - 2) + [run(" and ")] * (len(pointers) > 1)
    return "".join(
        f"{pointer}{after}" for pointer, after in zip_longest(pointers, between, fillvalue="")
    )
