"""Sheets as they are typed, at a workshop or from a pile of paper, and how they are numbered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from placeplan.domain.responses import Response
from placeplan.domain.sheets import NUMBER, response_from_sheet, sheet_number_of, sheet_of
from placeplan.operations.sheets import (
    EnteredSheet,
    SentRemoval,
    SentSheet,
    enter_removal,
    enter_sheet,
)
from placeplan.store.paper_sheets import sheet_number_by_key
from placeplan.store.response_rows import StoredResponse
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.workshops.blueprint import Meeting

LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with a typed sheet: as `SentSheet`, and `by`, whom its device noted.

    `checked_by` is who entered its ratings a second time, as its device noted that.
    """

    version: int
    edit: str = ""
    by: str = ""
    is_removed: bool = False
    checked_by: str = ""


def take_sheet(
    meeting: Meeting, key: str, sheet: Mapping[str, Any], sent: Sent
) -> tuple[EnteredSheet, Response]:
    """Store a typed sheet, or say that it was changed meanwhile; `Refused` names its cells."""
    response = response_from_sheet(sheet, key, meeting.survey, meeting.workshop)
    entered = enter_sheet(
        db(),
        SentSheet(
            response,
            version=sent.version,
            entered_by=_who(sent.by),
            edit=sent.edit,
            number=sheet_number_of(sheet) if meeting.workshop.is_paper else "",
            checked_by=_who(sent.checked_by) if sent.checked_by.strip() else "",
        ),
        today(),
    )
    return entered, response


def take_removal(meeting: Meeting, key: str, sent: Sent) -> EnteredSheet:
    """Remove a sheet, whatever it says, or say that it was changed meanwhile."""
    removal = SentRemoval(key, version=sent.version, removed_by=_who(sent.by), edit=sent.edit)
    return enter_removal(db(), meeting.workshop, removal)


def _who(noted: str) -> str:
    """Who typed the sheet, as its device noted it, and who sent it where that is somebody else."""
    sender = principal().name
    name = " ".join(noted.split())[:LONGEST_NAME]
    if not name or name == sender:
        return sender
    return _("%(name)s, sent by %(sender)s", name=name, sender=sender)


def typed_sheet(meeting: Meeting, stored: StoredResponse) -> dict[str, Any]:
    """A stored sheet as it was typed."""
    return typed_sheets(meeting, [stored])[0]


def typed_sheets(meeting: Meeting, stored: Sequence[StoredResponse]) -> list[dict[str, Any]]:
    """Stored sheets as they were typed."""
    sheets = [sheet_of(one.response) for one in stored]
    if meeting.workshop.is_paper:
        numbers = _numbers(meeting)
        for one, sheet in zip(stored, sheets, strict=True):
            sheet[NUMBER] = numbers.get(one.response.key, "")
    return sheets


def numbered(
    meeting: Meeting, stored: Sequence[StoredResponse]
) -> list[tuple[int | str, StoredResponse]]:
    """Each sheet with its number: the one on the paper, else its place among the others."""
    if not meeting.workshop.is_paper:
        return list(enumerate(stored, start=1))
    numbers = _numbers(meeting)
    return [(numbers[one.response.key], one) for one in stored]


def _numbers(meeting: Meeting) -> dict[str, str]:
    return sheet_number_by_key(db(), meeting.survey.slug)
