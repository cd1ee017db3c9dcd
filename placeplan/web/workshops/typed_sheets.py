"""Sheets as they are typed, at a workshop or from a pile of paper, and how they are numbered."""

from collections.abc import Mapping, Sequence
from typing import Any

from placeplan.domain.responses import Response
from placeplan.domain.sheets import NUMBER, response_from_sheet, sheet_number_of, sheet_of
from placeplan.operations.workshops import EnteredSheet, enter_sheet
from placeplan.store.paper_sheets import sheet_number_by_key
from placeplan.store.response_rows import StoredResponse
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.workshops.blueprint import Meeting


def take_sheet(
    meeting: Meeting, key: str, sheet: Mapping[str, Any], version: int
) -> tuple[EnteredSheet, Response]:
    """Store a typed sheet, or say that it was changed meanwhile; `Refused` names its cells."""
    response = response_from_sheet(sheet, key, meeting.survey, meeting.workshop)
    number = sheet_number_of(sheet) if meeting.workshop.is_paper else ""
    entered = enter_sheet(
        db(),
        response,
        version=version,
        entered_by=principal().name,
        on=today(),
        number=number,
    )
    return entered, response


def typed_sheet(meeting: Meeting, stored: StoredResponse) -> dict[str, Any]:
    """A stored sheet as it was typed."""
    sheet = sheet_of(stored.response)
    if meeting.workshop.is_paper:
        sheet[NUMBER] = _numbers(meeting).get(stored.response.key, "")
    return sheet


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
