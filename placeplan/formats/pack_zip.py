"""A workshop's pack: all that is printed for it, in one zip file."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from placeplan.domain.packs import Pack
from placeplan.formats.attendance_docx import attendance_docx
from placeplan.formats.docx_bytes import EARLIEST
from placeplan.formats.facilitator_guide_docx import facilitator_guide_docx
from placeplan.formats.group_sheet_docx import group_sheet_docx
from placeplan.formats.partner_listings_docx import partner_listings_docx
from placeplan.formats.poster_docx import poster_docx
from placeplan.formats.poster_words import Translate
from placeplan.formats.questionnaire_docx import questionnaire_docx

FILE_NAMES = {
    "guide": "1-facilitators-guide.docx",
    "group": "2-group-sheet.docx",
    "group_large": "3-group-sheet-large-print.docx",
    "individual": "4-individual-sheet.docx",
    "individual_large": "5-individual-sheet-large-print.docx",
    "attendance": "6-attendance-count.docx",
    "poster": "7-poster.docx",
    "listings": "8-what-partners-already-do.docx",
}


def pack_zip(pack: Pack, translate: Translate) -> bytes:
    """Every file of the pack in the order of its guide: the same bytes for the same pack.

    `translate` gives an English sentence, with `%(name)s` places, in the handout's language.
    """
    written = BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as target:
        for kind, content in pack_files(pack, translate).items():
            # Word files are compressed already
            target.writestr(ZipInfo(FILE_NAMES[kind], EARLIEST), content)
    return written.getvalue()


def pack_files(pack: Pack, translate: Translate) -> dict[str, bytes]:
    """The Word files of a pack by their kinds."""
    handout = pack.handout
    return {
        "guide": facilitator_guide_docx(pack, FILE_NAMES, translate),
        "group": group_sheet_docx(pack, "normal", translate),
        "group_large": group_sheet_docx(pack, "large", translate),
        "individual": questionnaire_docx(handout, "normal", translate),
        "individual_large": questionnaire_docx(handout, "large", translate),
        "attendance": attendance_docx(pack, translate),
        "poster": poster_docx(handout, translate),
        "listings": partner_listings_docx(pack, translate),
    }
