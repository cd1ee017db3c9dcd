"""The facilitator's guide from the start on: rating, hearing everyone, harm, sheets, the wall."""

from placeplan.domain.packs import Pack
from placeplan.formats.docx_xml import text_paragraph
from placeplan.formats.handout_docx import KEEP, heading, ticks
from placeplan.formats.pack_pages import Words, bullets, section, text_table

MARKS_MM = (60.0, 100.0)


def rating_section(pack: Pack, words: Words) -> str:
    """How a group agrees on a number, and what each kind of answer means."""
    scale = pack.questionnaire.scale
    ends = words(
        "The scale measures how much should get better, not how content people are:"
        " %(lowest)s means %(lowest_means)s, %(highest)s means %(highest_means)s.",
        lowest=scale.lowest,
        lowest_means=scale.lowest_means,
        highest=scale.highest,
        highest_means=scale.highest_means,
    )
    how = (
        words(
            "Read the question. Let everyone think for a moment and say a number before anyone"
            " argues for one."
        ),
        words(
            "Ask the lowest and the highest to say why. Then look for the number all can live with."
        ),
        words(
            "It is one agreed view of the table, not the average of its people: do not reckon, and"
            " do not vote people down."
        ),
    )
    apart = words("The four kinds of answer are kept apart to the end:")
    return section(
        words("How the rating works"),
        text_paragraph(ends, "Normal"),
        bullets(how),
        text_paragraph(apart, "Normal", properties=f'{KEEP}<w:spacing w:before="120"/>'),
        _kinds_of_answer(words),
    )


def _kinds_of_answer(words: Words) -> str:
    rows = [
        (words("One whole number"), words("The group agreed. There are no halves.")),
        (
            words("From … to …"),
            words(
                "The group did not agree: the lowest and the highest that were said. It is shown as"
                " a range and goes into no average."
            ),
        ),
        (
            words("Don’t know, or not relevant"),
            words("The group talked about it and cannot say, or it does not matter here."),
        ),
        (words("Left empty"), words("The group did not get to it. That is no opinion at all.")),
    ]
    header = words("On the sheet"), words("What it means")
    return text_table(MARKS_MM, header, rows, words("The kinds of answer"))


def hearing_section(words: Words) -> str:
    """How to keep everyone heard."""
    ways = (
        words("Go round the table once for each theme before it is open to all."),
        words("Who writes reads back what was written: “Have I put that the way you meant it?”"),
        words(
            "To whoever says much: “Thank you, I have that. Who sees it differently?” To whoever"
            " is silent: offer a turn, never demand one."
        ),
        words("Write the minority’s view too. If it will not fit in a number, use the range."),
        words("Keep the time: a theme that needs longer gets a mark and comes back at the end."),
        words(
            "Anyone who sees things differently from the table can fill in a sheet of their own or"
            " use the poster. Note on the group sheet how many did."
        ),
    )
    return section(words("Keep everyone heard"), bullets(ways))


def harm_section(pack: Pack, words: Words) -> str:
    """What to do when somebody tells of harm."""
    contact = pack.handout.contact or words("the officer who runs the survey")
    ways = (
        words(
            "Listen, and take it seriously. Offer the quiet corner. Do not question, judge or"
            " promise to keep it to yourself."
        ),
        words(
            "Write nothing of it on the sheet. If it is there already, tell the contact below"
            " which sheet: comments can be marked so that they appear in no result."
        ),
        words("Tell this contact the same day: %(contact)s.", contact=contact),
        words("If somebody is in danger now, ring 999 first."),
    )
    children = words(
        "Never be alone with a child, and follow the safeguarding rules of the school or club"
        " before anything else."
    )
    told = bullets((*ways, children)) if pack.questionnaire.has_short_words else bullets(ways)
    return section(words("If somebody tells of harm"), told)


def sheets_section(words: Words) -> str:
    """How sheets get into placeplan, with a connection or without, and onto the wall."""
    parts = (
        (words("Enter the sheets"), _entering(words)),
        (words("Without a connection"), _offline(words)),
        (words("The wall"), _wall(words)),
    )
    return section(
        words("Sheets, device and wall"),
        *(heading(2, title) + bullets(points) for title, points in parts),
    )


def _entering(words: Words) -> tuple[str, ...]:
    return (
        words(
            "On the workshop’s page press “Enter sheets”. Each row of the grid is one sheet; digits"
            " move on by themselves, 0 is “Don’t know”, 3-5 is a range, and ? shows every key. On a"
            " tablet choose “One sheet at a time”."
        ),
        words(
            "Choose “Group” or “Individual” for each sheet. A group’s sheet needs its number of"
            " people."
        ),
        words(
            "Write the number that placeplan gives a sheet on its paper, so that both can be laid"
            " side by side."
        ),
    )


def _offline(words: Words) -> tuple[str, ...]:
    return (
        words(
            "While there is wifi, open the check “Ready for the hall” from the workshop’s page and"
            " press “Get this device ready”. It says plainly whether the device can do without a"
            " connection."
        ),
        words(
            "Without a connection sheets wait on the device and say so. They are sent by themselves"
            " when it is back; leave none waiting when you hand the device in."
        ),
        words(
            "If you are asked for a copy, press “Keep a copy”: it is a file that can be read in"
            " again, here or on another device."
        ),
    )


def _wall(words: Words) -> tuple[str, ...]:
    return (
        words(
            "The wall shows each group’s shape as its numbers arrive. It is covered until you press"
            " “Reveal”: a shape that is seen early pulls the tables still talking towards it."
        ),
        words(
            "Ask first about the themes under “Worth talking about”, where groups differ by 2 or"
            " more: “What did your table see that the other did not?”"
        ),
        words(
            "Nobody has to change a number. If a group wants to, change its sheet; what stood there"
            " before is kept."
        ),
    )


def after_section(words: Words) -> str:
    """What to do after the workshop, as boxes to tick."""
    todo = (
        words(
            "Count the sheets before anyone leaves: one for each group, and those of individuals."
        ),
        words(
            "Enter the numbers of the attendance sheet: press “Say who was there” on the workshop’s"
            " page."
        ),
        words("Enter what is left within two days, while handwriting can still be asked about."),
        words(
            "Have another person check the ratings of a few sheets against the paper: open each,"
            " press “Check this sheet” and hand over the device."
        ),
        words(
            "When all is entered, have the workshop closed: staff press “Close the workshop” on its"
            " page. It can be reopened to correct a sheet."
        ),
        words(
            "Let go of what a borrowed device keeps: press “Clear this device” under “Ready for the"
            " hall”. Whoever came by a link presses “Leave” instead."
        ),
        words("Keep the paper locked away as long as your council says, then destroy it."),
        words("Tell those who came where and when they can see what came of it."),
    )
    return section(words("After the workshop"), ticks(todo))
