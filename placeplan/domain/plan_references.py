"""Numbers for tables, figures and appendices, and what points to them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from placeplan.domain.plan_trees import Block, Chart, Paragraph, PlanTree, Reference, Section, Table


def numbered(tree: PlanTree) -> PlanTree:
    """The tree with a label on every table and figure, and on every reference to one.

    Tables and figures are counted apart through the whole plan, appendices by letter. A reference
    to what is not in this plan, such as a chart that may not be published, is left out.
    """
    sections = tuple(_label_blocks(tree.sections))
    labels = {
        block.key: block.label
        for section in sections
        for block in section.blocks
        if isinstance(block, Table | Chart) and block.key
    }
    appendices = [section.key for section in sections if section.is_appendix]
    labels |= {key: appendix_label(place) for place, key in enumerate(appendices)}
    return replace(tree, sections=tuple(_refer(section, labels) for section in sections))


def appendix_label(place: int) -> str:
    """How an appendix is called by its place among them, from 0."""
    return f"Appendix {chr(ord('A') + place)}"


def _label_blocks(sections: tuple[Section, ...]) -> Iterator[Section]:
    counts: Counter[str] = Counter()

    def labelled(block: Block) -> Block:
        if not isinstance(block, Table | Chart):
            return block
        kind = "Table" if isinstance(block, Table) else "Figure"
        counts[kind] += 1
        return replace(block, label=f"{kind} {counts[kind]}")

    for section in sections:
        yield replace(section, blocks=tuple(map(labelled, section.blocks)))


def _refer(section: Section, labels: dict[str, str]) -> Section:
    def referred(block: Block) -> Block:
        if not isinstance(block, Paragraph) or not block.see:
            return block
        known = [Reference(each.key, labels[each.key]) for each in block.see if each.key in labels]
        return replace(block, see=tuple(known))

    return replace(section, blocks=tuple(map(referred, section.blocks)))
