"""An earlier survey of the demonstration, and the plan that was made of it and carried out."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from placeplan.domain.consultations import ConsultationPoint, PlanComment
from placeplan.domain.decisions import Decision
from placeplan.domain.follow_ups import FollowUp
from placeplan.domain.plans import Plan
from placeplan.domain.progress import ProgressReport
from placeplan.operations.demonstration.answers import DemonstrationAnswers
from placeplan.operations.demonstration.partnership import add_demonstration_survey
from placeplan.operations.demonstration.plan import WRITTEN_BY, add_plan_from
from placeplan.operations.demonstration.texts import demonstration_texts
from placeplan.operations.plan_editions import make_edition
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.wanted_editions import WantedEdition
from placeplan.store.consultation_comments import add_comment, list_comments, review_comment
from placeplan.store.consultations import add_point, list_consultations
from placeplan.store.database import Database
from placeplan.store.follow_ups import update_follow_up
from placeplan.store.plans import get_plan
from placeplan.store.progress import add_progress_report
from placeplan.store.responses import add_response


def add_demonstration_before(database: Database, today: date, later_slug: str) -> None:
    """Store the earlier survey, its adopted plan, what came of it, and how that is judged now.

    The later survey, with the slug `later_slug`, must be stored.
    """
    texts = demonstration_texts("earlier")
    survey = add_demonstration_survey(database, texts["survey"], today)
    answers = DemonstrationAnswers(survey, survey.closes_on, _wanted(texts), seed=len(texts))
    for response in answers.individuals():
        add_response(database, response)
    said = texts["plan"]
    plan_id = add_plan_from(database, said | {"surveys": [survey.slug]}, today)
    _adopt(database, plan_id, said, today)
    plan = get_plan(database, plan_id)
    _report_progress(database, plan, said, today)
    judged = next(each for each in plan.issues if each.title == said["follow_up"]["issue"])
    outcome, note = said["follow_up"]["outcome"], said["follow_up"]["note"]
    update_follow_up(database, FollowUp(judged.id, later_slug, outcome, note, judged_by=WRITTEN_BY))


def _wanted(texts: dict[str, Any]) -> dict[str, Any]:
    """What the later survey's answers are drawn from, but for what was otherwise."""
    later = demonstration_texts("surveys")
    profile = {code: themes | texts["profile"][code] for code, themes in later["profile"].items()}
    return later | {"answers": later["answers"] | texts["answers"], "profile": profile}


def _adopt(database: Database, plan_id: int, said: dict[str, Any], today: date) -> None:
    issued_on, closes_on, adopted_on = (
        today - timedelta(days=said[f"{name}_days_before"])
        for name in ("issued", "closes", "adopted")
    )
    days = (issued_on, closes_on)
    issued = WantedEdition(
        1, "consultation_draft", WRITTEN_BY, comment_days=days, made_at=_noon(issued_on)
    )
    make_edition(database, plan_id, issued, issued_on, Limits())
    (consultation,) = list_consultations(database, plan_id)
    _consult(database, consultation.id, said, issued_on)
    decision = Decision("adopted", said["board"], adopted_on, said["minute"])
    adopted = WantedEdition(2, "adopted", WRITTEN_BY, decision=decision, made_at=_noon(adopted_on))
    make_edition(database, plan_id, adopted, adopted_on, Limits())


def _noon(on: date) -> str:
    return f"{on.isoformat()}T12:00:00+00:00"


def _consult(
    database: Database, consultation_id: int, said: dict[str, Any], received_on: date
) -> None:
    points = [
        add_point(
            database,
            consultation_id,
            ConsultationPoint(
                point["section"],
                point["said"],
                point["outcome"],
                point["answer"],
                updated_by=WRITTEN_BY,
            ),
        )
        for point in said["points"]
    ]
    for number, comment in enumerate(said["comments"]):
        key = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{consultation_id}:{number}"))
        sent = PlanComment(key, comment["section"], comment["text"], received_on)
        add_comment(database, consultation_id, sent)
    answered = {
        each["text"]: points[each["point"] - 1] for each in said["comments"] if "point" in each
    }
    for kept in list_comments(database, consultation_id):
        point = answered.get(kept.text, 0)
        considered = replace(kept, state="considered", point=point, reviewed_by=WRITTEN_BY)
        review_comment(database, consultation_id, considered)


def _report_progress(database: Database, plan: Plan, said: dict[str, Any], today: date) -> None:
    for issue, told in zip(plan.issues, said["issues"], strict=True):
        for action, of_action in zip(issue.actions, told["actions"], strict=True):
            seen = 0
            for each in of_action["reports"]:
                report = ProgressReport(
                    action.id,
                    each["state"],
                    each["words"],
                    today - timedelta(days=each["days_before"]),
                    recorded_by=WRITTEN_BY,
                )
                seen = add_progress_report(database, plan.id, report, seen=seen)
