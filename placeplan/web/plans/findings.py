"""Assets and issues: added, changed, moved, removed and put back."""

from typing import cast

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.domain.findings import FINDING_KINDS, Finding, FindingKind
from placeplan.domain.plans import Plan, SectionKey
from placeplan.store.findings import add_finding as store_finding
from placeplan.store.findings import get_finding, update_finding
from placeplan.store.findings import move_finding as store_move
from placeplan.store.findings import remove_finding as store_removal
from placeplan.store.findings import restore_finding as store_return
from placeplan.store.plans import get_plan
from placeplan.store.surveys import get_survey
from placeplan.web.database import db
from placeplan.web.notices import Undo, notify
from placeplan.web.plans.action_forms import differences
from placeplan.web.plans.blueprint import asked_direction, bp, fewest_shown, none_or, section_url
from placeplan.web.plans.comment_picks import evidence_of
from placeplan.web.plans.forms import FindingForm, with_kept

SECTION_OF: dict[FindingKind, SectionKey] = {
    "asset": "what_is_good_here",
    "issue": "what_could_be_better",
}


@bp.route("/plans/<int:plan_id>/<kind>s/new", methods=["GET", "POST"])
def add_finding(plan_id: int, kind: str) -> ResponseReturnValue:
    if kind not in FINDING_KINDS:
        abort(404)
    plan, finding_kind = get_plan(db(), plan_id), cast(FindingKind, kind)
    form = FindingForm()
    form.theme_key.choices = themes_of(plan, "")
    if form.validate_on_submit():
        try:
            store_finding(db(), plan_id, form.finding(finding_kind))
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("“%(name)s” is added.", name=form.title.data))
            return redirect(section_url(plan_id, SECTION_OF[finding_kind], "yours"))
    return render_template("plans/edit_finding.html", plan=plan, form=form, kind=kind, finding=None)


@bp.route("/plans/<int:plan_id>/findings/<int:finding_id>", methods=["GET", "POST"])
def edit_finding(plan_id: int, finding_id: int) -> ResponseReturnValue:
    plan, finding = get_plan(db(), plan_id), get_finding(db(), plan_id, finding_id)
    form, theirs = FindingForm(), list[tuple[str, str]]()
    form.theme_key.choices = themes_of(plan, finding.theme_key)
    if not form.is_submitted():
        form.fill_in(finding)
    elif form.validate():
        try:
            update_finding(db(), plan_id, form.finding(finding.kind, finding.id))
        except Refused as refused:
            form.add_faults(refused.faults)
            theirs = _take_up(form, get_finding(db(), plan_id, finding_id))
        else:
            notify(_("“%(name)s” is changed.", name=form.title.data))
            return redirect(section_url(plan_id, SECTION_OF[finding.kind], "yours"))
    return render_template(
        "plans/edit_finding.html",
        plan=plan,
        form=form,
        theirs=theirs,
        kind=finding.kind,
        finding=finding,
        fewest=fewest_shown(),
        **evidence_of(plan_id, finding),
    )


@bp.post("/plans/<int:plan_id>/findings/<int:finding_id>/move")
def move_finding(plan_id: int, finding_id: int) -> ResponseReturnValue:
    store_move(db(), plan_id, finding_id, asked_direction())
    return _back(plan_id, finding_id)


@bp.post("/plans/<int:plan_id>/findings/<int:finding_id>/remove")
def remove_finding(plan_id: int, finding_id: int) -> ResponseReturnValue:
    finding = get_finding(db(), plan_id, finding_id)
    store_removal(db(), plan_id, finding_id)
    undo = Undo(url_for("plans.restore_finding", plan_id=plan_id, finding_id=finding_id))
    notify(_("“%(name)s” is removed.", name=finding.title), undo=undo)
    # to the top, where the notice stands
    return redirect(section_url(plan_id, SECTION_OF[finding.kind]))


@bp.post("/plans/<int:plan_id>/findings/<int:finding_id>/restore")
def restore_finding(plan_id: int, finding_id: int) -> ResponseReturnValue:
    store_return(db(), plan_id, finding_id)
    finding = get_finding(db(), plan_id, finding_id)
    notify(_("“%(name)s” is back.", name=finding.title))
    return _back(plan_id, finding_id)


def _take_up(form: FindingForm, kept: Finding) -> list[tuple[str, str]]:
    """What somebody else has kept meanwhile; keeping again then replaces it knowingly."""
    if str(kept.version) == str(form.version.data):
        return []
    theirs = FindingForm(formdata=None)
    theirs.theme_key.choices = form.theme_key.choices
    theirs.fill_in(kept)
    form.version.data = str(kept.version)
    return differences(form, theirs)


def _back(plan_id: int, finding_id: int) -> ResponseReturnValue:
    kind = get_finding(db(), plan_id, finding_id).kind
    return redirect(section_url(plan_id, SECTION_OF[kind], "yours"))


def themes_of(plan: Plan, kept: str) -> list[tuple[str, object]]:
    """The themes that a plan's surveys ask about, to choose from; and what is kept."""
    themes: dict[str, object] = {}
    for slug in plan.survey_slugs:
        for theme in get_survey(db(), slug).questionnaire.themes:
            themes.setdefault(theme.key, theme.title)
    return with_kept(none_or(list(themes.items())), kept)
