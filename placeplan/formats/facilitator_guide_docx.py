"""The facilitator's guide of a workshop as a Word file."""

from placeplan.domain.packs import Pack
from placeplan.formats.agenda_docx import AgendaWriter
from placeplan.formats.docx_xml import text_paragraph
from placeplan.formats.guide_before import (
    before_section,
    materials_section,
    pack_section,
    room_section,
    rules_section,
)
from placeplan.formats.guide_during import (
    after_section,
    harm_section,
    hearing_section,
    rating_section,
    sheets_section,
)
from placeplan.formats.handout_docx import TEXT_MM, AddPicture, Paper, handout_file
from placeplan.formats.handout_styles import Print
from placeplan.formats.pack_pages import (
    Words,
    crest_line,
    fact_lines,
    head_and_foot,
    made_up_box,
    section,
)
from placeplan.formats.poster_words import Translate

LOOK = Print(11, 9.5, 26, 16, 13, 14, 8.5, 40, 5)


def facilitator_guide_docx(pack: Pack, file_names: dict[str, str], translate: Translate) -> bytes:
    """The guide: what to prepare, agendas of three lengths, and what to do on the day and after.

    `file_names` says what the pack's files are called; the same bytes each time.
    """
    words = Words(translate)
    title = words("Facilitator’s guide")

    def body(add_picture: AddPicture) -> str:
        return "".join(
            [
                crest_line(pack, words, add_picture),
                text_paragraph(title, "Title"),
                fact_lines(pack, words),
                made_up_box(pack, words),
                pack_section(pack, words, file_names),
                before_section(pack, words),
                materials_section(pack, words),
                room_section(words),
                rules_section(words),
                rating_section(pack, words),
                hearing_section(words),
                section(
                    words("Agendas"),
                    text_paragraph(_agendas_lead(pack, words), "Normal"),
                    AgendaWriter(pack, words).agendas(),
                    is_on_new_page=True,
                ),
                harm_section(pack, words),
                sheets_section(words),
                after_section(words),
            ]
        )

    edges = head_and_foot(pack, words, title, (TEXT_MM, LOOK.small))
    paper = Paper(title, f"{title}: {pack.name}", pack.as_of_day, has_lists=True)
    return handout_file(pack.handout, LOOK, paper, body, edges)


def _agendas_lead(pack: Pack, words: Words) -> str:
    counted = words(
        "Each agenda counts from its start; write your own times beside it. If you begin late, take"
        " the minutes from the themes, never from the close."
    )
    short = words("With children, take the one for 45 minutes, or have a real break.")
    return f"{counted} {short}" if pack.questionnaire.has_short_words else counted
