"""The chase list: what each partner was asked and how far it has come, and letters to send."""

from base64 import b64encode
from datetime import timedelta
from typing import cast

from flask import abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.faults import Refused
from placeplan.domain.names import plain_key
from placeplan.domain.requests import (
    REQUEST_STATES,
    Chase,
    RequestState,
    chases_in_order,
)
from placeplan.formats.partner_letters_docx import partner_letters_docx
from placeplan.operations.listings import list_own_areas
from placeplan.operations.partner_letters import Asked, write_letters
from placeplan.store.moments import now_text
from placeplan.store.partners import get_partner
from placeplan.store.requests import (
    forget_answer,
    get_request,
    list_chases,
    note_answer,
    remove_requests,
)
from placeplan.store.surveys import list_surveys
from placeplan.web.access import principal, safe_address
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.invitations.tokens import signed
from placeplan.web.languages import SITE_LOCALE
from placeplan.web.notices import Undo, notify
from placeplan.web.numbers import number_sent
from placeplan.web.partners.blueprint import bp
from placeplan.web.partners.forms import LettersForm
from placeplan.web.results.scope import enough
from placeplan.web.site import full_address

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
USUAL_DAYS = 21
STATE_NAMES: dict[RequestState, object] = {
    "not_asked": _l("Not asked yet"),
    "asked": _l("Asked, not opened"),
    "opened": _l("Opened, no answer"),
    "overdue": _l("Overdue"),
    "answered": _l("Answered"),
}
STATE_TAGS: dict[RequestState, str] = {
    "not_asked": "plain",
    "asked": "wait",
    "opened": "wait",
    "overdue": "bad",
    "answered": "good",
}


@bp.get("/partners/requests")
def list_requests() -> ResponseReturnValue:
    form = _letters_form()
    area = request.args.get("area", "")
    form.areas.data = [area] if area else [code for code, _name in form.areas.choices]
    form.survey.data = request.args.get("survey", "")
    form.due_on.data = today() + timedelta(days=USUAL_DAYS)
    form.partners.data = request.args.getlist("partner")
    if request.args.get("tick") == "all":
        form.partners.data = [str(each.partner.id) for each in _shown(_chases())]
    return _page(form)


@bp.post("/partners/requests")
def write() -> ResponseReturnValue:
    """A page with the letters as a file, once, and a way back; what was asked is kept."""
    form = _letters_form()
    if not form.validate():
        return _page(form)
    asked = Asked(
        partner_ids=tuple(int(each) for each in form.partners.data),
        area_codes=tuple(form.areas.data),
        due_on=form.due_on.data,
        asked_by=principal().name,
        needs_of=form.survey.data or "",
        note=form.note.data or "",
    )
    settings = current_app.config["PLACEPLAN"]
    try:
        with force_locale(SITE_LOCALE):
            mailing, requests = write_letters(
                db(),
                asked,
                now=now_text(),
                today=today(),
                days=int(settings.invitation_days),
                address_of=_address,
                fewest=max(enough(), int(settings.minimum_cell)),
            )
            content = partner_letters_docx(mailing, _)
    except Refused as refused:
        form.add_faults(refused.faults)
        return _page(form)
    numbers = ",".join(str(each.id) for each in requests)
    undo = Undo(url_for("partners.take_back"), values={"requests": numbers})
    notify(_said(len(requests)), undo=undo)
    name = plain_key(mailing.letters[0].partner.name) if len(requests) == 1 else "partners"
    return render_template(
        "partners/show_letters.html",
        # the links in the letters are kept nowhere, so the page holds the file itself
        file=f"data:{WORD};base64,{b64encode(content).decode()}",
        file_name=f"letters-{name}-{today().isoformat()}.docx",
    )


@bp.post("/partners/requests/take-back")
def take_back() -> ResponseReturnValue:
    sent = [number_sent(text) for text in request.form.get("requests", "").split(",")]
    numbers = [number for number in sent if number is not None]
    if len(numbers) < len(sent):
        abort(400)
    remove_requests(db(), numbers)
    notify(
        ngettext(
            "The letter is taken back, and its link has ended. Destroy the file.",
            "The letters are taken back, and their links have ended. Destroy the file.",
            len(numbers),
        )
    )
    return redirect(url_for("partners.list_requests"))


@bp.post("/partners/<int:partner_id>/answered")
def answered(partner_id: int) -> ResponseReturnValue:
    partner = get_partner(db(), partner_id)
    try:
        number = note_answer(db(), partner_id, noted_by=principal().name)
    except Refused:
        notify(_("%(name)s has answered meanwhile.", name=partner.name), kind="information")
    else:
        undo = Undo(url_for("partners.not_answered", request_id=number))
        notify(_("Noted: %(name)s has answered.", name=partner.name), undo=undo)
    return redirect(_back())


@bp.post("/partners/requests/<int:request_id>/not-answered")
def not_answered(request_id: int) -> ResponseReturnValue:
    partner = get_partner(db(), get_request(db(), request_id).partner_id)
    forget_answer(db(), request_id)
    notify(_("%(name)s is on the chase list again.", name=partner.name))
    return redirect(url_for("partners.list_requests"))


def _page(form: LettersForm) -> ResponseReturnValue:
    chases = _chases()
    counts = {
        state: sum(each.state(today()) == state for each in chases) for state in REQUEST_STATES
    }
    return render_template(
        "partners/list_requests.html",
        form=form,
        chases=_shown(chases),
        total=len(chases),
        counts=counts,
        area=request.args.get("area", ""),
        state=_asked_state(),
        areas=form.areas.choices,
        area_names=dict(form.areas.choices),
        state_names=STATE_NAMES,
        state_tags=STATE_TAGS,
        today=today(),
        days=current_app.config["PLACEPLAN"].invitation_days,
    )


def _letters_form() -> LettersForm:
    form = LettersForm()
    form.partners.choices = [(str(each.partner.id), each.partner.name) for each in _chases()]
    form.areas.choices = [(area.code, area.name) for area in list_own_areas(db())]
    surveys = [(survey.slug, survey.title) for survey in list_surveys(db())]
    form.survey.choices = [("", _("No survey")), *surveys]
    return form


def _chases() -> list[Chase]:
    """Every partner with what it was asked about the chosen area, the most urgent first."""
    area = request.args.get("area", "")
    return chases_in_order((each.about(area) for each in list_chases(db())), today())


def _shown(chases: list[Chase]) -> list[Chase]:
    state = _asked_state()
    return [each for each in chases if not state or each.state(today()) == state]


def _asked_state() -> RequestState | None:
    asked = request.args.get("state", "")
    return cast(RequestState, asked) if asked in REQUEST_STATES else None


def _address(token: str) -> str:
    return full_address(url_for("invitations.show_door", token=signed(token)))


def _said(count: int) -> str:
    return ngettext(
        "%(num)s letter is made, with a new link. If you do not send it, take it back.",
        "%(num)s letters are made, each with a new link. If you do not send them, take them back.",
        count,
    )


def _back() -> str:
    return safe_address(request.form.get("next", ""), "partners.list_requests")
