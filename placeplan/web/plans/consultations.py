"""What was said of a draft, for officers: comments to consider and points that answer them."""

from typing import NamedTuple, cast

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.consultations import CommentState, Consultation, PlanComment
from placeplan.domain.faults import Refused
from placeplan.domain.plan_trees import PlanTree
from placeplan.domain.plans import Plan
from placeplan.formats.plan_comments_csv import plan_comments_csv
from placeplan.store.consultation_comments import (
    count_comments,
    get_comment,
    list_comments,
    review_comment,
)
from placeplan.store.consultations import (
    days_seen,
    find_consultation,
    list_points,
    update_consultation_dates,
)
from placeplan.store.consultations import list_consultations as stored_consultations
from placeplan.store.faults import NotFound
from placeplan.store.plan_editions import get_edition_content
from placeplan.store.plans import get_plan
from placeplan.web.access import principal
from placeplan.web.attachments import attached
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.notices import notify
from placeplan.web.numbers import number_sent
from placeplan.web.plans.blueprint import bp
from placeplan.web.plans.consultation_forms import (
    OUTCOME_NAMES,
    STATE_NAMES,
    CommentDaysForm,
    ReviewForm,
    section_names,
)


class Consulted(NamedTuple):
    """A consultation with its plan and the draft that people commented on."""

    plan: Plan
    consultation: Consultation
    tree: PlanTree


@bp.get("/plans/<int:plan_id>/consultations")
def list_consultations(plan_id: int) -> ResponseReturnValue:
    found = stored_consultations(db(), plan_id)
    return render_template(
        "plans/list_consultations.html",
        plan=get_plan(db(), plan_id),
        consultations=[(each, count_comments(db(), each.id)) for each in found],
        today=today(),
    )


@bp.get("/plans/<int:plan_id>/consultations/<int:number>")
def show_consultation(plan_id: int, number: int) -> ResponseReturnValue:
    plan, consultation, tree = consulted(plan_id, number)
    comments, points = list_comments(db(), consultation.id), list_points(db(), consultation.id)
    asked = request.args.get("state", "")
    shown = [each for each in comments if asked in ("", each.state)]
    return render_template(
        "plans/show_consultation.html",
        plan=plan,
        consultation=consultation,
        sections=[
            (key, name, [each for each in shown if each.section_key == key])
            for key, name in section_names(tree).items()
        ],
        names=section_names(tree),
        points=points,
        counts=count_comments(db(), consultation.id),
        behind={each.id: sum(one.point == each.id for one in comments) for each in points},
        asked=asked if asked in STATE_NAMES else "",
        state_names=STATE_NAMES,
        outcome_names=OUTCOME_NAMES,
        today=today(),
    )


@bp.route("/plans/<int:plan_id>/consultations/<int:number>/dates", methods=["GET", "POST"])
def edit_comment_days(plan_id: int, number: int) -> ResponseReturnValue:
    plan, consultation, _tree = consulted(plan_id, number)
    form = CommentDaysForm()
    if not form.is_submitted():
        form.opens_on.data, form.closes_on.data = consultation.opens_on, consultation.closes_on
        form.seen.data = days_seen(consultation)
    elif form.validate():
        try:
            days = form.opens_on.data, form.closes_on.data
            Consultation(plan_id, number, *days)
            seen = form.seen.data or "none"
            update_consultation_dates(db(), consultation.id, *days, seen=seen)
        except Refused as refused:
            form.add_faults(refused.faults)
            form.seen.data = days_seen(consultation)
        else:
            notify(_("The days are changed. The edition’s first page still says the old ones."))
            return redirect(consultation_url(plan_id, number))
    return render_template(
        "plans/edit_comment_days.html", plan=plan, consultation=consultation, form=form
    )


@bp.route(
    "/plans/<int:plan_id>/consultations/<int:number>/comments/<int:comment_id>",
    methods=["GET", "POST"],
)
def review_plan_comment(plan_id: int, number: int, comment_id: int) -> ResponseReturnValue:
    plan, consultation, tree = consulted(plan_id, number)
    comment = get_comment(db(), consultation.id, comment_id)
    points = list_points(db(), consultation.id)
    form = ReviewForm(points)
    if not form.is_submitted():
        form.fill_in(comment)
    elif form.validate():
        try:
            review_comment(db(), consultation.id, _reviewed(comment, form))
        except Refused as refused:
            form.add_faults(refused.faults)
            form.version.data = str(get_comment(db(), consultation.id, comment_id).version)
        else:
            notify(_("What you did with the comment is kept."))
            return redirect(_after_review(plan_id, number, comment))
    return render_template(
        "plans/review_plan_comment.html",
        plan=plan,
        consultation=consultation,
        comment=comment,
        heading=section_names(tree).get(comment.section_key, comment.section_key),
        form=form,
        state_names=STATE_NAMES,
    )


@bp.get("/plans/<int:plan_id>/consultations/<int:number>/comments.csv")
def download_plan_comments(plan_id: int, number: int) -> ResponseReturnValue:
    plan, consultation, tree = consulted(plan_id, number)
    content = plan_comments_csv(
        list_comments(db(), consultation.id),
        list_points(db(), consultation.id),
        section_names(tree),
    )
    name = f"{plan.slug}-edition-{number}-comments.csv"
    return attached(Response(content, mimetype="text/csv"), name)


def consulted(plan_id: int, number: int) -> Consulted:
    """The consultation on a plan's edition; NotFound when there is none."""
    plan, found = get_plan(db(), plan_id), find_consultation(db(), plan_id, number)
    if found is None:
        raise NotFound(f"consultation on edition {number} of plan {plan_id}")
    return Consulted(plan, found, get_edition_content(db(), plan_id, number).public)


def consultation_url(plan_id: int, number: int, anchor: str = "") -> str:
    """The address of a consultation's page."""
    return url_for(
        "plans.show_consultation", plan_id=plan_id, number=number, _anchor=anchor or None
    )


def _after_review(plan_id: int, number: int, comment: PlanComment) -> str:
    section = comment.section_key
    if request.form.get("next") != "point":
        return consultation_url(plan_id, number, section)
    return url_for(
        "plans.add_point", plan_id=plan_id, number=number, section=section, comment=comment.id
    )


def _reviewed(comment: PlanComment, form: ReviewForm) -> PlanComment:
    return PlanComment(
        key=comment.key,
        section_key=comment.section_key,
        text=comment.text,
        received_on=comment.received_on,
        is_flagged=comment.is_flagged,
        state=cast(CommentState, form.state.data),
        reason=form.reason.data or "",
        point=number_sent(form.point.data) or 0,
        version=number_sent(form.version.data) or 0,
        reviewed_by=principal().name,
        id=comment.id,
    )
