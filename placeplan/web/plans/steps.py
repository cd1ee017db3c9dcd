"""Next steps: added, changed, removed and put back. They stand in the order of their dates."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.domain.plans import Step
from placeplan.store.plans import get_plan
from placeplan.store.steps import add_step as store_step
from placeplan.store.steps import get_step, step_seen, update_step
from placeplan.store.steps import remove_step as store_removal
from placeplan.store.steps import restore_step as store_return
from placeplan.web.database import db
from placeplan.web.notices import Undo, notify
from placeplan.web.plans.action_forms import differences
from placeplan.web.plans.blueprint import bp, section_url
from placeplan.web.plans.forms import StepForm


@bp.route("/plans/<int:plan_id>/steps/new", methods=["GET", "POST"])
def add_step(plan_id: int) -> ResponseReturnValue:
    plan = get_plan(db(), plan_id)
    form = StepForm()
    if form.validate_on_submit():
        try:
            store_step(db(), plan_id, form.step())
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("The step is added."))
            return redirect(section_url(plan_id, "next_steps", "yours"))
    return render_template("plans/edit_step.html", plan=plan, form=form, step=None)


@bp.route("/plans/<int:plan_id>/steps/<int:step_id>", methods=["GET", "POST"])
def edit_step(plan_id: int, step_id: int) -> ResponseReturnValue:
    plan, step = get_plan(db(), plan_id), get_step(db(), plan_id, step_id)
    form, theirs = StepForm(), list[tuple[str, str]]()
    if not form.is_submitted():
        form.fill_in(step)
        form.seen.data = step_seen(step)
    elif form.validate():
        try:
            update_step(db(), plan_id, form.step(step_id), form.seen.data or "")
        except Refused as refused:
            form.add_faults(refused.faults)
            theirs = _take_up(form, get_step(db(), plan_id, step_id))
        else:
            notify(_("The step is changed."))
            return redirect(section_url(plan_id, "next_steps", "yours"))
    return render_template("plans/edit_step.html", plan=plan, form=form, step=step, theirs=theirs)


@bp.post("/plans/<int:plan_id>/steps/<int:step_id>/remove")
def remove_step(plan_id: int, step_id: int) -> ResponseReturnValue:
    step = get_step(db(), plan_id, step_id)
    store_removal(db(), plan_id, step_id)
    undo = Undo(url_for("plans.restore_step", plan_id=plan_id, step_id=step_id))
    notify(_("“%(name)s” is removed.", name=step.title), undo=undo)
    # to the top, where the notice stands
    return redirect(section_url(plan_id, "next_steps"))


@bp.post("/plans/<int:plan_id>/steps/<int:step_id>/restore")
def restore_step(plan_id: int, step_id: int) -> ResponseReturnValue:
    step = get_step(db(), plan_id, step_id)
    store_return(db(), plan_id, step_id)
    notify(_("“%(name)s” is back.", name=step.title))
    return redirect(section_url(plan_id, "next_steps", "yours"))


def _take_up(form: StepForm, kept: Step) -> list[tuple[str, str]]:
    """What somebody else has kept meanwhile; keeping again then replaces it knowingly."""
    if form.seen.data == step_seen(kept):
        return []
    form.seen.data = step_seen(kept)
    theirs = StepForm(formdata=None)
    theirs.fill_in(kept)
    theirs.seen.data = form.seen.data
    return differences(form, theirs)
