"""Actions about an issue: added, changed, moved, removed and put back."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.store.actions import add_action as store_action
from placeplan.store.actions import get_action, update_action
from placeplan.store.actions import move_action as store_move
from placeplan.store.actions import remove_action as store_removal
from placeplan.store.actions import restore_action as store_return
from placeplan.store.findings import get_finding
from placeplan.store.outcomes import list_outcomes
from placeplan.store.plans import get_plan
from placeplan.web.database import db
from placeplan.web.notices import Undo, notify
from placeplan.web.plans.blueprint import asked_direction, bp, none_or, section_url
from placeplan.web.plans.forms import ActionForm, with_kept


@bp.route("/plans/<int:plan_id>/findings/<int:finding_id>/actions/new", methods=["GET", "POST"])
def add_action(plan_id: int, finding_id: int) -> ResponseReturnValue:
    plan, issue = get_plan(db(), plan_id), get_finding(db(), plan_id, finding_id)
    form = ActionForm()
    form.outcome.choices = _outcomes("")
    if not form.is_submitted():
        form.lead_state.data = "suggested"
    elif form.validate():
        try:
            store_action(db(), issue.id, form.action())
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("The action is added."))
            return redirect(section_url(plan_id, "actions", "yours"))
    return render_template("plans/edit_action.html", plan=plan, form=form, issue=issue, action=None)


@bp.route("/plans/<int:plan_id>/actions/<int:action_id>", methods=["GET", "POST"])
def edit_action(plan_id: int, action_id: int) -> ResponseReturnValue:
    plan, action = get_plan(db(), plan_id), get_action(db(), plan_id, action_id)
    form = ActionForm()
    form.outcome.choices = _outcomes(action.outcome)
    if not form.is_submitted():
        form.fill_in(action)
    elif form.validate():
        try:
            update_action(db(), form.action(action_id))
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("The action is changed."))
            return redirect(section_url(plan_id, "actions", "yours"))
    return render_template(
        "plans/edit_action.html", plan=plan, form=form, issue=None, action=action
    )


@bp.post("/plans/<int:plan_id>/actions/<int:action_id>/move")
def move_action(plan_id: int, action_id: int) -> ResponseReturnValue:
    get_action(db(), plan_id, action_id)
    store_move(db(), action_id, asked_direction())
    return redirect(section_url(plan_id, "actions", "yours"))


@bp.post("/plans/<int:plan_id>/actions/<int:action_id>/remove")
def remove_action(plan_id: int, action_id: int) -> ResponseReturnValue:
    action = get_action(db(), plan_id, action_id)
    store_removal(db(), action_id)
    undo = Undo(url_for("plans.restore_action", plan_id=plan_id, action_id=action_id))
    notify(_("“%(name)s” is removed.", name=action.title), undo=undo)
    return redirect(section_url(plan_id, "actions", "yours"))


@bp.post("/plans/<int:plan_id>/actions/<int:action_id>/restore")
def restore_action(plan_id: int, action_id: int) -> ResponseReturnValue:
    action = get_action(db(), plan_id, action_id)
    store_return(db(), action_id)
    notify(_("“%(name)s” is back.", name=action.title))
    return redirect(section_url(plan_id, "actions", "yours"))


def _outcomes(kept: str) -> list[tuple[str, object]]:
    titles: list[tuple[str, object]] = [(each.title, each.title) for each in list_outcomes(db())]
    return with_kept(none_or(titles), kept)
