"""What came of each action after adoption: reported by officers, kept with its history."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.faults import Refused, fault
from placeplan.domain.progress import LONGEST_WORDS, ActionProgress, ProgressReport, count_states
from placeplan.operations.progress import plan_progress
from placeplan.store.faults import NotFound
from placeplan.store.plans import get_plan
from placeplan.store.progress import add_progress_report
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.fields import Day, Lines, OneOf
from placeplan.web.forms import PlainForm
from placeplan.web.notices import notify
from placeplan.web.numbers import number_sent
from placeplan.web.plans.blueprint import bp

PROGRESS_NAMES = {
    "not_started": _l("Not started"),
    "under_way": _l("Under way"),
    "done": _l("Done"),
    "cannot_be_done": _l("Cannot be done"),
}
PROGRESS_KINDS = {
    "not_started": "wait",
    "under_way": "plain",
    "done": "good",
    "cannot_be_done": "bad",
}


class ProgressForm(PlainForm):
    state = OneOf(
        _l("How the action stands"), _l("how the action stands"),
        choices=list(PROGRESS_NAMES.items()),
    )  # fmt: skip
    words = Lines(
        _l("What we did, or: we can’t, because"), _l("what was done"), optional=True,
        longest=LONGEST_WORDS, hint=_l("This is published beside the action. Name no resident"),
    )  # fmt: skip
    reported_on = Day(_l("On which day it stood so"), _l("the day on which it stood so"))
    seen = HiddenField()

    def report(self, action_id: int, recorded_by: str) -> ProgressReport:
        """What was filled in; raises Refused."""
        return ProgressReport(
            action_id, self.state.data, self.words.data or "", self.reported_on.data, recorded_by
        )


@bp.app_template_global()
def progress_tag(state: str) -> tuple[str, str]:
    """How an action stands, in words, and the kind of tag that says so."""
    return str(PROGRESS_NAMES[state]), PROGRESS_KINDS[state]


@bp.get("/plans/<int:plan_id>/progress")
def list_progress(plan_id: int) -> ResponseReturnValue:
    plan = get_plan(db(), plan_id)
    progress = plan_progress(db(), plan)
    return render_template(
        "plans/list_progress.html",
        plan=plan,
        progress=progress,
        counts=count_states(progress.actions) if progress else {},
    )


@bp.route("/plans/<int:plan_id>/progress/<int:action_id>", methods=["GET", "POST"])
def add_progress(plan_id: int, action_id: int) -> ResponseReturnValue:
    plan, found = get_plan(db(), plan_id), _action(plan_id, action_id)
    form, newest = ProgressForm(), max((each.id for each in found.reports), default=0)
    if not form.is_submitted():
        form.state.data, form.reported_on.data, form.seen.data = found.state, today(), str(newest)
    elif form.validate():
        try:
            _keep(plan_id, form, action_id)
        except Refused as refused:
            form.add_faults(refused.faults)
            form.seen.data = str(newest)
        else:
            notify(_("The progress is reported, and stands on the plan’s public page."))
            return redirect(url_for("plans.list_progress", plan_id=plan_id))
    return render_template("plans/add_progress.html", plan=plan, found=found, form=form)


def _keep(plan_id: int, form: ProgressForm, action_id: int) -> None:
    report = form.report(action_id, principal().name)
    if report.reported_on > today():
        raise Refused(fault("progress_in_future", "reported_on"))
    seen = number_sent(form.seen.data) or 0
    add_progress_report(db(), plan_id, report, seen=seen)


def _action(plan_id: int, action_id: int) -> ActionProgress:
    progress = plan_progress(db(), get_plan(db(), plan_id))
    for each in progress.actions if progress else ():
        if each.action.id == action_id:
            return each
    raise NotFound(f"action {action_id} in an adopted edition of plan {plan_id}")
