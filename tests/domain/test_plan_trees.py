"""A plan as a tree: no section without words, no ragged table, nothing left unread."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.plan_trees import (
    Block,
    Bullet,
    Bullets,
    Column,
    Note,
    Paragraph,
    PlanTree,
    Prose,
    Quotation,
    Section,
    Subheading,
    Table,
    texts_of,
)

WORDS = st.text(min_size=1, max_size=12)
SOME = st.one_of(st.just(""), WORDS)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of up to four columns, some of them merged, with rows that often repeat."""
    width = draw(st.integers(1, 4))
    cells = st.tuples(*[st.sampled_from("abc")] * width)
    return Table(
        caption=draw(WORDS),
        columns=tuple(Column(draw(WORDS)) for _column in range(width)),
        rows=tuple(draw(st.lists(cells, max_size=8))),
        note=draw(SOME),
        merged=draw(st.integers(0, width)),
    )


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Subheading, WORDS),
    st.builds(Note, WORDS),
    st.builds(Prose, WORDS),
    st.builds(Paragraph, WORDS, SOME),
    st.builds(Quotation, WORDS, SOME, SOME),
    st.lists(st.builds(Bullet, WORDS, SOME), min_size=1, max_size=3).map(
        lambda items: Bullets(tuple(items))
    ),
    tables(),
)


@given(tables())
def test_merged_cells_cover_each_row_once(table: Table) -> None:
    for column in range(len(table.columns)):
        covered: Counter[int] = Counter()
        for row in range(len(table.rows)):
            for below in range(row, row + table.span(row, column)):
                covered[below] += 1
                assert table.rows[below][column] == table.rows[row][column]
        assert covered == Counter(range(len(table.rows)))


@given(tables())
def test_a_merged_cell_never_runs_over_what_stands_before_it(table: Table) -> None:
    for row in range(len(table.rows)):
        for column in range(table.merged):
            heads = {
                table.rows[below][:column] for below in range(row, row + table.span(row, column))
            }
            assert len(heads) <= 1
    assert all(
        table.span(row, column) == 1
        for row in range(len(table.rows))
        for column in range(table.merged, len(table.columns))
    )


@pytest.mark.parametrize("row", [(), ("a",), ("a", "b", "c")])
def test_a_ragged_table_is_refused(row: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="one cell for every column"):
        Table("Caption", (Column("One"), Column("Two")), (("a", "b"), row))


def test_a_section_without_a_block_is_refused() -> None:
    with pytest.raises(ValueError, match="must say something"):
        Section("actions", "Actions", ())


@given(BLOCKS)
def test_every_text_of_a_block_is_read_and_none_is_empty(block: Block) -> None:
    read = list(texts_of(block))
    assert all(read)
    said = {
        name: getattr(block, name)
        for name in block.__dataclass_fields__
        if name not in ("origin", "align") and isinstance(getattr(block, name), str)
    }
    assert {text for text in said.values() if text} <= set(read)
    if isinstance(block, Bullets):
        assert {item.text for item in block.items} <= set(read)
    if isinstance(block, Table):
        assert {cell for row in block.rows for cell in row} <= set(read)
        assert {column.heading for column in block.columns} <= set(read)


@given(st.lists(st.lists(BLOCKS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_a_tree_finds_its_sections_by_key(found: list[list[Block]]) -> None:
    sections = tuple(
        Section(f"section_{number}", f"Section {number}", tuple(blocks))
        for number, blocks in enumerate(found)
    )
    tree = PlanTree("Plan", "Area", "Partners", "Council", "draft", date(2026, 9, 1), "", sections)
    assert [tree.section(each.key) for each in sections] == list(sections)
    with pytest.raises(KeyError):
        tree.section("weather")
