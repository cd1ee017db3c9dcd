"""The pieces that a printed questionnaire and a poster in Word are put together from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any

from placeplan.domain.handouts import Handout
from placeplan.domain.letterheads import Letterhead
from placeplan.formats.docx_bytes import docx_bytes
from placeplan.formats.docx_edges import head_and_foot
from placeplan.formats.docx_fields import TAB, field
from placeplan.formats.docx_layouts import A4, Layout, Margins, page_setting, twips
from placeplan.formats.docx_numbering import BULLETS, numbering_for, numbering_root
from placeplan.formats.docx_pictures import picture
from placeplan.formats.docx_settings import make_modern
from placeplan.formats.docx_styles import RULE, Style, put_styles
from placeplan.formats.docx_xml import NAMESPACES, clean, paragraph, quoted, run
from placeplan.formats.handout_styles import (
    TABLE_ID,
    Print,
    bullet_style,
    handout_styles,
    handout_table,
)

if TYPE_CHECKING:
    from docx.document import Document

TEXT_MM = 160.0
KEEP = "<w:keepNext/>"
NEW_PAGE = "<w:pageBreakBefore/>"
AT_THE_TOP = '<w:spacing w:before="0" w:after="100"/>'
FROM_ONE = '<w:pgNumType w:start="1"/></w:sectPr>'
# the body's font has no box to tick
SYMBOLS = "Segoe UI Symbol"
LIGHT = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
LIGHT_RULES = (
    f'<w:tblBorders><w:top {LIGHT}/><w:left w:val="nil"/><w:bottom {LIGHT}/>'
    f'<w:right w:val="nil"/><w:insideH {LIGHT}/><w:insideV w:val="nil"/></w:tblBorders>'
)
AddPicture = Callable[[bytes, str, tuple[float, float]], str]


@dataclass(frozen=True, slots=True)
class Paper:
    """What is particular to a file: what it says of itself, its margins, whether it has lists.

    Its title is the survey's and its day the survey's first, unless others are given. The pages of
    each section are counted from one where `counts_sections`.
    """

    subject: str
    title: str = ""
    made_on: date | None = None
    margins: Margins | None = None
    has_lists: bool = False
    counts_sections: bool = False


def symbol(letter: str) -> str:
    """A run of one symbol."""
    fonts = " ".join(f'w:{kind}="{SYMBOLS}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:r><w:rPr><w:rFonts {fonts}/></w:rPr><w:t>{letter}</w:t></w:r>"


BOX = symbol("☐")


def handout_file(
    handout: Handout,
    look: Print,
    paper: Paper,
    write: Callable[[AddPicture], str],
    head_foot: tuple[str, str],
) -> bytes:
    """A .docx file of a survey: `write` gives its body, `head_foot` the paragraphs on each page.

    `write` is given a function that adds a PNG with words that say what it shows, as large as fits
    a width and a height in millimetres, and returns its run.
    """
    survey = handout.survey
    dated = paper.made_on or survey.opens_on
    named = replace(paper, title=paper.title or survey.title, made_on=dated)
    whose = Letterhead(handout.run_by, accent=handout.accent, language=handout.language)
    return paper_file(whose, look, named, lambda add, _setting: write(add), head_foot)


def paper_file(
    letterhead: Letterhead,
    look: Print,
    paper: Paper,
    write: Callable[[AddPicture, str], str],
    head_foot: tuple[str, str],
) -> bytes:
    """A .docx file of any kind, as `handout_file`; `write` also gets the setting of its pages."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    body = document.element.body
    for element in list(body):
        body.remove(element)
    accent = letterhead.accent.lstrip("#").upper()
    styles = handout_styles(accent, letterhead.language, look)
    styles += _list_styles(document) if paper.has_lists else ()
    put_styles(document, styles, handout_table(look))
    make_modern(document, letterhead.language)
    references = head_and_foot(document, *head_foot)
    layout = Layout(upright=paper.margins) if paper.margins else A4
    setting = page_setting(references, layout, is_wide=False)
    if paper.counts_sections:
        setting = setting.replace("</w:sectPr>", FROM_ONE)
    xml = write(_adding_to(document), setting) + setting
    for element in list(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")):
        body.append(element)
    _say_properties(document, letterhead, paper)
    return docx_bytes(document)


def _list_styles(document: Document) -> tuple[Style, ...]:
    root = numbering_root(document)
    numbering = numbering_for(root)
    numbering.add_to(root)
    return (bullet_style(numbering.properties(BULLETS)),)


def heading(level: int, text: str, *, is_on_new_page: bool = False) -> str:
    """A heading of this level."""
    properties = NEW_PAGE + AT_THE_TOP if is_on_new_page else ""
    return paragraph(run(text), f"Heading{level}", properties)


def ruled_box(question: str, lines: int, width_mm: float = TEXT_MM) -> str:
    """A box with lines to write on, under its question."""
    header = [paragraph(run(question), "TableText", KEEP)]
    return table([width_mm], header, [[lines_to_write_on(lines)]], question)


def ticks(choices: Sequence[str]) -> str:
    """Lines with a box to tick, all on one page unless they fill more."""
    last = len(choices) - 1
    return "".join(
        paragraph(f"{BOX}{TAB}{run(text)}", "Tick", KEEP if position < last else "")
        for position, text in enumerate(choices)
    )


def table(
    widths_mm: Sequence[float],
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    caption: str,
    row_mm: float = 0.0,
    *,
    is_to_read: bool = False,
) -> str:
    """A table whose cells are paragraphs as XML; the first row is its header and repeats.

    The others are at least `row_mm` high. One that `is_to_read`, and not to write on, has light
    rules, and its cells begin at the top.
    """
    widths = [twips(width) for width in widths_mm]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = (
        f'<w:tblPr><w:tblStyle w:val="{TABLE_ID}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'{LIGHT_RULES if is_to_read else ""}<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoted(caption)}/></w:tblPr>"
    )
    where = "top" if is_to_read else "center"
    lines = _row(widths, header, where, is_header=True)
    lines += "".join(_row(widths, row, where, is_header=False, least_mm=row_mm) for row in rows)
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def lines_to_write_on(count: int) -> str:
    """Empty ruled lines; the edge of the table is the last one."""
    return paragraph("", "RuledLine") * (count - 1) + paragraph("", "LastLine")


