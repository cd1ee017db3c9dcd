"""Sheets as they come in: entered, corrected, removed and put back, each change taken once."""

from dataclasses import dataclass, replace
from datetime import date

from placeplan.domain.faults import refuse
from placeplan.domain.response_records import fingerprint
from placeplan.domain.responses import Response
from placeplan.domain.workshops import Workshop
from placeplan.operations.workshops import is_sheet_of, refuse_when_closed
from placeplan.store.comment_veils import as_shown
from placeplan.store.database import Database, writing
from placeplan.store.paper_sheets import (
    check_sheet_number,
    find_sheet_number,
    set_sheet_number,
)
from placeplan.store.profiles import freeze_public_step
from placeplan.store.response_rows import (
    StoredResponse,
    find_response,
    get_response,
    list_revisions,
)
from placeplan.store.responses import (
    add_response,
    include_response,
    is_withdrawn,
    keep_version,
    remove_response,
    update_response,
)
from placeplan.store.sheet_checks import keep_sheet_check, set_sheet_check
from placeplan.store.sheet_edits import SheetEdit, add_sheet_edit, find_sheet_edit
from placeplan.store.workshops import get_workshop


@dataclass(frozen=True, slots=True)
class SentSheet:
    """A workshop's or a paper sheet as it was sent, or a correction of it.

    `version` is the stored one that it was made from, 0 for a new sheet. `edit` is the key of this
    very change, so that a repeat is known as one. A paper sheet has its `number`. `checked_by`
    names who entered its ratings a second time, where somebody did.
    """

    response: Response
    version: int
    entered_by: str
    edit: str = ""
    number: str = ""
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class SentRemoval:
    """That the sheet with this key is no longer to count; otherwise as `SentSheet`."""

    key: str
    version: int
    removed_by: str
    edit: str = ""


@dataclass(frozen=True, slots=True)
class EnteredSheet:
    """What became of a sheet: it is stored as `version`, 0 where there was nothing to remove; or
    it differs from what is stored by now, the `conflict`, which was left as it was.
    """

    version: int
    conflict: StoredResponse | None = None


def enter_sheet(database: Database, sent: SentSheet, on: date) -> EnteredSheet:
    """Store a sheet or a correction once, however often it is sent.

    A change that was taken before is answered as it was then. A paper sheet keeps the day of its
    first entry. Where another version is stored by now than the sheet was made from, and the two
    differ, nothing is changed. `Refused` when the workshop is closed or the key cannot be used.
    """
    response, number = sent.response, sent.number
    with writing(database):
        known = _known(database, sent.edit, response.key)
        if known is not None:
            return known
        if response.workshop_key:
            refuse_when_closed(get_workshop(database, response.survey.slug, response.workshop_key))
        if number:
            check_sheet_number(database, response.survey.slug, number, response.key)
        entered = _enter(database, sent, on)
        if entered.conflict is None:
            _note(database, sent, entered.version)
        return entered


def _note(database: Database, sent: SentSheet, version: int) -> None:
    response = sent.response
    if sent.number:
        set_sheet_number(database, response.survey.slug, sent.number, response.key)
    if sent.edit:
        add_sheet_edit(database, sent.edit, SheetEdit(response.key, version))
    if sent.checked_by:
        set_sheet_check(database, response.key, version, sent.checked_by)


def enter_removal(database: Database, workshop: Workshop, sent: SentRemoval) -> EnteredSheet:
    """Remove a sheet once, however often that is sent; it is kept and can be put back.

    A sheet that is not stored, or does not count any more, is as good as removed. Otherwise as
    `enter_sheet`.
    """
    with writing(database):
        known = _known(database, sent.edit, sent.key)
        if known is not None:
            return known
        if find_response(database, sent.key) is None:
            return EnteredSheet(0)
        stored = _sheet(database, workshop, sent.key)
        if stored.state == "counted" and stored.version != sent.version:
            return _differs(stored)
        if stored.state == "counted":
            stored = _remove(database, stored, sent.removed_by)
        if sent.edit:
            add_sheet_edit(database, sent.edit, SheetEdit(sent.key, stored.version))
        return _saved(stored)


def _known(database: Database, edit: str, key: str) -> EnteredSheet | None:
    """What was answered to this very change of the sheet before, if it was taken."""
    known = find_sheet_edit(database, edit)
    return EnteredSheet(known.version) if known and known.response_key == key else None


def _enter(database: Database, sent: SentSheet, on: date) -> EnteredSheet:
    stored = find_response(database, sent.response.key)
    if stored is None:
        return _saved(_add(database, sent.response, sent.entered_by, on))
    if not _are_of_one_pile(stored.response, sent.response):
        raise refuse("response_key_taken", "response_key", found=sent.response.key)
    return _correct(database, sent, stored)


def _correct(database: Database, sent: SentSheet, stored: StoredResponse) -> EnteredSheet:
    response, key = sent.response, sent.response.key
    if response.channel == "paper":
        response = replace(response, collected_on=stored.response.collected_on)
    response = as_shown(database, response)
    is_other_number = sent.number and sent.number != find_sheet_number(database, key)
    is_same = fingerprint(stored.response) == fingerprint(response) and not is_other_number
    if is_same and stored.state == "counted":
        return _saved(stored)
    if stored.version != sent.version:
        return _differs(stored)
    if stored.state != "counted":
        stored = _put_back(database, stored, sent.entered_by)
    version = update_response(
        database, response, version=stored.version, changed_by=sent.entered_by
    )
    if is_other_number and version == stored.version:
        keep_version(database, key, sent.entered_by)
    return _saved(get_response(database, key))


def _saved(stored: StoredResponse) -> EnteredSheet:
    return EnteredSheet(stored.version)


def _differs(stored: StoredResponse) -> EnteredSheet:
    return EnteredSheet(stored.version, stored)


def _remove(database: Database, stored: StoredResponse, removed_by: str) -> StoredResponse:
    key = stored.response.key
    remove_response(database, key, removed_by)
    keep_sheet_check(database, key, stored.version)
    return get_response(database, key)


def _put_back(database: Database, stored: StoredResponse, put_back_by: str) -> StoredResponse:
    if not stored.removed_by:
        raise refuse("sheet_left_out", "response_key", found=stored.state_reason)
    key = stored.response.key
    include_response(database, key, changed_by=put_back_by)
    keep_sheet_check(database, key, stored.version)
    return get_response(database, key)


def remove_sheet(database: Database, workshop: Workshop, key: str, removed_by: str) -> None:
    """Take a wrongly entered sheet out of every figure; it is kept and can be put back."""
    with writing(database):
        stored = _sheet(database, workshop, key)
        if stored.state == "counted":
            _remove(database, stored, removed_by)


def put_back_sheet(database: Database, workshop: Workshop, key: str, put_back_by: str) -> None:
    """Count a sheet again that was removed; `Refused` when it was left out for another reason."""
    with writing(database):
        stored = _sheet(database, workshop, key)
        if stored.state == "excluded":
            _put_back(database, stored, put_back_by)


def last_changed_by(database: Database, stored: StoredResponse) -> str:
    """Who entered the sheet, or corrected it last."""
    revisions = list_revisions(database, stored.response.key)
    return revisions[-1].changed_by if revisions else stored.entered_by


def _are_of_one_pile(one: Response, other: Response) -> bool:
    if one.survey.slug != other.survey.slug or one.channel != other.channel:
        return False
    if one.channel == "paper":
        return one.area_code == other.area_code
    return one.workshop_key == other.workshop_key


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
