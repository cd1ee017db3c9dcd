"""A survey's questionnaire to print and fill in with a pen, as a Word file."""

import re

from placeplan.domain.areas import Area
from placeplan.domain.handouts import Handout, PrintSize
from placeplan.domain.responses import MOST_PRIORITIES
from placeplan.domain.surveys import Survey
from placeplan.formats.docx_fields import field
from placeplan.formats.docx_pages import TAB
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import (
    KEEP,
    TEXT_MM,
    AddPicture,
    address_link,
    handout_file,
    heading,
    ruled_box,
    ticks,
)
from placeplan.formats.handout_styles import PRINTS, TWIPS_PER_MM
from placeplan.formats.poster_words import made_up_words
from placeplan.formats.qr_codes import qr_png
from placeplan.formats.questionnaire_themes_docx import ThemeWriter, Translate

QR_MM = 32.0
LINES = 6


def questionnaire_docx(handout: Handout, print_size: PrintSize, translate: Translate) -> bytes:
    """The questionnaire with boxes to tick and lines to write on: the same bytes each time.

    `translate` gives an English sentence, with `%(name)s` places, in the handout's language.
    """
    sheet = _Sheet(handout, print_size, translate)
    subject = translate("Questionnaire on paper")
    return handout_file(handout, sheet.look, subject, sheet.body, sheet.head_and_foot())


