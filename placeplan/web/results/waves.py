"""Two surveys of an area, one after the other, and what became of the earlier plan's findings."""

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.faults import Refused
from placeplan.domain.follow_ups import (
    FOLLOW_UP_OUTCOMES,
    LONGEST_NOTE,
    NOT_JUDGED,
    EarlierFinding,
    FollowUp,
)
from placeplan.domain.profiles import Profile
from placeplan.domain.radar import radar_geometry
from placeplan.domain.surveys import Survey
from placeplan.domain.waves import in_time, may_be_compared, waves_of
from placeplan.formats.radar_files import PictureFormat
from placeplan.operations.pictures import radar_picture
from placeplan.operations.profiles import get_profile
from placeplan.store.follow_ups import find_follow_up, list_earlier_findings, update_follow_up
from placeplan.store.surveys import list_surveys
from placeplan.web.access import may_open, principal
from placeplan.web.database import db
from placeplan.web.fields import Lines, OneOf, WholeNumber
from placeplan.web.forms import PlainForm
from placeplan.web.notices import Undo, notify
from placeplan.web.radars import Radar
from placeplan.web.results.files import named_after
from placeplan.web.results.scope import Scope, enough, for_area
from placeplan.web.results.wave_charts import changes_sentence, wave_chart, wave_description
from placeplan.wording import fault_sentence

PICTURE_TYPES: dict[PictureFormat, str] = {"svg": "image/svg+xml", "png": "image/png"}
OUTCOME_NAMES = {
    "met": _l("Met"),
    "partly": _l("Partly met"),
    "remains": _l("Remains"),
    "": _l("Not judged yet"),
}
OUTCOME_TAGS = {"met": "good", "partly": "wait", "remains": "bad", "": "plain"}
WHY_NOT = {
    "other_scale": _l("rated on another scale"),
    "only_earlier": _l("only in the earlier survey"),
    "only_later": _l("only in the later survey"),
}


class FollowUpForm(PlainForm):
    outcome = OneOf(
        _l("What became of it"), _l("what became of it"), optional=True,
        choices=[(each, OUTCOME_NAMES[each]) for each in FOLLOW_UP_OUTCOMES],
    )  # fmt: skip
    note = Lines(_l("Why you say so"), _l("why"), optional=True, longest=LONGEST_NOTE)
    finding = WholeNumber(_l("Finding"), _l("the finding"), smallest=1)
    version = WholeNumber(_l("Version"), _l("the version"))


def add_waves(bp: Blueprint) -> None:
    """Give the results their comparison of two surveys."""
    area = "/results/<slug>/<area_code>/waves"
    bp.get(area)(show_waves)
    bp.post(area)(follow_up)
    bp.get(f"{area}/radar.svg")(download_waves_svg)
    bp.get(f"{area}/radar.png")(download_waves_png)


@for_area
def show_waves(scope: Scope) -> ResponseReturnValue:
    others = _others(scope)
    other = _other(scope, others)
    if other is None:
        return render_template("results/show_waves.html", scope=scope, others=others, waves=None)
    earlier, later = in_time(scope.survey, other)
    before, after = _profile(scope, earlier), _profile(scope, later)
    waves = waves_of(before, after, enough())
    chart = wave_chart(scope.area, (earlier, before), (later, after), waves)
    return render_template(
        "results/show_waves.html",
        scope=scope,
        others=others,
        other=other,
        earlier=earlier,
        later=later,
        before=before,
        after=after,
        waves=waves,
        radar=Radar(radar_geometry(chart), wave_description(chart, waves)) if chart else None,
        findings=_findings(scope, earlier, later),
        themes=later.questionnaire.themes_by_key | earlier.questionnaire.themes_by_key,
        sentence=changes_sentence(waves),
        enough=enough(),
        why_not=WHY_NOT,
        outcome_names=OUTCOME_NAMES,
        outcome_tags=OUTCOME_TAGS,
    )


@for_area
def follow_up(scope: Scope) -> ResponseReturnValue:
    """Keep what an officer judged of a finding; an empty outcome takes the judgement back."""
    other, form = _other(scope, _others(scope)), FollowUpForm()
    if other is None or not form.validate():
        abort(400)
    earlier, later = in_time(scope.survey, other)
    number = form.finding.data
    known = {each.finding.id: each for each in _findings(scope, earlier, later)}
    if number not in known:
        abort(404)
    was = find_follow_up(db(), number, later.slug)
    judged = FollowUp(
        finding_id=number,
        survey_slug=later.slug,
        outcome=form.outcome.data or NOT_JUDGED,
        note=form.note.data or "",
        judged_by=principal().name,
        version=form.version.data or 0,
    )
    here = scope.address("results.show_waves", **{"with": other.slug})
    try:
        kept = update_follow_up(db(), judged)
    except Refused as refused:
        notify(" ".join(fault_sentence(each, _) for each in refused.faults), kind="warning")
    else:
        values = {"finding": str(number), "version": str(kept.version)}
        values |= {"outcome": was.outcome, "note": was.note} if was else {}
        title = known[number].finding.title
        said = _("Noted of “%(title)s”: %(outcome)s.", title=title, outcome=_said(kept))
        notify(said, undo=Undo(here, values=values))
    return redirect(f"{here}#finding-{number}")


@for_area
def download_waves_svg(scope: Scope) -> ResponseReturnValue:
    return _picture(scope, "svg")


@for_area
def download_waves_png(scope: Scope) -> ResponseReturnValue:
    return _picture(scope, "png")


def _picture(scope: Scope, picture_format: PictureFormat) -> ResponseReturnValue:
    other = _other(scope, _others(scope))
    if other is None:
        abort(404)
    earlier, later = in_time(scope.survey, other)
    before, after = _profile(scope, earlier), _profile(scope, later)
    waves = waves_of(before, after, enough())
    chart = wave_chart(scope.area, (earlier, before), (later, after), waves)
    if chart is None:
        abort(404)
    content = radar_picture(Path(current_app.instance_path), chart, picture_format)
    response = Response(content, mimetype=PICTURE_TYPES[picture_format])
    response.headers["Cache-Control"] = "private, no-cache"
    return named_after(response, scope, f"earlier-and-later.{picture_format}")


def _others(scope: Scope) -> list[Survey]:
    """The surveys that this one can be compared with in this area, the latest first."""
    found = [
        survey
        for survey in list_surveys(db())
        if may_be_compared(scope.survey, survey, scope.area.code)
    ]
    return sorted(found, key=lambda each: each.opens_on, reverse=True)


def _other(scope: Scope, others: list[Survey]) -> Survey | None:
    """The survey asked for; the only one there is where none is asked for."""
    slug = request.args.get("with", "")
    if slug:
        return next((each for each in others if each.slug == slug), None) or abort(404)
    return others[0] if len(others) == 1 else None


def _profile(scope: Scope, survey: Survey) -> Profile:
    return get_profile(db(), survey, scope.area.code, fewest=enough())


def _findings(scope: Scope, earlier: Survey, later: Survey) -> list[EarlierFinding]:
    if not may_open("results.follow_up", principal().role):
        return []
    return list_earlier_findings(db(), scope.area.code, earlier.slug, later.slug)


def _said(kept: FollowUp) -> str:
    return str(OUTCOME_NAMES[kept.outcome]).lower()
