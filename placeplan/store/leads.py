"""What leads have said, as kept: each answer a row of its own, never written over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from placeplan.domain.actions import MEASURES
from placeplan.domain.faults import refuse
from placeplan.domain.leads import LeadAnswer, LeadRequest, Wording, is_same_body
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_rows import change_row, now

_REQUESTS = (
    "SELECT actions.*, findings.title AS issue, areas.name AS area_name,"
    " plans.title AS plan_title, plans.status AS plan_status FROM actions"
    " JOIN findings ON findings.id = finding_id AND findings.is_removed = 0"
    " JOIN plans ON plans.id = plan_id JOIN areas ON areas.code = area_code"
    " WHERE actions.is_removed = 0 AND lead_partner_id = ?"
)
_COLUMNS = (
    "lead", "state", "reason", "means", "said_by", "said_on", "action_title", "timescale",
    "due_on", "measures", "kept_by", "kept_at",
)  # fmt: skip


def add_lead_answer(
    database: Database,
    action_id: int,
    answer: LeadAnswer,
    *,
    version: int | None = None,
    instead_of: int | None = None,
) -> int:
    """Keep what a lead said, with the action as it is worded now, and let the action stand so.

    `version` is the action's that the answer was given to; `Refused` (`changed_meanwhile`) when
    it has been changed since, or has another lead. `instead_of` is the number of the answer that
    this one takes back; `Refused` (`answered_since`) when it is no longer the last. Returns the
    number of what is kept. NotFound when there is no such action.
    """
    with writing(database):
        action = _row(database, action_id)
        is_other = not is_same_body(action["lead"], answer.lead)
        if is_other or version not in (None, action["version"]):
            raise refuse("changed_meanwhile", expected=action["version"])
        if instead_of not in (None, _last_answer(database, action_id)):
            raise refuse("answered_since")
        number = keep_lead_answer(database, action_id, answer)
        stands = {"lead_state": answer.state, "lead_reason": answer.reason.strip()}
        change_row(database, "actions", action_id, stands)
    return number


def keep_lead_answer(database: Database, action_id: int, answer: LeadAnswer) -> int:
    """Add a row to what was said about leading an action, which stays as it is; its number."""
    with writing(database):
        action = _row(database, action_id)
        kept = database.conn.execute(
            f"INSERT INTO lead_answers (action_id, {', '.join(_COLUMNS)})"
            f" VALUES (?{', ?' * len(_COLUMNS)})",
            (
                action_id,
                action["lead"],
                answer.state,
                answer.reason.strip(),
                answer.means,
                answer.said_by.strip(),
                answer.said_on.isoformat() if answer.said_on else "",
                action["title"],
                action["timescale"],
                action["due_on"],
                _wording_now(action).measures,
                answer.kept_by,
                now(),
            ),
        )
    return int(kept.lastrowid or 0)


def forget_who_answered(database: Database, before: date) -> None:
    """Forget who spoke for a lead in answers kept before a day; what they said stays."""
    with writing(database):
        database.conn.execute(
            "UPDATE lead_answers SET said_by = '' WHERE said_by <> '' AND kept_at < ?",
            (before.isoformat(),),
        )


def list_lead_answers(
    database: Database, action_ids: Sequence[int]
) -> dict[int, tuple[LeadAnswer, ...]]:
    """What was said about leading each of these actions, the newest first, by the action's id."""
    marks = ", ".join("?" * len(action_ids))
    found: dict[int, list[LeadAnswer]] = {}
    for row in database.query(
        f"SELECT * FROM lead_answers WHERE action_id IN ({marks}) ORDER BY id DESC",
        list(action_ids),
    ):
        found.setdefault(row["action_id"], []).append(_answer_from_row(row))
    return {action_id: tuple(answers) for action_id, answers in found.items()}


def list_lead_requests(database: Database, partner_id: int) -> list[LeadRequest]:
    """The actions that this partner might lead: what is unanswered first, then by area."""
    rows = list(database.query(_REQUESTS, [partner_id]))
    answers = list_lead_answers(database, [row["id"] for row in rows])
    found = [_request_from_row(row, answers.get(row["id"], ())) for row in rows]
    return sorted(found, key=lambda each: (not each.is_waiting, each.area_name, each.action_id))


def get_lead_request(database: Database, partner_id: int, action_id: int) -> LeadRequest:
    """One of the actions that this partner might lead; NotFound for everybody else's."""
    for request in list_lead_requests(database, partner_id):
        if request.action_id == action_id:
            return request
    raise NotFound(f"action {action_id} of partner {partner_id}")


def list_answered(database: Database, action_ids: Sequence[int]) -> dict[int, Wording]:
    """To which wording the lead of each of these actions answered last, by the action's id."""
    marks = ", ".join("?" * len(action_ids))
    rows = database.query(
        f"SELECT * FROM lead_answers WHERE action_id IN ({marks}) AND id ="
        " (SELECT max(id) FROM lead_answers AS each WHERE each.action_id = lead_answers.action_id)"
        " AND state <> 'suggested'",
        list(action_ids),
    )
    return {row["action_id"]: _wording_answered(row) for row in rows}


def _row(database: Database, action_id: int) -> dict[str, Any]:
    for row in database.query("SELECT * FROM actions WHERE id = ?", [action_id]):
        return row
    raise NotFound(f"action {action_id}")


def _last_answer(database: Database, action_id: int) -> int | None:
    asked = "SELECT max(id) FROM lead_answers WHERE action_id = ?"
    number: int | None = database.conn.execute(asked, (action_id,)).fetchone()[0]
    return number


def _request_from_row(row: dict[str, Any], answers: Sequence[LeadAnswer]) -> LeadRequest:
    wording = _wording_now(row)
    stands = LeadAnswer(row["lead"], row["lead_state"], row["lead_reason"], wording=wording)
    return LeadRequest(
        action_id=row["id"],
        version=row["version"],
        wording=wording,
        issue=row["issue"],
        area_name=row["area_name"],
        plan_title=row["plan_title"],
        is_adopted=row["plan_status"] == "adopted",
        partners=tuple(filter(None, row["partners"].split("\n"))),
        answer=replace(answers[0], lead=row["lead"]) if answers else stands,
    )


def _answer_from_row(row: dict[str, Any]) -> LeadAnswer:
    return LeadAnswer(
        lead=row["lead"],
        state=row["state"],
        reason=row["reason"],
        means=row["means"],
        said_by=row["said_by"],
        said_on=_day(row["said_on"]),
        wording=_wording_answered(row),
        kept_by=row["kept_by"],
        kept_at=row["kept_at"],
    )


def _wording_answered(row: dict[str, Any]) -> Wording:
    due_on = _day(row["due_on"])
    return Wording(row["action_title"], row["timescale"], due_on, row["measures"])


def _wording_now(action: dict[str, Any]) -> Wording:
    measures = [action[name] for name in MEASURES]
    return Wording.of(action["title"], action["timescale"], _day(action["due_on"]), measures)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
