"""Checking the answers, and sending them once."""

from collections.abc import Sequence

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.drafts import Draft, response_from_draft
from placeplan.domain.faults import Fault, Refused
from placeplan.domain.receipts import receipt_hash
from placeplan.domain.surveys import Survey
from placeplan.operations.sending import send_draft
from placeplan.store.database import writing
from placeplan.store.faults import NotFound
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.limits import limited
from placeplan.web.survey.about import AboutForm, show_about, unanswered
from placeplan.web.survey.answers import checked_sections
from placeplan.web.survey.doors import for_draft, show_no_draft
from placeplan.web.survey.drafts import receipt_of, remember_sent, save_step, tag_of
from placeplan.web.survey.forms import EmptyForm
from placeplan.web.survey.limits import answers_allowed, show_busy
from placeplan.web.survey.monitoring import address_after_sending
from placeplan.web.survey.signs import signs_of_sending
from placeplan.web.survey.steps import CHECK_STEP, address_of, step_before
from placeplan.wording import fault_sentence


@for_draft
def check_answers(survey: Survey, draft: Draft) -> ResponseReturnValue:
    """Shows all that was answered; going on needs something that can be sent."""
    if request.method != "POST":
        return _show_check(survey, draft)
    try:
        response_from_draft(draft, survey, today())
    except Refused as refused:
        return _show_check(survey, draft, refused.faults), 400
    return redirect(url_for("survey.ask_about", slug=survey.slug))


@for_draft
def keep_and_show_busy(survey: Survey, draft: Draft) -> ResponseReturnValue:
    """Nothing is sent for now; what was chosen in the press that came too soon is saved."""
    form = AboutForm(draft)
    if form.validate_on_submit():
        try:
            save_step(survey, draft, form.answered)
        except NotFound:
            return show_no_draft(survey)
    return show_busy()


@limited(answers_allowed, on_breach=lambda: keep_and_show_busy(**(request.view_args or {})))
@for_draft
def send(survey: Survey, draft: Draft) -> ResponseReturnValue:
    """Send the draft; a press that comes second finds it sent and shows the same receipt."""
    form = AboutForm(draft)
    is_skipped = request.form.get("go") == "skip"
    if not is_skipped and not form.validate_on_submit():
        return show_about(survey, draft, form)
    faults: tuple[Fault, ...] = ()
    try:
        with writing(db()):
            saved = save_step(survey, draft, unanswered if is_skipped else form.answered)
            try:
                receipt = receipt_hash(receipt_of(draft.key))
                send_draft(db(), survey, draft.key, today(), receipt, signs_of_sending(survey))
            except Refused as refused:
                faults = refused.faults
    except NotFound:
        return show_no_draft(survey)
    if faults:
        return _show_check(survey, saved, faults), 400
    remember_sent(survey.slug, draft.key)
    return redirect(address_after_sending(survey))


def _show_check(survey: Survey, draft: Draft, faults: Sequence[Fault] = ()) -> str:
    return render_template(
        "survey/check_answers.html",
        survey=survey,
        form=EmptyForm(),
        tag=tag_of(draft.key),
        sections=checked_sections(survey, draft),
        back_url=address_of(survey, step_before(survey, draft, CHECK_STEP)),
        errors=[_put_right(each) for each in faults],
    )


def _put_right(found: Fault) -> tuple[str, str]:
    """The part of the page where a fault can be mended, and what to do."""
    if found.code == "no_answer":
        return "themes", _("Answer at least one question, then go on")
    if found.field == "area":
        return "where", _("Select the area your answers are about")
    return "", fault_sentence(found, _)
