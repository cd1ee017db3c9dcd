"""Papers in Word: the cover report on a plan, and the council-wide statement of progress."""

from datetime import date
from io import BytesIO

from flask import current_app, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from placeplan.domain.faults import Refused
from placeplan.domain.progress import count_states
from placeplan.formats.report_docx import report_docx
from placeplan.operations.cover_reports import cover_report
from placeplan.operations.plans import plan_look
from placeplan.operations.progress import council_progress, left_out_editions
from placeplan.operations.progress_statements import progress_statement
from placeplan.store.plans import get_plan
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.fields import Day
from placeplan.web.forms import PlainForm
from placeplan.web.plans.blueprint import WORD, bp
from placeplan.web.plans.editions import limits

# a statement is due every two years
YEARS = 2


class PeriodForm(PlainForm):
    first_on = Day(_l("First day of the period"), _l("the first day of the period"))
    last_on = Day(_l("Last day of the period"), _l("the last day of the period"))


@bp.get("/plans/<int:plan_id>/cover-report")
def download_cover_report(plan_id: int) -> ResponseReturnValue:
    site = current_app.config["PLACEPLAN"].public_address
    report = cover_report(db(), plan_id, today(), limits(), site)
    name = f"{get_plan(db(), plan_id).slug}-cover-report.docx"
    return _word(report_docx(report, plan_look(db())), name)


@bp.route("/plans/statement", methods=["GET", "POST"])
def show_statement() -> ResponseReturnValue:
    form = PeriodForm()
    if not form.is_submitted():
        form.first_on.data, form.last_on.data = _two_years_to(today()), today()
    elif form.validate():
        try:
            progress_statement(db(), form.first_on.data, form.last_on.data)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            days = {name: form[name].data.isoformat() for name in ("first_on", "last_on")}
            return redirect(url_for("plans.download_statement", **days))
    areas = council_progress(db(), today())
    every = [each for area in areas for each in area.actions]
    return render_template(
        "plans/show_statement.html",
        form=form,
        areas=[(area, count_states(area.actions)) for area in areas],
        counts=count_states(every),
        left_out=left_out_editions(db(), today()),
    )


@bp.get("/plans/statement.docx")
def download_statement() -> ResponseReturnValue:
    first, last = (_asked(name) for name in ("first_on", "last_on"))
    if first is None or last is None:
        return redirect(url_for("plans.show_statement"))
    report = progress_statement(db(), first, last)
    name = f"statement-of-progress-{last.isoformat()}.docx"
    return _word(report_docx(report, plan_look(db())), name)


def _word(content: bytes, name: str) -> ResponseReturnValue:
    return send_file(BytesIO(content), mimetype=WORD, as_attachment=True, download_name=name)


def _asked(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _two_years_to(day: date) -> date:
    earlier = day.year - YEARS
    return date(earlier, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=earlier)
