"""The pieces that a printed questionnaire and a poster in Word are put together from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from placeplan.domain.handouts import Handout
from placeplan.formats.docx_bytes import docx_bytes
from placeplan.formats.docx_pages import TAB, head_and_foot, page_setting
from placeplan.formats.docx_pictures import picture
from placeplan.formats.docx_settings import make_modern
from placeplan.formats.docx_styles import put_styles
from placeplan.formats.docx_xml import NAMESPACES, clean, paragraph, quoted, run
from placeplan.formats.handout_styles import (
    TABLE_ID,
    TWIPS_PER_MM,
    Print,
    handout_styles,
    handout_table,
)

if TYPE_CHECKING:
    from docx.document import Document

TEXT_MM = 160.0
KEEP = "<w:keepNext/>"
NEW_PAGE = "<w:pageBreakBefore/>"
AT_THE_TOP = '<w:spacing w:before="0" w:after="100"/>'
# the body's font has no box to tick
SYMBOLS = "Segoe UI Symbol"
AddPicture = Callable[[bytes, str, tuple[float, float]], str]


def symbol(letter: str) -> str:
    """A run of one symbol."""
    fonts = " ".join(f'w:{kind}="{SYMBOLS}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:r><w:rPr><w:rFonts {fonts}/></w:rPr><w:t>{letter}</w:t></w:r>"


BOX = symbol("☐")


def handout_file(
    handout: Handout,
    look: Print,
    subject: str,
    write: Callable[[AddPicture], str],
    head_foot: tuple[str, str],
) -> bytes:
    """A .docx file: `write` gives its body, `head_foot` are the paragraphs on each page.

    `write` is given a function that adds a PNG with words that say what it shows, as large as fits
    a width and a height in millimetres, and returns its run.
    """
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    body = document.element.body
    for element in list(body):
        body.remove(element)
    accent = handout.accent.lstrip("#").upper()
    put_styles(document, handout_styles(accent, handout.language, look), handout_table(look))
    make_modern(document, handout.language)
    setting = page_setting(head_and_foot(document, *head_foot), is_wide=False)
    xml = write(_adding_to(document)) + setting
    for element in list(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")):
        body.append(element)
    _say_properties(document, handout, subject)
    return docx_bytes(document)


def heading(level: int, text: str, *, is_on_new_page: bool = False) -> str:
    """A heading of this level."""
    properties = NEW_PAGE + AT_THE_TOP if is_on_new_page else ""
    return paragraph(run(text), f"Heading{level}", properties)


def ruled_box(question: str, lines: int) -> str:
    """A box with lines to write on, under its question."""
    header = [paragraph(run(question), "TableText", KEEP)]
    return table([TEXT_MM], header, [[lines_to_write_on(lines)]], question)


def ticks(choices: Sequence[str]) -> str:
    """Lines with a box to tick, all on one page unless they fill more."""
    last = len(choices) - 1
    return "".join(
        paragraph(f"{BOX}{TAB}{run(text)}", "Tick", KEEP if position < last else "")
        for position, text in enumerate(choices)
    )


def table(
    widths_mm: Sequence[float], header: Sequence[str], rows: Iterable[Sequence[str]], caption: str
) -> str:
    """A table whose cells are paragraphs as XML; the first row is its header and repeats."""
    widths = [round(width * TWIPS_PER_MM) for width in widths_mm]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = (
        f'<w:tblPr><w:tblStyle w:val="{TABLE_ID}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoted(caption)}/></w:tblPr>"
    )
    lines = _row(widths, header, is_header=True)
    lines += "".join(_row(widths, row, is_header=False) for row in rows)
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def lines_to_write_on(count: int) -> str:
    """Empty ruled lines; the edge of the table is the last one."""
    return paragraph("", "RuledLine") * (count - 1) + paragraph("", "LastLine")


def address_link(handout: Handout, text: str) -> str:
    """Runs that lead to the survey online."""
    code = f' HYPERLINK "{clean(handout.address)}" '
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(text, is_bold=True)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _row(widths: Sequence[int], cells: Sequence[str], *, is_header: bool) -> str:
    repeats = "<w:tblHeader/>" if is_header else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{cell}</w:tc>"
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{written}</w:tr>"


def _adding_to(document: Document) -> AddPicture:
    numbers = iter(range(1, 100))

    def add(content: bytes, description: str, most_mm: tuple[float, float]) -> str:
        relation, image = document.part.get_or_add_image(BytesIO(content))
        shape = image.px_height / image.px_width
        width = min(most_mm[0], most_mm[1] / shape)
        size = (width, width * shape)
        number = next(numbers)
        return picture(relation, number, f"Picture {number}", description, size)

    return add


def _say_properties(document: Document, handout: Handout, subject: str) -> None:
    properties: Any = document.core_properties
    survey = handout.survey
    properties.title = survey.title
    properties.author = properties.last_modified_by = handout.run_by[:255]
    properties.subject = subject[:255]
    properties.comments = properties.keywords = properties.category = ""
    properties.language = handout.language
    made_on = datetime(survey.opens_on.year, survey.opens_on.month, survey.opens_on.day)
    properties.created = properties.modified = made_on
    properties.revision = 1
