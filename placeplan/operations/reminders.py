"""What needs officers' attention on a day, from all that the instance holds."""

from datetime import date, timedelta

from placeplan.domain.listings import DAYS_UNTIL_STALE
from placeplan.domain.plan_reminders import consultation_reminders, lead_reminders, plan_reminders
from placeplan.domain.reminders import (
    Reminder,
    in_order,
    listing_reminders,
    partner_reminders,
    repeat_reminders,
    request_reminders,
    survey_reminders,
    workshop_reminders,
)
from placeplan.store.database import Database, reading
from placeplan.store.invitations import list_latest_invitations
from placeplan.store.listings import count_listings
from placeplan.store.reminders import (
    list_awaited_leads,
    list_dated_plans,
    list_dated_surveys,
    list_likely_repeats,
    list_open_consultations,
    list_stale_listings,
)
from placeplan.store.requests import list_chases
from placeplan.store.workshops import list_workshops


def list_reminders(database: Database, today: date, retention_days: int) -> list[Reminder]:
    """Every reminder of that day, the earliest date first; the cost does not grow with answers.

    `retention_days` after its close a survey's single responses are deleted.
    """
    with reading(database):
        states, chases = count_listings(database).values(), list_chases(database)
        latest = list_latest_invitations(database)
        links = {request.invitation_id for chase in chases for request in chase.requests}
        a_year_ago = today - timedelta(days=DAYS_UNTIL_STALE)
        return in_order(
            [
                *survey_reminders(list_dated_surveys(database), today, retention_days),
                *repeat_reminders(list_likely_repeats(database)),
                *plan_reminders(list_dated_plans(database), today),
                *consultation_reminders(list_open_consultations(database), today),
                *lead_reminders(list_awaited_leads(database), today),
                *workshop_reminders(list_workshops(database), today),
                *partner_reminders(
                    [chase.partner for chase in chases],
                    latest,
                    today,
                    by_letter={number for number, link in latest.items() if link.id in links},
                ),
                *request_reminders(chases, today),
                *listing_reminders(
                    waiting=sum(counts.get("waiting", 0) for counts in states),
                    stale=list_stale_listings(database, today, a_year_ago),
                ),
            ]
        )
