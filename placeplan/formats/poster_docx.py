"""An A4 poster for a survey as a Word file, so that officers can change its words."""

import math
from dataclasses import replace

from placeplan.domain.handouts import Handout
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import TEXT_MM, AddPicture, Paper, address_link, handout_file
from placeplan.formats.handout_styles import PRINTS, Print
from placeplan.formats.poster_words import PosterWords, Translate, poster_words
from placeplan.formats.qr_codes import qr_png

CREST_MM = (80.0, 24.0)
# the code has what the words leave of the page's height, within these
SMALLEST_QR_MM, LARGEST_QR_MM, HEIGHT_MM = 40.0, 95.0, 236.0
# a letter's usual width and a line's height as shares of the size of the type
LETTER, LINE, POINT_MM = 0.48, 1.3, 0.353
GAP_MM = 3.5
TITLES = (34.0, 28.0, 24.0, 20.0)
CENTRED = '<w:jc w:val="center"/>'


def poster_docx(handout: Handout, translate: Translate) -> bytes:
    """The poster with its crest, title, call, QR code, address, last day and who runs it.

    `translate` gives an English sentence, with `%(name)s` places, in the handout's language.
    """
    words = poster_words(handout, translate)

    look, qr_mm = _fitting(handout, words)

    def body(add_picture: AddPicture) -> str:
        crest = add_picture(handout.crest, words.crest, CREST_MM) if handout.crest else ""
        link = address_link(handout.address, handout.short_address)
        return "".join(
            [
                paragraph(crest, "Normal", CENTRED) if crest else "",
                text_paragraph(words.title, "Title", properties=CENTRED),
                text_paragraph(words.call, "PosterLine", properties=CENTRED),
                paragraph(
                    add_picture(qr_png(handout.address), words.code, (qr_mm, qr_mm)),
                    "Normal",
                    CENTRED,
                ),
                text_paragraph(words.how, "PosterLine", properties=CENTRED),
                paragraph(link, "PosterLine", CENTRED),
                text_paragraph(words.closes, "PosterLine", properties=CENTRED),
                *(text_paragraph(each, "SmallText", properties=CENTRED) for each in words.owners),
            ]
        )

    empty = paragraph(run(""), "Header"), paragraph(run(""), "Footer")
    return handout_file(handout, look, Paper(translate("Poster")), body, empty)


def _fitting(handout: Handout, words: PosterWords) -> tuple[Print, float]:
    """Sizes of the type, and of the code, with which everything stays on one page.

    The title gets smaller only where the code would have too little room.
    """
    looks = [replace(PRINTS["large"], title=points) for points in TITLES]
    free = [HEIGHT_MM - _used_mm(handout, words, look) for look in looks]
    best = next((n for n, room in enumerate(free) if room >= SMALLEST_QR_MM), len(looks) - 1)
    return looks[best], max(SMALLEST_QR_MM, min(LARGEST_QR_MM, free[best]))


def _used_mm(handout: Handout, words: PosterWords, look: Print) -> float:
    lines = (words.call, words.how, handout.short_address, words.closes)
    used = CREST_MM[1] + GAP_MM if handout.crest else 0.0
    used += _height_mm(words.title, look.title)
    used += sum(_height_mm(each, look.heading) for each in lines)
    return used + sum(_height_mm(each, look.small) for each in words.owners)


def _height_mm(text: str, points: float) -> float:
    letters_in_line = TEXT_MM / (points * POINT_MM * LETTER)
    lines = math.ceil(len(text) / letters_in_line)
    return lines * points * LINE * POINT_MM + GAP_MM
