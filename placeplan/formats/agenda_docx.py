"""The agendas of a workshop as tables: minutes from the start, what happens, which themes."""

from placeplan.domain.agendas import LENGTHS, Agenda, Step
from placeplan.domain.packs import Pack
from placeplan.formats.docx_xml import paragraph, run, text_paragraph
from placeplan.formats.handout_docx import KEEP, heading
from placeplan.formats.pack_pages import Words, text_table

WIDTHS_MM = (25.0, 20.0, 25.0, 90.0)
SHARING_MM = (30.0, 130.0)
ROW_MM, TO_WRITE = 14.0, "_" * 9


class AgendaWriter:
    """Writes an agenda for each length; where time is short, which group takes which themes."""

    def __init__(self, pack: Pack, words: Words) -> None:
        self._count = len(pack.questionnaire.themes)
        self._words = words

    def agendas(self) -> str:
        """All agendas, each with its heading and what it means for the themes."""
        return "".join(
            self._agenda(Agenda(length, self._count), is_on_new_page=place > 0)
            for place, length in enumerate(LENGTHS)
        )

    def _agenda(self, agenda: Agenda, *, is_on_new_page: bool) -> str:
        words = self._words
        title = words("%(count)s minutes", count=agenda.length)
        header = (
            words("From the start"),
            words("Minutes"),
            words("Your clock"),
            words("What happens"),
        )
        rows = [self._row(agenda, step) for step in agenda.steps]
        whole = words("The whole workshop")
        rows.append((f"0–{agenda.length}", str(agenda.length), "", f"{whole}\t"))
        caption = words("Agenda for %(count)s minutes", count=agenda.length)
        return "".join(
            [
                heading(2, title, is_on_new_page=is_on_new_page),
                text_paragraph(self._coverage(agenda), "Normal", properties=KEEP),
                text_table(WIDTHS_MM, header, rows, caption, row_mm=ROW_MM),
                self._behind() if agenda.takes_all else self._sharing(agenda),
            ]
        )

    def _row(self, agenda: Agenda, step: Step) -> tuple[str, str, str, str]:
        title, what = self._happens(agenda, step)
        return f"{step.begins}–{step.ends}", str(step.minutes), TO_WRITE, f"{title}\t{what}"

    def _coverage(self, agenda: Agenda) -> str:
        words = self._words
        if agenda.takes_all:
            return words(
                "Every group takes all %(count)s themes, about %(pace)s minutes for each.",
                count=self._count,
                pace=agenda.pace,
            )
        return words(
            "There is not time for all %(count)s themes at every table: each group takes at most"
            " %(most)s, about %(pace)s minutes for each, and leaves the others empty.",
            count=self._count,
            most=agenda.most_themes,
            pace=agenda.pace,
        )

    def _happens(self, agenda: Agenda, step: Step) -> tuple[str, str]:
        words = self._words
        if step.kind == "themes":
            return self._themes(agenda, step)
        texts = {
            "welcome": (
                words("Welcome."),
                words("Why we are here, ground rules, how the rating works, who writes."),
            ),
            "assets": (
                words("A good start."),
                words("What are people proud of here? Each says one thing; write it on the sheet."),
            ),
            "pause": (
                words("A break."),
                words("Check that every sheet has its group and its number of people."),
            ),
            "priorities": (words("What matters most."), self._priorities(agenda)),
            "wall": (words("Together."), self._together(agenda)),
            "close": (
                words("Close."),
                words("Collect sheets, agree the count, say what happens next. Thank everyone."),
            ),
        }
        return texts[step.kind]

    def _themes(self, agenda: Agenda, step: Step) -> tuple[str, str]:
        words = self._words
        each = words(
            "Talk, agree a number, write down why; move on after %(pace)s minutes.",
            pace=agenda.pace,
        )
        if not agenda.takes_all:
            return words("The group’s themes."), each
        numbers = {"first": step.first, "last": step.last}
        if step.last <= step.first:
            return words("Theme %(first)s.", **numbers), each
        return words("Themes %(first)s to %(last)s.", **numbers), each

    def _together(self, agenda: Agenda) -> str:
        words = self._words
        if agenda.takes_all:
            return words("Show the wall. Where groups differ by 2 or more, ask both why.")
        return words("Show the wall. Each group says in a sentence what its themes came to.")

    def _priorities(self, agenda: Agenda) -> str:
        words = self._words
        choose = words(
            "Choose up to three priorities, then what should be done and who could help."
        )
        has_assets = any(step.kind == "assets" for step in agenda.steps)
        return choose if has_assets else f"{choose} {words('Write what you are proud of.')}"

    def _sharing(self, agenda: Agenda) -> str:
        words = self._words
        rows = [
            (str(len(shares)), "; ".join(self._range(*share) for share in shares))
            for shares in agenda.sharing
        ]
        header = words("Groups"), words("Themes of group 1; group 2; and so on")
        few = words(
            "With fewer than %(groups)s groups, choose: read the titles out, each person raises a"
            " hand for three of them, and the group takes the %(most)s with most hands.",
            groups=agenda.fewest_groups,
            most=agenda.most_themes,
        )
        later = words(
            "Groups that took different themes cannot be compared on the wall. Give everyone a"
            " sheet of their own or the poster’s address for the themes their table did not reach."
        )
        lead = words("Share the themes out by number, so that each is talked about at one table:")
        return "".join(
            [
                paragraph("", "Gap"),
                text_paragraph(lead, "Normal", properties=KEEP),
                text_table(SHARING_MM, header, rows, words("Themes shared out among the groups")),
                paragraph("", "Gap"),
                paragraph(run(few), "Normal"),
                paragraph(run(later), "Normal"),
            ]
        )

    def _behind(self) -> str:
        late = self._words(
            "If you fall behind: give the themes that are left to one group each, as in the agenda"
            " for 45 minutes. Never cut “What matters most” or “Close”."
        )
        return text_paragraph(late, "Normal", properties='<w:spacing w:before="160"/>')

    def _range(self, first: int, last: int) -> str:
        return str(first) if first == last else f"{first}–{last}"
