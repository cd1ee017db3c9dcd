"""What a workshop's page says afterwards: who was there in numbers, and what became of it."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from placeplan.domain.attendance import Attendance, Mismatch, mismatches, sheets_turnout
from placeplan.domain.responses import Response
from placeplan.domain.workshop_events import WorkshopEvent
from placeplan.store.attendance import get_attendance
from placeplan.store.workshop_events import keys_corrected_after_closing, list_workshop_events
from placeplan.web.database import db
from placeplan.web.moments import long_moment
from placeplan.web.results.words import people_text
from placeplan.web.survey.about import AGES
from placeplan.web.workshops.blueprint import Meeting

Figure = tuple[int | str, str, str]


@dataclass(frozen=True)
class AgeLine:
    """An age band on the page; `share` is of the largest, 0 to 100."""

    words: str
    people: int
    share: int


@dataclass(frozen=True)
class WhoCame:
    """Who was there in numbers, and where the numbers do not fit together."""

    figures: list[Figure]
    ages: list[AgeLine]
    hints: list[str]


@dataclass(frozen=True)
class HistoryLine:
    """One thing that became of the workshop, in words."""

    when: str
    words: str


def who_came(meeting: Meeting, responses: list[Response]) -> WhoCame:
    """Who was there, by what was counted and by what the counted sheets say."""
    attendance = get_attendance(db(), meeting.survey.slug, meeting.workshop.key)
    groups, individuals = sheets_turnout(responses)
    figures: list[Figure] = [(attendance.people or "–", _("people at the door"), "")]
    if attendance.helpers:
        figures.append((attendance.helpers, _("helpers besides"), ""))
    in_groups = ngettext("in %(num)s group", "in %(num)s groups", groups.responses)
    figures.append((groups.people, _("people in groups"), in_groups))
    figures.append((individuals, _("sheets of individuals"), ""))
    found = mismatches(attendance, groups, individuals)
    return WhoCame(figures, _age_lines(attendance), [_hint(each) for each in found])


def _age_lines(attendance: Attendance) -> list[AgeLine]:
    if not attendance.by_band:
        return []
    numbers = [(str(words), attendance.by_band.get(band, 0)) for band, words in AGES]
    if attendance.not_in_bands:
        numbers.append((_("Age not noted"), attendance.not_in_bands))
    largest = max(people for _words, people in numbers)
    return [AgeLine(words, people, round(100 * people / largest)) for words, people in numbers]


def _hint(found: Mismatch) -> str:
    sheets, door = people_text(found.on_sheets), people_text(found.at_the_door)
    if found.kind == "not_counted":
        return _(
            "Nobody has noted yet how many came. By the sheets it was at least %(sheets)s.",
            sheets=sheets,
        )
    if found.kind == "groups":
        return _(
            "The groups add up to %(sheets)s, but %(door)s came. Did somebody sit in two groups,"
            " or was a number mistyped?",
            sheets=sheets,
            door=door,
        )
    return _(
        "%(sheets)s gave a sheet of their own, but %(door)s came. Was a sheet entered twice?",
        sheets=sheets,
        door=door,
    )


def attendance_words(attendance: Attendance) -> list[tuple[str, int]]:
    """What was noted, in order: what it counts, and how many."""
    bands = [(str(words), attendance.by_band.get(band, 0)) for band, words in AGES]
    noted = [
        (_("People who came"), attendance.people),
        *bands,
        (_("Helpers and facilitators"), attendance.helpers),
    ]
    return [(words, number) for words, number in noted if number]


def history(meeting: Meeting) -> tuple[list[HistoryLine], frozenset[str]]:
    """What became of the workshop, latest first; the sheets corrected since it was first closed."""
    slug, key = meeting.survey.slug, meeting.workshop.key
    events = list_workshop_events(db(), slug, key)
    lines = [HistoryLine(long_moment(event.happened_at), _event_words(event)) for event in events]
    return lines, keys_corrected_after_closing(db(), slug, key)


def _event_words(event: WorkshopEvent) -> str:
    who = event.made_by or _("Somebody")
    if event.attendance is not None:
        noted = attendance_words(event.attendance)
        numbers = "; ".join(f"{words}: {number}" for words, number in noted)
        return _("%(who)s noted who was there. %(numbers)s", who=who, numbers=numbers or "–")
    if event.kind == "closed":
        return _("%(who)s closed the workshop", who=who)
    return _("%(who)s reopened the workshop", who=who)
