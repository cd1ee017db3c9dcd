"""A drafted plan made ready to be shown: its marks taken off, and kept as the plan's trace."""

from collections.abc import Iterator
from dataclasses import replace

from placeplan.domain.plan_trees import (
    Block,
    Bullet,
    Bullets,
    Chart,
    Note,
    Paragraph,
    PlanTree,
    Prose,
    Quotation,
    Section,
    Subheading,
    Table,
)
from placeplan.domain.traces import Statement, untraced

COVER = "title_page"


def settled(tree: PlanTree) -> PlanTree:
    """The tree without a mark in any of its texts, and with the trace of what they marked."""
    taker = _Taker()
    taker.section = COVER
    basis = taker.plain(tree.basis, "sentence")
    sections = tuple(taker.plain_section(section) for section in tree.sections)
    return replace(tree, basis=basis, sections=sections, trace=tuple(taker.trace))


class _Taker:
    """Takes marks off, text by text, and notes where it found them."""

    def __init__(self) -> None:
        self.trace: list[Statement] = []
        self.section = ""
        self._block = 0

    def plain_section(self, section: Section) -> Section:
        self.section = section.key
        blocks = []
        for self._block, block in enumerate(section.blocks):
            blocks.append(self._plain_block(block))
        return replace(section, blocks=tuple(blocks))

    def plain(self, text: str, place: str) -> str:
        plain, spans = untraced(text)
        for start, end, fact in spans:
            self.trace.append(
                Statement(self.section, self._block, place, plain, start, plain[start:end], fact)
            )
        return plain

    def _plain_block(self, block: Block) -> Block:
        match block:
            case Paragraph(text=text, lead=lead):
                lead = self.plain(lead, "lead")
                return replace(block, lead=lead, text=self.plain(text, "sentence"))
            case Subheading(text=text):
                return replace(block, text=self.plain(text, "heading"))
            case Note(text=text):
                return replace(block, text=self.plain(text, "sentence"))
            case Bullets(items=items):
                return replace(block, items=tuple(self._items(items)))
            case Quotation(source=source):
                return replace(block, source=self.plain(source, "source"))
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case Prose():
                return block

    def _items(self, items: tuple[Bullet, ...]) -> Iterator[Bullet]:
        for position, item in enumerate(items):
            lead = self.plain(item.lead, f"item {position}")
            yield Bullet(self.plain(item.text, f"item {position}"), lead)

    def _table(self, block: Table) -> Table:
        caption = self.plain(block.caption, "caption")
        columns = tuple(
            replace(each, heading=self.plain(each.heading, f"heading {position}"))
            for position, each in enumerate(block.columns)
        )
        rows = tuple(
            tuple(self.plain(cell, f"cell {row},{column}") for column, cell in enumerate(cells))
            for row, cells in enumerate(block.rows)
        )
        note = self.plain(block.note, "note")
        return replace(block, caption=caption, columns=columns, rows=rows, note=note)

    def _chart(self, block: Chart) -> Chart:
        caption = self.plain(block.caption, "caption")
        description = self.plain(block.description, "description")
        for fact in block.facts:
            self.trace.append(
                Statement(self.section, self._block, "chart", caption, 0, f"{fact.figure}", fact)
            )
        note = self.plain(block.note, "note")
        return replace(block, caption=caption, description=description, note=note)
