"""Keeping the promise of how long single answers are kept."""

from datetime import date, timedelta

from placeplan.operations.profiles import freeze_closed_survey
from placeplan.store.consultation_comments import remove_comments_closed_before
from placeplan.store.database import Database, writing
from placeplan.store.facilitator_links import remove_facilitator_links
from placeplan.store.leads import forget_who_answered
from placeplan.store.monitoring import remove_monitoring
from placeplan.store.response_imports import remove_response_imports
from placeplan.store.retention import remove_expired
from placeplan.store.subscribers import remove_subscribers
from placeplan.store.surveys import has_responses, list_surveys
from placeplan.store.workshop_events import forget_who


def remove_expired_responses(
    database: Database, today: date, retention_days: int
) -> dict[str, int]:
    """Delete the responses of surveys that closed more than `retention_days` ago.

    Comments on draft plans go as long after their consultation, and who spoke for a lead as long
    after its answer. The surveys' profiles are frozen first, where they are not yet, and stay;
    their equality monitoring goes, the list of who is kept informed, the facilitator links of
    their workshops, the names in their histories, and which files were taken in, also where no
    response is left. Returns how many responses went, by survey.
    """
    latest_close = today - timedelta(days=retention_days)
    removed = {}
    with writing(database):
        remove_comments_closed_before(database, latest_close)
        forget_who_answered(database, latest_close)
        for survey in list_surveys(database):
            if survey.closes_on >= latest_close:
                continue
            remove_monitoring(database, survey.slug)
            remove_subscribers(database, survey.slug)
            remove_facilitator_links(database, survey.slug)
            forget_who(database, survey.slug)
            if has_responses(database, survey.slug):
                freeze_closed_survey(database, survey, today)
                removed[survey.slug] = remove_expired(database, survey.slug, today)
            else:
                remove_response_imports(database, survey.slug)
    return removed
