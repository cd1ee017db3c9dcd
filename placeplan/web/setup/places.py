"""The places that people of an area can choose in a survey, and new ones."""

from dataclasses import replace

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from placeplan.domain.areas import Area, Place
from placeplan.domain.faults import Refused, refuse
from placeplan.domain.names import plain_key
from placeplan.domain.surveys import Survey
from placeplan.store.areas import add_places, list_places
from placeplan.store.database import writing
from placeplan.store.surveys import get_survey, update_survey
from placeplan.web.database import db
from placeplan.web.notices import notify
from placeplan.web.setup.blueprint import bp
from placeplan.web.setup.forms import PlaceForm, PlacesForm


@bp.route("/setup/surveys/<slug>/places/<area_code>", methods=["GET", "POST"])
def edit_places(slug: str, area_code: str) -> ResponseReturnValue:
    survey, area = _survey_and_area(slug, area_code)
    known = {place.key: place for place in list_places(db(), area_code)}
    form = PlacesForm(data={"places": [place.key for place in survey.places_in(area_code)]})
    form.places.choices = [(place.key, place.name) for place in known.values()]
    if form.validate_on_submit():
        chosen = tuple(known[key] for key in known if key in form.places.data)
        try:
            _choose(survey, area_code, chosen)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            count = len(chosen)
            notify(
                ngettext(
                    "%(num)s place of %(area)s can be chosen.",
                    "%(num)s places of %(area)s can be chosen.",
                    count,
                    area=area.name,
                )
            )
            return redirect(url_for("setup.show_survey", slug=slug))
    return render_template("setup/edit_places.html", survey=survey, area=area, form=form)


@bp.route("/setup/surveys/<slug>/places/<area_code>/new", methods=["GET", "POST"])
def add_place(slug: str, area_code: str) -> ResponseReturnValue:
    survey, area = _survey_and_area(slug, area_code)
    form = PlaceForm()
    if form.validate_on_submit():
        try:
            place = _new_place(area_code, form)
            with writing(db()):
                add_places(db(), [place])
                chosen = (*survey.places_in(area_code), place)
                _choose(survey, area_code, chosen)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("%(place)s is added and can be chosen.", place=place.name))
            return redirect(url_for("setup.edit_places", slug=slug, area_code=area_code))
    return render_template("setup/add_place.html", survey=survey, area=area, form=form)


def _survey_and_area(slug: str, area_code: str) -> tuple[Survey, Area]:
    survey = get_survey(db(), slug)
    if area_code not in survey.area_codes:
        abort(404)
    return survey, survey.area(area_code)


def _new_place(area_code: str, form: PlaceForm) -> Place:
    key = plain_key(form.name.data)
    if key in {place.key for place in list_places(db(), area_code)}:
        raise refuse("place_key_taken", "name", found=form.name.data)
    return Place(area_code, key, form.name.data, form.kind.data)


def _choose(survey: Survey, area_code: str, chosen: tuple[Place, ...]) -> None:
    with writing(db()):
        now = get_survey(db(), survey.slug)
        others = tuple(place for place in now.places if place.area_code != area_code)
        update_survey(db(), replace(now, places=(*others, *chosen)))
