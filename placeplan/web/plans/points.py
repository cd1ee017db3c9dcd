"""The points in which officers say what was said and what changed."""

from dataclasses import replace

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.consultations import ConsultationPoint, PlanComment
from placeplan.domain.faults import Refused
from placeplan.store.consultation_comments import get_comment, review_comment
from placeplan.store.consultations import add_point as store_point
from placeplan.store.consultations import get_point, update_point
from placeplan.store.consultations import remove_point as store_removal
from placeplan.store.consultations import restore_point as store_return
from placeplan.store.database import writing
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.notices import Undo, notify
from placeplan.web.numbers import number_sent
from placeplan.web.plans.blueprint import bp
from placeplan.web.plans.consultation_forms import PointForm
from placeplan.web.plans.consultations import consultation_url, consulted


@bp.route("/plans/<int:plan_id>/consultations/<int:number>/points/new", methods=["GET", "POST"])
def add_point(plan_id: int, number: int) -> ResponseReturnValue:
    plan, consultation, tree = consulted(plan_id, number)
    form, comment = PointForm(tree), _comment_of(consultation.id)
    if not form.is_submitted():
        form.section_key.data, form.outcome.data = request.args.get("section"), "open"
    elif form.validate():
        try:
            _add(consultation.id, form.point(principal().name), comment)
        except Refused as refused:
            form.add_faults(refused.faults)
            comment = _comment_of(consultation.id)
        else:
            notify(
                _("The point is added, and the comment is considered in it.")
                if comment
                else _("The point is added.")
            )
            return redirect(consultation_url(plan_id, number, "points"))
    return render_template(
        "plans/edit_point.html",
        plan=plan,
        consultation=consultation,
        form=form,
        point=None,
        comment=comment,
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
    # to the top, where the notice stands
    return redirect(consultation_url(plan_id, number))


@bp.post("/plans/<int:plan_id>/consultations/<int:number>/points/<int:point_id>/restore")
def restore_point(plan_id: int, number: int, point_id: int) -> ResponseReturnValue:
    store_return(db(), consulted(plan_id, number).consultation.id, point_id)
    notify(_("The point is back."))
    return redirect(consultation_url(plan_id, number, "points"))


def _comment_of(consultation_id: int) -> PlanComment | None:
    """The comment that the address says the new point answers."""
    comment_id = number_sent(request.args.get("comment"))
    return get_comment(db(), consultation_id, comment_id) if comment_id else None


def _add(consultation_id: int, point: ConsultationPoint, comment: PlanComment | None) -> None:
    """Keep a point and, where it answers a comment, that the comment is considered in it."""
    with writing(db()):
        point_id = store_point(db(), consultation_id, point)
        if comment:
            considered = replace(
                comment,
                state="considered",
                point=point_id,
                version=number_sent(request.form.get("comment_version")) or 0,
                reviewed_by=principal().name,
            )
            review_comment(db(), consultation_id, considered)
