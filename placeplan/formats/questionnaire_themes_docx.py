"""The themes of a printed questionnaire: question, boxes to tick, lines to write on."""

from collections.abc import Callable

from placeplan.domain.questionnaires import Questionnaire, Scale, Theme
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import (
    BOX,
    KEEP,
    TEXT_MM,
    heading,
    lines_to_write_on,
    ruled_box,
    table,
)

Translate = Callable[[str], str]

DONT_KNOW_MM, END_MM, TICK_MM = 30.0, 28.0, 30.0
LINES, LINES_IN_LARGE = 4, 3


class ThemeWriter:
    """Writes themes; in large print each on a page of its own with its points in a column."""

    def __init__(
        self, questionnaire: Questionnaire, translate: Translate, *, is_large: bool
    ) -> None:
        self._scale: Scale = questionnaire.scale
        self._translate = translate
        self._is_large = is_large

    def theme(self, number: int, theme: Theme) -> str:
        """One theme, which stays on one page."""
        translate = self._translate
        rating = translate("Your rating for %(theme)s") % {"theme": theme.title}
        breaks = "<w:pageBreakBefore/>" if self._is_large else ""
        return "".join(
            [
                heading(2, f"{number}. {theme.title}", breaks),
                text_paragraph(theme.question, "Normal", properties=KEEP),
                text_paragraph(
                    " ".join(theme.prompts), "SmallText", translate("Things to think about:"), KEEP
                ),
                self._points_down(rating) if self._is_large else self._points_across(rating),
                paragraph("", "Gap", KEEP),
                self._comments(),
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
        header = [paragraph(run(text), "PointText", KEEP) for text in self._choices()]
        boxes = [paragraph(BOX, "TickBox", KEEP)] * len(header)
        return table([*widths, DONT_KNOW_MM], header, [boxes], caption)

    def _points_down(self, caption: str) -> str:
        titles = (self._translate("Tick one"), self._translate("Your rating"))
        header = [paragraph(run(text), "TableText", KEEP) for text in titles]
        rows = [
            [paragraph(BOX, "TickBox", KEEP), paragraph(run(text), "TableText", KEEP)]
            for text in self._choices()
        ]
        return table([TICK_MM, TEXT_MM - TICK_MM], header, rows, caption)

    def _comments(self) -> str:
        translate = self._translate
        asked = (translate("What is good now?"), translate("What could be better?"))
        if self._is_large:
            gap = paragraph("", "Gap", KEEP)
            return gap.join(ruled_box(question, LINES_IN_LARGE) for question in asked)
        header = [paragraph(run(text), "TableText", KEEP) for text in asked]
        cells = [lines_to_write_on(LINES)] * 2
        return table([TEXT_MM / 2] * 2, header, [cells], " ".join(asked))

    def _choices(self) -> list[str]:
        scale = self._scale
        meanings = [(point, scale.meaning(point)) for point in scale.points]
        worded = [f"{point} – {meaning}" if meaning else str(point) for point, meaning in meanings]
        return [*worded, self._translate("I don’t know, or it’s not relevant to me")]
