"""What reminders are made from: dates and counts, never single answers or listings."""

from datetime import date

from placeplan.domain.plan_reminders import AwaitedLead, DatedPlan, OpenConsultation
from placeplan.domain.reminders import DatedSurvey, LikelyRepeats, StaleListings
from placeplan.store.actions import list_actions
from placeplan.store.database import Database
from placeplan.store.leads import list_lead_answers


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
    """Plans that are not adopted and have a dated consultation or Board meeting, oldest first.

    A consultation is dated by a step of the plan, or by an edition that was issued for comments.
    """
    plans: dict[int, DatedPlan] = {}
    for plan_id, title, status, kind, starts_on, ends_on in database.conn.execute(
        "SELECT plans.id, plans.title, status, kind, starts_on, ends_on"
        " FROM plans JOIN plan_steps ON plan_id = plans.id"
        " WHERE status <> 'adopted' AND is_removed = 0 AND starts_on <> ''"
        " AND kind IN ('consultation', 'board')"
        " UNION SELECT plans.id, plans.title, plans.status, 'consultation', opens_on, closes_on"
        " FROM plans JOIN plan_editions AS e ON plan_id = plans.id"
        " JOIN consultations ON edition_id = e.id WHERE plans.status <> 'adopted'"
        " AND e.id NOT IN (SELECT edition_id FROM withheld_editions) ORDER BY 1, 5, 6"
    ):
        plan = plans.get(plan_id) or DatedPlan(plan_id, title, status)
        if kind == "board":
            plan = plan._replace(boards_on=(*plan.boards_on, date.fromisoformat(starts_on)))
        else:
            last_days = (*plan.consultations_end_on, date.fromisoformat(ends_on or starts_on))
            plan = plan._replace(consultations_end_on=tuple(dict.fromkeys(last_days)))
        plans[plan_id] = plan
    return list(plans.values())


def list_open_consultations(database: Database) -> list[OpenConsultation]:
    """Consultations with comments that nobody has read or points without an answer, oldest first.

    Their cost is that of what is open, not of all that was ever said.
    """
    rows = database.conn.execute(
        "SELECT plans.id, plans.title, number, closes_on, ("
        "  SELECT count(*) FROM consultation_comments WHERE consultation_id = c.id"
        "  AND state = 'new'"
        " ) AS unread, ("
        "  SELECT count(*) FROM consultation_points WHERE consultation_id = c.id"
        "  AND outcome = 'open' AND NOT is_removed"
        " ) AS unanswered"
        " FROM consultations AS c JOIN plan_editions AS e ON e.id = edition_id"
        " JOIN plans ON plans.id = plan_id WHERE unread + unanswered > 0 ORDER BY closes_on, c.id"
    )
    return [
        OpenConsultation(plan_id, title, number, date.fromisoformat(closes_on), unread, unanswered)
        for plan_id, title, number, closes_on, unread, unanswered in rows
    ]


def list_awaited_leads(database: Database) -> list[AwaitedLead]:
    """The leads that have yet to answer, in plans that are not adopted, by plan."""
    issues = {
        finding_id: (plan_id, title)
        for finding_id, plan_id, title in database.conn.execute(
            "SELECT findings.id, plans.id, plans.title FROM findings"
            " JOIN plans ON plans.id = plan_id WHERE is_removed = 0 AND kind = 'issue'"
            " AND status <> 'adopted' ORDER BY plans.id, position"
        )
    }
    actions = list_actions(database, list(issues))
    waiting = [
        (issues[finding_id], action)
        for finding_id in issues
        for action in actions.get(finding_id, ())
        if action.is_lead_awaited
    ]
    said = list_lead_answers(database, [action.id for _plan, action in waiting])
    named = {
        action_id: date.fromisoformat(answers[0].kept_at[:10])
        for action_id, answers in said.items()
        if answers[0].state == "suggested"
    }
    return [AwaitedLead(*plan, action.due_on, named.get(action.id)) for plan, action in waiting]


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
