"""From comments and ratings to findings: made from a tag, a theme or the profile."""

from dataclasses import fields
from typing import NamedTuple

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.comment_filters import CommentFilters
from placeplan.domain.comments import COMMENT_KINDS, CommentKind
from placeplan.domain.faults import Refused
from placeplan.domain.findings import (
    FINDING_KINDS,
    KINDS_OF,
    Finding,
    FindingKind,
    SupportingComment,
    likely_kind,
    likely_theme,
)
from placeplan.domain.plans import Plan
from placeplan.domain.tags import Tag
from placeplan.operations.plans import new_title
from placeplan.store.database import writing
from placeplan.store.faults import NotFound
from placeplan.store.finding_evidence import add_support, list_candidates
from placeplan.store.findings import add_finding
from placeplan.store.plans import add_plan, get_plan, list_plans
from placeplan.store.surveys import get_survey
from placeplan.store.tags import get_tag, list_tags
from placeplan.store.workbench import list_wanted
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.evidence.rows import Beside
from placeplan.web.evidence.workbench import wanted_of
from placeplan.web.notices import Undo, notify
from placeplan.web.numbers import number_sent
from placeplan.web.plans.blueprint import bp
from placeplan.web.plans.comment_picks import keep_picks, listed_picks
from placeplan.web.plans.findings import themes_of
from placeplan.web.plans.forms import FindingForm
from placeplan.web.results.scope import Scope, for_area

MOST_LISTED = 100
FILTERS = tuple(field.name for field in fields(CommentFilters))


