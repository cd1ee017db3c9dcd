"""The sheet on which people who come to a workshop are counted, without names."""

from collections.abc import Sequence

from placeplan.domain.packs import Materials, Pack
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import (
    AT_THE_TOP,
    KEEP,
    NEW_PAGE,
    AddPicture,
    Paper,
    handout_file,
    heading,
)
from placeplan.formats.handout_styles import Print
from placeplan.formats.pack_pages import (
    NARROW,
    NARROW_MM,
    Words,
    fact_lines,
    head_and_foot,
    made_up_box,
    text_table,
)
from placeplan.formats.poster_words import Translate
from placeplan.formats.questionnaire_docx import age_words

LOOK = Print(12, 10, 24, 16, 14, 16, 8.5, 20, 4)
TALLY_MM = (45.0, 105.0, 30.0)
GROUPS_MM = (25.0, 40.0, 60.0, 55.0)
TALLY_ROW_MM, GROUP_ROW_MM = 13.0, 14.0
FEWEST_ROWS, MOST_ROWS = 12, 14


def attendance_docx(pack: Pack, translate: Translate) -> bytes:
    """Tallies by age and of helpers, and on the back each group with its people.

    The same bytes each time; see `questionnaire_docx` for `translate`.
    """
    words = Words(translate)
    title = words("Attendance count")

    def body(_add_picture: AddPicture) -> str:
        return _door(pack, words, translate, title) + _groups(pack, words)

    edges = head_and_foot(pack, words, title, (NARROW_MM, LOOK.small))
    paper = Paper(title, f"{title}: {pack.name}", pack.as_of_day, NARROW)
    return handout_file(pack.handout, LOOK, paper, body, edges)


def _door(pack: Pack, words: Words, translate: Translate, title: str) -> str:
    why = words(
        "We count people and ask nobody’s name: the plan needs to know how many took part and of"
        " which ages, not who they were. People speak more freely, there is nothing to keep safe,"
        " and no list that could be lost."
    )
    return "".join(
        [
            text_paragraph(title, "Title"),
            fact_lines(pack, words),
            made_up_box(pack, words),
            text_paragraph(why, "Normal"),
            _people(words, translate),
            _helpers(words),
        ]
    )


def _people(words: Words, translate: Translate) -> str:
    how = words(
        "One stroke for each person as they come in, at the age they tell you; do not guess. Count"
        " helpers and facilitators below, not here."
    )
    rows = [(band, "", "") for band in age_words(translate)]
    rows.append((words("All who came") + "\t", words("Enter these numbers in placeplan"), ""))
    lead = text_paragraph(how, "Normal", properties=KEEP)
    return _tally(words, words("People who came"), words("Age"), rows, lead)


def _helpers(words: Words) -> str:
    rows = [
        (words("Facilitators"), "", ""),
        (words("Helpers, interpreters, carers"), "", ""),
        (words("All who helped") + "\t", "", ""),
    ]
    return _tally(words, words("People who helped"), words("As"), rows)


def _tally(
    words: Words, title: str, first: str, rows: Sequence[Sequence[str]], lead: str = ""
) -> str:
    header = first, words("One stroke for each person"), words("Total")
    written = text_table(TALLY_MM, header, rows, title, row_mm=TALLY_ROW_MM, is_to_read=False)
    return heading(1, title) + lead + written


def _groups(pack: Pack, words: Words) -> str:
    how = words(
        "Count each table once its people have sat down, and again if many come late. The number at"
        " the table must be the number on its sheet."
    )
    count = max(FEWEST_ROWS, min(MOST_ROWS, Materials(pack.workshop.people).groups + 2))
    rows = [(str(number), "", "", "") for number in range(1, count + 1)]
    rows.append((words("All") + "\t", "", "", ""))
    header = (
        words("Group"),
        words("People at the table"),
        words("Of these, with a sheet of their own"),
        words("Group sheet handed in"),
    )
    left = words("Left before the end: ______     Sheets of individuals handed in: ______")
    title = paragraph(run(words("Groups")), "Heading1", NEW_PAGE + AT_THE_TOP)
    return "".join(
        [
            title,
            text_paragraph(how, "Normal", properties=KEEP),
            text_table(
                GROUPS_MM, header, rows, words("Groups"), row_mm=GROUP_ROW_MM, is_to_read=False
            ),
            text_paragraph(left, "Normal", properties='<w:spacing w:before="240"/>'),
        ]
    )
