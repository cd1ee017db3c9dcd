"""What became of earlier plans' findings, as kept: one judgement for each later survey."""

from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.follow_ups import EarlierFinding, FollowUp
from placeplan.domain.plans import Plan
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.findings import list_findings
from placeplan.store.plan_rows import now

_SELECT = (
    "SELECT finding_follow_ups.*, slug AS survey_slug FROM finding_follow_ups"
    " JOIN surveys ON surveys.id = survey_id"
)


def update_follow_up(database: Database, follow_up: FollowUp) -> FollowUp:
    """Keep what an officer judged; returns it as kept.

    `Refused` (`changed_meanwhile`) where `version` is not that of what is kept; NotFound for an
    unknown finding or survey.
    """
    with writing(database):
        kept = find_follow_up(database, follow_up.finding_id, follow_up.survey_slug)
        if follow_up.version != (kept.version if kept else 0):
            raise refuse("changed_meanwhile")
        survey_id = _survey_id(database, follow_up.survey_slug)
        _check_finding(database, follow_up.finding_id)
        database.conn.execute(
            "INSERT INTO finding_follow_ups"
            " (finding_id, survey_id, outcome, note, judged_at, judged_by)"
            " VALUES (:finding_id, :survey_id, :outcome, :note, :judged_at, :judged_by)"
            " ON CONFLICT (finding_id, survey_id) DO UPDATE SET outcome = excluded.outcome,"
            " note = excluded.note, judged_at = excluded.judged_at,"
            " judged_by = excluded.judged_by, version = version + 1",
            {
                "finding_id": follow_up.finding_id,
                "survey_id": survey_id,
                "outcome": follow_up.outcome,
                "note": follow_up.note.strip(),
                "judged_at": now(),
                "judged_by": follow_up.judged_by,
            },
        )
        kept = find_follow_up(database, follow_up.finding_id, follow_up.survey_slug)
        if kept is None:
            raise NotFound(f"follow-up of finding {follow_up.finding_id}")
        return kept


def find_follow_up(database: Database, finding_id: int, survey_slug: str) -> FollowUp | None:
    """What was judged of a finding after a survey, or taken back; None where nothing ever was."""
    query = f"{_SELECT} WHERE finding_id = ? AND slug = ?"
    for row in database.query(query, [finding_id, survey_slug]):
        return _follow_up_from_row(row)
    return None


def list_earlier_findings(
    database: Database, area_code: str, earlier_slug: str, later_slug: str
) -> list[EarlierFinding]:
    """Findings of the area's plans that draw on the earlier survey and not on the later one.

    Each with what was judged of it after the later survey; by plan, in the officers' order.
    """
    judged = {
        row["finding_id"]: _follow_up_from_row(row)
        for row in database.query(f"{_SELECT} WHERE slug = ?", [later_slug])
    }
    plans = database.conn.execute(
        "SELECT plans.id, plans.title FROM plans"
        " JOIN plan_surveys ON plan_id = plans.id JOIN surveys ON surveys.id = survey_id"
        " WHERE area_code = ? GROUP BY plans.id"
        " HAVING sum(surveys.slug = ?) > 0 AND sum(surveys.slug = ?) = 0 ORDER BY plans.id",
        (area_code, earlier_slug, later_slug),
    ).fetchall()
    return [
        EarlierFinding(plan_id, title, finding, judged.get(finding.id))
        for plan_id, title in plans
        for finding in list_findings(database, plan_id)
    ]


def list_judged_findings(database: Database, plan: Plan) -> list[EarlierFinding]:
    """Findings of other plans of the area that were judged after a survey of this plan.

    By plan, in the officers' order; each with the judgement that its last such survey led to.
    """
    marks = ", ".join("?" * len(plan.survey_slugs))
    judged = {
        row["finding_id"]: _follow_up_from_row(row)
        for row in database.query(
            f"{_SELECT} WHERE slug IN ({marks}) AND outcome <> '' ORDER BY opens_on, surveys.id",
            [*plan.survey_slugs],
        )
    }
    plans = database.conn.execute(
        "SELECT DISTINCT plans.id, plans.title FROM plans JOIN findings ON plan_id = plans.id"
        " WHERE area_code = ? AND plans.id <> ? ORDER BY plans.id",
        (plan.area.code, plan.id),
    ).fetchall()
    return [
        EarlierFinding(plan_id, title, finding, judged[finding.id])
        for plan_id, title in plans
        for finding in list_findings(database, plan_id)
        if finding.id in judged
    ]


def _survey_id(database: Database, slug: str) -> int:
    row = database.conn.execute("SELECT id FROM surveys WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        raise NotFound(f"survey {slug}")
    return int(row[0])


def _check_finding(database: Database, finding_id: int) -> None:
    known = database.conn.execute("SELECT 1 FROM findings WHERE id = ?", (finding_id,)).fetchone()
    if known is None:
        raise NotFound(f"finding {finding_id}")


def _follow_up_from_row(row: dict[str, Any]) -> FollowUp:
    names = (
        "finding_id",
        "survey_slug",
        "outcome",
        "note",
        "judged_at",
        "judged_by",
        "version",
    )
    return FollowUp(**{name: row[name] for name in names})
