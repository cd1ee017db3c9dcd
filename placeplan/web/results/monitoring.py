"""Equality monitoring of a survey, for officers: counts by question, too small ones hidden."""

from datetime import timedelta

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from placeplan.domain.monitoring import QUESTIONS, monitoring_tables
from placeplan.domain.surveys import Survey
from placeplan.store.monitoring import shown_monitoring
from placeplan.web.database import db
from placeplan.web.results.scope import fewest, for_survey
from placeplan.web.survey import monitoring_words


def add_monitoring(bp: Blueprint) -> None:
    """Put the page into the results' blueprint."""
    bp.add_url_rule("/results/<slug>/monitoring", "show_monitoring", show_monitoring)


@for_survey
def show_monitoring(survey: Survey) -> ResponseReturnValue:
    shown = shown_monitoring(db(), survey.slug)
    first = next(iter(QUESTIONS))
    kept_for = timedelta(days=current_app.config["PLACEPLAN"].retention_days)
    return render_template(
        "results/show_monitoring.html",
        survey=survey,
        people=sum(count for (question, _answer), count in shown.items() if question == first),
        tables=monitoring_tables(shown, fewest()),
        words=monitoring_words,
        kept_until=survey.closes_on + kept_for,
    )
