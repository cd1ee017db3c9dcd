"""Leaving with a return code, and taking up a draft by it on any device."""

from datetime import date, timedelta

from flask import Response, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.drafts import Draft
from placeplan.domain.receipts import return_hash
from placeplan.domain.surveys import Survey
from placeplan.store.drafts import find_returning, remove_draft
from placeplan.store.faults import NotFound
from placeplan.store.surveys import get_survey
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.fields import Line
from placeplan.web.forms import PlainForm
from placeplan.web.languages import is_switching
from placeplan.web.limits import limited
from placeplan.web.notices import notify
from placeplan.web.site import full_address
from placeplan.web.survey.doors import for_draft, for_open_survey, show_no_draft
from placeplan.web.survey.drafts import (
    forget_draft,
    keep_return_code,
    load_draft,
    tag_of,
    take_up,
)
from placeplan.web.survey.steps import address_of, step_to_resume

WRONG_CODE = 400


class ReturnForm(PlainForm):
    code = Line(
        _l("Your return code"), _l("your return code"), longest=60,
        hint=_l("Three groups of four letters and digits. Capitals and hyphens do not matter."),
    )  # fmt: skip


def codes_allowed() -> str:
    """How many wrong codes one address may type in, as the settings give it."""
    return current_app.config["PLACEPLAN"].return_limit


def was_wrong(response: Response) -> bool:
    """Only wrong codes count, so that a hall full of people who return is no burden."""
    return response.status_code == WRONG_CODE


def show_too_many() -> ResponseReturnValue:
    """Says when to try again."""
    return render_template("survey/too_many_codes.html"), 429


@for_draft
def come_back_later(survey: Survey, draft: Draft) -> ResponseReturnValue:
    """Shows the code; only from now on can the draft be found by it."""
    try:
        code = keep_return_code(draft)
    except NotFound:
        return show_no_draft(survey)
    return render_template(
        "survey/come_back_later.html",
        survey=survey,
        code=code,
        tag=tag_of(draft.key),
        kept_until=_last_day(survey),
        address=full_address(url_for("survey.enter_code", slug=survey.slug)),
        resume_url=address_of(survey, step_to_resume(survey, draft)),
    )


@for_draft
def leave_device(survey: Survey, draft: Draft) -> ResponseReturnValue:
    """The draft waits for its code; this browser no longer knows of it."""
    try:
        keep_return_code(draft)
    except NotFound:
        return show_no_draft(survey)
    forget_draft(survey.slug)
    notify(_("Your answers are off this device. They wait for your return code."))
    return redirect(address_of(survey, None))


@limited(codes_allowed, on_breach=show_too_many, counts=was_wrong)
@for_open_survey
def enter_code(survey: Survey) -> ResponseReturnValue:
    form = ReturnForm()
    if not is_switching() and form.validate_on_submit():
        found = find_returning(db(), return_hash(form.code.data))
        if found is not None:
            return _go_on_with(*found)
        unknown = _("No answers wait for this code. Check each letter of it")
        form.code.errors = [unknown]
    page = render_template(
        "survey/enter_code.html", survey=survey, form=form, kept_days=_draft_days()
    )
    return page, WRONG_CODE if form.errors else 200


def _go_on_with(slug: str, key: str) -> ResponseReturnValue:
    survey = get_survey(db(), slug)
    own = load_draft(survey)
    if own is not None and own.key != key:
        _set_aside(own)
    take_up(slug, key)
    draft = load_draft(survey)
    return redirect(address_of(survey, draft and step_to_resume(survey, draft)))


def _set_aside(own: Draft) -> None:
    """Other answers had been begun on this device: they get a code of their own."""
    if not own.reached:
        remove_draft(db(), own.key)
        return
    notify(
        _(
            "Other answers had been begun on this device. They are kept; their return code"
            " is %(code)s.",
            code=keep_return_code(own),
        ),
        kind="information",
    )


def _last_day(survey: Survey) -> date:
    return min(today() + timedelta(days=_draft_days()), survey.closes_on)


def _draft_days() -> int:
    return int(current_app.config["PLACEPLAN"].draft_days)
