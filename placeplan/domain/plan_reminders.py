"""What officers should turn to in their plans: dates, comments on drafts, and answers of leads."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from placeplan.domain.faults import Param
from placeplan.domain.plans import PlanStatus
from placeplan.domain.reminders import DAYS_OF_SILENCE, Reminder, is_near

DAYS_BEFORE_CONSULTATION_CLOSES = 7
DAYS_BEFORE_BOARD = 14


class DatedPlan(NamedTuple):
    """A plan's status, the last days of its consultations and the days of its Board meetings."""

    id: int
    title: str
    status: PlanStatus
    consultations_end_on: tuple[date, ...] = ()
    boards_on: tuple[date, ...] = ()


class OpenConsultation(NamedTuple):
    """The last day of an issued edition's consultation, and what is still to be read or answered.

    `comments_new` nobody has read; `points_open` are what was said and has no answer yet.
    """

    plan_id: int
    title: str
    edition: int
    closes_on: date
    comments_new: int
    points_open: int


class AwaitedLead(NamedTuple):
    """A lead that has yet to answer to its action as it is worded now.

    `due_on` is the action's day; `asked_on` the day it was named, None where it answered earlier.
    """

    plan_id: int
    title: str
    due_on: date | None
    asked_on: date | None


def plan_reminders(plans: Iterable[DatedPlan], today: date) -> Iterator[Reminder]:
    """Consultations that close soon, or have closed without a change of status; Boards that meet.

    An adopted plan needs none of them.
    """
    for plan in plans:
        if plan.status == "adopted":
            continue
        named: dict[str, Param] = {"plan_id": plan.id, "title": plan.title}
        for ends_on in plan.consultations_end_on:
            if is_near(ends_on, today, DAYS_BEFORE_CONSULTATION_CLOSES):
                yield Reminder("consultation_closes", ends_on, named)
        last_day = max(plan.consultations_end_on, default=today)
        if plan.status == "consultation_draft" and last_day < today:
            yield Reminder("consultation_closed", last_day, named)
        for meets_on in plan.boards_on:
            if is_near(meets_on, today, DAYS_BEFORE_BOARD):
                yield Reminder("board_meets", meets_on, named)


def consultation_reminders(
    consultations: Iterable[OpenConsultation], today: date
) -> Iterator[Reminder]:
    """Comments that nobody has read, and what has no answer when comments are taken no more."""
    for each in consultations:
        named: dict[str, Param] = {
            "plan_id": each.plan_id, "title": each.title, "number": each.edition,
        }  # fmt: skip
        is_over = each.closes_on < today
        if each.comments_new:
            due_on = each.closes_on if is_over else None
            yield Reminder("comments_unread", due_on, named | {"num": each.comments_new})
        if each.points_open and is_over:
            told = named | {"num": each.points_open}
            yield Reminder("points_unanswered", each.closes_on, told)


def lead_reminders(leads: Iterable[AwaitedLead], today: date) -> Iterator[Reminder]:
    """Plans with leads that have not answered, by the day of their action or for too long."""
    plans: dict[int, list[AwaitedLead]] = {}
    for each in leads:
        plans.setdefault(each.plan_id, []).append(each)
    for plan_id, waiting in plans.items():
        named: dict[str, Param] = {"plan_id": plan_id, "title": waiting[0].title}
        overdue = [each.due_on for each in waiting if each.due_on and each.due_on < today]
        if overdue:
            yield Reminder("leads_overdue", min(overdue), named | {"num": len(overdue)})
        silent = [
            each
            for each in waiting
            if each.asked_on
            and (today - each.asked_on).days > DAYS_OF_SILENCE
            and not (each.due_on and each.due_on < today)
        ]
        if silent:
            yield Reminder("leads_silent", params=named | {"num": len(silent)})
