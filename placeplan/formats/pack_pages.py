"""What the files of a workshop's pack have in common: words with values, facts, head and foot."""

from collections.abc import Sequence

from placeplan.domain.packs import Pack
from placeplan.formats.docx_fields import TAB
from placeplan.formats.docx_layouts import SHORT_MM, Margins, twips
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import KEEP, AddPicture, heading, page_count, table
from placeplan.formats.page_room import letters_in_line
from placeplan.formats.poster_words import Translate

NARROW = Margins(side=15, top=17, foot=14, edge=8)
NARROW_MM = SHORT_MM - 2 * NARROW.side
LETTERS_BETWEEN = 6
UNBROKEN = "\u00a0"
CREST_MM = (60.0, 18.0)


class Words:
    """Gives an English sentence in the handout's language, with its places filled."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def __call__(self, sentence: str, **values: object) -> str:
        said = self._translate(sentence)
        return said % values if values else said


def head_and_foot(
    pack: Pack, words: Words, file_title: str, line: tuple[float, float], at_right: str = ""
) -> tuple[str, str]:
    """Workshop and day above each page, with what is to be filled in; below, file and page.

    `line` is the width of a line in millimetres and the size of its type in points.
    """
    width_mm, points = line
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{twips(width_mm)}"/></w:tabs>'
    when = f" · {pack.held_on}" + (f" · {words('made up')}" if pack.is_made_up else "")
    free = letters_in_line(points, width_mm) - len(when) - len(at_right) - LETTERS_BETWEEN
    head = run(shortened(pack.name, free) + when) + (TAB + run(at_right) if at_right else "")
    said = words("Page %(number)s of %(count)s", number="\1", count="\2")
    foot = run(file_title) + TAB + page_count(said)
    return paragraph(head, "Header", tabs), paragraph(foot, "Footer", tabs)


def shortened(text: str, most: int) -> str:
    """The text, or as many of its words as have so many letters."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def facts(pack: Pack, words: Words) -> list[tuple[str, str]]:
    """What the workshop is, as names with values; those that are not known are left out."""
    known = [
        (words("Survey"), pack.handout.survey.title),
        (words("Area"), pack.area.name),
        (words("Date"), pack.held_on),
        (words("Venue"), pack.workshop.venue),
        (words("Workshop"), pack.name if pack.name != pack.workshop.venue else ""),
    ]
    return [(name, value) for name, value in known if value]


def fact_lines(pack: Pack, words: Words) -> str:
    """The facts in one paragraph, each name in bold."""
    pairs = facts(pack, words)
    said = [
        run(f"{name}:{UNBROKEN}", is_bold=True) + run(value + ("   " if place < len(pairs) else ""))
        for place, (name, value) in enumerate(pairs, start=1)
    ]
    return paragraph("".join(said), "Normal", '<w:spacing w:after="80"/>')


def crest_line(pack: Pack, words: Words, add_picture: AddPicture) -> str:
    """The council's crest in a line of its own; nothing where it has none."""
    crest = pack.handout.crest
    if not crest:
        return ""
    return paragraph(add_picture(crest, words("Crest of the council"), CREST_MM), "Normal")


def made_up_words(words: Words) -> str:
    """What is said of a demonstration."""
    return words("This is a demonstration. The workshop and what it is about are made up.")


def made_up_box(pack: Pack, words: Words) -> str:
    """The notice that a demonstration is one; nothing for a true workshop."""
    return text_paragraph("", "Framed", made_up_words(words)) if pack.is_made_up else ""


def bullets(points: Sequence[str]) -> str:
    """A list of points, all on one page unless they fill more."""
    last = len(points) - 1
    return "".join(
        text_paragraph(point, "Bullet", properties=KEEP if number < last else "")
        for number, point in enumerate(points)
    )


def section(title: str, *parts: str, is_on_new_page: bool = False) -> str:
    """A heading of the first level with what stands under it."""
    return heading(1, title, is_on_new_page=is_on_new_page) + "".join(parts)


def text_table(
    widths_mm: Sequence[float],
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    caption: str,
    *,
    row_mm: float = 0.0,
    is_to_read: bool = True,
) -> str:
    """A table of plain text on one page; what stands before a tab in a cell is bold."""
    last = len(rows) - 1
    written = [
        [_cell(text, KEEP if number < last else "") for text in row]
        for number, row in enumerate(rows)
    ]
    head = [_cell(text, KEEP) for text in header]
    return table(widths_mm, head, written, caption, row_mm, is_to_read=is_to_read)


def _cell(text: str, keep: str) -> str:
    lead, stop, rest = text.partition("\t")
    content = run(lead, is_bold=True) + run(rest and f" {rest}") if stop else run(text)
    return paragraph(content, "TableText", keep)
