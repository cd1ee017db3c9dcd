"""A few coarse questions about the person, asked last: for breakdowns only, and all optional."""

from dataclasses import replace
from functools import partial
from typing import cast

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from placeplan.domain.drafts import Draft
from placeplan.domain.responses import CONNECTIONS, AgeBand
from placeplan.domain.surveys import Survey
from placeplan.store.faults import NotFound
from placeplan.web.fields import OneOf, SomeOf
from placeplan.web.forms import PlainForm
from placeplan.web.languages import is_switching
from placeplan.web.survey.doors import for_draft, show_no_draft
from placeplan.web.survey.drafts import save_step, tag_of
from placeplan.web.survey.kept_pages import Alike, kept_step, may_keep
from placeplan.web.survey.signs import HONEYPOT
from placeplan.web.survey.steps import CHECK_STEP, address_of

AGES = (
    ("under_16", _l("Under 16")),
    ("16_24", _l("16 to 24")),
    ("25_39", _l("25 to 39")),
    ("40_64", _l("40 to 64")),
    ("65_plus", _l("65 or over")),
    ("prefer_not_to_say", _l("Prefer not to say")),
)
WAYS = (
    ("live", _l("I live here")),
    ("work", _l("I work here")),
    ("study", _l("I go to school or study here")),
    ("visit", _l("I visit")),
)


class AboutForm(PlainForm):
    age_band = OneOf(_l("How old are you?"), _l("an age"), choices=AGES, optional=True)
    connection = SomeOf(
        _l("How do you know this place?"), _l("how you know this place from the list"),
        choices=WAYS, optional=True, hint=_l("Choose all that are true for you."),
    )  # fmt: skip

    def __init__(self, draft: Draft) -> None:
        super().__init__(data={"age_band": draft.age_band, "connection": draft.connections})

    def answered(self, draft: Draft) -> Draft:
        """The draft with what was chosen here."""
        return replace(
            draft,
            age_band=cast(AgeBand, self.age_band.data or ""),
            connections=tuple(each for each in CONNECTIONS if each in self.connection.data),
        )


def unanswered(draft: Draft) -> Draft:
    """The draft without any answer of this page."""
    return replace(draft, age_band="", connections=())


@for_draft
def ask_about(survey: Survey, draft: Draft) -> ResponseReturnValue:
    """Shows the page; what is sent to it is saved on the way back to the check."""
    if may_keep():
        alike = Alike(Draft("", age_band=draft.age_band, connections=draft.connections))
        return kept_step(survey, draft, alike, partial(_page, survey))
    form = AboutForm(draft)
    if not form.validate_on_submit():
        return show_about(survey, draft, form)
    try:
        save_step(survey, draft, form.answered)
    except NotFound:
        return show_no_draft(survey)
    if is_switching():
        return redirect(url_for("survey.ask_about", slug=survey.slug))
    if request.form.get("go") == "later":
        return redirect(url_for("survey.come_back_later", slug=survey.slug))
    return redirect(address_of(survey, CHECK_STEP))


def show_about(survey: Survey, draft: Draft, form: AboutForm) -> ResponseReturnValue:
    """The page, with what is wrong with it."""
    return _page(survey, draft, form), 400 if form.errors else 200


def _page(survey: Survey, draft: Draft, form: AboutForm | None = None) -> str:
    return render_template(
        "survey/ask_about.html",
        survey=survey,
        form=form or AboutForm(draft),
        tag=tag_of(draft.key),
        fewest=current_app.config["PLACEPLAN"].minimum_cell,
        honeypot=HONEYPOT,
    )
