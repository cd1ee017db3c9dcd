"""The styles of what is handed out on paper, in normal and in large print."""

from dataclasses import dataclass

from placeplan.domain.handouts import PrintSize
from placeplan.domain.questionnaires import Presentation
from placeplan.formats.docx_layouts import twips
from placeplan.formats.docx_styles import BOLD, FONT, INK, RULE, Style, colour, size, spacing
from placeplan.formats.docx_xml import NAMESPACES


@dataclass(frozen=True, slots=True)
class Print:
    """Sizes in points, the height of a line to write on in millimetres, the room above and below
    in a table's cell in twentieths of a point, and how many lines an open question has
    at the least.
    """

    body: float
    small: float
    title: float
    heading: float
    theme: float
    box: float
    line_mm: float
    cell_room: int
    lines: int


# large print is 16 points at the least, whatever it is
PRINTS: dict[PrintSize, Print] = {
    "normal": Print(11, 9.5, 28, 18, 13, 16, 8.5, 40, 5),
    "large": Print(18, 16, 34, 26, 22, 20, 10, 0, 5),
}
# the normal print of an edition whose pages on screen are large too
FOR_CHILDREN = Print(13, 12, 30, 20, 16, 20, 9.5, 40, 3)

LINE = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
FRAME = f'w:val="single" w:sz="8" w:space="6" w:color="{INK}"'
SIDES = ("top", "left", "bottom", "right")
FRAMED = f"<w:pBdr>{''.join(f'<w:{side} {FRAME}/>' for side in SIDES)}</w:pBdr>"
RULED = f"<w:pBdr><w:bottom {LINE}/><w:between {LINE}/></w:pBdr>"
TABLE_ID = "HandoutTable"


def print_of(size: PrintSize, presentation: Presentation) -> Print:
    """How an edition is printed."""
    return FOR_CHILDREN if (size, presentation) == ("normal", "large") else PRINTS[size]


def handout_styles(accent: str, language: str, look: Print) -> tuple[Style, ...]:
    """Every style of a printed questionnaire or poster; `accent` is six digits."""
    spoken = f'<w:lang w:val="{language}"/>'
    body = FONT + colour(INK) + size(look.body) + spoken
    return (
        Style("Normal", "Normal", paragraph=spacing(0, 6, 1.15), text=body),
        Style(
            "Title", "Title", after="Normal", paragraph=spacing(0, 8),
            text=FONT + BOLD + colour(accent) + size(look.title),
        ),
        _heading(1, look.heading, 18, accent),
        _heading(2, look.theme, 14, INK),
        Style("Header", "header", paragraph=spacing(0, 0), text=size(look.small)),
        Style("Footer", "footer", paragraph=spacing(0, 0), text=size(look.small)),
        *_own(look),
    )  # fmt: skip


def bullet_style(numbered: str) -> Style:
    """The style of a point in a list; `numbered` says which list it belongs to."""
    return Style(
        "Bullet", "Bullet", is_custom=True, paragraph=f"<w:keepLines/>{numbered}{spacing(0, 3)}"
    )


def _heading(level: int, points: float, before: float, digits: str) -> Style:
    return Style(
        f"Heading{level}", f"heading {level}", after="Normal",
        paragraph=f"<w:keepNext/><w:keepLines/>{spacing(before, 5)}"
        f'<w:outlineLvl w:val="{level - 1}"/>',
        text=FONT + BOLD + colour(digits) + size(points),
    )  # fmt: skip


def _own(look: Print) -> tuple[Style, ...]:
    hanging = round(look.body * 1.6 * 20)
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{hanging}"/></w:tabs>'
    line = twips(look.line_mm)
    exactly = f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'
    return (
        Style(
            "Tick", "Tick", is_custom=True, paragraph=f"<w:keepLines/>{tab}{spacing(0, 4)}"
            f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>',
        ),
        Style(
            "TickBox", "Tick box", is_custom=True, text=size(look.box),
            paragraph=f'<w:spacing w:before="0" w:after="0" w:line="{round(look.box * 22)}"'
            ' w:lineRule="exact"/><w:jc w:val="center"/>',
        ),
        Style("TableText", "Table text", paragraph=spacing(0, 0), is_custom=True),
        Style(
            "Face", "Face", "TableText", text=size(look.body * 2), is_custom=True,
            paragraph='<w:spacing w:before="40" w:after="0" w:line="240" w:lineRule="auto"/>'
            '<w:jc w:val="center"/>',
        ),
        Style(
            "PointText", "Point text", "TableText", text=size(look.small), is_custom=True,
            paragraph='<w:jc w:val="center"/>',
        ),
        Style("RuledLine", "Ruled line", is_custom=True, paragraph=RULED + exactly),
        Style("LastLine", "Last line", is_custom=True, paragraph=exactly),
        Style(
            "Framed", "Framed", is_custom=True,
            paragraph=f"<w:keepLines/>{FRAMED}{spacing(10, 14)}"
            '<w:ind w:left="142" w:right="142"/>',
        ),
        Style(
            "PosterLine", "Poster line", is_custom=True, paragraph=spacing(6, 10),
            text=size(look.heading),
        ),
        Style("Gap", "Gap", paragraph=spacing(0, 0), text=size(6), is_custom=True),
        Style("SmallText", "Small text", is_custom=True, text=size(look.small)),
    )  # fmt: skip


def handout_table(look: Print) -> str:
    """The style of tables as an element of styles.xml."""
    edges = (*SIDES, "insideH", "insideV")
    borders = "".join(
        f'<w:{edge} w:val="single" w:sz="6" w:space="0" w:color="{INK}"/>' for edge in edges
    )
    room = {"top": look.cell_room, "left": 80, "bottom": look.cell_room, "right": 80}
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in room.items())
    return (
        f'<w:style {NAMESPACES} w:type="table" w:customStyle="1" w:styleId="{TABLE_ID}">'
        '<w:name w:val="Handout table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>"
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{BOLD}</w:rPr></w:tblStylePr></w:style>'
    )
