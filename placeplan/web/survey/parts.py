"""The parts of a theme's page that are the same for everyone, rendered once and kept."""

from functools import lru_cache

from flask import current_app
from markupsafe import Markup

from placeplan.domain.questionnaires import Questionnaire
from placeplan.web.languages import language
from placeplan.web.survey.steps import theme_pages

TEMPLATE = "survey/theme_parts.html"
MOST_KEPT = 2_000


def theme_intro(questionnaire: Questionnaire, theme_key: str) -> Markup:
    """How far one is, the theme and its question, and things to think about."""
    return _intro(questionnaire, theme_key, language())


def theme_rating(
    questionnaire: Questionnaire, theme_key: str, chosen: str, fault: str, name: str = "rating"
) -> Markup:
    """The scale, with what was chosen so far; a page with a fault is made for itself."""
    if fault:
        return _rendered_rating(questionnaire, theme_key, chosen, fault, name)
    return _rating(questionnaire, theme_key, chosen, name, language())


@lru_cache(maxsize=MOST_KEPT)
def _intro(questionnaire: Questionnaire, theme_key: str, _language: str) -> Markup:
    module = current_app.jinja_env.get_template(TEMPLATE).module
    return module.intro(theme_pages(questionnaire)[theme_key])


@lru_cache(maxsize=MOST_KEPT)
def _rating(
    questionnaire: Questionnaire, theme_key: str, chosen: str, name: str, _language: str
) -> Markup:
    return _rendered_rating(questionnaire, theme_key, chosen, "", name)


def _rendered_rating(
    questionnaire: Questionnaire, theme_key: str, chosen: str, fault: str, name: str
) -> Markup:
    module = current_app.jinja_env.get_template(TEMPLATE).module
    page = theme_pages(questionnaire)[theme_key]
    return module.rating(page, questionnaire.scale, chosen, fault, name)
