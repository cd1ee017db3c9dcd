"""Plans and their editions as files: in Word, in short, and as PDF on sites that can make one."""

from pathlib import Path

from flask import Response, current_app
from flask.typing import ResponseReturnValue

from placeplan.domain.plan_trees import PlanTree
from placeplan.formats.pdf_files import find_converter
from placeplan.formats.plan_docx import plan_docx, plan_summary_docx
from placeplan.operations.pdfs import kept_pdf, made_pdf
from placeplan.operations.plans import plan_look, plan_tree, summary_tree
from placeplan.store.plan_editions import get_edition, get_edition_word
from placeplan.store.plans import get_plan
from placeplan.web.attachments import attached
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.plans.blueprint import WORD, bp, fewest, fewest_shown

PDF = "application/pdf"


@bp.app_template_global()
def has_pdf() -> bool:
    """Whether this site can make PDFs."""
    return find_converter() is not None


@bp.get("/plans/<int:plan_id>/download")
def download(plan_id: int) -> ResponseReturnValue:
    return send_word(plan_docx(_tree(plan_id), plan_look(db())), _name(plan_id))


@bp.get("/plans/<int:plan_id>/download.pdf")
def download_pdf(plan_id: int) -> ResponseReturnValue:
    word = plan_docx(_tree(plan_id), plan_look(db()))
    return _pdf(made_pdf(_instance(), word), _name(plan_id))


@bp.get("/plans/<int:plan_id>/summary/download")
def download_summary(plan_id: int) -> ResponseReturnValue:
    tree = summary_tree(db(), plan_id, today(), fewest=fewest(), fewest_shown=fewest_shown())
    return send_word(plan_summary_docx(tree, plan_look(db())), f"{_name(plan_id)}-in-short")


@bp.get("/plans/<int:plan_id>/editions/<int:number>/download.pdf")
def download_edition_pdf(plan_id: int, number: int) -> ResponseReturnValue:
    word = get_edition_word(db(), plan_id, number)
    if get_edition(db(), plan_id, number).is_public:
        content = kept_pdf(_instance(), word, is_for_officer=True)
    else:
        content = made_pdf(_instance(), word)
    return _pdf(content, f"{_name(plan_id)}-edition-{number}")


def send_public_pdf(slug: str, plan_id: int, number: int) -> ResponseReturnValue:
    """The PDF of an edition that anyone may read; `Refused` where it cannot be made just now."""
    word = get_edition_word(db(), plan_id, number)
    content = kept_pdf(_instance(), word, is_for_officer=False)
    return _pdf(content, f"{slug}-edition-{number}")


def _pdf(content: bytes, name: str) -> ResponseReturnValue:
    return attached(Response(content, mimetype=PDF), f"{name}.pdf")


def send_word(word: bytes, name: str) -> ResponseReturnValue:
    """A Word file to download."""
    return attached(Response(word, mimetype=WORD), f"{name}.docx")


def _instance() -> Path:
    return Path(current_app.instance_path)


def _tree(plan_id: int) -> PlanTree:
    return plan_tree(db(), plan_id, today(), fewest=fewest(), fewest_shown=fewest_shown())


def _name(plan_id: int) -> str:
    return get_plan(db(), plan_id).slug
