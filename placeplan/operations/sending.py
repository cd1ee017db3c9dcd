"""Sending an answer: the draft becomes a response, once, however often one presses."""

from datetime import date

from placeplan.domain.drafts import draft_from_content, response_from_draft
from placeplan.domain.repeats import Signs, flags_of, text_marks
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.drafts import find_draft, remove_draft
from placeplan.store.flags import (
    add_flags,
    add_text_marks,
    find_same_text,
    find_sent_before,
)
from placeplan.store.profiles import freeze_public_step
from placeplan.store.responses import add_response

NO_SIGNS = Signs()


def send_draft(
    database: Database,
    survey: Survey,
    draft_key: str,
    on: date,
    receipt_hash: str,
    signs: Signs = NO_SIGNS,
) -> bool:
    """Store the draft's answers as a response, count them and remove the draft, all or nothing.

    What looks like a repeat or like spam by its `signs` is counted all the same, and flagged.

    False when there is no such draft: it was sent before, or purged. `Refused` when it cannot be
    a response; the draft then stays as it is.
    """
    with writing(database):
        content = find_draft(database, survey.slug, draft_key)
        if content is None:
            return False
        response = response_from_draft(draft_from_content(draft_key, content, survey), survey, on)
        _add_with_flags(database, response, receipt_hash, signs)
        freeze_public_step(database, survey.slug, response.area_code, on)
        remove_draft(database, draft_key)
    return True


def _add_with_flags(
    database: Database, response: Response, receipt_hash: str, signs: Signs
) -> None:
    slug, key, marks = response.survey.slug, response.key, text_marks(response)
    before = find_sent_before(database, slug, signs.sent_before, key) if signs.sent_before else None
    same = find_same_text(database, slug, marks) if marks else None
    if add_response(database, response, receipt_hash=receipt_hash) != "added":
        return
    if marks:
        add_text_marks(database, response, marks)
    flags = flags_of(
        response, signs, has_sent_before=before is not None, has_same_text=same is not None
    )
    if flags:
        add_flags(database, response, flags, same if before is None else before)