class Asked(NamedTuple):
    """Which comments are asked for: under a tag, on a theme, of a kind; and as what.

    `among` are those that the workbench shows for the same filters, where they come from there.
    """

    finding_kind: FindingKind
    kinds: tuple[CommentKind, ...]
    tag: Tag | None
    theme_key: str
    # which of these the address named, so that the form comes back to the same comments
    values: dict[str, str]
    among: list[int] | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether the comments belong together, so that all of them are ticked."""
        return bool(self.tag or self.theme_key or "kind" in self.values or self.among is not None)


@bp.route("/plans/from-comments/<slug>/<area_code>", methods=["GET", "POST"])
@for_area
def choose_plan(scope: Scope) -> ResponseReturnValue:
    """Which plan of the area a finding is for; straight on where there is one."""
    asked = {name: request.args[name] for name in FILTERS if request.args.get(name)}
    if asked:
        asked["survey"] = scope.survey.slug
    if request.method == "POST":
        area = scope.area
        plan = add_plan(db(), area.code, [scope.survey.slug], new_title(area.name))
        notify(_("The plan is drafted. This is its first finding."))
        return redirect(url_for("plans.make_finding", plan_id=plan.id, **asked))
    plans = [
        plan
        for plan in list_plans(db())
        if plan.area.code == scope.area.code and scope.survey.slug in plan.survey_slugs
    ]
    if len(plans) == 1:
        return redirect(url_for("plans.make_finding", plan_id=plans[0].id, **asked))
    return render_template("plans/choose_plan.html", scope=scope, plans=plans, asked=asked)


@bp.route("/plans/<int:plan_id>/findings/from-comments", methods=["GET", "POST"])
def make_finding(plan_id: int) -> ResponseReturnValue:
    plan = get_plan(db(), plan_id)
    asked, comments = _asked_for(plan)
    form = FindingForm()
    form.theme_key.choices = themes_of(plan, "")
    if not form.is_submitted():
        _fill_in(form, plan, asked, comments)
    elif form.validate():
        try:
            finding_id = _make(plan_id, form, asked, comments)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("“%(name)s” is added.", name=form.title.data))
            return redirect(url_for("plans.edit_finding", plan_id=plan_id, finding_id=finding_id))
    other: FindingKind = "issue" if asked.finding_kind == "asset" else "asset"
    return render_template(
        "plans/make_finding.html",
        plan=plan,
        form=form,
        asked=asked,
        others=[] if "kind" in asked.values else _candidates(plan, KINDS_OF[other], asked),
        comments=comments[:MOST_LISTED],
        more=len(comments[MOST_LISTED:]),
        ticked={each.id for each in comments} if asked.is_filtered else (),
    )


@bp.post("/plans/<int:plan_id>/<kind>s/from-theme")
def make_from_theme(plan_id: int, kind: str) -> ResponseReturnValue:
    """One press makes a finding of a theme that was rated high or low."""
    plan = get_plan(db(), plan_id)
    titles = {key: str(title) for key, title in themes_of(plan, "") if key}
    theme_key = request.form.get("theme", "")
    if kind not in FINDING_KINDS or theme_key not in titles:
        raise NotFound(f"theme {theme_key} of plan {plan_id}")
    finding = Finding(kind, titles[theme_key], theme_key=theme_key)  # type: ignore[arg-type]  # one of them, as just looked
    finding_id = add_finding(db(), plan_id, finding)
    address = {"plan_id": plan_id, "finding_id": finding_id}
    notify(
        _("“%(name)s” is added. Say in your own words what you conclude.", name=finding.title),
        undo=Undo(url_for("plans.remove_finding", **address)),
    )
    return redirect(url_for("plans.edit_finding", **address))


def _asked_for(plan: Plan) -> tuple[Asked, list[SupportingComment]]:
    """What the address asks for, and the comments that fit, the newest first."""
    values = {name: request.args.get(name, "") for name in (*FILTERS, "survey", "as")}
    values = {name: value for name, value in values.items() if value}
    number = number_sent(values.get("tag"))
    tag = get_tag(db(), number) if number else None
    named = tuple(kind for kind in COMMENT_KINDS if kind == values.get("kind"))
    asked = Asked(
        "issue", named or COMMENT_KINDS, tag, values.get("theme", ""), values, _among(plan, values)
    )
    comments = _candidates(plan, asked.kinds, asked)
    likely = likely_kind(named or [each.kind for each in comments])
    wanted = next((kind for kind in FINDING_KINDS if kind == values.get("as")), likely)
    kinds = named or KINDS_OF[wanted]
    fitting = [each for each in comments if each.kind in kinds]
    return asked._replace(finding_kind=wanted, kinds=kinds), fitting


def _among(plan: Plan, values: dict[str, str]) -> list[int] | None:
    """The comments that the workbench shows for the address; None where no survey is named."""
    slug = values.get("survey", "")
    if not slug:
        return None
    if slug not in plan.survey_slugs:
        raise NotFound(f"survey {slug} of plan {plan.id}")
    scope = Scope(get_survey(db(), slug), plan.area)
    return list_wanted(db(), wanted_of(Beside(scope), list_tags(db())))


def _candidates(
    plan: Plan, kinds: tuple[CommentKind, ...], asked: Asked
) -> list[SupportingComment]:
    return list_candidates(
        db(),
        plan.id,
        kinds=kinds,
        tag_id=asked.tag.id if asked.tag else 0,
        theme_key=asked.theme_key,
        among=asked.among,
        # without a filter people choose among the newest
        most=-1 if asked.is_filtered else MOST_LISTED,
    )


def _fill_in(
    form: FindingForm, plan: Plan, asked: Asked, comments: list[SupportingComment]
) -> None:
    titles = {key: str(title) for key, title in themes_of(plan, "") if key}
    likely = likely_theme([each.theme_key for each in comments])
    themes = (asked.tag.theme_key if asked.tag else "", asked.theme_key, likely)
    theme_key = next((key for key in themes if key in titles), "")
    form.theme_key.data = theme_key
    form.title.data = asked.tag.name if asked.tag else titles.get(theme_key, "")


def _make(plan_id: int, form: FindingForm, asked: Asked, comments: list[SupportingComment]) -> int:
    listed = set(listed_picks())
    rest = [each.id for each in comments if each.id not in listed and request.form.get("rest")]
    with writing(db()):
        finding = form.finding(asked.finding_kind, tag_id=asked.tag.id if asked.tag else 0)
        finding_id = add_finding(db(), plan_id, finding)
        keep_picks(plan_id, finding_id)
        add_support(db(), plan_id, finding_id, rest, by=principal().name)
    return finding_id
