"""A published plan as a page and as a Word file: the frozen edition, never the figures of today."""

from typing import NamedTuple

from flask import Blueprint, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue

from placeplan.domain.consultations import ConsultedDraft
from placeplan.domain.faults import Refused
from placeplan.domain.plan_editions import PlanEdition
from placeplan.domain.plan_trees import PlanTree
from placeplan.domain.plans import Plan
from placeplan.domain.progress import count_states
from placeplan.operations.consultations import consulted_drafts
from placeplan.operations.plan_drafting.consultation import tells_of
from placeplan.operations.plan_editions import public_edition
from placeplan.operations.progress import plan_progress
from placeplan.store.consultations import find_consultation
from placeplan.store.faults import NotFound
from placeplan.store.plan_editions import (
    find_public_edition,
    get_edition,
    get_edition_content,
    list_editions,
)
from placeplan.store.plans import get_published_plan
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.limits import limited
from placeplan.web.plans.downloads import send_public_pdf
from placeplan.web.plans.editions import limits, send_edition, send_summary

bp = Blueprint("published", __name__)


class Published(NamedTuple):
    """A plan that anyone may read, and which edition of it."""

    plan: Plan
    edition: PlanEdition


def pdfs_allowed() -> str:
    """The limit, as the settings give it."""
    return current_app.config["PLACEPLAN"].pdf_limit


def show_no_pdf() -> ResponseReturnValue:
    """Offers the Word file to whoever has asked for too many PDFs."""
    return _without_pdf(numbered(**request.view_args or {})), 429


@bp.get("/published/<slug>")
def show_plan(slug: str) -> ResponseReturnValue:
    return _show(newest(slug))


@bp.get("/published/<slug>/download")
def download(slug: str) -> ResponseReturnValue:
    plan, edition = newest(slug)
    return send_edition(slug, plan.id, edition.number)


@bp.get("/published/<slug>/editions/<int:number>")
def show_edition(slug: str, number: int) -> ResponseReturnValue:
    return _show(numbered(slug, number))


@bp.get("/published/<slug>/editions/<int:number>/download")
def download_edition(slug: str, number: int) -> ResponseReturnValue:
    plan, edition = numbered(slug, number)
    return send_edition(slug, plan.id, edition.number)


@bp.get("/published/<slug>/editions/<int:number>/download.pdf")
@limited(pdfs_allowed, methods=("GET", "HEAD"), on_breach=show_no_pdf)
def download_edition_pdf(slug: str, number: int) -> ResponseReturnValue:
    found = numbered(slug, number)
    try:
        return send_public_pdf(slug, found.plan.id, number)
    except Refused:
        return _without_pdf(found), 503


@bp.get("/published/<slug>/progress")
def show_progress(slug: str) -> ResponseReturnValue:
    plan, _edition = newest(slug)
    progress = plan_progress(db(), plan, is_public=True)
    if progress is None:
        abort(404)
    return render_template(
        "published/show_progress.html",
        plan=plan,
        progress=progress,
        counts=count_states(progress.actions),
    )


@bp.get("/published/<slug>/editions/<int:number>/summary/download")
def download_edition_summary(slug: str, number: int) -> ResponseReturnValue:
    plan, edition = numbered(slug, number)
    return send_summary(slug, plan.id, edition.number)


def newest(slug: str) -> Published:
    """The newest edition that anyone may read; NotFound when there is none."""
    plan = get_published_plan(db(), slug)
    edition = public_edition(db(), plan, today(), limits())
    if edition is None:
        raise NotFound(f"published plan {slug}")
    return Published(plan, edition)


def numbered(slug: str, number: int) -> Published:
    """The edition with this number; NotFound when it is none that anyone may read."""
    plan = get_published_plan(db(), slug)
    edition = get_edition(db(), plan.id, number)
    if not edition.is_public:
        abort(404)
    return Published(plan, edition)


def _without_pdf(found: Published) -> str:
    return render_template("published/no_pdf.html", plan=found.plan, edition=found.edition)


def _said(plan: Plan, tree: PlanTree) -> ConsultedDraft | None:
    """What was said in the newest consultation that has closed; None where the tree says it."""
    drafts = consulted_drafts(db(), plan.id)
    closed = (each for each in drafts if each.consultation.state(today()) == "closed")
    said = next(closed, None)
    return None if said and tells_of(tree, said.consultation) else said


def _show(published: Published) -> str:
    plan, edition = published
    tree = get_edition_content(db(), plan.id, edition.number).public
    editions = [each for each in list_editions(db(), plan.id) if each.is_public]
    return render_template(
        "published/show_plan.html",
        plan=plan,
        edition=edition,
        tree=tree,
        editions=editions,
        newest=editions[0],
        adopted=find_public_edition(db(), plan.id, is_adopted=True),
        correction=next((each for each in editions if each.corrects == edition.number), None),
        consultation=find_consultation(db(), plan.id, edition.number),
        said=_said(plan, tree),
        today=today(),
    )
