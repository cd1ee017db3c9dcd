"""A group's sheet for a workshop: what people at one table agreed on, as a Word file."""

from itertools import zip_longest

from placeplan.domain.handouts import PrintSize
from placeplan.domain.packs import MOST_PLACES_TO_TICK, Pack
from placeplan.domain.responses import MOST_PRIORITIES
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.group_sheet_styles import AT_THE_TOP, END_SPACE, PAGE_MM, SNUG, sheet_look
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
from placeplan.formats.pack_pages import (
    NARROW,
    NARROW_MM,
    UNBROKEN,
    Words,
    fact_lines,
    facts,
    head_and_foot,
    made_up_words,
)
from placeplan.formats.page_room import text_mm
from placeplan.formats.poster_words import Translate
from placeplan.formats.questionnaire_words import questionnaire_words

BLANK_MM, BLANK_LARGE_MM = 11.0, 14.0
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
        free = PAGE_MM - self._front_mm()
        themes, has_tail = writer.themes(free, self._priorities_mm())
        return self._front() + themes + self._end(begins_page=not has_tail)

    def _front(self) -> str:
        return "".join(
            [
                text_paragraph(self.words("Group sheet"), "Title"),
                fact_lines(self.pack, self.words),
                *(paragraph(run(each, is_bold=True), "Normal", SNUG) for each in self._made_up()),
                self._about_the_group(),
                paragraph("", "Gap"),
                self._place(),
                self._heading(self._asked.themes, begins_page=False),
                *(paragraph(run(text), "Normal", SNUG) for text in self._how()),
            ]
        )

    def _front_mm(self) -> float:
        look = self.look.print
        known = sum(len(name) + len(value) + 5 for name, value in facts(self.pack, self.words))
        used = text_mm(1, look.title, NARROW_MM, around=8)
        used += text_mm(known, look.body * 1.15, NARROW_MM, around=4)
        used += sum(text_mm(len(each), look.body, NARROW_MM, around=2) for each in self._made_up())
        used += self._blank_mm() + text_mm(90, look.body, NARROW_MM / 2, around=10)
        places = sum(len(name) + 6 for name in self._places())
        used += text_mm(places, look.body, NARROW_MM, around=10) if places else 0
        used += self._heading_mm()
        return used + sum(text_mm(len(text), look.body, NARROW_MM, 2) for text in self._how()) + 2

    def _made_up(self) -> list[str]:
        return [made_up_words(self.words)] if self.pack.is_made_up else []

    def _blank_mm(self) -> float:
        return BLANK_LARGE_MM if self.look.is_large else BLANK_MM

    def _about_the_group(self) -> str:
        words = self.words
        asked = (
            words("Group, number or name"),
            words("People at this table"),
            words("How many of them filled in a sheet of their own"),
            words("Written down by (initials only, optional)"),
        )
        caption = words("About this group")
        halves = (asked[:2], asked[2:]) if self.look.is_large else (asked,)
        gap = paragraph("", "Gap", KEEP)
        return gap.join(
            table(
                [NARROW_MM / len(some)] * len(some),
                [paragraph(run(text), "TableText", KEEP) for text in some],
                [[paragraph("", "TableText")] * len(some)],
                caption,
                row_mm=self._blank_mm(),
            )
            for some in halves
        )

    def _places(self) -> tuple[str, ...]:
        names = self.pack.place_names
        whole = self.words("All of %(area)s", area=self.pack.area.name)
        most = MOST_PLACES_TO_TICK // 2 if self.look.is_large else MOST_PLACES_TO_TICK
        return (*names, whole) if 0 < len(names) <= most else ()

    def _place(self) -> str:
        words = self.words
        if not self.pack.place_names:
            return ""
        asked = run(words("Which place did you talk about?") + " ", is_bold=True)
        if not self._places():
            blank = run(words("Write it here, or leave it empty for all of the area:") + " ____")
            return paragraph(asked + blank, "Normal")
        names = [name.replace(" ", UNBROKEN) for name in self._places()]
        boxes = "".join(BOX + run(f"{UNBROKEN}{name}   ") for name in names)
        return paragraph(asked + boxes, "Normal")

    def _how(self) -> tuple[str, ...]:
        words, scale = self.words, self.pack.questionnaire.scale
        ends = words(
            "%(lowest)s means %(lowest_means)s, %(highest)s means %(highest_means)s.",
            lowest=scale.lowest,
            lowest_means=scale.lowest_means,
            highest=scale.highest,
            highest_means=scale.highest_means,
        )
        return (
            words("Agree on one whole number for each theme and tick it.")
            + f" {ends} "
            + words("If you cannot agree, write the lowest and the highest number instead."),
            words(
                "Tick “Don’t know” if you cannot say. Leave a theme empty if you did not get to it."
                " Please name nobody."
            ),
        )

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
        start = self._heading_mm() + text_mm(1, look.body, NARROW_MM, around=2)
        if self.look.is_large:
            return start + count * text_mm(1, look.body, NARROW_MM, around=4)
        row = text_mm(1, look.body, NARROW_MM, around=look.cell_room / 10 + 1)
        return start + ((count + 1) // 2 + 1) * row

    def _heading_mm(self) -> float:
        return text_mm(1, self.look.print.heading, NARROW_MM, around=15)

    def _room_at_the_end(self, *, with_priorities: bool) -> tuple[int, int]:
        """How many lines the assets have, and how many rows the actions."""
        look = self.look.print
        header = text_mm(1, look.body, NARROW_MM, around=look.cell_room / 10 + 1)
        thanks = text_mm(len(self.pack.questionnaire.credit), look.small, NARROW_MM, around=20)
        asked = self._heading_mm() + header
        row_mm = ACTION_LINES * look.line_mm
        above = PAGE_MM - (self._priorities_mm() if with_priorities else 0) - asked
        below = (PAGE_MM if self.look.is_large else above) - asked - thanks - 2 * header
        if self.look.is_large:
            return int(above / look.line_mm), int(below / row_mm)
        actions = max(LEAST_ACTIONS, int(below * ACTIONS_SHARE / row_mm))
        return max(look.lines, int((below - actions * row_mm) / look.line_mm)), actions
