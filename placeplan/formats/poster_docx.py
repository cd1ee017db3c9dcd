"""An A4 poster for a survey as a Word file, so that officers can change its words."""

from placeplan.domain.handouts import Handout
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import AddPicture, address_link, handout_file
from placeplan.formats.handout_styles import PRINTS
from placeplan.formats.poster_words import Translate, poster_words
from placeplan.formats.qr_codes import qr_png

QR_MM, CREST_MM = (95.0, 95.0), (80.0, 24.0)
CENTRED = '<w:jc w:val="center"/>'


def poster_docx(handout: Handout, translate: Translate) -> bytes:
    """The poster with its crest, title, call, QR code, address, last day and who runs it.

    `translate` gives an English sentence, with `%(name)s` places, in the handout's language.
    """
    words = poster_words(handout, translate)

    def body(add_picture: AddPicture) -> str:
        crest = add_picture(handout.crest, words.crest, CREST_MM) if handout.crest else ""
        link = address_link(handout, handout.short_address)
        return "".join(
            [
                paragraph(crest, "Normal", CENTRED) if crest else "",
                text_paragraph(words.title, "Title", properties=CENTRED),
                text_paragraph(words.call, "PosterLine", properties=CENTRED),
                paragraph(
                    add_picture(qr_png(handout.address), words.code, QR_MM), "Normal", CENTRED
                ),
                text_paragraph(words.how, "PosterLine", properties=CENTRED),
                paragraph(link, "PosterLine", CENTRED),
                text_paragraph(words.closes, "PosterLine", properties=CENTRED),
                *(text_paragraph(each, "Normal", properties=CENTRED) for each in words.owners),
            ]
        )

    empty = paragraph(run(""), "Header"), paragraph(run(""), "Footer")
    return handout_file(handout, PRINTS["large"], translate("Poster"), body, empty)
