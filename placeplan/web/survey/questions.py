"""The questions, one page each: shown, saved, and on to the next."""

from dataclasses import replace
from functools import partial

from flask import abort, request
from flask.typing import ResponseReturnValue

from placeplan.domain.drafts import Draft
from placeplan.domain.responses import answer_from_mark, tidy_text
from placeplan.domain.surveys import Survey
from placeplan.web.survey.asking import ask, show_step
from placeplan.web.survey.doors import for_draft
from placeplan.web.survey.forms import ActionsForm, AssetsForm, PrioritiesForm, ThemeForm
from placeplan.web.survey.kept_pages import may_keep, theme_page
from placeplan.web.survey.parts import theme_intro, theme_rating
from placeplan.web.survey.steps import Step, ThemePage, theme_pages


@for_draft
def ask_theme(survey: Survey, draft: Draft, theme_key: str) -> ResponseReturnValue:
    page = theme_pages(survey.questionnaire).get(theme_key)
    if page is None:
        abort(404)
    if draft.area_code and may_keep(survey):
        return theme_page(survey, draft, theme_key, partial(_show_theme, survey, page))
    form = ThemeForm(survey.questionnaire.scale, page.theme, draft)

    def change(now: Draft) -> Draft:
        mark = "" if request.form.get("go") == "clear" else form.rating.data or ""
        texts = (tidy_text(form.good.data or ""), tidy_text(form.better.data or ""))
        return replace(now, answers={**now.answers, theme_key: answer_from_mark(mark, *texts)})

    return ask(survey, draft, Step("ask_theme", theme_key), form, change, **_parts(page))


def _show_theme(survey: Survey, page: ThemePage, draft: Draft) -> str:
    form = ThemeForm(survey.questionnaire.scale, page.theme, draft)
    return show_step(survey, draft, Step("ask_theme", page.theme.key), form, **_parts(page))


def _parts(page: ThemePage) -> dict[str, object]:
    return {"page": page, "theme_intro": theme_intro, "theme_rating": theme_rating}


@for_draft
def ask_priorities(survey: Survey, draft: Draft) -> ResponseReturnValue:
    form = PrioritiesForm(survey, draft)
    ratings = {key: answer.rating for key, answer in draft.answers.items() if answer.rating}
    return ask(
        survey,
        draft,
        Step("ask_priorities"),
        form,
        lambda now: replace(now, priorities=tuple(dict.fromkeys(form.priorities.data))),
        ratings=ratings,
    )


@for_draft
def ask_assets(survey: Survey, draft: Draft) -> ResponseReturnValue:
    form = AssetsForm(survey, draft)
    text = tidy_text(form.text.data or "")
    return ask(survey, draft, Step("ask_assets"), form, lambda now: replace(now, assets=text))


@for_draft
def ask_actions(survey: Survey, draft: Draft) -> ResponseReturnValue:
    form = ActionsForm(survey, draft)
    text = tidy_text(form.text.data or "")
    return ask(survey, draft, Step("ask_actions"), form, lambda now: replace(now, actions=text))
