"""The start page, going on where one was, and starting again."""

from functools import partial

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from placeplan.domain.drafts import Draft
from placeplan.domain.surveys import Survey
from placeplan.web.limits import limited
from placeplan.web.survey.doors import for_open_survey, for_survey
from placeplan.web.survey.drafts import (
    begin_draft,
    draft_key,
    forget_survey,
    load_draft,
    sent_key,
    tag_of,
)
from placeplan.web.survey.kept_pages import kept_page, may_keep
from placeplan.web.survey.kiosks import become_kiosk
from placeplan.web.survey.limits import answers_allowed, show_busy
from placeplan.web.survey.steps import address_of, step_to_resume


@for_open_survey
def show_start(survey: Survey) -> ResponseReturnValue:
    become_kiosk(survey)
    draft, was_sent = load_draft(survey), bool(sent_key(survey.slug))
    if draft is None and may_keep():
        return kept_page(survey, was_sent, partial(_start, survey, None, was_sent), {})
    return _start(survey, draft, was_sent)


def _start(survey: Survey, draft: Draft | None, was_sent: bool) -> str:
    return render_template(
        start_template(survey),
        survey=survey,
        draft=draft,
        tag=tag_of(draft.key) if draft else "",
        resume_url=address_of(survey, step_to_resume(survey, draft)) if draft else "",
        was_sent=was_sent,
        draft_days=current_app.config["PLACEPLAN"].draft_days,
    )


def start_template(survey: Survey) -> str:
    """The start page in the words of the survey's edition."""
    is_short = survey.questionnaire.has_short_words
    return f"survey/show_start{'_in_short_words' if is_short else ''}.html"


@limited(answers_allowed, on_breach=show_busy)
@for_open_survey
def begin(survey: Survey) -> ResponseReturnValue:
    """A second press goes on with the draft of the first."""
    is_short = request.form.get("version") == "short"
    draft = load_draft(survey) or begin_draft(survey, is_short=is_short)
    return redirect(address_of(survey, step_to_resume(survey, draft)))


@for_open_survey
def confirm_restart(survey: Survey) -> ResponseReturnValue:
    if not draft_key(survey.slug):
        return redirect(address_of(survey, None))
    draft = load_draft(survey)
    resume_url = address_of(survey, draft and step_to_resume(survey, draft))
    return render_template("survey/confirm_restart.html", survey=survey, resume_url=resume_url)


@limited(answers_allowed, on_breach=show_busy)
@for_open_survey
def restart(survey: Survey) -> ResponseReturnValue:
    before = load_draft(survey)
    draft = begin_draft(survey, is_short=before is not None and before.is_short)
    return redirect(address_of(survey, step_to_resume(survey, draft)))


@for_survey
def clear_device(survey: Survey) -> ResponseReturnValue:
    """What was sent stays; this browser no longer knows of it."""
    forget_survey(survey.slug)
    return redirect(url_for("survey.show_start", slug=survey.slug))
