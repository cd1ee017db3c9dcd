"""The front page, the pages that law asks for, the staff's start and the pattern page."""

import threading
import time
from datetime import date

from flask import Blueprint, current_app, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from placeplan.store.partnerships import takes_a_write
from placeplan.store.plan_editions import list_public_plans
from placeplan.store.surveys import list_surveys
from placeplan.web.access import safe_address
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.languages import choose
from placeplan.web.pages.patterns import (
    GROUPED_PLACES,
    PatternForm,
    drawn_radar,
    filled_in,
    left_empty,
    plan_parts,
)
from placeplan.web.pages.steps import first_steps
from placeplan.web.reminders.views import may_see_reminders, shown_reminders
from placeplan.web.survey.results import survey_cards

bp = Blueprint("pages", __name__)

STATEMENT_ON = date(2026, 11, 23)
HEALTH_KEY = "placeplan_health"
SECONDS_BETWEEN_TRIALS = 1.0
MOST_AT_START = 5
_trial = threading.Lock()


@bp.get("/")
def list_open_surveys() -> ResponseReturnValue:
    surveys = survey_cards(list_surveys(db()), today())
    plans = list_public_plans(db(), today())
    return render_template(
        "pages/list_open_surveys.html",
        surveys=surveys,
        open_plans=[plan for plan in plans if plan.comments_until],
        agreed_plans=[plan for plan in plans if plan.is_adopted],
    )


@bp.get("/accessibility")
def show_accessibility() -> ResponseReturnValue:
    return render_template("pages/show_accessibility.html", prepared_on=STATEMENT_ON)


@bp.get("/privacy")
def show_privacy() -> ResponseReturnValue:
    retention_days = int(current_app.config["PLACEPLAN"].retention_days)
    return render_template(
        "pages/show_privacy.html", draft_days=_draft_days(), retention_days=retention_days
    )


@bp.get("/cookies")
def show_cookies() -> ResponseReturnValue:
    return render_template(
        "pages/show_cookies.html", session_hours=_session_hours(), draft_days=_draft_days()
    )


@bp.get("/language/<code>")
def choose_language(code: str) -> ResponseReturnValue:
    choose(code)
    return redirect(safe_address(request.args.get("next", ""), "pages.list_open_surveys"))


@bp.get("/healthz")
def show_health() -> ResponseReturnValue:
    """200 only when the database takes a write; asked again at most once a second."""
    with _trial:
        tried_at, is_well = current_app.extensions.get(HEALTH_KEY, (0.0, False))
        if time.monotonic() - tried_at >= SECONDS_BETWEEN_TRIALS or not tried_at:
            is_well = takes_a_write(db())
            current_app.extensions[HEALTH_KEY] = (time.monotonic(), is_well)
    return jsonify(status="well" if is_well else "cannot write"), 200 if is_well else 503


@bp.get("/staff")
def show_staff_home() -> ResponseReturnValue:
    reminders = shown_reminders() if may_see_reminders() else None
    return render_template(
        "pages/show_staff_home.html", steps=first_steps(), reminders=reminders, most=MOST_AT_START
    )


@bp.get("/patterns")
def show_patterns() -> ResponseReturnValue:
    geometry, description = drawn_radar()
    return render_template(
        "pages/show_patterns.html",
        form=PatternForm(),
        faulty=left_empty(),
        filled=filled_in(),
        grouped=PatternForm(prefix="grouped"),
        folded=PatternForm(prefix="folded"),
        grouped_choices=GROUPED_PLACES,
        radar_geometry=geometry,
        radar_description=description,
        plan_parts=plan_parts(),
        page_address=lambda page: f"#pattern-pagination-{page}",
    )


def _session_hours() -> int:
    return int(current_app.config["PLACEPLAN"].session_hours)


def _draft_days() -> int:
    return int(current_app.config["PLACEPLAN"].draft_days)
