"""What officers should turn to on a day: which dates are near, and what has waited too long."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from placeplan.domain.faults import Param
from placeplan.domain.partners import Invitation, Partner, chase_state
from placeplan.domain.requests import Chase
from placeplan.domain.workshops import Workshop

ReminderKind = Literal[
    "survey_opens",
    "survey_closes",
    "survey_closed",
    "answers_expire",
    "repeats_waiting",
    "invitation_ends",
    "invitations_end",
    "partners_silent",
    "request_overdue",
    "requests_overdue",
    "listings_waiting",
    "partner_listings_stale",
    "listings_stale",
    "workshop_open",
    "workshops_open",
    "consultation_closes",
    "consultation_closed",
    "comments_unread",
    "points_unanswered",
    "leads_overdue",
    "leads_silent",
    "board_meets",
]

DAYS_AROUND_SURVEY = 7
DAYS_BEFORE_LINK_ENDS = 14
DAYS_OF_SILENCE = 14
DAYS_BEFORE_ANSWERS_EXPIRE = 30
# more of one kind than this are told in one reminder, with their number
MOST_OF_A_KIND = 5


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to turn to: what (`kind`), the day it is about, and of what it speaks.

    `due_on` is None where no day is nearer than another.
    """

    kind: ReminderKind
    due_on: date | None = None
    params: Mapping[str, Param] = field(default_factory=dict, hash=False)


class DatedSurvey(NamedTuple):
    """A survey's dates, its counted responses, and whether any single response is still kept."""

    slug: str
    title: str
    opens_on: date
    closes_on: date
    answers: int
    has_responses: bool


class LikelyRepeats(NamedTuple):
    """How many groups of a survey's answers look like repeats and have not been looked at."""

    slug: str
    title: str
    group_count: int


class StaleListings(NamedTuple):
    """How many approved and current listings of a partner nobody has checked for a year."""

    partner_id: int
    partner: str
    listing_count: int


def survey_reminders(
    surveys: Iterable[DatedSurvey], today: date, retention_days: int
) -> Iterator[Reminder]:
    """Surveys that open or close soon, closed lately, or lose their single responses soon."""
    for survey in surveys:
        named: dict[str, Param] = {"slug": survey.slug, "title": survey.title}
        told = named | {"num": survey.answers}
        if is_near(survey.opens_on, today, DAYS_AROUND_SURVEY) and today < survey.opens_on:
            yield Reminder("survey_opens", survey.opens_on, named)
        elif today >= survey.opens_on and is_near(survey.closes_on, today, DAYS_AROUND_SURVEY):
            yield Reminder("survey_closes", survey.closes_on, told)
        elif 0 < (today - survey.closes_on).days <= DAYS_AROUND_SURVEY:
            yield Reminder("survey_closed", survey.closes_on, told)
        last_day = survey.closes_on + timedelta(days=retention_days)
        holds_answers = survey.has_responses and today > survey.closes_on
        if holds_answers and is_near(last_day, today, DAYS_BEFORE_ANSWERS_EXPIRE):
            yield Reminder("answers_expire", last_day, named)


def repeat_reminders(waiting: Iterable[LikelyRepeats]) -> Iterator[Reminder]:
    """Surveys with answers that look like repeats or spam and that nobody has looked at."""
    for each in waiting:
        told: dict[str, Param] = {"slug": each.slug, "title": each.title, "num": each.group_count}
        yield Reminder("repeats_waiting", params=told)


def partner_reminders(
    partners: Iterable[Partner],
    latest: Mapping[int, Invitation],
    today: date,
    by_letter: Collection[int] = (),
) -> Iterator[Reminder]:
    """Partners whose link runs out soon, and how many have been silent for too long.

    `latest` has each partner's newest invitation by its number. Who has answered it, or whose
    link an officer has ended, needs no chasing. Those in `by_letter` got their link with a letter
    and a day to answer by, which says when they have been silent for too long.
    """
    ending: list[Reminder] = []
    silent_count = 0
    for partner in partners:
        invitation = latest.get(partner.id)
        if invitation is None or invitation.revoked_at or partner.id in by_letter:
            continue
        state = chase_state(partner, invitation, f"{today.isoformat()}T00:00:00Z")
        if state == "answered":
            continue
        silent_count += (today - _day_of(invitation.created_at)).days > DAYS_OF_SILENCE
        ends_on = _day_of(invitation.expires_at)
        if state != "lapsed" and is_near(ends_on, today, DAYS_BEFORE_LINK_ENDS):
            told: dict[str, Param] = {"partner_id": partner.id, "partner": partner.name}
            ending.append(Reminder("invitation_ends", ends_on, told))
    yield from _each_or_all(ending, "invitations_end")
    if silent_count:
        yield Reminder("partners_silent", params={"num": silent_count})


def request_reminders(chases: Iterable[Chase], today: date) -> Iterator[Reminder]:
    """Partners that were to answer by a day that has passed, and have not."""
    overdue = [
        Reminder(
            "request_overdue",
            chase.due_on,
            {"partner_id": chase.partner.id, "partner": chase.partner.name},
        )
        for chase in chases
        if chase.is_overdue(today)
    ]
    return _each_or_all(overdue, "requests_overdue")


def listing_reminders(waiting: int, stale: Sequence[StaleListings]) -> Iterator[Reminder]:
    """Listings that wait for approval, and those that have gone unchecked, by partner."""
    if waiting:
        yield Reminder("listings_waiting", params={"num": waiting})
    if len(stale) > MOST_OF_A_KIND:
        total = sum(each.listing_count for each in stale)
        yield Reminder("listings_stale", params={"num": total, "partners": len(stale)})
        return
    for each in stale:
        told: dict[str, Param] = {"partner_id": each.partner_id, "partner": each.partner}
        yield Reminder("partner_listings_stale", params=told | {"num": each.listing_count})


def workshop_reminders(workshops: Iterable[Workshop], today: date) -> Iterator[Reminder]:
    """Workshops whose day has passed and that still take sheets."""
    over = [
        Reminder(
            "workshop_open",
            workshop.held_on,
            {
                "slug": workshop.survey_slug,
                "workshop_key": workshop.key,
                "title": workshop.title or workshop.venue or workshop.key,
            },
        )
        for workshop in workshops
        if workshop.state == "open" and workshop.held_on < today
    ]
    return _each_or_all(over, "workshops_open")


def in_order(reminders: Iterable[Reminder]) -> list[Reminder]:
    """Reminders by their day, and after them those without one."""
    return sorted(reminders, key=lambda each: each.due_on or date.max)


def is_near(day: date, today: date, days: int) -> bool:
    """Whether a day is today or at most so many days away."""
    return 0 <= (day - today).days <= days


def _day_of(moment: str) -> date:
    return date.fromisoformat(moment[:10])


def _each_or_all(reminders: Sequence[Reminder], together: ReminderKind) -> Iterator[Reminder]:
    """Each by itself while they are few, else one for all with their number and first day."""
    if len(reminders) <= MOST_OF_A_KIND:
        yield from reminders
        return
    first_day = min(each.due_on for each in reminders if each.due_on)
    yield Reminder(together, first_day, {"num": len(reminders)})
