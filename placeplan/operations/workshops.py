"""Workshops as they are run: their sheets listed, their facts and days changed."""

from dataclasses import replace

from placeplan.domain.faults import refuse
from placeplan.domain.workshops import Workshop
from placeplan.store.database import Database, writing
from placeplan.store.paper_sheets import list_paper_responses
from placeplan.store.response_rows import StoredResponse, list_workshop_responses
from placeplan.store.responses import update_response
from placeplan.store.sheet_checks import keep_sheet_check
from placeplan.store.workshops import get_workshop, update_workshop


def list_sheets(database: Database, workshop: Workshop) -> list[StoredResponse]:
    """The sheets of a workshop, or of a pile of paper, in the order they were entered."""
    slug = workshop.survey_slug
    if workshop.is_paper:
        return list_paper_responses(database, slug, workshop.area_code)
    return list_workshop_responses(database, slug, workshop.key)


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
                keep_sheet_check(database, moved.key, stored.version)


def is_sheet_of(stored: StoredResponse, workshop: Workshop) -> bool:
    """Whether the response is a sheet of this workshop, or of this pile of paper."""
    response = stored.response
    if response.survey.slug != workshop.survey_slug:
        return False
    if workshop.is_paper:
        return response.channel == "paper" and response.area_code == workshop.area_code
    return response.workshop_key == workshop.key


def refuse_when_closed(workshop: Workshop) -> None:
    """Raise `Refused` when no sheet may be entered or changed."""
    if workshop.state != "open":
        raise refuse("workshop_closed", "workshop", found=workshop.key)
