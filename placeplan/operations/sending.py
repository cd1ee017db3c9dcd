"""Sending an answer: the draft becomes a response, once, however often one presses."""

from datetime import date

from placeplan.domain.drafts import draft_from_content, response_from_draft
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.drafts import find_draft, remove_draft
from placeplan.store.profiles import freeze_public_step
from placeplan.store.responses import add_response


def send_draft(
    database: Database, survey: Survey, draft_key: str, on: date, receipt_hash: str
) -> bool:
    """Store the draft's answers as a response, count them and remove the draft, all or nothing.

    False when there is no such draft: it was sent before, or purged. `Refused` when it cannot be
    a response; the draft then stays as it is.
    """
    with writing(database):
        content = find_draft(database, survey.slug, draft_key)
        if content is None:
            return False
        response = response_from_draft(draft_from_content(draft_key, content, survey), survey, on)
        add_response(database, response, receipt_hash=receipt_hash)
        freeze_public_step(database, survey.slug, response.area_code, on)
        remove_draft(database, draft_key)
    return True
