"""Actions about an issue: added, changed, moved, removed and put back."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.actions import Action
from placeplan.domain.faults import Refused
from placeplan.store.actions import add_action as store_action
from placeplan.store.actions import get_action, update_action
from placeplan.store.actions import move_action as store_move
from placeplan.store.actions import remove_action as store_removal
from placeplan.store.actions import restore_action as store_return
from placeplan.store.findings import get_finding
from placeplan.store.outcomes import list_outcomes
from placeplan.store.partners import list_partners
from placeplan.store.plans import get_plan
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.notices import Undo, notify
from placeplan.web.plans.action_forms import ActionForm, differences
from placeplan.web.plans.blueprint import asked_direction, bp, section_url
from placeplan.web.plans.leads import about_action


@bp.route("/plans/<int:plan_id>/findings/<int:finding_id>/actions/new", methods=["GET", "POST"])
def add_action(plan_id: int, finding_id: int) -> ResponseReturnValue:
    plan, issue = get_plan(db(), plan_id), get_finding(db(), plan_id, finding_id)
    form = _form(None)
    if form.validate_on_submit():
        try:
            store_action(db(), issue.id, form.action(), changed_by=principal().name)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("The action is added."))
            return redirect(section_url(plan_id, "actions", "yours"))
    return render_template("plans/edit_action.html", plan=plan, form=form, issue=issue, action=None)


@bp.route("/plans/<int:plan_id>/actions/<int:action_id>", methods=["GET", "POST"])
def edit_action(plan_id: int, action_id: int) -> ResponseReturnValue:
    action = get_action(db(), plan_id, action_id)
    form, theirs = _form(action), list[tuple[str, str]]()
    if not form.is_submitted():
        form.fill_in(action)
    elif form.validate():
        try:
            update_action(db(), form.action(action_id), changed_by=principal().name)
        except Refused as refused:
            form.add_faults(refused.faults)
            theirs = _take_up(form, get_action(db(), plan_id, action_id))
        else:
            _say_it_is_changed(get_action(db(), plan_id, action_id))
            return redirect(section_url(plan_id, "actions", "yours"))
    return render_template(
        "plans/edit_action.html", form=form, theirs=theirs, **about_action(plan_id, action)
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
    # to the top, where the notice stands
    return redirect(section_url(plan_id, "actions"))


@bp.post("/plans/<int:plan_id>/actions/<int:action_id>/restore")
def restore_action(plan_id: int, action_id: int) -> ResponseReturnValue:
    action = get_action(db(), plan_id, action_id)
    store_return(db(), action_id)
    notify(_("“%(name)s” is back.", name=action.title))
    return redirect(section_url(plan_id, "actions", "yours"))


def _say_it_is_changed(action: Action) -> None:
    said = _("The action is changed.")
    if action.answered:
        said += " " + _(
            "%(name)s answered to an earlier wording; the plan says so until it answers again.",
            name=action.lead,
        )
    notify(said)


def _form(action: Action | None) -> ActionForm:
    form = ActionForm()
    form.offer(list_partners(db()), list_outcomes(db()), action)
    return form


def _take_up(form: ActionForm, kept: Action) -> list[tuple[str, str]]:
    """What somebody else has kept meanwhile; keeping again then replaces it knowingly."""
    if str(kept.version) == str(form.version.data):
        return []
    theirs = ActionForm(formdata=None)
    theirs.offer(list_partners(db()), list_outcomes(db()), kept)
    theirs.fill_in(kept)
    form.version.data = str(kept.version)
    return differences(form, theirs)
