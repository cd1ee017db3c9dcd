"""Surveys: made, changed, opened, closed, copied and removed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused, refuse
from placeplan.domain.partners import plain_name
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.surveys import Survey
from placeplan.formats.qr_codes import qr_png, qr_svg
from placeplan.store.areas import list_areas
from placeplan.store.questionnaires import list_offered_questionnaires
from placeplan.store.surveys import (
    add_survey as store_survey,
)
from placeplan.store.surveys import (
    get_survey,
    has_responses,
    remove_survey,
    update_survey,
)
from placeplan.store.surveys import (
    list_surveys as stored_surveys,
)
from placeplan.store.turnouts import turnout_by_area
from placeplan.web.attachments import attached
from placeplan.web.database import db, partnership
from placeplan.web.days import today
from placeplan.web.notices import Undo, notify
from placeplan.web.results.overviews import survey_overviews
from placeplan.web.setup.blueprint import bp
from placeplan.web.setup.forms import AS_NOW, SurveyForm, first_values, values_of
from placeplan.web.setup.handouts import handout_languages
from placeplan.web.survey.kiosks import kiosk_address
from placeplan.web.survey.sharing import public_address


@bp.get("/setup/surveys")
def list_surveys() -> ResponseReturnValue:
    overviews = survey_overviews(db(), stored_surveys(db()), today())
    return render_template("setup/list_surveys.html", overviews=overviews)


@bp.route("/setup/surveys/new", methods=["GET", "POST"])
def add_survey() -> ResponseReturnValue:
    copied = get_survey(db(), request.args["copy"]) if request.args.get("copy") else None
    form = SurveyForm(data=_copied_values(copied) if copied else first_values(today()))
    questionnaires = _questionnaires(None)
    _offer(form, questionnaires, copied)
    if form.validate_on_submit():
        try:
            survey = _survey_from(form, questionnaires, None)
            if copied:
                survey = _with_places_of(copied, survey)
            store_survey(db(), survey)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("The survey is made. Look it over, then share its address."))
            return redirect(url_for("setup.show_survey", slug=survey.slug))
    return render_template(
        "setup/edit_survey.html", form=form, survey=None, copied=copied, is_locked=False
    )


@bp.get("/setup/surveys/<slug>")
def show_survey(slug: str) -> ResponseReturnValue:
    survey = get_survey(db(), slug)
    counted = turnout_by_area(db(), slug)
    return render_template(
        "setup/show_survey.html",
        survey=survey,
        state=survey.state(today()),
        today=today(),
        address=public_address(survey),
        kiosk_address=kiosk_address(survey),
        counted=counted,
        responses=sum(tally.responses for tally in counted.values()),
        is_in_use=has_responses(db(), slug),
        contact=survey.contact or partnership().contact,
        languages=handout_languages(survey),
    )


@bp.route("/setup/surveys/<slug>/edit", methods=["GET", "POST"])
def edit_survey(slug: str) -> ResponseReturnValue:
    survey = get_survey(db(), slug)
    is_locked = has_responses(db(), slug)
    questionnaires = _questionnaires(survey)
    kept_edition = AS_NOW if AS_NOW in questionnaires else survey.questionnaire.key
    form = SurveyForm(data=values_of(survey) | {"questionnaire": kept_edition})
    _offer(form, questionnaires, survey)
    if is_locked:
        form.questionnaire.data = kept_edition
    form.slug.data = survey.slug
    if form.validate_on_submit():
        try:
            changed = _survey_from(form, questionnaires, survey if is_locked else None)
            kept = replace(changed, slug=survey.slug, is_made_up=survey.is_made_up)
            update_survey(db(), _with_places_of(survey, kept))
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("The survey is changed."))
            return redirect(url_for("setup.show_survey", slug=slug))
    return render_template(
        "setup/edit_survey.html", form=form, survey=survey, copied=None, is_locked=is_locked
    )


@bp.post("/setup/surveys/<slug>/open")
def open_survey(slug: str) -> ResponseReturnValue:
    survey = get_survey(db(), slug)
    if survey.state(today()) != "upcoming":
        raise refuse("survey_not_upcoming")
    update_survey(db(), replace(survey, opens_on=today()))
    notify(_("The survey is open."), undo=_undo_of(survey))
    return redirect(url_for("setup.show_survey", slug=slug))


@bp.post("/setup/surveys/<slug>/close")
def close_survey(slug: str) -> ResponseReturnValue:
    survey = get_survey(db(), slug)
    if survey.state(today()) != "open":
        raise refuse("survey_not_open")
    update_survey(db(), replace(survey, closes_on=today()))
    notify(_("Today is the last day of the survey."), undo=_undo_of(survey))
    return redirect(url_for("setup.show_survey", slug=slug))


@bp.post("/setup/surveys/<slug>/dates")
def set_dates(slug: str) -> ResponseReturnValue:
    """Takes opening or closing back."""
    survey = get_survey(db(), slug)
    try:
        dates = {name: date.fromisoformat(request.form[name]) for name in ("opens_on", "closes_on")}
    except (KeyError, ValueError) as error:
        found = " – ".join(request.form.get(name, "") for name in ("opens_on", "closes_on"))
        raise refuse("date_form", found=found) from error
    update_survey(db(), replace(survey, **dates))
    notify(_("The survey has its dates back."))
    return redirect(url_for("setup.show_survey", slug=slug))


@bp.post("/setup/surveys/<slug>/remove")
def remove(slug: str) -> ResponseReturnValue:
    survey = get_survey(db(), slug)
    remove_survey(db(), slug)
    notify(_("The survey “%(title)s” is removed.", title=survey.title))
    return redirect(url_for("setup.list_surveys"))


@bp.get("/setup/surveys/<slug>/qr.svg")
def show_qr_svg(slug: str) -> ResponseReturnValue:
    return _picture(slug, qr_svg(public_address(get_survey(db(), slug))), "image/svg+xml", "svg")


@bp.get("/setup/surveys/<slug>/qr.png")
def show_qr_png(slug: str) -> ResponseReturnValue:
    return _picture(slug, qr_png(public_address(get_survey(db(), slug))), "image/png", "png")


def _picture(slug: str, content: bytes, media_type: str, ending: str) -> Response:
    response = Response(content, mimetype=media_type)
    if "download" in request.args:
        return attached(response, f"{slug}-qr-code.{ending}")
    return response


def _questionnaires(survey: Survey | None) -> dict[str, Questionnaire]:
    """The editions that are switched on, after the one a survey pinned where it is another."""
    offered = {each.key: each for each in list_offered_questionnaires(db())}
    if survey is None or survey.questionnaire in offered.values():
        return offered
    return {AS_NOW: survey.questionnaire} | offered


def _offer(
    form: SurveyForm, questionnaires: dict[str, Questionnaire], survey: Survey | None
) -> None:
    """Fill the form's choices: areas still in force, those of the partnership's council first."""
    chosen = survey.area_codes if survey else frozenset()
    now, council = today().isoformat(), plain_name(partnership().council)
    areas = [
        area
        for area in list_areas(db())
        if area.code in chosen or not area.valid_to or area.valid_to >= now
    ]
    areas.sort(key=lambda area: plain_name(area.council_name) != council)
    form.offer(questionnaires, areas, council)


def _survey_from(
    form: SurveyForm, questionnaires: dict[str, Questionnaire], locked: Survey | None
) -> Survey:
    edition = locked.questionnaire if locked else questionnaires[form.questionnaire.data]
    return Survey(
        slug=form.chosen_slug(),
        title=form.title.data,
        questionnaire=edition,
        areas=form.chosen_areas(),
        opens_on=form.opens_on.data,
        closes_on=form.closes_on.data,
        introduction=form.introduction.data or "",
        contact=form.contact.data or "",
        is_published="yes" in form.publish.data,
        asks_monitoring=form.asks_monitoring(edition),
    )


def _with_places_of(survey: Survey, changed: Survey) -> Survey:
    places = tuple(place for place in survey.places if place.area_code in changed.area_codes)
    return replace(changed, places=places)


def _copied_values(survey: Survey) -> dict[str, Any]:
    opens_on = today() + timedelta(1)
    length = min(survey.closes_on - survey.opens_on, date.max - opens_on)
    return values_of(survey) | {
        "title": _("Copy of %(title)s", title=survey.title),
        "slug": "",
        "opens_on": opens_on,
        "closes_on": opens_on + length,
        "publish": [],
    }


def _undo_of(survey: Survey) -> Undo:
    values = {"opens_on": survey.opens_on.isoformat(), "closes_on": survey.closes_on.isoformat()}
    return Undo(url_for("setup.set_dates", slug=survey.slug), values=values)
