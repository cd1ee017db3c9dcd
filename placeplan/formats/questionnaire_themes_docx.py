"""The themes of a printed questionnaire: question, boxes to tick, lines to write on."""

from itertools import zip_longest

from placeplan.domain.questionnaires import Questionnaire, Scale, Theme
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import (
    BOX,
    KEEP,
    TEXT_MM,
    heading,
    lines_to_write_on,
    ruled_box,
    symbol,
    table,
)
from placeplan.formats.poster_words import Translate
from placeplan.formats.questionnaire_words import questionnaire_words

DONT_KNOW_MM, END_MM, TICK_MM = 30.0, 28.0, 30.0
LINES, LINES_IN_LARGE, LINES_OF_FEW_POINTS_IN_LARGE, FEW_POINTS = 4, 3, 5, 3
THEMES_ON_A_PAGE = 2
MANY_LETTERS = 400
FACES = "☹😐☺"


class ThemeWriter:
    """Writes themes, two to a page; in large print one, with its points in a column."""

    def __init__(
        self, questionnaire: Questionnaire, translate: Translate, *, is_large: bool
    ) -> None:
        self._scale: Scale = questionnaire.scale
        self._translate = translate
        self._is_large = is_large
        self._themes = questionnaire.themes
        self._dont_know = questionnaire_words(questionnaire, translate).dont_know

    def themes(self, on_first_page: int) -> str:
        """All themes. In normal print `on_first_page` of them stand with what comes before.

        These, and in large print those with many words, have a line less to write on.
        """
        breaks_before = range(on_first_page, len(self._themes), THEMES_ON_A_PAGE)
        written = []
        for position, theme in enumerate(self._themes):
            is_crowded = (
                _letters(theme) > MANY_LETTERS if self._is_large else position < on_first_page
            )
            lines = self._lines - is_crowded
            breaks = self._is_large or position in breaks_before
            written.append(self._theme(position + 1, theme, lines, is_on_new_page=breaks))
        return "".join(written)

    @property
    def _lines(self) -> int:
        if not self._is_large:
            return LINES
        has_few = len(self._scale.points) <= FEW_POINTS
        return LINES_OF_FEW_POINTS_IN_LARGE if has_few else LINES_IN_LARGE

    def _theme(self, number: int, theme: Theme, lines: int, *, is_on_new_page: bool) -> str:
        translate = self._translate
        rating = translate("Your rating for %(theme)s") % {"theme": theme.title}
        return "".join(
            [
                heading(2, f"{number}. {theme.title}", is_on_new_page=is_on_new_page),
                text_paragraph(theme.question, "Normal", properties=KEEP),
                text_paragraph(
                    " ".join(theme.prompts), "SmallText", translate("Things to think about:"), KEEP
                ),
                self._points_down(rating) if self._is_large else self._points_across(rating),
                paragraph("", "Gap", KEEP),
                self._comments(lines),
            ]
        )

    def _points_across(self, caption: str) -> str:
        scale = self._scale
        bare = [point for point in scale.points if not scale.meaning(point)]
        worded = len(scale.points) - len(bare)
        free = TEXT_MM - DONT_KNOW_MM
        wide = END_MM if bare else free / worded
        narrow = (free - END_MM * worded) / max(len(bare), 1)
        widths = [narrow if point in bare else wide for point in scale.points]
        faces = [paragraph(symbol(face), "Face", KEEP) for face in self._faces()]
        header = [
            face + paragraph(run(text), "PointText", KEEP)
            for face, text in zip_longest(faces, self._choices(), fillvalue="")
        ]
        boxes = [paragraph(BOX, "TickBox", KEEP)] * len(header)
        return table([*widths, DONT_KNOW_MM], header, [boxes], caption)

    def _points_down(self, caption: str) -> str:
        translate = self._translate
        titles = (translate("Tick one"), translate("Your rating"))
        header = [paragraph(run(text), "TableText", KEEP) for text in titles]
        faces = [symbol(face) + run(" ") for face in self._faces()]
        rows = [
            [paragraph(BOX, "TickBox", KEEP), paragraph(face + run(text), "TableText", KEEP)]
            for face, text in zip_longest(faces, self._choices(), fillvalue="")
        ]
        return table([TICK_MM, TEXT_MM - TICK_MM], header, rows, caption)

    def _comments(self, lines: int) -> str:
        translate = self._translate
        asked = (translate("What is good now?"), translate("What could be better?"))
        if self._is_large:
            gap = paragraph("", "Gap", KEEP)
            return gap.join(ruled_box(question, lines) for question in asked)
        header = [paragraph(run(text), "TableText", KEEP) for text in asked]
        cells = [lines_to_write_on(lines)] * 2
        return table([TEXT_MM / 2] * 2, header, [cells], " ".join(asked))

    def _choices(self) -> list[str]:
        scale = self._scale
        meanings = [(point, scale.meaning(point)) for point in scale.points]
        worded = [f"{point} – {meaning}" if meaning else str(point) for point, meaning in meanings]
        return [*worded, self._dont_know]

    def _faces(self) -> str:
        return FACES if self._scale.has_faces else ""


def _letters(theme: Theme) -> int:
    return len(theme.question) + sum(map(len, theme.prompts))
