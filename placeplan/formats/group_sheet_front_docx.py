"""The head of a group's sheet: whose it is, which place it is about, how to rate."""

from placeplan.domain.packs import MOST_PLACES_TO_TICK, Pack
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.group_sheet_styles import (
    CELL_SIDES_MM,
    END_SPACE,
    GAP_POINTS,
    SNUG,
    SheetLook,
    heading_mm,
)
from placeplan.formats.handout_docx import BOX, KEEP, table
from placeplan.formats.pack_pages import (
    NARROW_MM,
    UNBROKEN,
    Words,
    fact_lines,
    facts,
    made_up_words,
)
from placeplan.formats.page_room import text_mm

BLANK_MM, BLANK_LARGE_MM = 11.0, 14.0
LINE, LEAD, BETWEEN = 1.15, 32, 5
TO_WRITE = "_" * 30


class FrontWriter:
    """Writes what stands above the themes, and says how high it is."""

    def __init__(self, pack: Pack, look: SheetLook, words: Words, title: str) -> None:
        self._pack = pack
        self._look = look
        self._words = words
        self._title = title

    def front(self) -> str:
        """The facts, what the group fills in, and how to rate under the heading of the themes."""
        words = self._words
        return "".join(
            [
                text_paragraph(words("Group sheet"), "Title"),
                fact_lines(self._pack, words),
                *(paragraph(run(each, is_bold=True), "Normal", SNUG) for each in self._made_up()),
                self._about_the_group(),
                paragraph("", "Gap"),
                self._place(),
                paragraph(run(self._title), "Heading1", END_SPACE),
                *(paragraph(run(text), "Normal", SNUG) for text in self._how()),
            ]
        )

    def height_mm(self) -> float:
        """How high all of it is."""
        look = self._look.print
        known = sum(
            len(name) + len(value) + BETWEEN for name, value in facts(self._pack, self._words)
        )
        snug = (*self._made_up(), *self._how())
        places = sum(len(name) + BETWEEN for name in self._places())
        return sum(
            (
                text_mm(1, look.title, NARROW_MM, around=8),
                text_mm(known, look.body * LINE, NARROW_MM * LINE, around=4),
                sum(self._halves_mm()),
                text_mm(LEAD + places, look.body * LINE, NARROW_MM * LINE, around=6),
                heading_mm(look),
                sum(text_mm(len(text), look.body, NARROW_MM, around=2) for text in snug),
            )
        )

    def _halves_mm(self) -> list[float]:
        look = self._look.print
        blank = BLANK_LARGE_MM if self._look.is_large else BLANK_MM
        return [
            blank
            + text_mm(1, GAP_POINTS, NARROW_MM)
            + max(
                text_mm(len(text), look.body, NARROW_MM / len(half) - CELL_SIDES_MM, around=4)
                for text in half
            )
            for half in self._halves()
        ]

    def _made_up(self) -> list[str]:
        return [made_up_words(self._words)] if self._pack.is_made_up else []

    def _halves(self) -> tuple[tuple[str, ...], ...]:
        words = self._words
        asked = (
            words("Group, number or name"),
            words("People at this table"),
            words("How many of them filled in a sheet of their own"),
            words("Written down by (initials only, optional)"),
        )
        return (asked[:2], asked[2:]) if self._look.is_large else (asked,)

    def _about_the_group(self) -> str:
        caption = self._words("About this group")
        blank = BLANK_LARGE_MM if self._look.is_large else BLANK_MM
        gap = paragraph("", "Gap", KEEP)
        return gap.join(
            table(
                [NARROW_MM / len(half)] * len(half),
                [paragraph(run(text), "TableText", KEEP) for text in half],
                [[paragraph("", "TableText")] * len(half)],
                caption,
                row_mm=blank,
            )
            for half in self._halves()
        )

    def _places(self) -> tuple[str, ...]:
        names = self._pack.place_names
        whole = self._words("All of %(area)s", area=self._pack.area.name)
        most = MOST_PLACES_TO_TICK // 2 if self._look.is_large else MOST_PLACES_TO_TICK
        return (*names, whole) if 0 < len(names) <= most else ()

    def _place(self) -> str:
        words = self._words
        if not self._pack.place_names:
            return ""
        asked = run(words("Which place did you talk about?") + " ", is_bold=True)
        if not self._places():
            blank = words("Leave this empty for all of the area:")
            return paragraph(asked + run(f"{blank} {TO_WRITE}"), "Normal")
        names = [name.replace(" ", UNBROKEN) for name in self._places()]
        boxes = "".join(BOX + run(f"{UNBROKEN}{name}   ") for name in names)
        return paragraph(asked + boxes, "Normal")

    def _how(self) -> tuple[str, ...]:
        words, scale = self._words, self._pack.questionnaire.scale
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
