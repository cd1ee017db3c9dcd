"""A survey as residents will see it, page by page; nothing that is chosen is kept."""

from dataclasses import dataclass
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
from placeplan.web.survey.about import AboutForm
from placeplan.web.survey.area_forms import BETWEEN, AreaForm, PlaceForm
from placeplan.web.survey.forms import (
    ActionsForm,
    AssetsForm,
    PrioritiesForm,
    ThemeForm,
)
from placeplan.web.survey.monitoring import MonitoringForm
from placeplan.web.survey.parts import theme_intro, theme_rating
from placeplan.web.survey.short_version import ShortForm
from placeplan.web.survey.signs import HONEYPOT
from placeplan.web.survey.starting import start_template
from placeplan.web.survey.steps import (
    ALL_THEMES,
    CHECK_STEP,
    ENDING,
    Step,
    first_rating,
    steps_of,
    theme_pages,
)
from placeplan.web.untranslated_texts import in_english

START, ABOUT, MONITORING = Step("show_start"), Step("ask_about"), Step("ask_monitoring")
SHORT = "short"


@dataclass(frozen=True, slots=True)
class Preview:
    """What is looked at: a survey in one area, in its long or its short version.

    `endpoint` and `values` are the address of its pages, `leave` is where the preview ends.
    """

    survey: Survey
    endpoint: str
    values: dict[str, str]
    leave: str
    area_code: str
    is_short: bool

    @property
    def steps(self) -> tuple[Step, ...]:
        """The pages in their order; what only someone who answered can see is left out."""
        asked = steps_of(self.survey, self.area_code, self.is_short)
        after = (ABOUT, MONITORING) if self.survey.asks_monitoring else (ABOUT,)
        return (START, *(step for step in asked if step != CHECK_STEP), *after)

    def address(self, step: Step, *, is_short: bool | None = None) -> str:
        """Where a page stands, in this version or the one said."""
        wants_short = self.is_short if is_short is None else is_short
        return url_for(
            self.endpoint,
            **self.values,
            step=step.name,
            area=self.area_code,
            version=SHORT if wants_short else None,
        )

    def onward(self, step: Step) -> str:
        """Where the button that was pressed leads; past either end out of the preview."""
        wish = request.form.get("go")
        if is_switching():
            return self.address(step)
        if step == START:
            return self._begun(is_short=request.form.get("version") == SHORT)
        if wish in (SHORT, "long"):
            draft = Draft("", self.area_code, is_short=wish == SHORT)
            return self.address(first_rating(self.survey, draft), is_short=draft.is_short)
        position = self.steps.index(ENDING[0] if wish == "end" else step)
        position += {"back": -1, "end": 0}.get(wish or "", 1)
        return self.address(self.steps[position]) if position < len(self.steps) else self.leave

    def _begun(self, *, is_short: bool) -> str:
        if request.form.get("go") == "back":
            return self.leave
        steps = steps_of(self.survey, self.area_code, is_short)
        return self.address(steps[0], is_short=is_short)


@bp.route("/setup/surveys/<slug>/preview", methods=["GET", "POST"])
def preview_survey(slug: str) -> ResponseReturnValue:
    survey = in_spoken_language(get_survey(db(), slug))
    return _show(survey, {"slug": slug}, url_for("setup.show_survey", slug=slug))


@bp.route("/setup/questionnaires/<key>/preview", methods=["GET", "POST"])
def preview_questionnaire(key: str) -> ResponseReturnValue:
    """An edition in a survey made up for looking at it, with every page that a survey may have."""
    questionnaire = get_questionnaire(db(), key)
    survey = Survey(
        slug="preview",
        title=questionnaire.title,
        questionnaire=questionnaire,
        areas=(Area("preview", _("Your area"), "preview", _("Your council"), seats=0),),
        opens_on=today(),
        closes_on=today() + timedelta(28),
        asks_monitoring=True,
    )
    leave = url_for("setup.show_questionnaire", key=key)
    return _show(in_spoken_language(survey), {"key": key}, leave)


def _show(survey: Survey, values: dict[str, str], leave: str) -> ResponseReturnValue:
    """The page of the step asked for, or on to the next."""
    preview = Preview(
        survey=survey,
        endpoint=str(request.endpoint),
        values=values,
        leave=leave,
        area_code=_area_code(survey),
        is_short=request.args.get("version") == SHORT,
    )
    name = request.args.get("step", START.name)
    step = next((step for step in preview.steps if step.name == name), None)
    if step is None:
        abort(404)
    if request.method == "POST":
        return redirect(preview.onward(step))
    notify(
        in_english(_("This is a preview. Nothing that you choose here is kept.")),
        kind="information",
        undo=Undo(preview.address(START), in_english(_("Stop the preview")), {"go": "back"}),
    )
    return _page(preview, step)


def _area_code(survey: Survey) -> str:
    asked = request.form.get("area") or request.args.get("area", "")
    asked = asked.partition(BETWEEN)[0]
    if asked in survey.area_codes:
        return asked
    with_places = [area for area in survey.areas if survey.places_in(area.code)]
    return (with_places or survey.areas)[0].code


def _page(preview: Preview, step: Step) -> str:
    survey = preview.survey
    draft = Draft("", area_code=preview.area_code if step.page != "ask_area" else "")
    settings = current_app.config["PLACEPLAN"]
    address = preview.address(step)
    return render_template(
        start_template(survey) if step == START else f"survey/{step.page}.html",
        survey=survey,
        form=_form(survey, step, draft),
        draft=None,
        was_sent=False,
        draft_days=settings.draft_days,
        begin_url=address,
        tag="",
        action=address,
        is_change=False,
        is_first=False,
        page=theme_pages(survey.questionnaire).get(step.theme_key),
        ratings={},
        theme_intro=theme_intro,
        theme_rating=theme_rating,
        fewest=settings.minimum_cell,
        honeypot=HONEYPOT,
    )


def _form(survey: Survey, step: Step, draft: Draft) -> Any:
    if step.theme_key:
        questionnaire = survey.questionnaire
        return ThemeForm(questionnaire.scale, questionnaire.theme(step.theme_key), draft)
    if step in (ABOUT, MONITORING):
        return AboutForm(draft) if step == ABOUT else MonitoringForm()
    made = {
        "ask_area": AreaForm,
        "ask_place": PlaceForm,
        "ask_priorities": PrioritiesForm,
        "ask_assets": AssetsForm,
        "ask_actions": ActionsForm,
        ALL_THEMES.page: ShortForm,
    }
    return made[step.page](survey, draft) if step.page in made else None
