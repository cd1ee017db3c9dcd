"""The questions, one page each: shown, saved, and on to the next."""

from dataclasses import replace

from flask import abort, request
from flask.typing import ResponseReturnValue

from placeplan.domain.drafts import Draft
from placeplan.domain.responses import answer_from_mark, tidy_text
from placeplan.domain.surveys import Survey
from placeplan.web.survey.asking import ask
from placeplan.web.survey.changes import digest, digest_of_answer, latest, latest_answer
from placeplan.web.survey.doors import for_draft
from placeplan.web.survey.forms import ActionsForm, AssetsForm, OpenForm, PrioritiesForm, ThemeForm
from placeplan.web.survey.kept_pages import BETTER, GOOD, TEXT, Alike
from placeplan.web.survey.parts import theme_intro, theme_rating
from placeplan.web.survey.steps import Step, theme_pages


@for_draft
def ask_theme(survey: Survey, draft: Draft, theme_key: str) -> ResponseReturnValue:
    page = theme_pages(survey.questionnaire).get(theme_key)
    if page is None:
        abort(404)

    def make_form(survey: Survey, draft: Draft) -> ThemeForm:
        return ThemeForm(survey.questionnaire.scale, page.theme, draft)

    def change(form: ThemeForm, now: Draft) -> Draft:
        mark = "" if request.form.get("go") == "clear" else form.rating.data or ""
        texts = (tidy_text(form.good.data or ""), tidy_text(form.better.data or ""))
        sent = answer_from_mark(mark, *texts)
        answer = latest_answer(sent, now.answer(theme_key), form.shown)
        return replace(now, answers={**now.answers, theme_key: answer})

    said = draft.answer(theme_key)
    return ask(
        survey,
        draft,
        Step("ask_theme", theme_key),
        make_form,
        change,
        alike=Alike(
            Draft("", answers={theme_key: answer_from_mark(said.mark, GOOD, BETTER)}),
            {GOOD: said.good, BETTER: said.better},
            lambda draft: digest_of_answer(draft.answer(theme_key)),
        ),
        page=page,
        theme_intro=theme_intro,
        theme_rating=theme_rating,
    )


@for_draft
def ask_priorities(survey: Survey, draft: Draft) -> ResponseReturnValue:
    def change(form: PrioritiesForm, now: Draft) -> Draft:
        sent, kept = " ".join(dict.fromkeys(form.priorities.data)), " ".join(now.priorities)
        return replace(now, priorities=tuple(latest(sent, kept, form.shown).split()))

    ratings = {key: answer.rating for key, answer in draft.answers.items() if answer.rating}
    return ask(survey, draft, Step("ask_priorities"), PrioritiesForm, change, ratings=ratings)


@for_draft
def ask_assets(survey: Survey, draft: Draft) -> ResponseReturnValue:
    return _ask_openly(survey, draft, Step("ask_assets"), AssetsForm)


@for_draft
def ask_actions(survey: Survey, draft: Draft) -> ResponseReturnValue:
    return _ask_openly(survey, draft, Step("ask_actions"), ActionsForm)


def _ask_openly(
    survey: Survey, draft: Draft, step: Step, form_class: type[OpenForm]
) -> ResponseReturnValue:
    asked = form_class.asked

    def change(form: OpenForm, now: Draft) -> Draft:
        sent = tidy_text(form.text.data or "")
        return replace(now, **{asked: latest(sent, getattr(now, asked), form.shown)})

    alike = Alike(
        replace(Draft(""), **{asked: TEXT}),
        {TEXT: getattr(draft, asked)},
        lambda draft: digest(getattr(draft, asked)),
    )
    return ask(survey, draft, step, form_class, change, alike=alike)
