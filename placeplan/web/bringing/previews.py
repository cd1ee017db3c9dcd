"""What taking a file in would do, row by row, before anything is stored."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.domain.profiles import Profile, profile_of
from placeplan.domain.response_imports import StagedExport
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.operations.mapped_responses import (
    Preview,
    preview_export,
    take_in_staged_export,
)
from placeplan.operations.staged_exports import values_in
from placeplan.store.staged_exports import update_staged_export
from placeplan.web.access import principal
from placeplan.web.bringing.blueprint import address_of, bp, find_waiting, to_start
from placeplan.web.bringing.forms import MendedForm, version_sent
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.notices import Undo, notify
from placeplan.web.numbers import number_sent
from placeplan.web.radars import Radar, drawn
from placeplan.web.results import words
from placeplan.web.results.charts import chosen_series, radar_chart
from placeplan.web.results.scope import for_survey
from placeplan.wording import fault_sentence

MOST_FAULTS_SHOWN = 100
MOST_ROWS_NAMED = 200
EVERY_FAULTY = "all"


@bp.get("/<int:staged_id>")
@for_survey
def show_preview(survey: Survey, staged_id: int) -> ResponseReturnValue:
    staged = find_waiting(survey, staged_id)
    if staged is None:
        return to_start(survey)
    if not _is_settled(staged, survey):
        return redirect(address_of("choose_columns", survey, staged_id))
    preview = preview_export(db(), survey, staged)
    profile = profile_of(survey.questionnaire, preview.counts)
    return render_template(
        "bringing/show_preview.html",
        survey=survey,
        staged=staged,
        preview=preview,
        profile=profile,
        radar=_radar(staged, profile),
        themes=survey.questionnaire.themes_by_key,
        words=words,
        parts=_parts(survey, preview, profile),
        faults=_fault_rows(preview),
        left_out=sorted(staged.left_out)[:MOST_ROWS_NAMED],
        examples=[(row, _told(response, survey)) for row, response in preview.examples],
        mended=MendedForm(formdata=None),
        every_faulty=EVERY_FAULTY,
    )


@bp.post("/<int:staged_id>/rows")
@for_survey
def choose_rows(survey: Survey, staged_id: int) -> ResponseReturnValue:
    """Leave rows out, or put them back; nothing else of the file changes."""
    staged = find_waiting(survey, staged_id)
    if staged is None:
        return to_start(survey)
    out = set(staged.left_out)
    if request.form.get("leave_out") == EVERY_FAULTY:
        out.update(preview_export(db(), survey, staged).faulty_rows)
    elif (row := number_sent(request.form.get("leave_out"))) is not None:
        out.add(row)
    if request.form.get("put_back") == EVERY_FAULTY:
        out.clear()
    elif (row := number_sent(request.form.get("put_back"))) is not None:
        out.discard(row)
    known = {number for number, _cells in staged.rows}
    version = version_sent(request.form)
    changed = replace(staged, left_out=frozenset(out & known), version=version)
    try:
        update_staged_export(db(), changed)
    except Refused as refused:
        notify(_sentences(refused), kind="warning")
    return redirect(address_of("show_preview", survey, staged_id))


@bp.post("/<int:staged_id>/take-in")
@for_survey
def take_in(survey: Survey, staged_id: int) -> ResponseReturnValue:
    """A press that comes second finds the file gone, and is told so."""
    staged = find_waiting(survey, staged_id)
    if staged is None:
        return to_start(survey)
    if version_sent(request.form) != staged.version:
        notify(
            _("Somebody else has changed this meanwhile. Look at it and try again"), kind="warning"
        )
        return redirect(address_of("show_preview", survey, staged_id))
    try:
        done = take_in_staged_export(db(), survey, staged, today=today(), made_by=principal().name)
    except Refused as refused:
        notify(_sentences(refused), kind="warning")
        return redirect(address_of("show_preview", survey, staged_id))
    sentence = ngettext("%(num)s answer was taken in", "%(num)s answers were taken in", done.added)
    if done.known:
        sentence += ", " + _("%(num)s were here before", num=done.known)
    if staged.left_out:
        sentence += ", " + ngettext(
            "%(num)s row was left out", "%(num)s rows were left out", len(staged.left_out)
        )
    take_out = url_for("bringing.undo", slug=survey.slug, import_id=done.import_id)
    notify(f"{sentence}.", undo=Undo(take_out, _("Take them out again")))
    return redirect(url_for("results.show_survey", slug=survey.slug))


def _is_settled(staged: StagedExport, survey: Survey) -> bool:
    if not staged.is_mapped:
        return False
    return not values_in(staged, survey).unsettled(survey.questionnaire.scale)


def _radar(staged: StagedExport, profile: Profile) -> Radar | None:
    title = _("What the answers in %(file)s say", file=staged.file_name)
    chart = radar_chart(profile, title, chosen_series([], profile))
    return drawn(chart, profile.responses) if chart else None


def _parts(survey: Survey, preview: Preview, profile: Profile) -> list[tuple[str, str]]:
    """How many new answers there are of each area, by each channel and in each month."""
    areas = [(area.name, preview.by_area[area.code]) for area in survey.areas]
    channels = [(words.channel_name(key), count) for key, count in profile.channels.items()]
    months = [
        (format_date(date.fromisoformat(f"{month}-01"), "LLLL y"), count)
        for month, count in preview.by_month.items()
    ]
    return [(name, words.count_text(count)) for name, count in areas + channels + months]


def _fault_rows(preview: Preview) -> list[dict[str, Any]]:
    """The first rows with faults, each with all that is wrong in it."""
    rows: dict[int, list[str]] = {}
    for found in preview.faults:
        sentence = fault_sentence(found, _)
        said = f"{found.field}: {sentence}" if found.field else sentence
        rows.setdefault(found.row or 0, []).append(said)
    first = sorted(rows)[:MOST_FAULTS_SHOWN]
    return [{"row": row, "sentences": rows[row]} for row in first]


def _told(response: Response, survey: Survey) -> list[tuple[str, str]]:
    """A response as it would be stored, in words."""
    place = {(each.area_code, each.key): each.name for each in survey.places}
    themes = survey.questionnaire.themes_by_key
    told = [
        (_("Area"), survey.area(response.area_code).name),
        (_("Place"), place.get((response.area_code, response.place_key), "")),
        (_("Channel"), words.channel_name(response.channel)),
        (_("Date"), response.collected_on.isoformat()),
    ]
    for key, answer in response.answers.items():
        mark = _("don’t know") if answer.is_dont_know else answer.mark
        texts = _texts((_("good"), answer.good), (_("better"), answer.better))
        told.append((themes[key].title, "; ".join(filter(None, (mark, *texts)))))
    told += [
        (_("Priorities"), ", ".join(themes[key].title for key in response.priorities)),
        (_("Proud of"), response.assets),
        (_("Suggests"), response.actions),
        (_("Age"), words.cell_name(response.age_band) if response.age_band in AGES else ""),
        (_("Connection"), ", ".join(words.cell_name(each) for each in response.connections)),
    ]
    return [(name, text) for name, text in told if text]


AGES = ("under_16", "16_24", "25_39", "40_64", "65_plus")


def _texts(*named: tuple[str, str]) -> Iterable[str]:
    return (f"{name}: {text}" for name, text in named if text)


def _sentences(refused: Refused) -> str:
    return " ".join(f"{fault_sentence(each, _)}." for each in refused.faults[:5])
