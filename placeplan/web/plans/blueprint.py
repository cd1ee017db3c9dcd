"""The journey's blueprint, and what its pages have in common."""

from collections.abc import Sequence

from flask import Blueprint, current_app, request, url_for
from flask_babel import lazy_gettext as _l

from placeplan.domain.plan_trees import Chart, PlanTree
from placeplan.domain.plans import Plan, SectionKey
from placeplan.domain.radar import RadarGeometry, radar_geometry
from placeplan.formats.plan_prose import prose_html
from placeplan.store.plan_rows import Direction

bp = Blueprint("plans", __name__)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STATUS_NAMES = {
    "draft": _l("Draft"),
    "consultation_draft": _l("Consultation draft"),
    "adopted": _l("Adopted"),
}
STATUS_KINDS = {"draft": "wait", "consultation_draft": "plain", "adopted": "good"}


@bp.app_template_global()
def plan_radar(block: Chart) -> RadarGeometry:
    """Where everything on a plan's radar stands."""
    return radar_geometry(block.chart)


@bp.app_template_global()
def plan_prose(markdown: str) -> str:
    """What officers wrote as safe HTML: any HTML of theirs stands there as plain text."""
    return prose_html(markdown)


@bp.app_template_global()
def plan_status(plan: Plan | PlanTree) -> tuple[str, str]:
    """How a plan stands, in words, and the kind of tag that says so."""
    return str(STATUS_NAMES[plan.status]), STATUS_KINDS[plan.status]


def fewest() -> int:
    """How many individuals must have rated a theme before it is called high or low."""
    return int(current_app.config["PLACEPLAN"].minimum_answers)


def fewest_shown() -> int:
    """Fewest people whom a published figure may stand for."""
    return int(current_app.config["PLACEPLAN"].minimum_cell)


def section_url(plan_id: int, key: SectionKey, anchor: str = "") -> str:
    """The address of a section's page."""
    return url_for("plans.edit_section", plan_id=plan_id, key=key, _anchor=anchor or None)


def asked_direction() -> Direction:
    """Which way a row is to be moved."""
    return "up" if request.form.get("direction") == "up" else "down"


def none_or(choices: Sequence[tuple[str, object]]) -> list[tuple[str, object]]:
    """Choices with “None” before them."""
    return [("", _l("None")), *choices]
