"""The blueprint that the modules of this journey share, and the way to its files."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.response_imports import StagedExport
from placeplan.domain.surveys import Survey
from placeplan.store.faults import NotFound
from placeplan.store.staged_exports import get_staged_export
from placeplan.web.database import db
from placeplan.web.notices import notify

bp = Blueprint("bringing", __name__, url_prefix="/surveys-import/<slug>")


def find_waiting(survey: Survey, staged_id: int) -> StagedExport | None:
    """The file that waits; None, and a notice, when it was taken in or put aside before."""
    try:
        return get_staged_export(db(), survey.slug, staged_id)
    except NotFound:
        notify(_("That file was taken in or put aside before."), kind="information")
        return None


def to_start(survey: Survey) -> ResponseReturnValue:
    """Back to where files are sent and listed."""
    return redirect(url_for("bringing.upload", slug=survey.slug))


def address_of(endpoint: str, survey: Survey, staged_id: int) -> str:
    """The address of a page of a waiting file."""
    return url_for(f"bringing.{endpoint}", slug=survey.slug, staged_id=staged_id)
