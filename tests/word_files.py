"""What stands where in a Word file, read with python-docx."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator


def assert_valid(content: bytes, tmp_path: Path) -> None:
    """openxml-audit finds nothing in the file."""
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    result = OpenXmlValidator().validate(path)
    assert result.is_valid, "\n".join(str(error) for error in result.errors)
    assert not result.errors


def headings_in(file: Path) -> list[str]:
    """The headings of level 1 in their order."""
    return [heading for heading, block in _blocks(file) if block is None]


def text_under(file: Path, heading: str) -> str:
    """All text of a section, that of its tables included."""
    lines: list[str] = []
    for under, block in _blocks(file):
        if under == heading and block is not None:
            lines += ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in _paragraphs(block)]
    return "\n".join(lines)


def row_in(file: Path, heading: str, first: str) -> list[str]:
    """The cells after `first` in the first row of a section's tables that begins with it."""
    for under, block in _blocks(file):
        if under == heading and isinstance(block, Table):
            for row in block.rows:
                cells = [cell.text for cell in row.cells]
                if cells[0] == first:
                    return cells[1:]
    raise AssertionError(f"no row of “{heading}” begins with “{first}”")


def below_points(content: bytes, least: float) -> list[str]:
    """The styles in use, but for gaps, that are smaller; and each text with a size of its own."""
    document = Document(BytesIO(content))
    used = {p.style.style_id for p in document.paragraphs}
    for table in document.tables:
        used |= {p.style.style_id for cell in table._cells for p in cell.paragraphs}
    for section in document.sections:
        used |= {p.style.style_id for p in (*section.header.paragraphs, *section.footer.paragraphs)}
    usual = document.styles["Normal"].font.size
    styles = [each for each in document.styles if each.type == WD_STYLE_TYPE.PARAGRAPH]
    small = [
        str(each.name)
        for each in styles
        if each.style_id in used - {"Gap"} and (each.font.size or usual).pt < least
    ]
    apart = [size.getparent() for size in document.element.body.iter(qn("w:sz"))]
    return small + ["".join(each.getparent().itertext()) for each in apart]


def _blocks(file: Path) -> Iterator[tuple[str, Paragraph | Table | None]]:
    """Each block with the heading it stands under; None where the heading itself is."""
    heading = ""
    for block in Document(str(file)).iter_inner_content():
        if isinstance(block, Paragraph) and block.style and block.style.name == "Heading 1":
            heading = block.text
            yield heading, None
        else:
            yield heading, block


def _paragraphs(block: Paragraph | Table) -> list[object]:
    element = block._element
    return [element] if isinstance(block, Paragraph) else list(element.iter(qn("w:p")))
