"""Checking the answers, sending them once, and the receipt."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.drafts import Draft
from placeplan.domain.faults import Fault, Refused
from placeplan.domain.receipts import receipt_hash
from placeplan.domain.surveys import Survey
from placeplan.operations.sending import send_draft
from placeplan.store.response_rows import find_response
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.security import limited
from placeplan.web.survey.answers import checked_sections, own_rows
from placeplan.web.survey.doors import for_draft, for_survey, show_no_draft
from placeplan.web.survey.drafts import receipt_of, remember_sent, sent_key, tag_of
from placeplan.web.survey.forms import EmptyForm
from placeplan.web.survey.limits import answers_allowed, show_busy
from placeplan.web.survey.radars import own_radar
from placeplan.web.survey.steps import CHECK_STEP, address_of, step_before
from placeplan.wording import fault_sentence


@for_draft
def check_answers(survey: Survey, draft: Draft) -> ResponseReturnValue:
    return _show_check(survey, draft)


@limited(answers_allowed, on_breach=show_busy)
@for_draft
def send(survey: Survey, draft: Draft) -> ResponseReturnValue:
    """Send the draft; a press that comes second finds it sent and shows the same receipt."""
    try:
        is_sent = send_draft(db(), survey, draft.key, today(), receipt_hash(receipt_of(draft.key)))
    except Refused as refused:
        page = _show_check(survey, draft, [_put_right(each) for each in refused.faults])
        return page, 400
    if not is_sent:
        return show_no_draft(survey)
    remember_sent(survey.slug, draft.key)
    return redirect(url_for("survey.show_sent", slug=survey.slug))


@for_survey
def show_sent(survey: Survey) -> ResponseReturnValue:
    key = sent_key(survey.slug)
    stored = find_response(db(), key) if key else None
    if stored is None:
        return redirect(address_of(survey, None))
    return render_template(
        "survey/show_sent.html",
        survey=survey,
        receipt=receipt_of(key),
        sent_on=stored.response.collected_on,
        radar=own_radar(stored.response),
        rows=own_rows(stored.response),
        is_open=survey.state(today()) == "open",
    )


def _show_check(survey: Survey, draft: Draft, errors: list[tuple[str, str]] | None = None) -> str:
    return render_template(
        "survey/check_answers.html",
        survey=survey,
        form=EmptyForm(),
        tag=tag_of(draft.key),
        sections=checked_sections(survey, draft),
        back_url=address_of(survey, step_before(survey, draft, CHECK_STEP)),
        errors=errors or [],
    )


def _put_right(found: Fault) -> tuple[str, str]:
    """The part of the page where a fault can be mended, and what to do."""
    if found.code == "no_answer":
        return "themes", _("Answer at least one question, then send your answers")
    if found.field == "area":
        return "where", _("Select the area your answers are about")
    return "", fault_sentence(found, _)
