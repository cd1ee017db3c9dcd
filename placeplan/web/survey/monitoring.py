"""Equality monitoring: one page after the answers are sent, voluntary, with no link to them.

The session says that it was asked, and nothing else. So that two presses count once, a mark of who
was counted is kept until the night: a hash with what only this browser's cookie holds.
"""

from hashlib import sha256

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from placeplan.domain.monitoring import QUESTIONS
from placeplan.domain.surveys import Survey
from placeplan.store.database import empty_journal
from placeplan.store.monitoring import add_monitoring
from placeplan.web.database import db
from placeplan.web.fields import OneOf
from placeplan.web.forms import PlainForm
from placeplan.web.languages import is_switching
from placeplan.web.limits import limited
from placeplan.web.survey.doors import for_survey
from placeplan.web.survey.drafts import remember_asked, sent_key, was_asked
from placeplan.web.survey.limits import answers_allowed, show_busy
from placeplan.web.survey.monitoring_words import answer_words, question_hint, question_words
from placeplan.web.survey.steps import address_of


class MonitoringForm(PlainForm):
    religious_belief = OneOf("", optional=True)
    political_opinion = OneOf("", optional=True)
    racial_group = OneOf("", optional=True)
    age = OneOf("", optional=True)
    marital_status = OneOf("", optional=True)
    sexual_orientation = OneOf("", optional=True)
    men_and_women = OneOf("", optional=True)
    disability = OneOf("", optional=True)
    dependants = OneOf("", optional=True)

    def __init__(self) -> None:
        super().__init__()
        for field in self.questions():
            field.label.text = question_words(field.name)
            field.thing = question_words(field.name)
            field.hint = question_hint(field.name)
            field.choices = [
                (answer, answer_words(field.name, answer)) for answer in QUESTIONS[field.name]
            ]

    def questions(self) -> list[OneOf]:
        """The fields in the order in which they are asked."""
        return [self[question] for question in QUESTIONS]

    def answers(self) -> dict[str, str]:
        """What was chosen, by question; nothing of what was left out."""
        return {field.name: field.data for field in self.questions() if field.data}


def address_after_sending(survey: Survey) -> str:
    """Where someone goes on who has just sent answers; whoever was asked is not asked again."""
    page = "survey.ask_monitoring" if may_ask_monitoring(survey) else "survey.show_sent"
    return url_for(page, slug=survey.slug)


@for_survey
def ask_monitoring(survey: Survey) -> ResponseReturnValue:
    if not may_ask_monitoring(survey):
        return redirect(_receipt_address(survey))
    return _show(survey, MonitoringForm())


@limited(answers_allowed, on_breach=show_busy)
@for_survey
def send_monitoring(survey: Survey) -> ResponseReturnValue:
    """Count what was chosen, once, or nothing when the page was skipped or left empty."""
    if not may_ask_monitoring(survey):
        return redirect(_receipt_address(survey))
    form = MonitoringForm()
    if is_switching():
        return _show(survey, form)
    if request.form.get("go") != "skip":
        if not form.validate_on_submit():
            return _show(survey, form)
        if form.answers():
            add_monitoring(db(), survey.slug, form.answers(), _mark(survey))
            # the journal would say until the night what was counted just now
            empty_journal(db())
    remember_asked(survey.slug)
    return redirect(_receipt_address(survey))


def _show(survey: Survey, form: MonitoringForm) -> ResponseReturnValue:
    page = render_template("survey/ask_monitoring.html", survey=survey, form=form)
    return page, 400 if form.errors else 200


def may_ask_monitoring(survey: Survey) -> bool:
    """Whether this browser has sent answers to a survey that asks, and was not asked since."""
    return survey.asks_monitoring and bool(sent_key(survey.slug)) and not was_asked(survey.slug)


def _receipt_address(survey: Survey) -> str:
    if sent_key(survey.slug):
        return url_for("survey.show_sent", slug=survey.slug)
    return address_of(survey, None)


def _mark(survey: Survey) -> str:
    # the token is drawn for this browser's session and stored nowhere else
    return sha256(f"{session['csrf_token']} {sent_key(survey.slug)}".encode()).hexdigest()
