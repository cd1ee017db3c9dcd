"""A published plan as a page and as a Word file."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from placeplan.operations.plans import plan_tree
from placeplan.store.plans import get_published_plan
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.plans.blueprint import fewest, send_word

bp = Blueprint("published", __name__)


@bp.get("/published/<slug>")
def show_plan(slug: str) -> ResponseReturnValue:
    plan = get_published_plan(db(), slug)
    tree = plan_tree(db(), plan.id, today(), is_public=True, fewest=fewest())
    return render_template("published/show_plan.html", tree=tree, plan=plan)


@bp.get("/published/<slug>/download")
def download(slug: str) -> ResponseReturnValue:
    plan = get_published_plan(db(), slug)
    tree = plan_tree(db(), plan.id, today(), is_public=True, fewest=fewest())
    return send_word(tree, plan.slug)
