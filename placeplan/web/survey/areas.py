"""Where the answers are about: found in a list or by postcode, and the place in it."""

from dataclasses import replace

from flask import redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.drafts import Draft
from placeplan.domain.postcodes import plain_postcode
from placeplan.domain.surveys import Survey
from placeplan.store.faults import NotFound
from placeplan.store.postcodes import find_area_code, has_postcodes
from placeplan.web.database import db
from placeplan.web.limits import limited
from placeplan.web.notices import notify
from placeplan.web.survey.area_forms import AreaForm, PlaceForm, PostcodeForm
from placeplan.web.survey.asking import ask, go_on, onward, show_step
from placeplan.web.survey.doors import for_draft, show_no_draft
from placeplan.web.survey.drafts import save_step
from placeplan.web.survey.kept_pages import Alike
from placeplan.web.survey.limits import answers_allowed, show_busy
from placeplan.web.survey.steps import Step, address_of

AREA, PLACE = Step("ask_area"), Step("ask_place")


@for_draft
def ask_area(survey: Survey, draft: Draft) -> ResponseReturnValue:
    form = AreaForm(survey, draft)
    if not form.area_code and request.form.get("go") in ("back", "later"):
        return go_on(survey, draft, AREA)

    def change(form: AreaForm, now: Draft) -> Draft:
        return _moved(survey, now, form.area_code, form.place_key)

    by_postcode = PostcodeForm(formdata=None) if has_postcodes(db()) else None
    return ask(
        survey,
        draft,
        AREA,
        AreaForm,
        change,
        answered=None if form.place_key is None else PLACE,
        alike=Alike(
            Draft("", area_code=draft.area_code, place_key=draft.place_key),
            beside=bool(by_postcode),
        ),
        by_postcode=by_postcode,
    )


@limited(answers_allowed, on_breach=show_busy)
@for_draft
def find_area(survey: Survey, draft: Draft) -> ResponseReturnValue:
    """Choose the area by a postcode, which is looked up and neither kept nor written anywhere."""
    if request.method != "POST":
        return redirect(address_of(survey, AREA))
    by_postcode = PostcodeForm()
    if by_postcode.validate():
        code = find_area_code(db(), plain_postcode(by_postcode.postcode.data))
        if code in survey.area_codes:
            return _found(survey, draft, code)
        by_postcode.postcode.errors = [_unknown() if code is None else _outside()]
    errors = [("postcode", sentence) for sentence in by_postcode.postcode.errors]
    form = AreaForm(survey, draft, formdata=None)
    return show_step(survey, draft, AREA, form, by_postcode=by_postcode, errors=errors), 400


@for_draft
def ask_place(survey: Survey, draft: Draft) -> ResponseReturnValue:
    if not draft.area_code:
        return redirect(address_of(survey, AREA))
    if not survey.places_in(draft.area_code):
        return redirect(address_of(survey, onward(survey, draft, AREA)))

    def change(form: PlaceForm, now: Draft) -> Draft:
        return replace(now, place_key=form.chosen)

    alike = Alike(Draft("", area_code=draft.area_code, place_key=draft.place_key))
    return ask(survey, draft, PLACE, PlaceForm, change, alike=alike)


def _moved(survey: Survey, draft: Draft, area_code: str, place_key: str | None) -> Draft:
    if place_key is None:
        has_place = (area_code, draft.place_key) in survey.place_keys
        place_key = draft.place_key if has_place else ""
    return replace(draft, area_code=area_code, place_key=place_key)


def _found(survey: Survey, draft: Draft, code: str) -> ResponseReturnValue:
    try:
        saved = save_step(
            survey,
            draft,
            lambda now: replace(_moved(survey, now, code, None), reached=AREA.name),
        )
    except NotFound:
        return show_no_draft(survey)
    area = survey.area(code)
    notify(_("Your postcode is in %(area)s. Your answers are about that area.", area=area.name))
    return go_on(survey, saved, AREA)


def _unknown() -> str:
    return _("We do not know that postcode. Check it, or choose from the list below")


def _outside() -> str:
    return _(
        "That postcode is outside the areas of this survey."
        " You can still choose the area that you know best from the list below"
    )
