"""What reminders are made from: dates and counts, never single answers or listings."""

from datetime import date

from placeplan.domain.reminders import DatedPlan, DatedSurvey, LikelyRepeats, StaleListings
from placeplan.store.database import Database


def list_dated_surveys(database: Database) -> list[DatedSurvey]:
    """Every survey's dates and counted responses, the one that closes first first."""
    rows = database.conn.execute(
        "SELECT slug, title, opens_on, closes_on,"
        " (SELECT coalesce(sum(responses), 0) FROM response_counts WHERE survey_id = surveys.id),"
        " EXISTS (SELECT 1 FROM responses WHERE survey_id = surveys.id)"
        " FROM surveys ORDER BY closes_on, title, slug"
    )
    return [
        DatedSurvey(
            slug,
            title,
            date.fromisoformat(opens_on),
            date.fromisoformat(closes_on),
            count,
            bool(has),
        )
        for slug, title, opens_on, closes_on, count, has in rows
    ]


def list_likely_repeats(database: Database) -> list[LikelyRepeats]:
    """Surveys with groups of flagged answers that nobody has looked at, by title."""
    rows = database.conn.execute(
        "SELECT slug, title, count(DISTINCT group_key)"
        " FROM flagged_responses JOIN surveys ON surveys.id = survey_id"
        " WHERE is_looked_at = 0 GROUP BY surveys.id ORDER BY title, slug"
    )
    return [LikelyRepeats(*row) for row in rows]


def list_dated_plans(database: Database) -> list[DatedPlan]:
    """Plans that are not adopted and have a dated consultation or Board meeting, oldest first."""
    plans: dict[int, DatedPlan] = {}
    for plan_id, title, status, kind, starts_on, ends_on in database.conn.execute(
        "SELECT plans.id, plans.title, status, kind, starts_on, ends_on"
        " FROM plans JOIN plan_steps ON plan_id = plans.id"
        " WHERE status <> 'adopted' AND is_removed = 0 AND starts_on <> ''"
        " AND kind IN ('consultation', 'board') ORDER BY plans.id, starts_on, ends_on"
    ):
        plan = plans.get(plan_id) or DatedPlan(plan_id, title, status)
        if kind == "board":
            plan = plan._replace(boards_on=(*plan.boards_on, date.fromisoformat(starts_on)))
        else:
            last_day = date.fromisoformat(ends_on or starts_on)
            plan = plan._replace(consultations_end_on=(*plan.consultations_end_on, last_day))
        plans[plan_id] = plan
    return list(plans.values())


def list_stale_listings(database: Database, on: date, unchecked_since: date) -> list[StaleListings]:
    """How many approved listings run on that day and were not checked since, by partner's name."""
    rows = database.conn.execute(
        "SELECT partner_id, partners.name, count(*)"
        " FROM listings JOIN partners ON partners.id = partner_id"
        " WHERE state = 'approved' AND (ends_on = '' OR ends_on >= ?) AND last_checked_on < ?"
        " GROUP BY partner_id ORDER BY partners.name, partner_id",
        (on.isoformat(), unchecked_since.isoformat()),
    )
    return [StaleListings(*row) for row in rows]