class _Sheet:
    def __init__(self, handout: Handout, print_size: PrintSize, translate: Translate) -> None:
        self.handout = handout
        self.survey: Survey = handout.survey
        self.is_large = print_size == "large"
        self.look = PRINTS[print_size]
        self._translate = translate

    def head_and_foot(self) -> tuple[str, str]:
        """The survey's title, and how many pages there are."""
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{round(TEXT_MM * TWIPS_PER_MM)}"/></w:tabs>'
        fields = {"\1": field("PAGE", "1"), "\2": field("NUMPAGES", "1")}
        said = self.translate("Page %(number)s of %(count)s", number="\1", count="\2")
        count = "".join(fields.get(each) or run(each) for each in re.split("([\1\2])", said))
        foot = run(self.handout.short_address) + TAB + count
        return paragraph(run(self.survey.title), "Header"), paragraph(foot, "Footer", tabs)

    def body(self, add_picture: AddPicture) -> str:
        """All of the questionnaire, in the order in which it is asked online."""
        parts = [self._start(add_picture), self._where(), self._themes(), self._priorities()]
        parts += [self._open_questions(), self._about_you(), self._end()]
        return "".join(parts)

    def translate(self, sentence: str, **values: object) -> str:
        """The sentence in the handout's language, with its places filled."""
        said = self._translate(sentence)
        return said % values if values else said

    def _start(self, add_picture: AddPicture) -> str:
        survey, translate = self.survey, self.translate
        introduction = [each.strip() for each in survey.introduction.split("\n\n")]
        code = translate("QR code that leads to %(address)s", address=self.handout.short_address)
        picture = add_picture(qr_png(self.handout.address), code, (QR_MM, QR_MM))
        online = run(
            translate("You can also answer online, until %(date)s:", date=self.handout.closes)
        )
        sheet_number = translate("Sheet number (we fill this in):")
        return "".join(
            [
                text_paragraph(survey.title, "Title"),
                self._made_up(),
                *(text_paragraph(each, "Normal") for each in introduction if each),
                text_paragraph(
                    translate("Tick a box or write on the lines. You can leave out any question."),
                    "Normal",
                ),
                paragraph(
                    online + run(" ") + address_link(self.handout, self.handout.short_address),
                    "Normal",
                    KEEP,
                ),
                paragraph(picture, "Normal"),
                text_paragraph("_" * 16, "Framed", sheet_number),
            ]
        )

    def _made_up(self) -> str:
        if not self.survey.is_made_up:
            return ""
        return text_paragraph("", "Framed", made_up_words(self._translate))

    def _where(self) -> str:
        survey = self.survey
        if len(survey.areas) == 1 and not survey.places:
            return ""
        asked = heading(1, self.translate("Which area are your answers about?"))
        hint = self.translate("Tick one: the place where you live, or the one you know best.")
        listed = "".join(self._area(area) for area in survey.areas if survey.places_in(area.code))
        bare = [area for area in survey.areas if not survey.places_in(area.code)]
        others = heading(2, self.translate("Other areas")) if listed and bare else ""
        named = ticks([area.name for area in bare])
        return asked + text_paragraph(hint, "Normal", properties=KEEP) + listed + others + named

    def _area(self, area: Area) -> str:
        rest = self.translate("Somewhere else in %(area)s, or all of it", area=area.name)
        places = [place.name for place in self.survey.places_in(area.code)]
        return heading(2, area.name) + ticks([*places, rest])

    def _themes(self) -> str:
        scale = self.survey.questionnaire.scale
        ends = self.translate(
            "%(lowest)s means %(lowest_means)s and %(highest)s %(highest_means)s.",
            lowest=scale.lowest,
            lowest_means=scale.lowest_means,
            highest=scale.highest,
            highest_means=scale.highest_means,
        )
        asked = self.translate("For each theme tick one number.") + " " + ends
        questionnaire = self.survey.questionnaire
        writer = ThemeWriter(questionnaire, self._translate, is_large=self.is_large)
        themes = questionnaire.themes
        return (
            heading(1, self.translate("Your place, theme by theme"))
            + text_paragraph(asked, "Normal", properties="" if self.is_large else KEEP)
            + "".join(writer.theme(number, theme) for number, theme in enumerate(themes, start=1))
        )

    def _priorities(self) -> str:
        hint = self.translate(
            "Tick up to %(most)s, the ones where a change would do most good.", most=MOST_PRIORITIES
        )
        themes = self.survey.questionnaire.themes
        return (
            heading(1, self.translate("Which themes matter most here?"))
            + text_paragraph(hint, "Normal", properties=KEEP)
            + ticks([theme.title for theme in themes])
        )

    def _open_questions(self) -> str:
        asked = (
            self.translate("What are you proud of here?"),
            self.translate("What do you suggest should be done?"),
        )
        own = self.translate("In your own words")
        return "".join(heading(1, each) + ruled_box(own, LINES) for each in asked)

    def _about_you(self) -> str:
        translate = self.translate
        ages = (
            translate("Under 16"),
            translate("16 to 24"),
            translate("25 to 39"),
            translate("40 to 64"),
            translate("65 or over"),
            translate("Prefer not to say"),
        )
        ways = (
            translate("I live here"),
            translate("I work here"),
            translate("I go to school or study here"),
            translate("I visit"),
        )
        why = translate(
            "These two questions show whether different people see the place in the same way. You"
            " can leave them out."
        )
        parts = [heading(1, translate("About you")), text_paragraph(why, "Normal")]
        parts += [heading(2, translate("How old are you?")), ticks(ages)]
        parts.append(heading(2, translate("How do you know this place?")))
        parts.append(
            text_paragraph(translate("Tick all that are true for you."), "Normal", properties=KEEP)
        )
        return "".join([*parts, ticks(ways)])

    def _end(self) -> str:
        translate, handout = self.translate, self.handout
        privacy = (
            translate("We do not ask for your name. Please do not name people in what you write."),
            translate("With your answers we keep the day on which they reached us."),
            translate(
                "Comments are read before any of them is published, and names are taken out."
            ),
        )
        back = [translate("Please give this back by %(date)s. Thank you.", date=handout.closes)]
        if handout.contact:
            back.append(
                translate(
                    "Where to hand it in, and whom to ask: %(contact)s", contact=handout.contact
                )
            )
        if handout.run_by:
            back.append(translate("This survey is run by %(name)s.", name=handout.run_by))
        return (
            heading(1, translate("Your privacy"))
            + "".join(text_paragraph(each, "Normal") for each in privacy)
            + heading(1, translate("Hand it in"))
            + "".join(text_paragraph(each, "Normal", properties=KEEP) for each in back)
            + text_paragraph(self.survey.questionnaire.credit, "SmallText")
        )
