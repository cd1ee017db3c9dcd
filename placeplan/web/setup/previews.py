"""A survey as residents will see it, page by page; nothing that is chosen is kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.areas import Area
from placeplan.domain.drafts import Draft
from placeplan.domain.surveys import Survey
from placeplan.store.questionnaires import get_questionnaire
from placeplan.store.surveys import get_survey
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.languages import in_spoken_language, is_switching
from placeplan.web.notices import Undo, notify
from placeplan.web.setup.blueprint import bp
from placeplan.web.survey.area_forms import BETWEEN, AreaForm, PlaceForm
from placeplan.web.survey.forms import (
    ActionsForm,
    AssetsForm,
    PrioritiesForm,
    ThemeForm,
)
from placeplan.web.survey.parts import theme_intro, theme_rating
from placeplan.web.survey.steps import CHECK_STEP, Step, steps_of, theme_pages

START = "start"
# where a page of the preview stands, by step and area
Address = Callable[[str, str], str]


@bp.route("/setup/surveys/<slug>/preview", methods=["GET", "POST"])
def preview_survey(slug: str) -> ResponseReturnValue:
    def address(name: str, area_code: str) -> str:
        return url_for("setup.preview_survey", slug=slug, step=name, area=area_code)

    survey = in_spoken_language(get_survey(db(), slug))
    return _show(survey, address, url_for("setup.show_survey", slug=slug))


@bp.route("/setup/questionnaires/<key>/preview", methods=["GET", "POST"])
def preview_questionnaire(key: str) -> ResponseReturnValue:
    """An edition in a survey made up for looking at it."""

    def address(name: str, area_code: str) -> str:
        return url_for("setup.preview_questionnaire", key=key, step=name)

    questionnaire = get_questionnaire(db(), key)
    survey = Survey(
        slug="preview",
        title=questionnaire.title,
        questionnaire=questionnaire,
        areas=(Area("preview", _("Your area"), "preview", _("Your council"), seats=0),),
        opens_on=today(),
        closes_on=today() + timedelta(28),
    )
    return _show(in_spoken_language(survey), address, url_for("setup.show_questionnaire", key=key))


def _show(survey: Survey, address: Address, leave: str) -> ResponseReturnValue:
    """The page of the step asked for, or on to the next; `leave` is where the preview ends."""
    area_code = _area_code(survey)
    names = [START, *(step.name for step in steps_of(survey, area_code) if step != CHECK_STEP)]
    name = request.args.get("step", START)
    if name not in names:
        abort(404)
    if request.method == "POST":
        onward = _onward(names, name)
        return redirect(address(onward, area_code) if onward else leave)
    notify(
        _("This is a preview. Nothing that you choose here is kept."),
        kind="information",
        undo=Undo(address(START, area_code), _("Stop the preview"), {"go": "back"}),
    )
    if name == START:
        return _start(survey, address(START, area_code))
    step = next(step for step in steps_of(survey, area_code) if step.name == name)
    return _question(survey, step, area_code, address(name, area_code))


def _area_code(survey: Survey) -> str:
    asked = request.form.get("area") or request.args.get("area", "")
    asked = asked.partition(BETWEEN)[0]
    if asked in survey.area_codes:
        return asked
    with_places = [area for area in survey.areas if survey.places_in(area.code)]
    return (with_places or survey.areas)[0].code


def _onward(names: list[str], name: str) -> str:
    """The step to go to from this one; empty past either end."""
    if is_switching():
        return name
    position = names.index(name) + (-1 if request.form.get("go") == "back" else 1)
    return names[position] if 0 <= position < len(names) else ""


def _start(survey: Survey, begin_url: str) -> str:
    return render_template(
        "survey/show_start.html",
        survey=survey,
        draft=None,
        was_sent=False,
        draft_days=current_app.config["PLACEPLAN"].draft_days,
        begin_url=begin_url,
    )


def _question(survey: Survey, step: Step, area_code: str, action: str) -> str:
    draft = Draft("", area_code=area_code if step.page != "ask_area" else "")
    return render_template(
        f"survey/{step.page}.html",
        survey=survey,
        form=_form(survey, step, draft),
        tag="",
        action=action,
        is_change=False,
        is_first=False,
        page=theme_pages(survey.questionnaire).get(step.theme_key),
        ratings={},
        theme_intro=theme_intro,
        theme_rating=theme_rating,
    )


def _form(survey: Survey, step: Step, draft: Draft) -> Any:
    if step.theme_key:
        questionnaire = survey.questionnaire
        return ThemeForm(questionnaire.scale, questionnaire.theme(step.theme_key), draft)
    made = {"ask_area": AreaForm, "ask_place": PlaceForm, "ask_priorities": PrioritiesForm}
    if step.page in made:
        return made[step.page](survey, draft)
    return AssetsForm() if step.page == "ask_assets" else ActionsForm()
