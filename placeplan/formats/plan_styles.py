"""The styles of a plan in Word: ours, or a council's own with ours where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placeplan.formats.docx_fields import contents_tabs
from placeplan.formats.docx_layouts import A4, Layout, twips
from placeplan.formats.docx_styles import (
    BODY,
    BOLD,
    ENGLISH,
    FONT,
    INK,
    QUIET,
    RULE,
    SMALL,
    Style,
    colour,
    put_styles,
    size,
    spacing,
    styles_by_name,
)
from placeplan.formats.docx_xml import NAMESPACES

if TYPE_CHECKING:
    from docx.document import Document


def _heading(level: int, points: float, before: float, after: float, accent: str) -> Style:
    return Style(
        f"Heading{level}",
        f"heading {level}",
        after="Normal",
        paragraph=f"<w:keepNext/><w:keepLines/>{spacing(before, after)}"
        f'<w:outlineLvl w:val="{level - 1}"/>',
        text=FONT + "<w:b/><w:bCs/>" + colour(accent) + size(points),
    )


def _rule(side: str, digits: str, eighths: int = 12, space: int = 8) -> str:
    return (
        f'<w:pBdr><w:{side} w:val="single" w:sz="{eighths}" w:space="{space}"'
        f' w:color="{digits}"/></w:pBdr>'
    )


def _box(digits: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="6" w:color="{digits}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f"<w:pBdr>{sides}</w:pBdr>"


UNDERLINED = _rule("bottom", RULE, 6, 4)


def plan_styles(accent: str, layout: Layout = A4) -> tuple[Style, ...]:
    """Every style a plan uses; `accent` is six digits."""
    width = twips(layout.room(is_wide=False)[0])
    return (*_body_styles(accent), *_block_styles(accent), *_contents_styles(accent, width))


def _body_styles(accent: str) -> tuple[Style, ...]:
    return (
        Style("Normal", "Normal", paragraph=spacing(0, 7, 1.15), text=BODY + ENGLISH),
        Style(
            "Title", "Title", after="Subtitle", paragraph=spacing(0, 10),
            text=FONT + BOLD + colour(accent) + size(34),
        ),
        Style(
            "Subtitle", "Subtitle", after="Normal", paragraph=spacing(0, 10),
            text=FONT + colour(QUIET) + size(16),
        ),
        _heading(1, 20, 0, 10, accent),
        _heading(2, 14, 16, 5, accent),
        _heading(3, 12, 12, 4, INK),
        Style("ListBullet", "List Bullet", paragraph=spacing(0, 4, 1.1)),
        Style("ListNumber", "List Number", paragraph=spacing(0, 4, 1.1)),
        Style("CoverLine", "Cover line", paragraph=spacing(0, 4), text=size(12), is_custom=True),
        Style("Header", "header", paragraph=UNDERLINED + spacing(0, 0), text=SMALL),
        Style("Footer", "footer", paragraph=spacing(0, 0), text=SMALL),
        Style(
            "RunningLine", "Running line", "Header", paragraph=spacing(2, 6), text=SMALL,
            is_custom=True,
        ),
    )  # fmt: skip


def _block_styles(accent: str) -> tuple[Style, ...]:
    return (
        Style(
            "Quote", "Quote", after="Normal", text="<w:i/><w:iCs/>" + colour(INK),
            paragraph="<w:keepLines/>" + _rule("left", accent, 18, 10) + spacing(0, 5, 1.1)
            + '<w:ind w:left="454" w:right="200"/>',
        ),
        Style(
            "QuoteNote", "Quote note", based_on="DefaultParagraphFont", kind="character",
            text='<w:i w:val="0"/><w:iCs w:val="0"/>' + SMALL, is_custom=True,
        ),
        Style(
            "Note", "Note", is_custom=True,
            paragraph="<w:keepLines/>" + _box(accent) + spacing(6, 12)
            + '<w:ind w:left="142" w:right="142"/>',
        ),
        Style(
            "Caption", "caption", after="Normal", paragraph="<w:keepLines/>" + spacing(10, 4),
            text=BOLD + colour(INK) + size(10),
        ),
        Style(
            "SourceNote", "Source note", paragraph=spacing(4, 12), text=SMALL, is_custom=True,
        ),
        Style(
            "Picture", "Picture", after="Caption", is_custom=True,
            paragraph="<w:keepNext/>" + spacing(8, 0) + '<w:jc w:val="center"/>',
        ),
        Style("TableText", "Table text", paragraph=spacing(2, 2), text=size(10), is_custom=True),
        Style("TableTextSmall", "Table text small", "TableText", text=size(9), is_custom=True),
        Style("TableTextFine", "Table text fine", "TableText", text=size(8), is_custom=True),
    )  # fmt: skip


def _contents_styles(accent: str, width: int) -> tuple[Style, ...]:
    return (
        Style(
            "TOCHeading", "TOC Heading", after="Normal",
            paragraph="<w:keepNext/>" + spacing(0, 12),
            text=FONT + BOLD + colour(accent) + size(20),
        ),
        Style(
            "TOC1", "toc 1", after="Normal", text=BOLD + size(11),
            paragraph=contents_tabs(1, width) + spacing(5, 2),
        ),
        Style(
            "TOC2", "toc 2", after="Normal", text=size(10.5),
            paragraph=contents_tabs(2, width) + spacing(0, 1) + '<w:ind w:left="480"/>',
        ),
    )  # fmt: skip


PLAN_TABLE = f"""<w:style {NAMESPACES} w:type="table" w:customStyle="1" w:styleId="PlanTable">
<w:name w:val="Plan table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tblBorders>
<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>
<w:bottom w:w="20" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr>{BOLD}</w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders></w:tcPr>
</w:tblStylePr>
<w:tblStylePr w:type="firstCol"><w:rPr>{BOLD}</w:rPr></w:tblStylePr>
</w:style>"""


def set_styles(
    document: Document, accent: str, layout: Layout, *, keeps_own: bool
) -> dict[str, str]:
    """Give the document every style of a plan; with `keeps_own` its own stay as they are.

    Returns, by our id, the id under which a style of that name stands in this document.
    """
    return put_styles(document, plan_styles(accent, layout), PLAN_TABLE, keeps_own=keeps_own)


def missing_styles(document: Document) -> list[str]:
    """The names of the common styles that a plan uses and this document has not."""
    own = styles_by_name(document)
    names = [style.name for style in plan_styles("000000") if not style.is_custom]
    return [name for name in names if name.lower() not in own]
