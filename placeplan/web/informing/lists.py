"""The list of a survey, for officers: a copy for their mail program, and deleting it."""

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.formats.subscribers_csv import subscribers_csv
from placeplan.store.subscribers import list_subscribers, remove_subscribers
from placeplan.store.surveys import get_survey
from placeplan.web.attachments import attached
from placeplan.web.database import db
from placeplan.web.informing.views import bp, leaving_address
from placeplan.web.notices import notify


@bp.get("/setup/surveys/<slug>/keep-informed")
def show_list(slug: str) -> ResponseReturnValue:
    survey = get_survey(db(), slug)
    emails = list_subscribers(db(), slug)
    return render_template("setup/show_subscribers.html", survey=survey, emails=emails)


@bp.get("/setup/surveys/<slug>/keep-informed.csv")
def download_list(slug: str) -> ResponseReturnValue:
    survey = get_survey(db(), slug)
    rows = [(email, leaving_address(email)) for email in list_subscribers(db(), slug)]
    response = Response(subscribers_csv(rows), mimetype="text/csv")
    return attached(response, f"{survey.slug}-keep-informed.csv")


@bp.post("/setup/surveys/<slug>/keep-informed/remove")
def remove_list(slug: str) -> ResponseReturnValue:
    remove_subscribers(db(), slug)
    notify(_("The list is deleted."))
    return redirect(url_for("informing.show_list", slug=slug))
