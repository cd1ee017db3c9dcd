"""Who gets to a survey's pages: it must be open, and for most of them there must be a draft."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.responses import tidy_text
from placeplan.domain.surveys import Survey
from placeplan.store.counts import comments_of
from placeplan.store.response_rows import find_response
from placeplan.store.surveys import find_survey
from placeplan.web.database import db, known
from placeplan.web.days import today
from placeplan.web.languages import in_spoken_language
from placeplan.web.notices import notify
from placeplan.web.survey.drafts import (
    draft_key,
    forget_draft,
    load_draft,
    remember_sent,
    sent_key,
    tag_of,
)
from placeplan.web.survey.steps import address_of, step_to_resume

View = Callable[..., ResponseReturnValue]
TEXT_BOXES = ("good", "better", "text")


def for_survey(view: View) -> View:
    """Decorator: the view gets the survey of the address, in the language of the page."""

    @wraps(view)
    def enter(slug: str, **values: Any) -> ResponseReturnValue:
        survey = known(find_survey, slug)
        if survey is None:
            return render_template("survey/unknown.html"), 404
        return view(in_spoken_language(survey), **values)

    return enter


def for_open_survey(view: View) -> View:
    """Decorator: as `for_survey`; a survey that takes no answers today says so instead."""

    @wraps(view)
    @for_survey
    def enter(survey: Survey, **values: Any) -> ResponseReturnValue:
        state = survey.state(today())
        if state != "open":
            has_draft = bool(draft_key(survey.slug))
            return render_template(f"survey/{state}.html", survey=survey, has_draft=has_draft)
        return view(survey, **values)

    return enter


def for_draft(view: View) -> View:
    """Decorator: the view gets the open survey and this browser's draft for it.

    A form that belongs to another draft than the browser's changes nothing.
    """

    @wraps(view)
    @for_open_survey
    def enter(survey: Survey, **values: Any) -> ResponseReturnValue:
        draft = load_draft(survey)
        if draft is None:
            return show_no_draft(survey)
        if request.method == "POST" and request.form.get("draft") != tag_of(draft.key):
            return _show_other_draft(survey)
        return view(survey, draft, **values)

    return enter


def show_no_draft(survey: Survey) -> ResponseReturnValue:
    """Where there is no draft: the receipt if it was sent, else what has become of it."""
    key = draft_key(survey.slug)
    if key and find_response(db(), key) is not None:
        remember_sent(survey.slug, key)
    elif key:
        forget_draft(survey.slug)
        return render_template("survey/gone.html", survey=survey, typed=_typed()), 410
    return _show_sent(survey) if sent_key(survey.slug) else redirect(address_of(survey, None))


def _show_sent(survey: Survey) -> ResponseReturnValue:
    """The receipt; before it whatever was written too late to be sent with the rest."""
    receipt_url = url_for("survey.show_sent", slug=survey.slug)
    typed = _typed()
    stored = find_response(db(), sent_key(survey.slug)) if typed else None
    said = {text for _theme, _kind, text in comments_of(stored.response)} if stored else set()
    late = [text for text in typed if text not in said]
    return _show_not_saved(survey, late, receipt_url=receipt_url) if late else redirect(receipt_url)


def _show_other_draft(survey: Survey) -> ResponseReturnValue:
    if request.form.get("draft") == tag_of(sent_key(survey.slug)):
        return _show_sent(survey)
    notify(
        _("You have started again since you opened that page, so nothing was changed."),
        kind="information",
    )
    draft = load_draft(survey)
    resume_url = address_of(survey, draft and step_to_resume(survey, draft))
    typed = _typed()
    return _show_not_saved(survey, typed, resume_url=resume_url) if typed else redirect(resume_url)


def _show_not_saved(survey: Survey, typed: list[str], **addresses: str) -> ResponseReturnValue:
    return render_template("survey/not_saved.html", survey=survey, typed=typed, **addresses), 409


def _typed() -> list[str]:
    """What was written into the boxes of the page that was sent, of one theme or of all."""
    boxes = (
        tidy_text(text)
        for name, text in request.form.items()
        if name.rpartition("-")[2] in TEXT_BOXES
    )
    return [text for text in boxes if text]
