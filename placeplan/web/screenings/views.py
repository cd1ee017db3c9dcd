"""A screening form at a glance, each of its parts, a beginning from another area, and its file."""

from typing import cast

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.faults import Refused
from placeplan.domain.screenings import (
    SCREENING_KINDS,
    FormPart,
    Screening,
    ScreeningKind,
)
from placeplan.domain.surveys import Survey
from placeplan.operations.screenings import screening_file
from placeplan.store.screenings import (
    copy_screening,
    get_screening,
    list_screenings,
    update_screening_part,
)
from placeplan.store.surveys import get_survey
from placeplan.web.access import principal
from placeplan.web.attachments import attached
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.notices import notify
from placeplan.web.screenings.forms import PartForm, part_form

bp = Blueprint("screenings", __name__)

FORM = "/screenings/<slug>/<area_code>/<kind>"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STATE_NAMES = {
    "not_begun": _l("Not begun"),
    "begun": _l("Begun"),
    "finished": _l("Finished"),
}
STATE_KINDS = {"not_begun": "wait", "begun": "plain", "finished": "good"}


@bp.app_template_global()
def screening_states(slug: str) -> dict[str, list[tuple[str, str, str, str]]]:
    """By area of a survey, each form: its title, its address, its state and a tag's kind."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for (code, kind), each in list_screenings(db(), slug).items():
        address = url_for("screenings.show_form", slug=slug, area_code=code, kind=kind)
        name, tag = str(STATE_NAMES[each.state]), STATE_KINDS[each.state]
        found.setdefault(code, []).append((_(each.form.title), address, name, tag))
    return found


@bp.get(FORM)
def show_form(slug: str, area_code: str, kind: str) -> ResponseReturnValue:
    screening = _screening(slug, area_code, kind)
    survey = get_survey(db(), slug)
    return render_template(
        "screenings/show_form.html",
        screening=screening,
        survey=survey,
        area=survey.area(area_code),
        state=(STATE_NAMES[screening.state], STATE_KINDS[screening.state]),
        state_names=STATE_NAMES,
        state_kinds=STATE_KINDS,
        others=_others(survey, screening),
        rural=[place.name for place in survey.places_in(area_code) if place.kind == "rural"],
    )


@bp.route(f"{FORM}/<part_key>", methods=["GET", "POST"])
def edit_part(slug: str, area_code: str, kind: str, part_key: str) -> ResponseReturnValue:
    screening = _screening(slug, area_code, kind)
    part = _part(screening, part_key)
    form, others = part_form(part), list[tuple[str, str]]()
    if not form.is_submitted():
        form.fill_in(part, screening.filled_part(part_key))
    elif form.validate():
        try:
            update_screening_part(
                db(),
                screening,
                part_key,
                form.answers(part),
                version=form.version_sent,
                changed_by=principal().name,
            )
        except Refused as refused:
            form.add_faults(refused.faults)
            others = _take_up(form, part, screening)
        else:
            notify(_("“%(part)s” is saved.", part=_(part.title)))
            return redirect(_after(screening, part))
    form.say_what_is_optional(part)
    return render_template(
        "screenings/edit_part.html",
        screening=screening,
        survey=get_survey(db(), slug),
        area=get_survey(db(), slug).area(area_code),
        part=part,
        form=form,
        others=others,
        filled=screening.filled_part(part_key),
    )


@bp.post(f"{FORM}/copy")
def copy_form(slug: str, area_code: str, kind: str) -> ResponseReturnValue:
    """Begins a form with what is written for another area of the survey."""
    screening = _screening(slug, area_code, kind)
    source = request.form.get("from_area", "")
    if source not in get_survey(db(), slug).area_codes:
        abort(404)
    copy_screening(db(), screening, source, changed_by=principal().name)
    notify(_("What was written there is here now. Change what differs in this area."))
    return redirect(_address(screening))


@bp.get(f"{FORM}/form.docx")
def download_form(slug: str, area_code: str, kind: str) -> ResponseReturnValue:
    """The form as far as it is filled in, as a Word file."""
    content = screening_file(db(), _screening(slug, area_code, kind), today())
    return attached(Response(content, mimetype=WORD), f"{slug}-{area_code}-{kind}.docx")


def _screening(slug: str, area_code: str, kind: str) -> Screening:
    if kind not in SCREENING_KINDS:
        abort(404)
    return get_screening(db(), slug, area_code, cast(ScreeningKind, kind))


def _part(screening: Screening, part_key: str) -> FormPart:
    if part_key not in {part.key for part in screening.form.parts}:
        abort(404)
    return screening.form.part(part_key)


def _address(screening: Screening, endpoint: str = "screenings.show_form", **more: str) -> str:
    return url_for(
        endpoint,
        slug=screening.survey_slug,
        area_code=screening.area_code,
        kind=screening.form.kind,
        **more,
    )


def _after(screening: Screening, part: FormPart) -> str:
    """Where to go on: the next part, or the form where this one was the last."""
    parts = [each.key for each in screening.form.parts]
    if request.form.get("go") != "next" or part.key == parts[-1]:
        return _address(screening)
    after = parts[parts.index(part.key) + 1]
    return _address(screening, "screenings.edit_part", part_key=after)


def _others(survey: Survey, screening: Screening) -> list[tuple[str, str]]:
    """Areas whose form of this kind is begun, by code and name, where this one is not."""
    if screening.state != "not_begun":
        return []
    found = list_screenings(db(), survey.slug)
    return [
        (area.code, area.name)
        for area in survey.areas
        if found[area.code, screening.form.kind].state != "not_begun"
    ]


def _take_up(form: PartForm, part: FormPart, screening: Screening) -> list[tuple[str, str]]:
    """What somebody else has kept meanwhile; saving again then replaces it knowingly."""
    kept = screening.filled_part(part.key)
    is_other = kept.version != form.version_sent
    form.version.data = str(kept.version)
    if not is_other:
        return []
    mine = form.answers(part)
    return [
        (_(question.text), question.shown(kept.answers.get(question.key, "")))
        for question in part.questions
        if kept.answers.get(question.key, "") != mine[question.key]
    ]
