"""The themes of a group's sheet: question, prompts, a rating that was agreed or not, comments."""

from itertools import zip_longest

from placeplan.domain.packs import Pack
from placeplan.domain.questionnaires import Theme
from placeplan.formats.docx_xml import paragraph, run
from placeplan.formats.group_sheet_styles import (
    AT_THE_TOP,
    CELL_SIDES_MM,
    GAP_POINTS,
    PAGE_MM,
    PROMPT_SPACE,
    SNUG,
    THEME_SPACE,
    SheetLook,
)
from placeplan.formats.handout_docx import (
    BOX,
    KEEP,
    NEW_PAGE,
    lines_to_write_on,
    ruled_box,
    symbol,
    table,
)
from placeplan.formats.pack_pages import NARROW_MM, Words
from placeplan.formats.page_room import PageRoom, Spread, text_mm
from placeplan.formats.questionnaire_themes_docx import FACES

DONT_KNOW_MM, RANGE_MM, END_MM, TICK_MM = 29.0, 37.0, 33.0, 28.0
SPACE_AROUND, BORDERS_MM = 10.0, 2.0


class GroupThemeWriter:
    """Writes the themes; a theme is on one page, in large print on one of its own."""

    def __init__(self, pack: Pack, look: SheetLook, words: Words) -> None:
        self._scale = pack.questionnaire.scale
        self._themes = pack.questionnaire.themes
        self._look = look
        self._words = words
        self._faces = FACES if self._scale.has_faces else ""

    def themes(self, first_mm: float, tail_mm: float) -> tuple[str, bool]:
        """All themes, and whether what follows, `tail_mm` high, fits on their last page.

        The first page has `first_mm` left for them.
        """
        look = self._look
        room = PageRoom(
            first_mm=0.0 if look.is_large else first_mm,
            page_mm=PAGE_MM,
            line_mm=look.print.line_mm * (2 if look.is_large else 1),
            least=look.print.lines,
            most=look.most_lines,
        )
        spreads, has_tail = room.spread([self._height_mm(each) for each in self._themes], tail_mm)
        if look.is_large:
            spreads = [Spread(is_on_new_page=True, lines=each.lines) for each in spreads]
        placed = zip(self._themes, spreads, strict=True)
        written = [self._theme(number, *each) for number, each in enumerate(placed, 1)]
        return "".join(written), has_tail and not look.is_large

    def _theme(self, number: int, theme: Theme, spread: Spread) -> str:
        top = NEW_PAGE + AT_THE_TOP if spread.is_on_new_page else THEME_SPACE
        rating = self._words("Our rating for %(theme)s", theme=theme.title)
        return "".join(
            [
                paragraph(run(f"{number}. {theme.title}"), "Heading2", top),
                paragraph(run(theme.question), "Normal", KEEP + SNUG),
                paragraph(run(" ".join(theme.prompts)), "SmallText", KEEP + PROMPT_SPACE),
                self._points_down(rating) if self._look.is_large else self._points_across(rating),
                paragraph("", "Gap", KEEP),
                self._comments(theme, spread.lines),
            ]
        )

    def _points_across(self, caption: str) -> str:
        scale, words = self._scale, self._words
        bare = [point for point in scale.points if not scale.meaning(point)]
        worded = len(scale.points) - len(bare)
        free = NARROW_MM - DONT_KNOW_MM - RANGE_MM
        wide = END_MM if bare else free / worded
        narrow = (free - END_MM * worded) / max(len(bare), 1)
        widths = [narrow if point in bare else wide for point in scale.points]
        faces = [paragraph(symbol(face), "Face", KEEP) for face in self._faces]
        titles = [*self._points(), words("We did not agree"), self._dont_know]
        header = [
            face + paragraph(run(text), "PointText", KEEP)
            for face, text in zip_longest(faces, titles, fillvalue="")
        ]
        box = paragraph(BOX, "TickBox", KEEP)
        ends = paragraph(run(words("from ___ to ___")), "PointText", KEEP)
        cells = [*[box] * len(scale.points), ends, box]
        return table([*widths, RANGE_MM, DONT_KNOW_MM], header, [cells], caption)

    def _points_down(self, caption: str) -> str:
        words = self._words
        header = [paragraph(run(text), "TableText", KEEP) for text in (words("Tick one"), caption)]
        apart = words("We did not agree: from ____ to ____")
        faces = [symbol(face) + run(" ") for face in self._faces]
        titles = [*self._points(), apart, self._dont_know]
        rows = [
            [paragraph(BOX, "TickBox", KEEP), paragraph(face + run(text), "TableText", KEEP)]
            for face, text in zip_longest(faces, titles, fillvalue="")
        ]
        return table([TICK_MM, NARROW_MM - TICK_MM], header, rows, caption)

    def _comments(self, theme: Theme, lines: int) -> str:
        asked = self._words("What is good now"), self._words("What could be better")
        if self._look.is_large:
            gap = paragraph("", "Gap", KEEP)
            return gap.join(ruled_box(question, lines, NARROW_MM) for question in asked)
        header = [paragraph(run(text), "TableText", KEEP) for text in asked]
        caption = f"{theme.title}: {', '.join(asked)}"
        return table([NARROW_MM / 2] * 2, header, [[lines_to_write_on(lines)] * 2], caption)

    def _points(self) -> list[str]:
        meanings = [(point, self._scale.meaning(point)) for point in self._scale.points]
        return [f"{point} – {meaning}" if meaning else str(point) for point, meaning in meanings]

    @property
    def _dont_know(self) -> str:
        return self._words("Don’t know, or not relevant")

    def _height_mm(self, theme: Theme) -> float:
        """What a theme takes without the lines to write on."""
        look = self._look.print
        room = 2 * look.cell_room / 20
        texts = [
            text_mm(len(theme.title) + 4, look.theme, NARROW_MM, around=SPACE_AROUND),
            text_mm(len(theme.question), look.body, NARROW_MM, around=2),
            text_mm(sum(len(each) + 1 for each in theme.prompts), look.small, NARROW_MM, around=4),
            text_mm(1, GAP_POINTS, NARROW_MM),
        ]
        comment = text_mm(1, look.body, NARROW_MM, around=2 * room)
        if not self._look.is_large:
            return sum(texts) + self._across_mm(room) + comment + BORDERS_MM
        rows = len(self._scale.points) + 3
        down = rows * text_mm(1, max(look.body, look.box * 1.1 / 1.22), NARROW_MM, around=0.5)
        faces = len(self._faces) * 2.0
        return sum(texts) + down + faces + 2 * comment + text_mm(1, GAP_POINTS, NARROW_MM) + 2

    def _across_mm(self, room: float) -> float:
        look = self._look.print
        narrowest = END_MM if len(self._scale.points) > len(FACES) else DONT_KNOW_MM
        longest = max(map(len, self._points()))
        words = max(
            text_mm(longest, look.small, narrowest - CELL_SIDES_MM, around=room),
            text_mm(len(self._dont_know), look.small, DONT_KNOW_MM - CELL_SIDES_MM, around=room),
        )
        faces = text_mm(1, look.body * 2, NARROW_MM, around=2) if self._faces else 0.0
        return words + faces + text_mm(1, look.box, NARROW_MM, around=room)
