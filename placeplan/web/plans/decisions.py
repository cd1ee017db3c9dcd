"""Decisions about a plan: recorded, taken off the list and put back."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.decisions import DECISION_NAMES, Decision, check_decided
from placeplan.domain.faults import Refused
from placeplan.store.decisions import add_decision as store_decision
from placeplan.store.decisions import remove_decision as store_removal
from placeplan.store.decisions import restore_decision as store_return
from placeplan.store.plan_editions import list_editions
from placeplan.store.plans import get_plan
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.notices import Undo, notify
from placeplan.web.plans.blueprint import bp
from placeplan.web.plans.edition_forms import DecisionForm


@bp.app_template_global()
def plan_decision_name(decision: Decision) -> str:
    """What was decided, in a word."""
    return _(DECISION_NAMES[decision.kind])


@bp.route("/plans/<int:plan_id>/decisions/new", methods=["GET", "POST"])
def add_decision(plan_id: int) -> ResponseReturnValue:
    plan, form = get_plan(db(), plan_id), DecisionForm(list_editions(db(), plan_id))
    if form.validate_on_submit():
        try:
            decision = form.decision(principal().name)
            check_decided(decision.decided_on, today())
            store_decision(db(), plan_id, decision)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("The decision is recorded."))
            return _back(plan_id)
    return render_template("plans/add_decision.html", plan=plan, form=form)


@bp.post("/plans/<int:plan_id>/decisions/<int:decision_id>/remove")
def remove_decision(plan_id: int, decision_id: int) -> ResponseReturnValue:
    try:
        store_removal(db(), plan_id, decision_id)
    except Refused:
        notify(_("This decision stands in an edition, so it stays."), kind="warning")
        return _back(plan_id)
    undo = Undo(url_for("plans.restore_decision", plan_id=plan_id, decision_id=decision_id))
    notify(_("The decision is removed."), undo=undo)
    # to the top, where the notice stands
    return redirect(url_for("plans.show_plan", plan_id=plan_id))


@bp.post("/plans/<int:plan_id>/decisions/<int:decision_id>/restore")
def restore_decision(plan_id: int, decision_id: int) -> ResponseReturnValue:
    store_return(db(), plan_id, decision_id)
    notify(_("The decision is back."))
    return _back(plan_id)


def _back(plan_id: int) -> ResponseReturnValue:
    return redirect(url_for("plans.show_plan", plan_id=plan_id, _anchor="decisions"))
