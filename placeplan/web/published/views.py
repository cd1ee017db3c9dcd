"""A published plan as a page and as a Word file."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from placeplan.domain.plan_trees import PlanTree
from placeplan.domain.plans import Plan
from placeplan.operations.plans import plan_tree
from placeplan.store.plans import get_published_plan
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.plans.blueprint import fewest, fewest_shown, send_word

bp = Blueprint("published", __name__)


@bp.get("/published/<slug>")
def show_plan(slug: str) -> ResponseReturnValue:
    plan = get_published_plan(db(), slug)
    return render_template("published/show_plan.html", tree=_published(plan), plan=plan)


@bp.get("/published/<slug>/download")
def download(slug: str) -> ResponseReturnValue:
    plan = get_published_plan(db(), slug)
    return send_word(_published(plan), plan.slug)


def _published(plan: Plan) -> PlanTree:
    return plan_tree(
        db(),
        plan.id,
        today(),
        is_public=True,
        fewest=fewest(),
        fewest_shown=fewest_shown(),
    )
