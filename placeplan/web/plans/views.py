"""The list of plans, a plan at a glance, how it stands, its preview and its Word file."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.areas import Area
from placeplan.domain.faults import Refused
from placeplan.domain.plans import SECTION_KEYS, Plan
from placeplan.domain.surveys import Survey
from placeplan.operations.plan_drafting.sections import HEADINGS
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.plan_standing import plan_standing
from placeplan.operations.plans import new_title, plan_tree
from placeplan.store.decisions import list_decisions
from placeplan.store.plan_editions import list_editions
from placeplan.store.plans import add_plan as store_plan
from placeplan.store.plans import get_plan, update_plan
from placeplan.store.plans import list_plans as stored_plans
from placeplan.store.surveys import list_surveys
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.notices import notify
from placeplan.web.plans.blueprint import bp, fewest, fewest_shown
from placeplan.web.plans.forms import NewPlanForm, PlanForm, fill_in_plan
from placeplan.web.plans.leads import open_leads


@bp.get("/plans")
def list_plans() -> ResponseReturnValue:
    titles = {survey.slug: survey.title for survey in list_surveys(db())}
    plans = stored_plans(db())
    return render_template("plans/list_plans.html", plans=plans, survey_titles=titles)


@bp.route("/plans/new", methods=["GET", "POST"])
def add_plan() -> ResponseReturnValue:
    surveys = list_surveys(db())
    areas = _areas_of(surveys)
    form = NewPlanForm()
    form.area.choices = [
        ("", _("Select an area")),
        *((area.code, f"{area.name} ({area.council_name})") for area in areas.values()),
    ]
    form.surveys.choices = [(survey.slug, survey.title) for survey in surveys]
    if form.validate_on_submit() and _all_cover(form, surveys, form.area.data):
        title = form.title.data or new_title(areas[form.area.data].name)
        try:
            plan = store_plan(db(), form.area.data, form.surveys.data, title)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("The plan is drafted. Read each section and add your own words."))
            return redirect(url_for("plans.show_plan", plan_id=plan.id))
    return render_template("plans/add_plan.html", form=form, has_surveys=bool(surveys))


@bp.get("/plans/<int:plan_id>")
def show_plan(plan_id: int) -> ResponseReturnValue:
    plan = get_plan(db(), plan_id)
    sections = [(key, HEADINGS[key], plan.section(key), _held(plan, key)) for key in SECTION_KEYS]
    surveys = [survey for survey in list_surveys(db()) if survey.slug in plan.survey_slugs]
    return render_template(
        "plans/show_plan.html",
        plan=plan,
        sections=sections,
        surveys=surveys,
        open_leads=open_leads(plan),
        editions=list_editions(db(), plan_id),
        decisions=list_decisions(db(), plan_id),
        standing=plan_standing(db(), plan, today(), Limits(fewest(), fewest_shown())),
    )


@bp.route("/plans/<int:plan_id>/settings", methods=["GET", "POST"])
def edit_plan(plan_id: int) -> ResponseReturnValue:
    plan = get_plan(db(), plan_id)
    form = PlanForm()
    form.surveys.choices = [
        (survey.slug, survey.title)
        for survey in list_surveys(db())
        if plan.area.code in {area.code for area in survey.areas}
    ]
    if not form.is_submitted():
        fill_in_plan(form, plan)
    elif form.validate():
        try:
            update_plan(db(), plan_id, title=form.title.data, survey_slugs=form.surveys.data or [])
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("The plan is changed."))
            return redirect(url_for("plans.show_plan", plan_id=plan_id))
    return render_template("plans/edit_plan.html", form=form, plan=plan)


@bp.get("/plans/<int:plan_id>/preview")
def preview(plan_id: int) -> ResponseReturnValue:
    tree = plan_tree(db(), plan_id, today(), fewest=fewest(), fewest_shown=fewest_shown())
    return render_template("plans/preview.html", tree=tree, plan=get_plan(db(), plan_id))


def _areas_of(surveys: list[Survey]) -> dict[str, Area]:
    found = {area.code: area for survey in surveys for area in survey.areas}
    return dict(sorted(found.items(), key=lambda item: item[1].name))


def _all_cover(form: NewPlanForm, surveys: list[Survey], area_code: str) -> bool:
    """Whether each chosen survey is asked in the area; says so at the field when one is not."""
    strangers = [
        survey.title
        for survey in surveys
        if survey.slug in form.surveys.data
        and area_code not in {area.code for area in survey.areas}
    ]
    if strangers:
        form.surveys.errors = [
            _("This area is not part of: %(surveys)s", surveys=", ".join(strangers))
        ]
    return not strangers


def _held(plan: Plan, key: str) -> int:
    counts = {
        "what_is_good_here": len(plan.assets),
        "what_could_be_better": len(plan.issues),
        "actions": len(plan.actions),
        "next_steps": len(plan.steps),
    }
    return counts.get(key, -1)
