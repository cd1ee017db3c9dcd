"""Keeping the promise of how long single answers are kept."""

from datetime import date, timedelta

from placeplan.operations.profiles import freeze_closed_survey
from placeplan.store.database import Database, writing
from placeplan.store.monitoring import remove_monitoring
from placeplan.store.retention import remove_expired
from placeplan.store.subscribers import remove_subscribers
from placeplan.store.surveys import has_responses, list_surveys


def remove_expired_responses(
    database: Database, today: date, retention_days: int
) -> dict[str, int]:
    """Delete the responses of surveys that closed more than `retention_days` ago.

    Their profiles are frozen first, where they are not yet, and stay; their equality monitoring
    goes, and the list of who is kept informed. Returns how many responses went, by survey.
    """
    latest_close = today - timedelta(days=retention_days)
    removed = {}
    with writing(database):
        for survey in list_surveys(database):
            if survey.closes_on >= latest_close:
                continue
            remove_monitoring(database, survey.slug)
            remove_subscribers(database, survey.slug)
            if has_responses(database, survey.slug):
                freeze_closed_survey(database, survey, today)
                removed[survey.slug] = remove_expired(database, survey.slug, today)
    return removed
