"""The pages of a questionnaire in their order, and what stands on each theme's page."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from flask import request, url_for

from placeplan.domain.drafts import Draft
from placeplan.domain.questionnaires import Questionnaire, Theme
from placeplan.domain.surveys import Survey

CHECK = "check"


class Step(NamedTuple):
    """One page of the questionnaire: the last part of its endpoint, and the theme if it has one."""

    page: str
    theme_key: str = ""

    @property
    def name(self) -> str:
        """The step in one word, as a draft remembers it."""
        return self.theme_key or self.page


@dataclass(frozen=True, slots=True)
class ThemePage:
    """A theme with its place among the others."""

    theme: Theme
    number: int
    total: int


START = Step("show_start")
ENDING = (Step("ask_priorities"), Step("ask_assets"), Step("ask_actions"), Step("check_answers"))
CHECK_STEP = ENDING[-1]
ALL_THEMES = Step("rate_themes")


@lru_cache(maxsize=64)
def theme_pages(questionnaire: Questionnaire) -> dict[str, ThemePage]:
    """The questionnaire's pages by theme key, made once."""
    total = len(questionnaire.themes)
    return {
        theme.key: ThemePage(theme, number, total)
        for number, theme in enumerate(questionnaire.themes, start=1)
    }


@lru_cache(maxsize=64)
def _questions(questionnaire: Questionnaire, is_short: bool) -> tuple[Step, ...]:
    if is_short:
        return (ALL_THEMES, *ENDING)
    themes = (Step("ask_theme", theme.key) for theme in questionnaire.themes)
    return (*themes, *ENDING)


def steps_of(survey: Survey, area_code: str, is_short: bool = False) -> tuple[Step, ...]:
    """The steps of a survey for a resident of this area, the check of the answers last."""
    where = []
    if len(survey.areas) > 1:
        where.append(Step("ask_area"))
    if area_code and survey.places_in(area_code):
        where.append(Step("ask_place"))
    return (*where, *_questions(survey.questionnaire, is_short))


def step_after(survey: Survey, draft: Draft, step: Step) -> Step:
    """Where to go on after a step; the area comes before everything else.

    Where the draft has changed over between one page and a page each, the themes come next.
    """
    steps = steps_of(survey, draft.area_code, draft.is_short)
    if not draft.area_code:
        return steps[0]
    if step == ALL_THEMES or step.name in survey.questionnaire.themes_by_key:
        is_of_this_version = _position(steps, step.name) >= 0
        if not is_of_this_version:
            return first_rating(survey, draft)
    return steps[min(_position(steps, step.name) + 1, len(steps) - 1)]


def step_before(survey: Survey, draft: Draft, step: Step) -> Step | None:
    """Where Back leads; None from the first step, before which comes the start page."""
    steps = steps_of(survey, draft.area_code, draft.is_short)
    position = _position(steps, step.name)
    return steps[position - 1] if position > 0 else None


def first_rating(survey: Survey, draft: Draft) -> Step:
    """The page of all themes, or of the first theme that nothing was said of."""
    if draft.is_short:
        return ALL_THEMES
    keys = survey.questionnaire.theme_keys
    empty = (key for key in keys if draft.answer(key).is_empty)
    return Step("ask_theme", next(empty, keys[0]))


def step_to_resume(survey: Survey, draft: Draft) -> Step:
    """Where someone goes on who was away: after the step saved last."""
    return step_after(survey, draft, Step(draft.reached))


def address_of(survey: Survey, step: Step | None, **query: str) -> str:
    """The address of a step; of the start page for none."""
    return _address_of(request.script_root, survey.slug, step or START, tuple(query.items()))


@lru_cache(maxsize=4096)
def _address_of(
    _script_root: str, slug: str, step: Step, query: tuple[tuple[str, str], ...]
) -> str:
    # a page of answers has twenty; making them is a fifth of its cost
    values = {"theme_key": step.theme_key} if step.theme_key else {}
    return url_for(f"survey.{step.page}", slug=slug, **values, **dict(query))


def _position(steps: tuple[Step, ...], name: str) -> int:
    for position, step in enumerate(steps):
        if step.name == name:
            return position
    return -1
