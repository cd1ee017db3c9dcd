"""What the leads of actions have said, as officers keep it, and which of them have not answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.actions import Action
from placeplan.domain.faults import Refused
from placeplan.domain.leads import LeadAnswer
from placeplan.domain.plans import Plan
from placeplan.store.actions import get_action
from placeplan.store.invitations import list_latest_invitations
from placeplan.store.leads import add_lead_answer, list_lead_answers
from placeplan.store.moments import now_text
from placeplan.store.plans import get_plan
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.notices import notify
from placeplan.web.numbers import number_sent
from placeplan.web.plans.action_forms import MEANS_NAMES, LeadForm
from placeplan.web.plans.blueprint import bp


@dataclass(frozen=True)
class OpenLead:
    """A lead whose answer is awaited: when it was named or last answered, and its link."""

    action: Action
    said_at: str
    has_link: bool
    has_opened: bool


@bp.route("/plans/<int:plan_id>/actions/<int:action_id>/lead", methods=["GET", "POST"])
def edit_lead(plan_id: int, action_id: int) -> ResponseReturnValue:
    action = get_action(db(), plan_id, action_id)
    form = LeadForm()
    if not action.lead:
        return redirect(url_for("plans.edit_action", plan_id=plan_id, action_id=action_id))
    if not form.is_submitted():
        form.lead.data, form.version.data = action.lead, str(action.version)
    elif form.validate():
        try:
            said, version = form.answer(principal().name), number_sent(form.version.data) or 0
            add_lead_answer(db(), action_id, said, version=version)
        except Refused as refused:
            form.add_faults(refused.faults)
            action = get_action(db(), plan_id, action_id)
            form.lead.data, form.version.data = action.lead, str(action.version)
        else:
            notify(_("What %(name)s has said is kept.", name=action.lead))
            return redirect(url_for("plans.edit_action", plan_id=plan_id, action_id=action_id))
    return render_template("plans/edit_lead.html", form=form, **about_action(plan_id, action))


def open_leads(plan: Plan) -> Sequence[OpenLead]:
    """The plan's leads that are yet to answer to an action as it is worded now, by its date."""
    waiting = [each for each in plan.actions if each.is_lead_awaited]
    answers = list_lead_answers(db(), [action.id for action in waiting])
    invitations, now = list_latest_invitations(db()), now_text()
    found = []
    for action in sorted(waiting, key=lambda each: (each.due_on is None, each.due_on or 0)):
        said = answers.get(action.id, ())
        invitation = invitations.get(action.lead_partner_id)
        is_good = invitation is not None and invitation.is_good(now)
        found.append(
            OpenLead(
                action,
                said[0].kept_at if said else "",
                is_good,
                bool(is_good and invitation and invitation.opened_at),
            )
        )
    return found


def about_action(plan_id: int, action: Action) -> dict[str, object]:
    """What the pages of an action show besides its form."""
    answers: tuple[LeadAnswer, ...] = list_lead_answers(db(), [action.id]).get(action.id, ())
    plan = get_plan(db(), plan_id)
    issue = next((one for one in plan.issues if action.id in {a.id for a in one.actions}), None)
    return {
        "plan": plan,
        "issue": issue,
        "action": action,
        "answers": answers,
        "means_names": MEANS_NAMES,
    }
