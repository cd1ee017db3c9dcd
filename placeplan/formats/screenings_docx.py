"""A screening form as far as it is filled in, as a Word file."""

from dataclasses import dataclass
from datetime import date

from placeplan.domain.british_dates import day_in_words
from placeplan.domain.letterheads import Letterhead
from placeplan.domain.screenings import FormPart, Question, Screening, ScreeningState
from placeplan.formats.docx_fields import TAB
from placeplan.formats.docx_layouts import SHORT_MM, Margins, twips
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import KEEP, AddPicture, Paper, heading, page_count, paper_file
from placeplan.formats.handout_styles import Print
from placeplan.formats.pack_pages import CREST_MM

LOOK = Print(11, 9.5, 22, 15, 12, 14, 8.5, 50, 4)
MARGINS = Margins(side=24, top=20, foot=18, edge=9)
STATES: dict[ScreeningState, str] = {
    "not_begun": "Not begun yet",
    "begun": "Begun; not finished",
    "finished": "Finished",
}
NOT_ANSWERED = "Not answered yet."
MADE_UP = "This is a demonstration. What is written here is made up."
OURS = (
    "The questions are placeplan’s own and help with {law}. Where the council has a form of its"
    " own, that one counts."
)


@dataclass(frozen=True, slots=True)
class ScreeningPaper:
    """A form with what stands around it; `written_on` is the day of the file."""

    screening: Screening
    area_name: str
    survey_title: str
    letterhead: Letterhead
    written_on: date
    is_made_up: bool = False


def screening_docx(given: ScreeningPaper) -> bytes:
    """The form as a .docx file: the same bytes each time."""
    form = given.screening.form
    paper = Paper(
        f"{form.title}: {given.area_name}", form.title, made_on=given.written_on, margins=MARGINS
    )
    return paper_file(
        given.letterhead,
        LOOK,
        paper,
        lambda add_picture, _setting: _top(given, add_picture) + _parts(given.screening),
        _head_and_foot(given),
    )


def _top(given: ScreeningPaper, add_picture: AddPicture) -> str:
    crest, form = given.letterhead.crest, given.screening.form
    drawn = add_picture(crest, "Crest of the council", CREST_MM) if crest else ""
    facts = [
        ("Area:", given.area_name),
        ("Survey:", given.survey_title),
        ("State:", f"{STATES[given.screening.state]}, as of {day_in_words(given.written_on)}"),
    ]
    return "".join(
        [
            paragraph(drawn, "Normal") if drawn else "",
            text_paragraph(form.title, "Title"),
            text_paragraph("", "Framed", MADE_UP) if given.is_made_up else "",
            *(text_paragraph(text, "Normal", lead) for lead, text in facts),
            text_paragraph(OURS.format(law=form.law), "Normal"),
        ]
    )


def _parts(screening: Screening) -> str:
    return "".join(
        heading(1, f"{number}. {part.title}") + _part(screening, part)
        for number, part in enumerate(screening.form.parts, start=1)
    )


def _part(screening: Screening, part: FormPart) -> str:
    answers, filled = screening.answers(part.key), screening.filled_part(part.key)
    asked = [
        question
        for question in part.questions
        if question.key in answers or question.is_needed(answers)
    ]
    written = "".join(_question(each, answers.get(each.key, "")) for each in asked)
    if not filled.version:
        return written
    changed_on = day_in_words(date.fromisoformat(filled.updated_at[:10]))
    by = f"Last changed on {changed_on} by {filled.updated_by}."
    return written + text_paragraph(by, "SmallText")


def _question(question: Question, answer: str) -> str:
    shown = question.shown(answer) or NOT_ANSWERED
    return text_paragraph("", "Normal", question.text, KEEP) + "".join(
        text_paragraph(line, "Normal") for line in shown.split("\n\n") if line.strip()
    )


def _head_and_foot(given: ScreeningPaper) -> tuple[str, str]:
    width = twips(SHORT_MM - 2 * MARGINS.side)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    state = STATES[given.screening.state] + (" · made up" if given.is_made_up else "")
    head = run(f"{given.screening.form.title}: {given.area_name}") + TAB + run(state, is_bold=True)
    foot = run(given.letterhead.run_by) + TAB + page_count("Page \1 of \2")
    return paragraph(head, "Header", tabs), paragraph(foot, "Footer", tabs)
