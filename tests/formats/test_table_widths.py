"""Columns of a plan's tables: as wide as they ask for, and no word split where there is room."""

from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.plan_trees import Column, Table
from placeplan.formats.docx_tables import column_widths

WORDS = st.text("abc ", max_size=24)
WIDTHS_MM = st.floats(90, 260)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(
        st.lists(
            st.builds(Column, WORDS, width=st.integers(1, 9).map(float)), min_size=1, max_size=16
        )
    )
    cells = st.tuples(*(WORDS for _ in columns))
    return Table("A table", tuple(columns), tuple(draw(st.lists(cells, max_size=3))))


@given(tables(), WIDTHS_MM)
def test_columns_fill_the_width_and_never_more(block: Table, width_mm: float) -> None:
    widths = column_widths(block, width_mm)
    assert len(widths) == len(block.columns) and min(widths) > 0
    assert abs(sum(widths) - width_mm * 56.7) < len(widths) + 2


@given(tables(), WIDTHS_MM)
def test_a_column_gives_up_room_only_for_a_longer_word(block: Table, width_mm: float) -> None:
    total = sum(column.width for column in block.columns)
    asked = [width_mm * 56.69 * column.width / total for column in block.columns]
    widths = column_widths(block, width_mm)
    if any(width < wish - 2 for width, wish in zip(widths, asked, strict=True)):
        assert any(width > wish for width, wish in zip(widths, asked, strict=True))


def test_a_narrow_column_holds_its_longest_word_in_a_wide_face() -> None:
    columns = (Column("What", width=8), Column("Neighbourhood", width=1))
    wide, narrow = column_widths(Table("Words", columns, (("Some words", "–"),)), 160)
    assert narrow >= 20 * 10 * 0.6 * len("Neighbourhood")
    assert wide > narrow
    assert column_widths(Table("Words", (columns[0], Column("Up", width=1)), ()), 90) == [4535, 567]
