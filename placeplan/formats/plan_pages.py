"""The pages on which a plan's headings stand, from its tree and how each block is laid out."""

from collections.abc import Mapping, Sequence

from placeplan.domain.distributions import DistributionChart
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
from placeplan.formats.docx_flow import POINTS_PER_MM, Flow
from placeplan.formats.docx_layouts import A4, Layout, twips
from placeplan.formats.docx_tables import column_widths, keeps_whole, text_size
from placeplan.formats.plan_prose import prose_lines

CONTENTS_PAGE = 2
FIRST_ENTRY, FURTHER_ENTRY, CONTENTS_HEADING = 20.5, 13.9, 37.0
NARROWER_MM = 85.0
# how much narrower the small letters after a quotation are
SMALL_SHARE = 9 / 11
FEW_COLUMNS = 4
RADAR_MM, BARS_MM = 120.0, 160.0


def heading_pages(
    sections: Sequence[Section], chart_shapes: Mapping[Chart, float], layout: Layout = A4
) -> list[int]:
    """The page of every heading of levels 1 and 2, in order.

    `chart_shapes` says how high each chart is for its width.
    """
    flow = Flow(CONTENTS_PAGE)
    flow.start(*layout.room(is_wide=False), is_first=True)
    flow.block(CONTENTS_HEADING)
    for section in sections:
        flow.block(FIRST_ENTRY)
        for block in section.blocks:
            if isinstance(block, Subheading) and block.level == 2:
                flow.block(FURTHER_ENTRY)
    counter = _Counter(flow, chart_shapes, layout)
    for position, section in enumerate(sections):
        on_same_page = flows_on(sections, position)
        if not on_same_page:
            flow.start(*layout.room(is_wide=section.is_landscape), is_first=False)
        counter.section(section, space_above=26 if on_same_page else 0)
    flow.end()
    return [flow.pages[str(number)] for number in range(counter.headings)]


def flows_on(sections: Sequence[Section], position: int) -> bool:
    """Whether a section is so short that it stands under the one before, on the same page."""
    section = sections[position]
    follows = position > 0 and not sections[position - 1].is_landscape
    is_short = not any(isinstance(block, Subheading | Table | Chart) for block in section.blocks)
    return follows and is_short and not section.is_appendix


def announces(block: Block, after: Block | None) -> bool:
    """Whether a paragraph leads to a list or a quotation and so belongs on its page."""
    return isinstance(block, Paragraph) and isinstance(after, Bullets | Quotation)


def chart_mm(block: Chart, layout: Layout) -> float:
    """How wide a chart is drawn."""
    wanted = BARS_MM if isinstance(block.chart, DistributionChart) else RADAR_MM
    return min(wanted, layout.room(is_wide=False)[0])


def table_mm(block: Table, layout: Layout, *, is_wide: bool) -> float:
    """How wide a table is: a whole wide page only where it has many columns."""
    return layout.room(is_wide=is_wide and len(block.columns) > FEW_COLUMNS)[0]


class _Counter:
    def __init__(self, flow: Flow, chart_shapes: Mapping[Chart, float], layout: Layout) -> None:
        self._layout = layout
        self.headings = 0
        self._flow = flow
        self._chart_shapes = chart_shapes
        self._narrower, self._is_wide = 0.0, False

    def section(self, section: Section, space_above: float) -> None:
        self._is_wide = section.is_landscape
        self._narrower = NARROWER_MM if self._is_wide else 0.0
        self._heading(section.heading, 20, 10 + space_above)
        following = (*section.blocks[1:], None)
        for block, after in zip(section.blocks, following, strict=True):
            self._block(block, announces(block, after))

    def _heading(self, text: str, size: float, around: float, *, is_listed: bool = True) -> None:
        mark = str(self.headings) if is_listed else ""
        self.headings += is_listed
        self._flow.text(len(text), size, line=1, around=around, keeps_next=True, mark=mark)

    def _block(self, block: Block, keeps_next: bool) -> None:
        flow, narrower = self._flow, self._narrower
        match block:
            case Subheading(text=text, level=level):
                self._heading(text, 14 if level == 2 else 12, 21, is_listed=level == 2)
            case Paragraph(text=text, lead=lead, see=see):
                letters = len(text) + len(lead) + sum(len(each.label) + 5 for each in see)
                flow.text(letters, 11, around=7, narrower_mm=narrower, keeps_next=keeps_next)
            case Bullets(items=items):
                for item in items:
                    letters = len(item.text) + len(item.lead)
                    flow.text(letters, 11, line=1.1, around=4, narrower_mm=7)
            case Quotation(text=text, source=source, warning=warning):
                letters = len(text) + round(SMALL_SHARE * (len(source) + len(warning)))
                flow.text(letters, 11, line=1.1, around=5, narrower_mm=12)
            case Note(text=text):
                flow.text(len(text), 11, line=1, around=34, narrower_mm=5)
            case Prose(markdown=markdown):
                for line in prose_lines(markdown):
                    flow.text(
                        sum(len(r.text) for r in line.runs), 11, around=7, narrower_mm=narrower
                    )
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)

    def _table(self, block: Table) -> None:
        size, across = text_size(block), twips(self._layout.room(is_wide=self._is_wide)[0])
        width_mm = table_mm(block, self._layout, is_wide=self._is_wide)
        shares = [width / across for width in column_widths(block, width_mm)]
        flow, whole = self._flow, keeps_whole(block)
        flow.text(len(block.caption) + 10, 10, line=1, around=14, keeps_next=True)
        heads = [
            (len(column.heading), share)
            for column, share in zip(block.columns, shares, strict=True)
        ]
        flow.row(heads, size, keeps_next=True)
        for row in block.rows:
            cells = [(len(cell), share) for cell, share in zip(row, shares, strict=True)]
            flow.row(cells, size, keeps_next=whole)
        flow.text(len(block.note), 9, line=1, around=16)

    def _chart(self, block: Chart) -> None:
        height = chart_mm(block, self._layout) * POINTS_PER_MM * self._chart_shapes.get(block, 1.0)
        self._flow.block(height + 8, keeps_next=True)
        self._flow.text(len(block.caption) + 10, 10, line=1, around=14, keeps_next=bool(block.note))
        if block.note:
            self._flow.text(len(block.note), 9, line=1, around=16)
