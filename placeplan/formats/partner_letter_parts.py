"""The parts of a letter to a partner: what is asked, where to answer, what is known already."""

from collections.abc import Sequence
from datetime import date

from placeplan.domain.british_dates import day_in_words
from placeplan.domain.listings import HEADINGS, Heading, Kind, Listing, State
from placeplan.domain.partner_letters import Mailing, PartnerLetter
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import KEEP, AddPicture, address_link, heading, table
from placeplan.formats.pack_pages import Words, bullets
from placeplan.formats.qr_codes import qr_png

WIDTHS_MM = (82.0, 24.0, 56.0)
QR_MM = 25.0


def asking(mailing: Mailing, letter: PartnerLetter, words: Words) -> str:
    """What is asked, why, and until when."""
    areas, due_on = joined(mailing.areas, words), day_in_words(mailing.due_on)
    lead = words(
        "We are preparing the locality plan of %(areas)s. Before anything new is suggested,"
        " everyone should know what is there already.",
        areas=areas,
    )
    asked = (
        words(
            "What you told us earlier stands at the end of this letter. Please look through it, and"
            " tell us of what is new."
        )
        if letter.listings
        else words("Please tell us what you run there.")
    )
    headings = [
        words("Social support: help for people, such as advice, health, clubs and learning"),
        words("Physical projects: changes to the place, such as paths, buildings and parks"),
        words("Economic support: help with work and business, such as skills and grants"),
    ]
    three = words("We list services, programmes and plans under three headings:")
    said = [
        _reminding(letter, due_on, words),
        text_paragraph(f"{lead} {asked}", "Normal"),
        text_paragraph("", "Normal", words("We need your answer by %(due)s.", due=due_on)),
        text_paragraph(three, "Normal", properties=KEEP),
        bullets(headings),
        text_paragraph(mailing.note, "Normal") if mailing.note else "",
    ]
    return "".join(said)


def answering(letter: PartnerLetter, words: Words, add_picture: AddPicture) -> str:
    """The partner's own link, and a code that opens it."""
    what = words("Code for a telephone: opens the page of %(name)s", name=letter.partner.name)
    code = add_picture(qr_png(letter.address), what, (QR_MM, QR_MM))
    how = words(
        "This link opens your page, without a password. Add what is missing, change what is wrong,"
        " or say with one press that all is as it was or that you have nothing to list. Pass it on"
        " only within your organisation."
    )
    return "".join(
        [
            heading(2, words("Your own page")),
            text_paragraph(how, "Normal", properties=KEEP),
            paragraph(address_link(letter.address, letter.address), "SmallText", KEEP),
            paragraph(code, "Normal"),
        ]
    )


def listed(mailing: Mailing, letter: PartnerLetter, words: Words) -> str:
    """A table of what the partner has listed for the areas, and when each was last checked."""
    title = words("What you have listed so far")
    if not letter.listings:
        none = words("Nothing yet for %(areas)s.", areas=joined(mailing.areas, words))
        return heading(2, title) + text_paragraph(none, "Normal")
    names = words("Name and kind"), words("Heading"), words("Last checked")
    header = [paragraph(run(name), "TableText", KEEP) for name in names]
    rows = [_row(listing, mailing.written_on, words) for listing in letter.listings]
    return heading(2, title) + table(WIDTHS_MM, header, rows, title, is_to_read=True)


def needs(mailing: Mailing, words: Words) -> str:
    """The needs that nobody serves, each with its mean and n; nothing where there are none."""
    if not mailing.needs:
        return ""
    lead = words(
        "In the survey “%(survey)s” people rated these themes low, and no partner has listed"
        " anything for them yet. If you do something about one of them, or could, tell us.",
        survey=mailing.survey_title,
    )
    many = len({need.area for need in mailing.needs}) > 1
    points = [
        words(
            "%(theme)s: mean %(mean)s of %(highest)s, rated by %(n)s individuals",
            theme=f"{need.area}, {need.theme}" if many else need.theme,
            mean=need.mean,
            highest=need.highest,
            n=f"{need.answered:,}",
        )
        for need in mailing.needs
    ]
    small = words("People chose to take part, so the figures speak of those who answered.")
    return "".join(
        [
            heading(2, words("Needs that nobody serves so far")),
            text_paragraph(lead, "Normal", properties=KEEP),
            bullets(points),
            text_paragraph(small, "SmallText"),
        ]
    )


def duty(letter: PartnerLetter, words: Words) -> str:
    """What the law asks of a partner that it names; nothing in other letters."""
    if not letter.partner.is_statutory:
        return ""
    said = words(
        "You are a community planning partner in law. The Local Government Act (Northern Ireland)"
        " 2014 has such partners take part in community planning as far as it touches their"
        " functions, and help the council with it (section 66(4)). It also places a duty on them to"
        " provide information that the council reasonably requires for its published statement of"
        " progress (section 71(4)). What you list is material for that statement."
    )
    return heading(2, words("Your part in community planning")) + text_paragraph(said, "Normal")


def joined(names: Sequence[str], words: Words) -> str:
    """Names as one says them: “A”, “A and B”, “A, B and C”."""
    if len(names) < 2:
        return "".join(names)
    return words("%(first)s and %(last)s", first=", ".join(names[:-1]), last=names[-1])


def _reminding(letter: PartnerLetter, due_on: str, words: Words) -> str:
    if letter.first_asked_on is None:
        return ""
    said = words(
        "We first asked you on %(asked)s and have no answer yet. %(due)s is the new date.",
        asked=day_in_words(letter.first_asked_on),
        due=due_on,
    )
    return text_paragraph(said, "Normal")


def _row(listing: Listing, on: date, words: Words) -> list[str]:
    kinds: dict[Kind, str] = {
        "service": words("Service"),
        "programme": words("Programme"),
        "plan": words("Plan"),
    }
    titles = words("Social"), words("Physical"), words("Economic")
    headings: dict[Heading, str] = dict(zip(HEADINGS, titles, strict=True))
    states: dict[State, str] = {
        "approved": "",
        "waiting": words("Waits for our approval."),
        "sent_back": words("Please change it: %(note)s", note=listing.note),
    }
    told = " · ".join(filter(None, (kinds[listing.kind], states[listing.state])))
    return [
        paragraph(run(listing.name, is_bold=True) + run(f" · {told}"), "TableText"),
        paragraph(run(headings[listing.heading]), "TableText"),
        paragraph(run(_checked(listing, on, words)), "TableText"),
    ]


def _checked(listing: Listing, on: date, words: Words) -> str:
    if listing.last_checked_on is None:
        return words("Never: please check it.")
    checked = day_in_words(listing.last_checked_on)
    if not listing.is_stale(on):
        return checked
    return words("%(day)s, over a year ago: please check it.", day=checked)
