"""A workshop's groups side by side: a table of their ratings and a radar of up to four."""

from dataclasses import dataclass

from flask_babel import gettext as _

from placeplan.domain.questionnaire_radars import questionnaire_radar
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.radar import MOST_SERIES, RadarSeries
from placeplan.domain.responses import Response
from placeplan.store.response_rows import StoredResponse
from placeplan.web.radars import Radar, drawn
from placeplan.web.workshops.words import mark_words

FAR_APART = 2


@dataclass(frozen=True, slots=True)
class Group:
    """A group's sheet with its number among the workshop's sheets."""

    number: int
    response: Response

    @property
    def name(self) -> str:
        """What the group is called on the page."""
        people = self.response.people
        return _("Group %(number)s (%(people)s people)", number=self.number, people=people)


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """What each group gave for one theme; `apart` is how far agreed ratings lie apart."""

    title: str
    marks: tuple[str, ...]
    apart: int

    @property
    def is_far_apart(self) -> bool:
        """Whether the groups differ enough to talk about it."""
        return self.apart >= FAR_APART


def groups_of(sheets: list[StoredResponse]) -> list[Group]:
    """The group sheets that count, numbered as groups in the order they were entered."""
    counted = [sheet.response for sheet in sheets if sheet.state == "counted"]
    found = [response for response in counted if response.form == "group"]
    return [Group(number, response) for number, response in enumerate(found, start=1)]


def theme_rows(questionnaire: Questionnaire, groups: list[Group]) -> list[ThemeRow]:
    """The table: a row per theme, a mark per group."""
    rows = []
    for theme in questionnaire.themes:
        answers = [group.response.answers[theme.key] for group in groups]
        ratings = [answer.rating for answer in answers if answer.rating is not None]
        apart = max(ratings) - min(ratings) if ratings else 0
        marks = tuple(mark_words(answer.mark) or "–" for answer in answers)
        rows.append(ThemeRow(theme.title, marks, apart))
    return rows


def groups_radar(questionnaire: Questionnaire, groups: list[Group], title: str) -> Radar | None:
    """The radar of up to four groups; None where none agreed on any rating."""
    shown = [group for group in groups[:MOST_SERIES] if _has_rating(group.response)]
    if not shown:
        return None
    series = [RadarSeries(group.name, _values(group.response)) for group in shown]
    return drawn(questionnaire_radar(questionnaire, title, series), len(shown))


def chosen_groups(groups: list[Group], numbers: list[str]) -> list[Group]:
    """The groups asked for by number, up to four; the first four when none is."""
    chosen = [group for group in groups if str(group.number) in numbers]
    return (chosen or groups)[:MOST_SERIES]


def _has_rating(response: Response) -> bool:
    return any(answer.rating is not None for answer in response.answers.values())


def _values(response: Response) -> tuple[float | None, ...]:
    return tuple(
        None if answer.rating is None else float(answer.rating)
        for answer in response.answers.values()
    )
