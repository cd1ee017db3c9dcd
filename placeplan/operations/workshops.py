"""Workshops as they are run: sheets entered, corrected, removed and put back; days moved."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from placeplan.domain.faults import refuse
from placeplan.domain.response_records import fingerprint
from placeplan.domain.responses import Response
from placeplan.domain.workshops import Workshop
from placeplan.store.database import Database, writing
from placeplan.store.paper_sheets import (
    check_sheet_number,
    list_paper_responses,
    set_sheet_number,
)
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
    database: Database,
    response: Response,
    *,
    version: int,
    entered_by: str,
    on: date,
    number: str = "",
) -> EnteredSheet:
    """Store a workshop's or a paper sheet, or a correction of it, once however often it is sent.

    A paper sheet has its `number`, and keeps the day of its first entry.
    `version` is the stored version that the sheet was made from, 0 for a new sheet. Where that
    is no longer the stored one, or the sheet was removed meanwhile, and the content differs,
    nothing is changed. `Refused` when the workshop is closed or the key cannot be used.
    """
    with writing(database):
        slug, key = response.survey.slug, response.key
        if response.workshop_key:
            refuse_when_closed(get_workshop(database, slug, response.workshop_key))
        if number:
            check_sheet_number(database, slug, number, key)
        stored = find_response(database, key)
        if stored is None:
            entered = EnteredSheet("saved", _add(database, response, entered_by, on))
        elif not _are_of_one_pile(stored.response, response):
            raise refuse("response_key_taken", "response_key", found=key)
        else:
            entered = _correct(database, response, stored, version, entered_by)
        if number and entered.outcome == "saved":
            set_sheet_number(database, slug, number, key)
        return entered


def _correct(
    database: Database, response: Response, stored: StoredResponse, version: int, changed_by: str
) -> EnteredSheet:
    if response.channel == "paper":
        response = replace(response, collected_on=stored.response.collected_on)
    is_there = stored.state == "counted"
    if is_there and fingerprint(stored.response) == fingerprint(response):
        return EnteredSheet("saved", stored)
    if not is_there or stored.version != version:
        return EnteredSheet("conflict", stored)
    update_response(database, response, version=version, changed_by=changed_by)
    return EnteredSheet("saved", get_response(database, response.key))


def list_sheets(database: Database, workshop: Workshop) -> list[StoredResponse]:
    """The sheets of a workshop, or of a pile of paper, in the order they were entered."""
    slug = workshop.survey_slug
    if workshop.is_paper:
        return list_paper_responses(database, slug, workshop.area_code)
    return list_workshop_responses(database, slug, workshop.key)


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


def is_sheet_of(stored: StoredResponse, workshop: Workshop) -> bool:
    """Whether the response is a sheet of this workshop, or of this pile of paper."""
    response = stored.response
    if response.survey.slug != workshop.survey_slug:
        return False
    if workshop.is_paper:
        return response.channel == "paper" and response.area_code == workshop.area_code
    return response.workshop_key == workshop.key


def _are_of_one_pile(one: Response, other: Response) -> bool:
    if one.survey.slug != other.survey.slug or one.channel != other.channel:
        return False
    if one.channel == "paper":
        return one.area_code == other.area_code
    return one.workshop_key == other.workshop_key


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
    if not workshop.is_paper:
        refuse_when_closed(get_workshop(database, workshop.survey_slug, workshop.key))
    stored = get_response(database, key)
    if not is_sheet_of(stored, workshop):
        raise refuse("response_key_taken", "response_key", found=key)
    return stored
