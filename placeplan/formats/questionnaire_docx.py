"""A survey's questionnaire to print and fill in with a pen, as a Word file."""

from placeplan.domain.areas import Area
from placeplan.domain.handouts import Handout, PrintSize
from placeplan.domain.surveys import Survey
from placeplan.formats.docx_fields import TAB
from placeplan.formats.docx_layouts import twips
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import (
    KEEP,
    TEXT_MM,
    AddPicture,
    Paper,
    address_link,
    handout_file,
    heading,
    page_count,
    ruled_box,
    ticks,
)
from placeplan.formats.handout_styles import print_of
from placeplan.formats.poster_words import Translate, made_up_words
from placeplan.formats.qr_codes import qr_png
from placeplan.formats.questionnaire_themes_docx import ThemeWriter
from placeplan.formats.questionnaire_words import questionnaire_words

QR_MM = 27.0


def questionnaire_docx(handout: Handout, print_size: PrintSize, translate: Translate) -> bytes:
    """The questionnaire with boxes to tick and lines to write on: the same bytes each time.

    `translate` gives an English sentence, with `%(name)s` places, in the handout's language.
    """
    sheet = _Sheet(handout, print_size, translate)
    paper = Paper(translate("Questionnaire on paper"))
    return handout_file(handout, sheet.look, paper, sheet.body, sheet.head_and_foot())


class _Sheet:
    def __init__(self, handout: Handout, print_size: PrintSize, translate: Translate) -> None:
        self.handout = handout
        self.survey: Survey = handout.survey
        self.is_large = print_size == "large"
        self.look = print_of(print_size, self.survey.questionnaire.presentation)
        self._translate = translate
        self.words = questionnaire_words(self.survey.questionnaire, translate)

    def head_and_foot(self) -> tuple[str, str]:
        """The survey's title with the occasion, and how many pages there are."""
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{twips(TEXT_MM)}"/></w:tabs>'
        said = self.translate("Page %(number)s of %(count)s", number="\1", count="\2")
        foot = run(self.handout.short_address) + TAB + page_count(said)
        head = " · ".join(filter(None, (self.survey.title, self.handout.occasion)))
        return paragraph(run(head), "Header"), paragraph(foot, "Footer", tabs)

    def body(self, add_picture: AddPicture) -> str:
        """All of the questionnaire, in the order in which it is asked online."""
        where = self._where()
        parts = [self._start(add_picture), where, self._themes(is_on_new_page=bool(where))]
        parts += [self._priorities(), self._open_questions(), self._about_you(), self._end()]
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
                    online
                    + run(" ")
                    + address_link(self.handout.address, self.handout.short_address),
                    "Normal",
                    KEEP,
                ),
                paragraph(picture, "Normal"),
                self._privacy(),
                text_paragraph("_" * 16, "Framed", sheet_number),
            ]
        )

    def _privacy(self) -> str:
        translate = self.translate
        said = (
            translate("We do not ask for your name. Please do not name people in what you write."),
            translate("With your answers we keep the day on which they reached us."),
            translate(
                "Officers read your comments, and a plan may quote one once an officer has read it."
            ),
        )
        return text_paragraph(" ".join(said), "Normal", translate("Your privacy") + ":")

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

    def _themes(self, *, is_on_new_page: bool) -> str:
        questionnaire = self.survey.questionnaire
        writer = ThemeWriter(questionnaire, self._translate, is_large=self.is_large)
        breaks = is_on_new_page and not self.is_large
        keeps = "" if self.is_large else KEEP
        return (
            heading(1, self.words.themes, is_on_new_page=breaks)
            + text_paragraph(self.words.how_to_rate, "Normal", properties=keeps)
            + writer.themes(on_first_page=2 if is_on_new_page else 1)
        )

    def _priorities(self) -> str:
        themes = self.survey.questionnaire.themes
        return (
            heading(1, self.words.priorities, is_on_new_page=True)
            + text_paragraph(self.words.how_to_choose, "Normal", properties=KEEP)
            + ticks([theme.title for theme in themes])
        )

    def _open_questions(self) -> str:
        own = self.translate("In your own words")
        return (
            heading(1, self.words.assets)
            + ruled_box(own, self.look.lines + 1)
            + heading(1, self.words.actions, is_on_new_page=not self.is_large)
            + ruled_box(own, self.look.lines)
        )

    def _about_you(self) -> str:
        translate = self.translate
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
        parts += [heading(2, translate("How old are you?")), ticks(age_words(translate))]
        parts.append(heading(2, translate("How do you know this place?")))
        parts.append(
            text_paragraph(translate("Tick all that are true for you."), "Normal", properties=KEEP)
        )
        return "".join([*parts, ticks(ways)])

    def _end(self) -> str:
        translate, handout = self.translate, self.handout
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
            heading(1, translate("Hand it in"))
            + "".join(text_paragraph(each, "Normal", properties=KEEP) for each in back)
            + text_paragraph(self.survey.questionnaire.credit, "SmallText")
        )


def age_words(translate: Translate) -> tuple[str, ...]:
    """The age bands that people are asked for and counted in, and that of saying nothing."""
    return (
        translate("Under 16"),
        translate("16 to 24"),
        translate("25 to 39"),
        translate("40 to 64"),
        translate("65 or over"),
        translate("Prefer not to say"),
    )
