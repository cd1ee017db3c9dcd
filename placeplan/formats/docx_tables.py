"""Tables as rows of XML: light rules, a header row that repeats, cells that do not break."""

import re

from placeplan.domain.plan_trees import Column, Table
from placeplan.formats.docx_layouts import twips
from placeplan.formats.docx_xml import paragraph, quoted, run

JUSTIFICATIONS = {"left": "left", "right": "right", "centre": "center"}
TEXT_STYLES = {10.0: "TableText", 9.0: "TableTextSmall", 8.0: "TableTextFine"}
WORDS = re.compile(r"[^\s-]+-?")
# a bold letter of a wide face for its size, and the room beside a cell's text in points
WIDE_LETTER, BESIDE_TEXT = 0.62, 7.0
MOST_ROWS_KEPT, LONGEST_CELL_KEPT = 16, 40
HEADER = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"


def table(block: Table, width_mm: float) -> str:
    """The table of a block, `width_mm` wide, its columns as wide as they ask for."""
    widths = column_widths(block, width_mm)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    whole = keeps_whole(block)
    look = (
        f'<w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoted(block.caption)}/></w:tblPr>"
    )
    style = TEXT_STYLES[text_size(block)]
    rows = _header_row(block.columns, widths, style) + "".join(
        _row(block, number, widths, style, keeps_next=whole or _goes_on(block, number))
        for number in range(len(block.rows))
    )
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def keeps_whole(block: Table) -> bool:
    """Whether a table is so small that it is better moved to the next page than broken."""
    longest = max((len(cell) for row in block.rows for cell in row), default=0)
    return len(block.rows) <= MOST_ROWS_KEPT and longest <= LONGEST_CELL_KEPT


def text_size(block: Table) -> float:
    """The size of a table's text in points: the smaller, the more columns it has."""
    columns = len(block.columns)
    return 8.0 if columns > 10 else 9.0 if columns > 6 else 10.0


def column_widths(block: Table, width_mm: float) -> list[int]:
    """The widths of columns in twentieths of a point, as they ask for.

    One whose longest word would be split takes room of the others, in whatever letters a council's
    file has. Where there is no room for all words, each has its part of what there is.
    """
    total = sum(column.width for column in block.columns)
    asked = [twips(width_mm * column.width / total) for column in block.columns]
    least = [_longest_word(block, position) for position in range(len(asked))]
    spare = [max(0.0, wish - word) for wish, word in zip(asked, least, strict=True)]
    wanting = sum(max(0.0, word - wish) for wish, word in zip(asked, least, strict=True))
    if wanting > sum(spare):
        return [int(sum(asked) * word / sum(least)) for word in least]
    given = wanting / sum(spare) if wanting else 0.0
    return [
        round(max(wish, word) - over * given)
        for wish, word, over in zip(asked, least, spare, strict=True)
    ]


def _longest_word(block: Table, position: int) -> float:
    cells = (block.columns[position].heading, *(row[position] for row in block.rows))
    letters = max((len(word) for cell in cells for word in WORDS.findall(cell)), default=0)
    return 20 * (letters * WIDE_LETTER * text_size(block) + BESIDE_TEXT)


def _header_row(columns: tuple[Column, ...], widths: list[int], style: str) -> str:
    cells = "".join(
        _cell(column.heading, column, width, style, vertical="bottom", keeps_next=True)
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr>{HEADER}{cells}</w:tr>"


def _goes_on(block: Table, number: int) -> bool:
    """Whether the row after this one is still about the same thing."""
    has_next = block.merged > 0 and number + 1 < len(block.rows)
    return has_next and block.span(number + 1, 0) == 0


def _row(
    block: Table, number: int, widths: list[int], style: str, *, keeps_next: bool = False
) -> str:
    cells = []
    for position, (column, width) in enumerate(zip(block.columns, widths, strict=True)):
        span = block.span(number, position)
        merge = {0: "<w:vMerge/>", 1: ""}.get(span, '<w:vMerge w:val="restart"/>')
        text = block.rows[number][position] if span else ""
        cells.append(_cell(text, column, width, style, merge, keeps_next=keeps_next))
    return f"<w:tr>{WHOLE}{''.join(cells)}</w:tr>"


def _cell(
    text: str,
    column: Column,
    width: int,
    style: str,
    merge: str = "",
    *,
    vertical: str = "",
    keeps_next: bool = False,
) -> str:
    keep = "<w:keepNext/>" if keeps_next else ""
    manner = f'{keep}<w:jc w:val="{JUSTIFICATIONS[column.align]}"/>'
    paragraphs = "".join(paragraph(run(line), style, manner) for line in text.split("\n"))
    where = f'<w:vAlign w:val="{vertical}"/>' if vertical else ""
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{merge}{where}</w:tcPr>{paragraphs}</w:tc>"
