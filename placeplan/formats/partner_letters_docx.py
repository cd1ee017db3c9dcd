"""Letters to partners as one Word file, each on pages of its own, ready to be sent."""

from placeplan.domain.british_dates import day_in_words
from placeplan.domain.partner_letters import Mailing, PartnerLetter
from placeplan.formats.docx_fields import TAB, field
from placeplan.formats.docx_layouts import SHORT_MM, Margins, twips
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import KEEP, AddPicture, Paper, heading, paper_file
from placeplan.formats.handout_styles import Print
from placeplan.formats.pack_pages import CREST_MM, Words
from placeplan.formats.partner_letter_parts import (
    answering,
    asking,
    duty,
    joined,
    listed,
    needs,
)
from placeplan.formats.poster_words import Translate

LOOK = Print(10.5, 9.5, 18, 15, 11.5, 14, 8.5, 40, 4)
MARGINS = Margins(side=24, top=18, foot=17, edge=8)
WIDTH_MM = SHORT_MM - 2 * MARGINS.side
CLOSE = '<w:spacing w:before="0" w:after="0"/>'
AWAY = '<w:spacing w:before="200" w:after="0"/>'
APART = '<w:spacing w:before="160" w:after="120"/>'
TO_SIGN = '<w:spacing w:before="480" w:after="0"/>'


def partner_letters_docx(mailing: Mailing, translate: Translate) -> bytes:
    """A letter to each partner of the mailing, in its order, with the pages of each counted alone.

    The same bytes each time; see `questionnaire_docx` for `translate`.
    """
    words = Words(translate)
    title = words("What do you do in %(areas)s?", areas=joined(mailing.areas, words))
    paper = Paper(title, title, mailing.written_on, MARGINS, has_lists=True, counts_sections=True)

    def write(add_picture: AddPicture, setting: str) -> str:
        between = f"<w:p><w:pPr>{CLOSE}{setting}</w:pPr></w:p>"
        letters = [
            "".join(
                [
                    _top(mailing, letter, words, add_picture),
                    heading(1, title),
                    asking(mailing, letter, words),
                    needs(mailing, words),
                    duty(letter, words),
                    answering(letter, words, add_picture),
                    _end(mailing, words),
                    listed(mailing, letter, words),
                ]
            )
            for letter in mailing.letters
        ]
        return between.join(letters)

    return paper_file(mailing.letterhead, LOOK, paper, write, _head_and_foot(mailing, words))


def _top(mailing: Mailing, letter: PartnerLetter, words: Words, add_picture: AddPicture) -> str:
    parts, crest = [], mailing.letterhead.crest
    if crest:
        drawn = add_picture(crest, words("Crest of the council"), CREST_MM)
        parts.append(paragraph(drawn, "Normal"))
    if mailing.letterhead.run_by:
        parts.append(text_paragraph("", "Normal", mailing.letterhead.run_by, CLOSE))
    parts.append(text_paragraph(day_in_words(mailing.written_on), "Normal"))
    parts.append(text_paragraph("", "Normal", letter.partner.name, AWAY))
    if mailing.is_made_up:
        said = words("This is a demonstration. The partner and what is asked are made up.")
        parts.append(text_paragraph("", "Framed", said))
    return "".join(parts)


def _end(mailing: Mailing, words: Words) -> str:
    contact = mailing.letterhead.contact
    ask = (
        words("Questions? Ask us: %(contact)s.", contact=contact.rstrip("."))
        if contact
        else words("Questions? Ask whoever sent you this letter.")
    )
    thanks = words("Thank you for your help.")
    return (
        text_paragraph(f"{ask} {thanks}", "Normal", properties=KEEP + APART)
        + text_paragraph(words("Yours faithfully"), "Normal", properties=KEEP)
        + text_paragraph(mailing.signed_by, "Normal", properties=TO_SIGN)
    )


def _head_and_foot(mailing: Mailing, words: Words) -> tuple[str, str]:
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{twips(WIDTH_MM)}"/></w:tabs>'
    before, _mark, after = words("Page %(number)s", number="\1").partition("\1")
    page = run(before) + field("PAGE", "1") + run(after)
    head = paragraph(run(words("made up") if mailing.is_made_up else ""), "Header", tabs)
    return head, paragraph(run(mailing.letterhead.run_by) + TAB + page, "Footer", tabs)
