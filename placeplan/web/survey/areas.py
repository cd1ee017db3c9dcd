"""Where the answers are about: the area, and the place in it."""

from dataclasses import replace

from flask import redirect, request
from flask.typing import ResponseReturnValue

from placeplan.domain.drafts import Draft
from placeplan.domain.surveys import Survey
from placeplan.web.survey.asking import ask, go_on, onward
from placeplan.web.survey.doors import for_draft
from placeplan.web.survey.forms import AreaForm, PlaceForm
from placeplan.web.survey.steps import Step, address_of


@for_draft
def ask_area(survey: Survey, draft: Draft) -> ResponseReturnValue:
    form = AreaForm(survey, draft)
    if not form.area.data and request.form.get("go") in ("back", "later"):
        return go_on(survey, draft, Step("ask_area"))

    def change(now: Draft) -> Draft:
        has_place = (form.area.data, now.place_key) in survey.place_keys
        return replace(now, area_code=form.area.data, place_key=now.place_key if has_place else "")

    return ask(survey, draft, Step("ask_area"), form, change)


@for_draft
def ask_place(survey: Survey, draft: Draft) -> ResponseReturnValue:
    step = Step("ask_place")
    if not draft.area_code:
        return redirect(address_of(survey, Step("ask_area")))
    if not survey.places_in(draft.area_code):
        return redirect(address_of(survey, onward(survey, draft, Step("ask_area"))))
    form = PlaceForm(survey, draft)
    return ask(survey, draft, step, form, lambda now: replace(now, place_key=form.chosen))
