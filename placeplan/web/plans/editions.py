"""Editions of a plan: made, listed, read, downloaded, and taken off the public site."""

from dataclasses import replace
from io import BytesIO

from flask import Response, abort, current_app, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.domain.plan_editions import PlanEdition
from placeplan.domain.plans import SectionKey
from placeplan.operations.plan_drafting.sections import HEADINGS
from placeplan.operations.plan_editions import make_edition
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.plan_standing import plan_standing
from placeplan.store.consultations import find_consultation
from placeplan.store.decisions import list_decisions
from placeplan.store.plan_editions import (
    get_edition,
    get_edition_content,
    get_edition_summary,
    get_edition_trace,
    get_edition_word,
    list_editions,
    next_number,
    release_edition,
)
from placeplan.store.plan_editions import withhold_edition as store_withholding
from placeplan.store.plans import get_plan
from placeplan.web.access import principal
from placeplan.web.attachments import attached
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.notices import Undo, notify
from placeplan.web.numbers import number_sent
from placeplan.web.plans.blueprint import WORD, bp, fewest, fewest_shown
from placeplan.web.plans.edition_forms import KINDS, EditionForm, WithholdForm, edition_name
from placeplan.web.templating import long_date

MadeMeanwhile = tuple[PlanEdition, list[tuple[str, str, str]]]


@bp.app_template_global()
def plan_edition_name(edition: PlanEdition) -> str:
    """How an edition is called in a list."""
    return edition_name(edition)


@bp.app_template_global()
def plan_heading(key: SectionKey) -> str:
    """What a section is called."""
    return HEADINGS[key]


@bp.route("/plans/<int:plan_id>/editions/new/<kind>", methods=["GET", "POST"])
def add_edition(plan_id: int, kind: str) -> ResponseReturnValue:
    if kind not in KINDS:
        abort(404)
    plan, editions = get_plan(db(), plan_id), list_editions(db(), plan_id)
    form, others = EditionForm(KINDS[kind], editions), list[MadeMeanwhile]()
    if not form.is_submitted():
        form.fill_in(next_number(db(), plan_id), today(), plan.steps)
    elif form.validate():
        try:
            site = current_app.config["PLACEPLAN"].public_address
            wanted = replace(form.wanted(principal().name, today()), site=site)
            edition = make_edition(db(), plan_id, wanted, today(), limits())
        except Refused as refused:
            form.add_faults(refused.faults)
            others = _take_up(form, plan_id)
        else:
            _say_made(edition)
            return redirect(url_for("plans.show_edition", plan_id=plan_id, number=edition.number))
    return render_template(
        "plans/add_edition.html",
        plan=plan,
        form=form,
        kind=kind,
        others=others,
        standing=plan_standing(db(), plan, today(), limits()),
    )


@bp.get("/plans/<int:plan_id>/editions/<int:number>")
def show_edition(plan_id: int, number: int) -> ResponseReturnValue:
    edition = get_edition(db(), plan_id, number)
    content = get_edition_content(db(), plan_id, number)
    return render_template(
        "plans/show_edition.html",
        plan=get_plan(db(), plan_id),
        edition=edition,
        tree=content.officers if edition.status == "draft" else content.public,
        facts=_facts(edition),
        consultation=find_consultation(db(), plan_id, number),
    )


@bp.get("/plans/<int:plan_id>/editions/<int:number>/officers")
def show_officers_edition(plan_id: int, number: int) -> ResponseReturnValue:
    """The same edition with all figures that officers saw that day."""
    edition = get_edition(db(), plan_id, number)
    content = get_edition_content(db(), plan_id, number)
    return render_template(
        "plans/show_officers_edition.html",
        plan=get_plan(db(), plan_id),
        edition=edition,
        tree=content.officers,
    )


@bp.get("/plans/<int:plan_id>/editions/<int:number>/download")
def download_edition(plan_id: int, number: int) -> ResponseReturnValue:
    return send_edition(get_plan(db(), plan_id).slug, plan_id, number)


@bp.get("/plans/<int:plan_id>/editions/<int:number>/summary/download")
def download_edition_summary(plan_id: int, number: int) -> ResponseReturnValue:
    return send_summary(get_plan(db(), plan_id).slug, plan_id, number)


