"""Workshops as they are run: sheets entered, corrected, removed and put back; days moved."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from placeplan.domain.faults import refuse
from placeplan.domain.response_records import fingerprint
from placeplan.domain.responses import Response
from placeplan.domain.workshops import Workshop
from placeplan.store.database import Database, writing
from placeplan.store.profiles import freeze_public_step
from placeplan.store.response_rows import (
    StoredResponse,
    find_response,
    get_response,
    list_revisions,
    list_workshop_responses,
)
from placeplan.store.responses import (
    add_response,
    exclude_response,
    include_response,
    is_withdrawn,
    update_response,
)
from placeplan.store.workshops import get_workshop, update_workshop

REMOVED_BY = "removed by "


@dataclass(frozen=True)
class EnteredSheet:
    """What became of a sheet: `saved`, or a `conflict` with the `stored` one, left as it was."""

    outcome: Literal["saved", "conflict"]
    stored: StoredResponse


def enter_sheet(
    database: Database, response: Response, *, version: int, entered_by: str, on: date
) -> EnteredSheet:
    """Store a workshop's sheet, or a correction of it, once however often it is sent.

    `version` is the stored version that the sheet was made from, 0 for a new sheet. Where that
    is no longer the stored one, or the sheet was removed meanwhile, and the content differs,
    nothing is changed. `Refused` when the workshop is closed or the key cannot be used.
    """
    with writing(database):
        refuse_when_closed(get_workshop(database, response.survey.slug, response.workshop_key))
        stored = find_response(database, response.key)
        if stored is None:
            return EnteredSheet("saved", _add(database, response, entered_by, on))
        if not is_sheet_of(stored, response.survey.slug, response.workshop_key):
            raise refuse("response_key_taken", "response_key", found=response.key)
        is_there = stored.state == "counted"
        if is_there and fingerprint(stored.response) == fingerprint(response):
            return EnteredSheet("saved", stored)
        if not is_there or stored.version != version:
            return EnteredSheet("conflict", stored)
        update_response(database, response, version=version, changed_by=entered_by)
        return EnteredSheet("saved", get_response(database, response.key))


def remove_sheet(database: Database, workshop: Workshop, key: str, removed_by: str) -> None:
    """Take a wrongly entered sheet out of every figure; it is kept and can be put back."""
    with writing(database):
        stored = _sheet(database, workshop, key)
        if stored.state == "counted":
            exclude_response(database, key, f"{REMOVED_BY}{removed_by}")


def put_back_sheet(database: Database, workshop: Workshop, key: str) -> None:
    """Count a sheet again that was removed; `Refused` when it was left out for another reason."""
    with writing(database):
        stored = _sheet(database, workshop, key)
        if stored.state == "excluded" and not was_removed(stored):
            raise refuse("sheet_left_out", "response_key", found=stored.state_reason)
        include_response(database, key)


def change_workshop(database: Database, workshop: Workshop, changed_by: str) -> None:
    """Change a workshop; a new day is written on all its sheets, with what they said before.

    `Refused` when the area would change under sheets that were entered for it.
    """
    with writing(database):
        kept = get_workshop(database, workshop.survey_slug, workshop.key)
        sheets = list_workshop_responses(database, workshop.survey_slug, workshop.key)
        if sheets and workshop.area_code != kept.area_code:
            raise refuse("workshop_area_in_use", "area_code")
        update_workshop(database, workshop)
        for stored in sheets:
            if stored.response.collected_on != workshop.held_on:
                moved = replace(stored.response, collected_on=workshop.held_on)
                update_response(database, moved, version=stored.version, changed_by=changed_by)


def last_changed_by(database: Database, stored: StoredResponse) -> str:
    """Who entered the sheet, or corrected it last."""
    revisions = list_revisions(database, stored.response.key)
    return revisions[-1].changed_by if revisions else stored.entered_by


def was_removed(stored: StoredResponse) -> bool:
    """Whether somebody removed this sheet at its workshop, rather than left it out in review."""
    return stored.state == "excluded" and stored.state_reason.startswith(REMOVED_BY)


def is_sheet_of(stored: StoredResponse, survey_slug: str, workshop_key: str) -> bool:
    """Whether the response is a sheet of this workshop."""
    response = stored.response
    return response.survey.slug == survey_slug and response.workshop_key == workshop_key


def refuse_when_closed(workshop: Workshop) -> None:
    """Raise `Refused` when no sheet may be entered or changed."""
    if workshop.state != "open":
        raise refuse("workshop_closed", "workshop", found=workshop.key)


def _add(database: Database, response: Response, entered_by: str, on: date) -> StoredResponse:
    if is_withdrawn(database, response.key):
        raise refuse("sheet_withdrawn", "response_key", found=response.key)
    add_response(database, response, entered_by=entered_by)
    freeze_public_step(database, response.survey.slug, response.area_code, on)
    return get_response(database, response.key)


def _sheet(database: Database, workshop: Workshop, key: str) -> StoredResponse:
    refuse_when_closed(get_workshop(database, workshop.survey_slug, workshop.key))
    stored = get_response(database, key)
    if not is_sheet_of(stored, workshop.survey_slug, workshop.key):
        raise refuse("response_key_taken", "response_key", found=key)
    return stored
