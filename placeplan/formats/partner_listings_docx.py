"""What partners already do in an area, to hand out at a workshop, as a Word file."""

from collections.abc import Sequence

from placeplan.domain.british_dates import day_in_words
from placeplan.domain.listings import HEADINGS, Heading, Kind, Listing
from placeplan.domain.packs import Pack
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import (
    KEEP,
    AddPicture,
    Paper,
    handout_file,
    heading,
    ruled_box,
    table,
)
from placeplan.formats.handout_styles import Print
from placeplan.formats.pack_pages import (
    NARROW,
    NARROW_MM,
    Words,
    crest_line,
    head_and_foot,
    shortened,
)
from placeplan.formats.poster_words import Translate

LOOK = Print(11, 9.5, 24, 16, 13, 14, 8.5, 50, 4)
LONGEST_DESCRIPTION, LINES = 700, 5
NO_SPACE = '<w:spacing w:before="0" w:after="0"/>'
WIDTHS_MM = (56.0, 72.0, 52.0)


def partner_listings_docx(pack: Pack, translate: Translate) -> bytes:
    """The current listings of the workshop's area under the three headings of a plan.

    The same bytes each time; see `questionnaire_docx` for `translate`.
    """
    listed = _Listed(pack, Words(translate))
    title = listed.words("What partners already do")
    edges = head_and_foot(pack, listed.words, title, (NARROW_MM, LOOK.small))
    paper = Paper(title, f"{title}: {pack.area.name}", pack.as_of_day, NARROW)
    return handout_file(pack.handout, LOOK, paper, listed.body, edges)


class _Listed:
    def __init__(self, pack: Pack, words: Words) -> None:
        self._pack = pack
        self.words = words

    def body(self, add_picture: AddPicture) -> str:
        """The title, the day, and each heading with its listings."""
        pack, words = self._pack, self.words
        title = words("What partners already do in %(area)s", area=pack.area.name)
        return "".join(
            [
                crest_line(pack, words, add_picture),
                text_paragraph(title, "Title"),
                self._made_up(),
                *(text_paragraph(each, "Normal") for each in self._lead()),
                *(self._heading(each) for each in HEADINGS),
                self._missing(),
            ]
        )

    def _made_up(self) -> str:
        if not self._pack.is_made_up:
            return ""
        said = self.words("This is a demonstration. The partners and what they do are made up.")
        return text_paragraph("", "Framed", said)

    def _lead(self) -> tuple[str, str]:
        words, count = self.words, len(self._pack.listings)
        told = words(
            "Services, programmes and plans that partners told us of, as of %(date)s.",
            date=self._pack.as_of,
        )
        listed = words("Number listed: %(count)s.", count=count) if count else words("None so far.")
        gaps = words(
            "There may be gaps: what is not here may still exist. If you know of something, say so."
        )
        return f"{told} {listed}", gaps

    def _heading(self, key: Heading) -> str:
        title = self._titles()[key]
        found = [listing for listing in self._pack.listings if listing.heading == key]
        if not found:
            none = self.words("No partner has listed anything under this heading yet.")
            return heading(1, title) + text_paragraph(none, "Normal")
        return heading(1, title) + self._table(title, found)

    def _titles(self) -> dict[Heading, str]:
        words = self.words
        return {
            "social": words("Social support"),
            "physical": words("Physical projects"),
            "economic": words("Economic support"),
        }

    def _table(self, title: str, listings: Sequence[Listing]) -> str:
        words = self.words
        names = words("Name, kind and partner"), words("What it does"), words("Ask")
        header = [paragraph(run(name), "TableText", KEEP) for name in names]
        rows = [self._row(listing) for listing in listings]
        return table(WIDTHS_MM, header, rows, title, is_to_read=True)

    def _row(self, listing: Listing) -> list[str]:
        words = self.words
        kinds: dict[Kind, str] = {
            "service": words("Service"),
            "programme": words("Programme"),
            "plan": words("Plan"),
        }
        name = paragraph(run(listing.name, is_bold=True), "TableText")
        whose = paragraph(run(f"{kinds[listing.kind]} · {listing.partner}"), "TableText")
        small = [paragraph(run(note), "SmallText", NO_SPACE) for note in self._notes(listing)]
        told = " ".join(listing.description.split())
        described = shortened(told, LONGEST_DESCRIPTION) or words("Not described.")
        contact = " ".join(listing.contact.split()) or words("The partner itself.")
        what = paragraph(run(described), "TableText")
        return [name + whose + "".join(small), what, paragraph(run(contact), "SmallText", NO_SPACE)]

    def _notes(self, listing: Listing) -> list[str]:
        words, today = self.words, self._pack.as_of_day
        notes = []
        if listing.starts_on and listing.starts_on > today:
            notes.append(words("Begins %(date)s.", date=day_in_words(listing.starts_on)))
        if listing.ends_on:
            notes.append(words("Runs until %(date)s.", date=day_in_words(listing.ends_on)))
        if listing.is_stale(today):
            notes.append(words("Not checked for a year: ask whether it still runs."))
        return notes

    def _missing(self) -> str:
        words, contact = self.words, self._pack.handout.contact
        ask = words("Write it here and leave this page with the facilitator.")
        tell = words("Or tell us: %(contact)s", contact=contact) if contact else ""
        box = ruled_box(words("Who does what, and where"), LINES, NARROW_MM)
        lead = text_paragraph(f"{ask} {tell}".strip(), "Normal", properties=KEEP)
        return heading(1, words("Do you know of more?")) + lead + box