@bp.get("/plans/<int:plan_id>/editions/<int:number>/trace")
def download_trace(plan_id: int, number: int) -> ResponseReturnValue:
    """What each figure in the edition's Word file counts."""
    trace = get_edition_trace(db(), plan_id, number)
    name = f"{get_plan(db(), plan_id).slug}-edition-{number}-trace.json"
    return attached(Response(trace, mimetype="application/json"), name)


@bp.route("/plans/<int:plan_id>/editions/<int:number>/withhold", methods=["GET", "POST"])
def withhold_edition(plan_id: int, number: int) -> ResponseReturnValue:
    edition, form = get_edition(db(), plan_id, number), WithholdForm()
    if form.validate_on_submit():
        store_withholding(db(), plan_id, number, form.reason.data, principal().name)
        back = Undo(url_for("plans.put_back_edition", plan_id=plan_id, number=number))
        notify(_("Edition %(number)s is off the public site.", number=number), undo=back)
        return redirect(url_for("plans.show_edition", plan_id=plan_id, number=number))
    return render_template(
        "plans/withhold_edition.html", plan=get_plan(db(), plan_id), edition=edition, form=form
    )


@bp.post("/plans/<int:plan_id>/editions/<int:number>/put-back")
def put_back_edition(plan_id: int, number: int) -> ResponseReturnValue:
    release_edition(db(), plan_id, number)
    notify(_("Edition %(number)s is on the public site again.", number=number))
    return redirect(url_for("plans.show_edition", plan_id=plan_id, number=number))


def limits() -> Limits:
    """How few answers may be shown and ranked, as this instance is set."""
    return Limits(fewest(), fewest_shown())


def send_edition(slug: str, plan_id: int, number: int) -> ResponseReturnValue:
    """The Word file of an edition to download: the bytes that were frozen."""
    content = BytesIO(get_edition_word(db(), plan_id, number))
    name = f"{slug}-edition-{number}.docx"
    return send_file(content, mimetype=WORD, as_attachment=True, download_name=name)


def send_summary(slug: str, plan_id: int, number: int) -> ResponseReturnValue:
    """An edition's plan in short to download, as it was frozen."""
    content = BytesIO(get_edition_summary(db(), plan_id, number))
    name = f"{slug}-edition-{number}-in-short.docx"
    return send_file(content, mimetype=WORD, as_attachment=True, download_name=name)


def _take_up(form: EditionForm, plan_id: int) -> list[MadeMeanwhile]:
    """What others have made since this page was shown; sent again, it makes one more, knowingly."""
    editions, mine = list_editions(db(), plan_id), number_sent(form.number.data) or 0
    form.number.data = str(next_number(db(), plan_id))
    form.offer_corrections(editions)
    return [(each, _facts(each)) for each in editions if each.number >= mine]


def _facts(edition: PlanEdition) -> list[tuple[str, str, str]]:
    days = find_consultation(db(), edition.plan_id, edition.number)
    corrects = _("Edition %(number)s", number=edition.corrects)
    made = _("%(date)s, by %(name)s", date=long_date(edition.made_at), name=edition.made_by)
    found = [
        (_("Made"), made, ""),
        (_("Checksum of the Word file (SHA-256)"), edition.checksum, ""),
    ]
    for each in list_decisions(db(), edition.plan_id):
        if each.made_edition and each.edition == edition.number:
            said = (each.body, long_date(each.decided_on), each.minute)
            found.append((_("Decided"), ", ".join(filter(None, said)), ""))
    if edition.corrects:
        found.append((_("Corrects"), f"{corrects}: {edition.correction}", ""))
    if days:
        opens, closes = long_date(days.opens_on), long_date(days.closes_on)
        period = _("%(first)s to %(last)s", first=opens, last=closes)
        found.append((_("Comments are taken"), period, ""))
    if edition.note:
        found.append((_("Note"), edition.note, ""))
    if edition.withheld:
        found.append((_("Why it is off the public site"), edition.withheld, ""))
    return found


def _say_made(edition: PlanEdition) -> None:
    if edition.status == "draft":
        notify(_("The draft is frozen as edition %(number)s.", number=edition.number))
    else:
        notify(_("Edition %(number)s is made, and anyone can read it.", number=edition.number))
