"""How many answers may come from one address: a village hall's worth, not a flood."""

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from placeplan.store.surveys import get_survey
from placeplan.web.database import db


def answers_allowed() -> str:
    """The limit, as the settings give it."""
    return current_app.config["PLACEPLAN"].answer_limit


def show_busy() -> ResponseReturnValue:
    """Says that nothing is lost and when to try again."""
    survey = get_survey(db(), request.view_args["slug"])
    return render_template("survey/busy.html", survey=survey), 429
