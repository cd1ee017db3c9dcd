"""A plan as a tree of sections and blocks: the one thing that Word file and preview both show.

Every block knows whether it was drafted from the data, to be drafted anew each time, or written
by an officer, never to be touched.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from placeplan.domain.distributions import DistributionChart
from placeplan.domain.plans import PlanStatus
from placeplan.domain.radar import RadarChart
from placeplan.domain.traces import Fact, Statement

Origin = Literal["drafted", "written"]
Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section; level 2 stands in the contents, level 3 does not."""

    text: str
    level: Literal[2, 3] = 2
    origin: Origin = "drafted"


@dataclass(frozen=True, slots=True)
class Reference:
    """Points to a table, a figure or an appendix by its key; `label` is how it is called.

    The label, such as “Table 3”, is there once the tree has been numbered.
    """

    key: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text; `lead` is set in bold before it, what to `see` stands after it."""

    text: str
    lead: str = ""
    origin: Origin = "drafted"
    see: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullet:
    """One point of a list; `lead` is set in bold before its text."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[Bullet, ...]
    origin: Origin = "drafted"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of someone else, set apart. `source` says whose, `warning` what still stands open."""

    text: str
    source: str = ""
    warning: str = ""
    origin: Origin = "drafted"


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader must know before reading on, set in a box."""

    text: str
    origin: Origin = "drafted"


@dataclass(frozen=True, slots=True)
class Prose:
    """What officers wrote in a section, in Markdown."""

    markdown: str
    origin: Origin = "written"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, alignment, and width relative to the others."""

    heading: str
    align: Align = "left"
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row names it, a newline starts a paragraph.

    The first `merged` columns run down over rows that repeat them. `note` stands under the table.
    `key` is what references name it by, `label` its number among the tables.
    Raises ValueError when a row has not one cell for every column.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    is_landscape: bool = False
    merged: int = 0
    origin: Origin = "drafted"
    key: str = ""
    label: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.caption}: a row needs one cell for every column")

    def span(self, row: int, column: int) -> int:
        """Over how many rows this cell runs; 0 when it is part of the one above."""
        if column >= self.merged:
            return 1
        head = self.rows[row][: column + 1]
        if row and self.rows[row - 1][: column + 1] == head:
            return 0
        after = self.rows[row + 1 :]
        same = next((n for n, each in enumerate(after) if each[: column + 1] != head), len(after))
        return 1 + same


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures; `description` says in words what it shows, `note` what it rests on.

    `facts` are the figures that are drawn; `key` and `label` are as a table's.
    """

    chart: RadarChart | DistributionChart
    caption: str
    description: str
    note: str = ""
    origin: Origin = "drafted"
    facts: tuple[Fact, ...] = ()
    key: str = ""
    label: str = ""


Block = Subheading | Paragraph | Bullets | Quotation | Note | Prose | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A section under a heading of level 1, or an appendix; never without a block."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    is_appendix: bool = False

    def __post_init__(self) -> None:
        if not self.blocks:
            raise ValueError(f"{self.heading}: a section must say something")

    @property
    def is_landscape(self) -> bool:
        """Whether it holds a table too wide for an upright page."""
        return any(isinstance(block, Table) and block.is_landscape for block in self.blocks)


@dataclass(frozen=True, slots=True)
class PlanTree:
    """A whole plan, ready to be shown: what stands on the title page, then its sections.

    `basis` says in a sentence what the figures rest on; `dated_on` is the day of those figures;
    `trace` says of every drafted figure where it stands and what it counts.
    """

    title: str
    area_name: str
    partnership: str
    council: str
    status: PlanStatus
    dated_on: date
    basis: str
    sections: tuple[Section, ...]
    is_made_up: bool = False
    trace: tuple[Statement, ...] = ()

    def section(self, key: str) -> Section:
        """The section with this key; KeyError when there is none."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)


def texts_of(block: Block) -> Iterator[str]:
    """Every text a reader of the block sees, in order; Markdown as it was written."""
    match block:
        case Subheading(text=text) | Note(text=text):
            yield text
        case Paragraph(text=text, lead=lead):
            yield from filter(None, (lead, text))
        case Bullets(items=items):
            for item in items:
                yield from filter(None, (item.lead, item.text))
        case Quotation(text=text, source=source, warning=warning):
            yield from filter(None, (text, source, warning))
        case Prose(markdown=markdown):
            yield markdown
        case Table(caption=caption, columns=columns, rows=rows, note=note):
            yield caption
            yield from (column.heading for column in columns)
            yield from (cell for row in rows for cell in row if cell)
            yield from filter(None, (note,))
        case Chart(caption=caption, description=description, note=note):
            yield from filter(None, (caption, description, note))
