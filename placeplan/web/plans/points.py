"""The points in which officers say what was said and what changed."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.store.consultations import add_point as store_point
from placeplan.store.consultations import get_point, update_point
from placeplan.store.consultations import remove_point as store_removal
from placeplan.store.consultations import restore_point as store_return
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.notices import Undo, notify
from placeplan.web.plans.blueprint import bp
from placeplan.web.plans.consultation_forms import PointForm
from placeplan.web.plans.consultations import consultation_url, consulted


@bp.route("/plans/<int:plan_id>/consultations/<int:number>/points/new", methods=["GET", "POST"])
def add_point(plan_id: int, number: int) -> ResponseReturnValue:
    plan, consultation, tree = consulted(plan_id, number)
    form = PointForm(tree)
    if not form.is_submitted():
        form.section_key.data, form.outcome.data = request.args.get("section"), "open"
    elif form.validate():
        try:
            store_point(db(), consultation.id, form.point(principal().name))
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("The point is added."))
            return redirect(consultation_url(plan_id, number, "points"))
    return render_template(
        "plans/edit_point.html", plan=plan, consultation=consultation, form=form, point=None
    )


@bp.route(
    "/plans/<int:plan_id>/consultations/<int:number>/points/<int:point_id>",
    methods=["GET", "POST"],
)
def edit_point(plan_id: int, number: int, point_id: int) -> ResponseReturnValue:
    plan, consultation, tree = consulted(plan_id, number)
    point, form, theirs = get_point(db(), consultation.id, point_id), PointForm(tree), None
    if not form.is_submitted():
        form.fill_in(point)
    elif form.validate():
        try:
            update_point(db(), consultation.id, form.point(principal().name, point_id))
        except Refused as refused:
            form.add_faults(refused.faults)
            if str(point.version) != str(form.version.data):
                theirs, form.version.data = point, str(point.version)
        else:
            notify(_("The point is changed."))
            return redirect(consultation_url(plan_id, number, "points"))
    return render_template(
        "plans/edit_point.html",
        plan=plan,
        consultation=consultation,
        form=form,
        point=point,
        theirs=theirs,
    )


@bp.post("/plans/<int:plan_id>/consultations/<int:number>/points/<int:point_id>/remove")
def remove_point(plan_id: int, number: int, point_id: int) -> ResponseReturnValue:
    store_removal(db(), consulted(plan_id, number).consultation.id, point_id)
    back = url_for("plans.restore_point", plan_id=plan_id, number=number, point_id=point_id)
    notify(_("The point is removed."), undo=Undo(back))
    return redirect(consultation_url(plan_id, number, "points"))


@bp.post("/plans/<int:plan_id>/consultations/<int:number>/points/<int:point_id>/restore")
def restore_point(plan_id: int, number: int, point_id: int) -> ResponseReturnValue:
    store_return(db(), consulted(plan_id, number).consultation.id, point_id)
    notify(_("The point is back."))
    return redirect(consultation_url(plan_id, number, "points"))