def address_link(address: str, text: str) -> str:
    """Runs that lead to an address online."""
    code = f' HYPERLINK "{clean(address)}" '
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(text, is_bold=True)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def page_count(said: str) -> str:
    """The sentence as runs, with the page's number and the number of pages for its two marks."""
    fields = {"\1": field("PAGE", "1"), "\2": field("NUMPAGES", "1")}
    return "".join(fields.get(each) or run(each) for each in re.split("([\1\2])", said))


def _row(
    widths: Sequence[int],
    cells: Sequence[str],
    where: str,
    *,
    is_header: bool,
    least_mm: float = 0.0,
) -> str:
    least = twips(least_mm)
    manner = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' if least else ""
    manner += "<w:tblHeader/>" if is_header else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{where}"/></w:tcPr>'
        f"{cell}</w:tc>"
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{manner}</w:trPr>{written}</w:tr>"


def _adding_to(document: Document) -> AddPicture:
    numbers = count(1)

    def add(content: bytes, description: str, most_mm: tuple[float, float]) -> str:
        relation, image = document.part.get_or_add_image(BytesIO(content))
        shape = image.px_height / image.px_width
        width = min(most_mm[0], most_mm[1] / shape)
        size = (width, width * shape)
        number = next(numbers)
        return picture(relation, number, f"Picture {number}", description, size)

    return add


def _say_properties(document: Document, letterhead: Letterhead, paper: Paper) -> None:
    properties: Any = document.core_properties
    properties.title = paper.title[:255]
    properties.author = properties.last_modified_by = letterhead.run_by[:255]
    properties.subject = paper.subject[:255]
    properties.comments = properties.keywords = properties.category = ""
    properties.language = letterhead.language
    if paper.made_on:
        day = paper.made_on
        properties.created = properties.modified = datetime(day.year, day.month, day.day)
    properties.revision = 1
