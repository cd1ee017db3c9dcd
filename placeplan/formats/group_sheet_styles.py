"""The sizes of a group's sheet, in normal and in large print, and the room its pages have."""

from dataclasses import dataclass

from placeplan.domain.handouts import PrintSize
from placeplan.domain.questionnaires import Questionnaire
from placeplan.formats.handout_styles import Print
from placeplan.formats.pack_pages import NARROW_MM
from placeplan.formats.page_room import text_mm

# what a page of narrow margins holds, less what a word processor may want more than was reckoned
PAGE_MM = 261.0
SNUG = '<w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/>'
PROMPT_SPACE = SNUG.replace('w:after="40"', 'w:after="80"')
THEME_SPACE = '<w:spacing w:before="180" w:after="20" w:line="240" w:lineRule="auto"/>'
GAP_POINTS, CELL_SIDES_MM = 6.0, 3.0
END_SPACE = '<w:spacing w:before="240" w:after="60" w:line="240" w:lineRule="auto"/>'
AT_THE_TOP = '<w:spacing w:before="0" w:after="20" w:line="240" w:lineRule="auto"/>'
NORMAL = Print(11, 9.5, 22, 15, 13, 15, 8.3, 20, 3)
FOR_CHILDREN = Print(13, 12, 24, 17, 16, 18, 9.5, 20, 3)
LARGE = Print(18, 16, 30, 24, 22, 19, 10.5, 0, 2)


@dataclass(frozen=True, slots=True)
class SheetLook:
    """How a group's sheet is printed; `most_lines` is the most an answer gets to write on."""

    print: Print
    is_large: bool
    most_lines: int


def sheet_look(size: PrintSize, questionnaire: Questionnaire) -> SheetLook:
    """How this edition is printed."""
    if size == "large":
        return SheetLook(LARGE, is_large=True, most_lines=8)
    own = FOR_CHILDREN if questionnaire.presentation == "large" else NORMAL
    return SheetLook(own, is_large=False, most_lines=9)


def heading_mm(look: Print) -> float:
    """The height of a heading of the first level with the space around it."""
    return text_mm(1, look.heading, NARROW_MM, around=15)
