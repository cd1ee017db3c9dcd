"""A group's sheet for a workshop: what people at one table agreed on, as a Word file."""

from itertools import zip_longest

from placeplan.domain.handouts import PrintSize
from placeplan.domain.packs import Pack
from placeplan.domain.responses import MOST_PRIORITIES
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.group_sheet_front_docx import FrontWriter
from placeplan.formats.group_sheet_styles import (
    AT_THE_TOP,
    END_SPACE,
    PAGE_MM,
    SNUG,
    heading_mm,
    sheet_look,
)
from placeplan.formats.group_sheet_themes_docx import GroupThemeWriter
from placeplan.formats.handout_docx import (
    BOX,
    KEEP,
    NEW_PAGE,
    AddPicture,
    Paper,
    handout_file,
    ruled_box,
    table,
    ticks,
)
from placeplan.formats.pack_pages import NARROW, NARROW_MM, Words, head_and_foot
from placeplan.formats.page_room import text_mm
from placeplan.formats.poster_words import Translate
from placeplan.formats.questionnaire_words import questionnaire_words

ACTION_LINES, LEAST_ACTIONS, ACTIONS_SHARE = 2, 3, 0.62


def group_sheet_docx(pack: Pack, print_size: PrintSize, translate: Translate) -> bytes:
    """The sheet that a group fills in together: the same bytes each time.

    `translate` gives an English sentence, with `%(name)s` places, in the handout's language.
    """
    sheet = _GroupSheet(pack, print_size, translate)
    words = sheet.words
    title = words("Group sheet, large print") if sheet.look.is_large else words("Group sheet")
    group = words("Group: ________")
    edges = head_and_foot(pack, words, title, (NARROW_MM, sheet.look.print.small), group)
    paper = Paper(words("Group sheet"), f"{title}: {pack.name}", pack.as_of_day, NARROW)
    return handout_file(pack.handout, sheet.look.print, paper, sheet.body, edges)


class _GroupSheet:
    def __init__(self, pack: Pack, print_size: PrintSize, translate: Translate) -> None:
        self.pack = pack
        self.words = Words(translate)
        self.look = sheet_look(print_size, pack.questionnaire)
        self._asked = questionnaire_words(pack.questionnaire, translate)

    def body(self, _add_picture: AddPicture) -> str:
        """All of the sheet: about the group, the themes, and what matters most."""
        writer = GroupThemeWriter(self.pack, self.look, self.words)
        front = FrontWriter(self.pack, self.look, self.words, self._asked.themes)
        free = PAGE_MM - front.height_mm()
        themes, has_tail = writer.themes(free, self._priorities_mm())
        return front.front() + themes + self._end(begins_page=not has_tail)

    def _end(self, *, begins_page: bool) -> str:
        words = self.words
        assets, actions = self._room_at_the_end(with_priorities=begins_page)
        asked = words("What should be done"), words("Who could help")
        header = [paragraph(run(text), "TableText", KEEP) for text in asked]
        rows = [[paragraph("", "TableText", KEEP)] * 2] * actions
        row_mm = ACTION_LINES * self.look.print.line_mm
        return "".join(
            [
                self._priorities(begins_page=begins_page),
                self._heading(self._asked.assets, begins_page=not begins_page),
                ruled_box(words("In your own words"), assets, NARROW_MM),
                self._heading(self._asked.actions, begins_page=self.look.is_large),
                table([NARROW_MM * 2 / 3, NARROW_MM / 3], header, rows, asked[0], row_mm),
                paragraph("", "Gap", KEEP),
                paragraph(run(self._thanks()), "Normal", KEEP),
                text_paragraph(self.pack.questionnaire.credit, "SmallText"),
            ]
        )

    def _heading(self, text: str, *, begins_page: bool) -> str:
        return paragraph(run(text), "Heading1", NEW_PAGE + AT_THE_TOP if begins_page else END_SPACE)

    def _priorities(self, *, begins_page: bool) -> str:
        titles = [theme.title for theme in self.pack.questionnaire.themes]
        themes = [f"{number}. {title}" for number, title in enumerate(titles, 1)]
        heading = self._heading(self._asked.priorities, begins_page=begins_page)
        how = self.words("Agree on up to %(most)s and tick them.", most=MOST_PRIORITIES)
        start = heading + paragraph(run(how), "Normal", KEEP + SNUG)
        if self.look.is_large:
            return start + ticks(themes)
        half = (len(themes) + 1) // 2
        rows = [
            [self._tick(left), self._tick(right)]
            for left, right in zip_longest(themes[:half], themes[half:], fillvalue="")
        ]
        header = [paragraph(run(self.words("Themes")), "TableText", KEEP)] * 2
        return start + table([NARROW_MM / 2] * 2, header, rows, self._asked.priorities)

    def _tick(self, theme: str) -> str:
        content = BOX + run(f" {theme}") if theme else ""
        return paragraph(content, "TableText", KEEP)

    def _thanks(self) -> str:
        return self.words("Give this sheet to the facilitator. Thank you.")

    def _priorities_mm(self) -> float:
        look = self.look.print
        count = len(self.pack.questionnaire.themes)
        start = heading_mm(self.look.print) + text_mm(1, look.body, NARROW_MM, around=2)
        if self.look.is_large:
            return start + count * text_mm(1, look.body, NARROW_MM, around=4)
        row = text_mm(1, look.body, NARROW_MM, around=look.cell_room / 10 + 1)
        return start + ((count + 1) // 2 + 1) * row

    def _room_at_the_end(self, *, with_priorities: bool) -> tuple[int, int]:
        """How many lines the assets have, and how many rows the actions."""
        look = self.look.print
        header = text_mm(1, look.body, NARROW_MM, around=look.cell_room / 10 + 1)
        thanks = text_mm(len(self.pack.questionnaire.credit), look.small, NARROW_MM, around=20)
        asked = heading_mm(self.look.print) + header
        row_mm = ACTION_LINES * look.line_mm
        above = PAGE_MM - (self._priorities_mm() if with_priorities else 0) - asked
        below = (PAGE_MM if self.look.is_large else above) - asked - thanks - 2 * header
        if self.look.is_large:
            return int(above / look.line_mm), int(below / row_mm)
        actions = max(LEAST_ACTIONS, int(below * ACTIONS_SHARE / row_mm))
        return max(look.lines, int((below - actions * row_mm) / look.line_mm)), actions
