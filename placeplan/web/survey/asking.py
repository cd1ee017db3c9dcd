"""Asking one step: its form is shown, saved, and leads on to the next."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from placeplan.domain.drafts import Draft
from placeplan.domain.surveys import Survey
from placeplan.store.faults import NotFound
from placeplan.web.forms import PlainForm, forget_faults
from placeplan.web.languages import is_switching
from placeplan.web.survey.doors import show_no_draft
from placeplan.web.survey.drafts import save_step, tag_of
from placeplan.web.survey.kept_pages import Alike, kept_step, may_keep
from placeplan.web.survey.steps import (
    CHECK,
    CHECK_STEP,
    ENDING,
    Step,
    address_of,
    first_rating,
    step_after,
    step_before,
)

MakeForm = Callable[[Survey, Draft], Any]
Change = Callable[[Any, Draft], Draft]


def ask(
    survey: Survey,
    draft: Draft,
    step: Step,
    make_form: MakeForm,
    change: Change,
    *,
    answered: Step | None = None,
    alike: Alike | None = None,
    **shown: Any,
) -> ResponseReturnValue:
    """Show a step's form, or save it and go on; after `answered` where it answers that too.

    `change` makes the draft that the form and the draft before it lead to. With `alike` the page
    is kept for all whose drafts are.
    """
    if not draft.area_code and step.page != "ask_area":
        return redirect(address_of(survey, Step("ask_area")))
    if alike and may_keep():
        return kept_step(
            survey,
            draft,
            alike,
            lambda other: show_step(survey, other, step, make_form(survey, other), **shown),
        )
    form = make_form(survey, draft)
    if form.validate_on_submit():
        also = {"reached": (answered or step).name, **_wished_version()}
        try:
            saved = save_step(survey, draft, lambda now: replace(change(form, now), **also))
        except NotFound:
            return show_no_draft(survey)
        return go_on(survey, saved, step, answered)
    if is_switching():
        forget_faults(form)
    return show_step(survey, draft, step, form, **shown), 400 if form.errors else 200


def show_step(survey: Survey, draft: Draft, step: Step, form: PlainForm, **shown: Any) -> str:
    """The page of a step, with what is filled in so far."""
    return render_template(
        f"survey/{step.page}.html",
        survey=survey,
        form=form,
        tag=tag_of(draft.key),
        action=address_of(survey, step, **to_check()),
        step=step.name,
        reached=draft.reached,
        is_change=bool(to_check()),
        is_saved=bool(draft.reached) and not (form.errors or shown.get("errors")),
        **shown,
    )


def go_on(
    survey: Survey, draft: Draft, step: Step, answered: Step | None = None
) -> ResponseReturnValue:
    """Where the button that was pressed leads: from `step`, or on after `answered`."""
    wish = request.form.get("go", "")
    if wish.startswith("clear") or is_switching():
        return redirect(address_of(survey, step, **to_check()))
    if wish == "later":
        return redirect(url_for("survey.come_back_later", slug=survey.slug))
    if wish == "back" and not to_check():
        return redirect(address_of(survey, step_before(survey, draft, step)))
    if _wished_version():
        return redirect(address_of(survey, first_rating(survey, draft)))
    if wish == "end":
        return redirect(address_of(survey, ENDING[0]))
    after = onward(survey, draft, answered or step)
    return redirect(address_of(survey, after, **(to_check() if after != CHECK_STEP else {})))


def onward(survey: Survey, draft: Draft, step: Step) -> Step:
    """The step after this one; after a change the check, once the place fits the area again."""
    after = step_after(survey, draft, step)
    if to_check() and after.page != "ask_place":
        return CHECK_STEP
    return after


def _wished_version() -> dict[str, bool]:
    """Whether to go on with all themes on one page or with a page each, when that was pressed."""
    wish = request.form.get("go")
    return {"is_short": wish == "short"} if wish in ("short", "long") else {}


def to_check() -> dict[str, str]:
    """The part of an address that says that a change leads back to the check."""
    return {"to": CHECK} if request.args.get("to") == CHECK else {}
