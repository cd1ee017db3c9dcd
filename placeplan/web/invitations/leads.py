"""The actions that a partner is suggested to lead: it agrees, declines, or takes that back."""

from dataclasses import replace

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.faults import Refused, refuse
from placeplan.domain.leads import LONGEST_REASON, LeadAnswer, LeadRequest, LeadState
from placeplan.store.database import writing
from placeplan.store.leads import add_lead_answer, get_lead_request
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.fields import Line, Lines
from placeplan.web.forms import PlainForm
from placeplan.web.invitations.doors import bp
from placeplan.web.notices import Undo, notify
from placeplan.web.numbers import number_sent
from placeplan.wording import fault_sentence

STATES: dict[str, LeadState] = {"agree": "agreed", "decline": "declined"}


class AnswerForm(PlainForm):
    said_by = Line(
        _l("Your name and role"), _l("your name and role"),
        hint=_l("The council’s officers see it; the plan does not show it"),
    )  # fmt: skip
    version = HiddenField()


class DecliningForm(AnswerForm):
    lead_reason = Lines(
        _l("Why not"), _l("why not"), longest=LONGEST_REASON,
        hint=_l("The plan quotes this, in your own words"),
    )  # fmt: skip


@bp.route("/partner/actions/<int:action_id>/<answer>", methods=["GET", "POST"])
def answer_lead(action_id: int, answer: str) -> ResponseReturnValue:
    if answer not in STATES:
        abort(404)
    asked = get_lead_request(db(), principal().id, action_id)
    if not asked.may_answer:
        _say_it_is_late()
        return redirect(url_for("invitations.list_own"))
    form = AnswerForm() if answer == "agree" else DecliningForm()
    if not form.is_submitted():
        form.version.data, form.said_by.data = str(asked.version), asked.answer.said_by
    elif form.validate():
        try:
            said, version = _said(form, asked, answer), number_sent(form.version.data) or 0
            number = _keep(action_id, said, version=version)
        except Refused as refused:
            form.add_faults(refused.faults)
            asked = get_lead_request(db(), principal().id, action_id)
            form.version.data = str(asked.version)
        else:
            _thank(asked, answer, number)
            return redirect(url_for("invitations.list_own"))
    return render_template("invitations/answer_lead.html", form=form, asked=asked, answer=answer)


@bp.post("/partner/actions/<int:action_id>/take-back")
def take_back(action_id: int) -> ResponseReturnValue:
    asked = get_lead_request(db(), principal().id, action_id)
    number = number_sent(request.form.get("number")) or 0
    try:
        _keep(action_id, LeadAnswer(asked.answer.lead, "suggested"), instead_of=number)
    except Refused as refused:
        notify(" ".join(fault_sentence(found, _) for found in refused.faults), kind="warning")
    else:
        notify(_("Your answer is taken back: the lead is only suggested again."))
    return redirect(url_for("invitations.list_own"))


def _said(form: AnswerForm, asked: LeadRequest, answer: str) -> LeadAnswer:
    reason = form.lead_reason.data if isinstance(form, DecliningForm) else ""
    return LeadAnswer(asked.answer.lead, STATES[answer], reason, said_by=form.said_by.data)


def _keep(
    action_id: int,
    said: LeadAnswer,
    *,
    version: int | None = None,
    instead_of: int | None = None,
) -> int:
    with writing(db()):
        if not get_lead_request(db(), principal().id, action_id).may_answer:
            raise refuse("plan_adopted")
        answer = replace(said, means="link", said_on=today(), kept_by=principal().name)
        return add_lead_answer(db(), action_id, answer, version=version, instead_of=instead_of)


def _say_it_is_late() -> None:
    notify(_("The plan is adopted, so answers can no longer be changed here."), kind="warning")


def _thank(asked: LeadRequest, answer: str, number: int) -> None:
    address = url_for("invitations.take_back", action_id=asked.action_id)
    undo = Undo(address, values={"number": str(number)})
    if answer == "agree":
        said = _("Thank you. The plan now says that you lead “%(title)s”.", title=asked.title)
    else:
        said = _("Thank you. We have noted that you do not lead “%(title)s”.", title=asked.title)
    notify(said, undo=undo)
