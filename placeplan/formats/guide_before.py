"""The facilitator's guide up to the start: what is in the pack, what to bring, the room, rules."""

from placeplan.domain.packs import PEOPLE_AT_A_TABLE, Materials, Pack
from placeplan.formats.docx_xml import text_paragraph
from placeplan.formats.handout_docx import KEEP, heading, ticks
from placeplan.formats.pack_pages import Words, bullets, section, text_table

PACK_MM = (62.0, 98.0)
MATERIALS_MM = 160.0
MATERIALS_NAME_MM = 70.0


def pack_section(pack: Pack, words: Words, file_names: dict[str, str]) -> str:
    """Every file of the pack and what it is for; `file_names` by the kinds of `pack_zip`."""
    purposes = {
        "guide": words("This guide. One for each facilitator."),
        "group": words("What a table agrees on. One for each group."),
        "group_large": words("The same in large print (18 point)."),
        "individual": words("One person’s own view, for whoever wants to give it."),
        "individual_large": words("The same in large print."),
        "attendance": words("How many came, counted at the door: numbers, no names."),
        "poster": words("For those who would rather answer on their phone."),
        "listings": words(
            "What partners already do in %(area)s. One or two on each table.", area=pack.area.name
        ),
    }
    rows = [(file_names[kind], purpose) for kind, purpose in purposes.items()]
    header = words("File"), words("What it is for")
    return section(
        words("What is in this pack"),
        text_table(PACK_MM, header, rows, words("The files of this pack")),
    )


def before_section(pack: Pack, words: Words) -> str:
    """What to do before the day, as boxes to tick."""
    contact = pack.handout.contact or words("the officer who runs the survey")
    todo = (
        words("Choose the length: 45, 90 or 120 minutes. All agendas are below."),
        words("Find one person to lead, one at the door, and someone to write at each table."),
        words("Print the sheets on both sides and keep each group’s pages together with a clip."),
        words(
            "Ask people when you invite them what they need: large print, an interpreter, a"
            " hearing loop, transport, childcare."
        ),
        words("Read the hand-out of what partners do, so that you can say what exists already."),
        words(
            "On the device you will use: sign in or open your link, go to the workshop’s page and"
            " open “Ready for the hall”. It says what is missing while there is still wifi."
        ),
        words("Know whom to ask: %(contact)s.", contact=contact),
    )
    return section(words("Before the day"), ticks(todo))


def materials_section(pack: Pack, words: Words) -> str:
    """What to print and bring for so many people."""
    sizes = [Materials(people) for people in pack.people_to_plan_for]
    rows = [
        (words("Groups"), *(str(each.groups) for each in sizes)),
        (words("Group sheets"), *(str(each.group_sheets) for each in sizes)),
        (words("Group sheets, large print"), *(str(each.large_group_sheets) for each in sizes)),
        (words("Individual sheets"), *(str(each.individual_sheets) for each in sizes)),
        (
            words("Individual sheets, large print"),
            *(str(each.large_individual_sheets) for each in sizes),
        ),
        (words("Posters"), *(str(each.posters) for each in sizes)),
        (words("Partners’ hand-outs"), *(str(each.listing_handouts) for each in sizes)),
        (words("Pens"), *(str(each.pens) for each in sizes)),
    ]
    column = (MATERIALS_MM - MATERIALS_NAME_MM) / len(sizes)
    header = (words("To print and bring"), *(_people(each, pack, words) for each in sizes))
    assumed = words(
        "Reckoned for at most %(most)s people at a table, a sheet of their own for each, and a few"
        " to spare.",
        most=PEOPLE_AT_A_TABLE,
    )
    also = words(
        "Also: one attendance sheet, table numbers, a clock that everyone can see, tape, clips,"
        " water, and the laptop or tablet with its charger; a projector for the wall."
    )
    return section(
        words("What to bring"),
        text_paragraph(assumed, "Normal", properties=KEEP),
        text_table(
            [MATERIALS_NAME_MM, *[column] * len(sizes)], header, rows, words("What to bring")
        ),
        text_paragraph(also, "Normal", properties='<w:spacing w:before="120"/>'),
    )


def _people(size: Materials, pack: Pack, words: Words) -> str:
    if size.people == pack.workshop.people:
        return words("%(count)s people (your count)", count=size.people)
    return words("%(count)s people", count=size.people)


def room_section(words: Words) -> str:
    """The room, and that everyone can take part in it."""
    room = (
        words("One table for each group, far enough apart that people hear their own."),
        words(
            "Each table: its number, group sheets, sheets for individuals, pens, a hand-out of"
            " what partners do."
        ),
        words("The person who counts sits at the door; the poster hangs beside it at eye level."),
        words("Point the projector where nobody has to turn round, and leave the wall covered."),
    )
    access = (
        words("Level way in, wide gaps between tables, an accessible toilet that is open."),
        words("Large-print sheets lie on every table, so that nobody has to ask for them."),
        words(
            "Speak facing people, use the microphone if there is one, switch the loop on; repeat"
            " each question before you answer it."
        ),
        words("Keep one quiet corner with a table away from the noise, and say that it is there."),
        words("Somebody can read the sheet aloud and write for whoever prefers that."),
        words("Breaks are real breaks. Anybody may leave, come back or say nothing."),
    )
    return section(
        words("The room"),
        bullets(room),
        heading(2, words("So that everyone can take part")),
        bullets(access),
    )


def rules_section(words: Words) -> str:
    """Ground rules to read out."""
    rules = (
        words("One person speaks at a time, and everybody who wants to speak does."),
        words("Every view is welcome. We may disagree with a view; we do not run down a person."),
        words("Talk about the place, not about neighbours. We write down no names."),
        words(
            "What somebody tells at this table stays here; what goes on the sheet is read by the"
            " officers who write the plan."
        ),
        words("Nothing is promised today. We say honestly what happens next."),
    )
    lead = words("Read these out, and ask whether anything is missing.")
    return section(
        words("Ground rules"), text_paragraph(lead, "Normal", properties=KEEP), bullets(rules)
    )
