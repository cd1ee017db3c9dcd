"""A questionnaire's texts in another language: read, checked, shown, and kept with it."""

import copy
import json
from typing import Any

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.questionnaire_records import (
    questionnaire_as_mapping,
    questionnaire_from_mapping,
)
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.translations import Untranslated
from tests.factories import make_questionnaire, make_survey
from tests.translated import translated_texts

ORIGINAL = questionnaire_as_mapping(make_questionnaire(translations=()))


def with_translation(texts: dict[str, Any], code: str = "cy") -> Questionnaire:
    content = copy.deepcopy(ORIGINAL) | {"translations": {code: texts}}
    return questionnaire_from_mapping(content)


def full() -> dict[str, Any]:
    return translated_texts(ORIGINAL, str.upper)


def language_of(text: str) -> str:
    """The language that an untranslated text says it is in."""
    assert isinstance(text, Untranslated)
    return text.language


def faults_of(texts: dict[str, Any], code: str = "cy") -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        with_translation(texts, code)
    return [(fault.code, fault.field) for fault in refused.value.faults]


def test_a_translation_comes_back_from_its_data() -> None:
    edition = with_translation(full())
    content = json.loads(json.dumps(questionnaire_as_mapping(edition)))
    assert questionnaire_from_mapping(content) == edition


def test_every_text_is_shown_in_the_language() -> None:
    shown = with_translation(full()).in_language("cy")
    texts = [shown.title, shown.credit, shown.scale.lowest_means, shown.scale.highest_means]
    for theme in shown.themes:
        texts += [theme.title, theme.question, *theme.prompts]
    assert all(text == text.upper() for text in texts)
    assert shown.language == "cy"


def test_what_is_no_text_stays_in_every_language() -> None:
    edition = with_translation(full())
    shown = edition.in_language("cy")
    assert shown.theme_keys == edition.theme_keys
    assert (shown.key, shown.version) == (edition.key, edition.version)
    assert list(shown.scale.points) == list(edition.scale.points)
    assert shown.scale.need_at_most == edition.scale.need_at_most


def test_a_missing_text_is_shown_as_in_the_original() -> None:
    first = ORIGINAL["themes"][0]["key"]
    edition = with_translation({"themes": {first: {"title": "Symud o gwmpas"}}})
    theme = edition.in_language("cy").themes[0]
    assert theme.title == "Symud o gwmpas"
    assert theme.question == edition.themes[0].question
    assert not isinstance(theme.title, Untranslated)
    assert language_of(theme.question) == "en"


def test_a_language_counts_only_when_nothing_is_missing() -> None:
    assert with_translation(full()).languages == ("cy",)
    for name in ("title", "credit", "lowest_means"):
        texts = full()
        del texts[name]
        assert with_translation(texts).languages == ()
    for name in ("title", "question", "prompts"):
        texts = full()
        del texts["themes"]["natural_space"][name]
        assert with_translation(texts).languages == ()


def test_its_own_language_changes_nothing() -> None:
    edition = with_translation(full())
    assert edition.in_language("en") is edition
    assert make_survey(questionnaire=edition).in_language("en").questionnaire is edition


def test_in_a_language_it_lacks_its_texts_say_that_they_are_in_its_own() -> None:
    edition = with_translation(full())
    shown = make_survey(questionnaire=edition).in_language("pl").questionnaire
    assert (shown.themes, shown.scale) == (edition.themes, edition.scale)
    texts = [shown.title, shown.credit, shown.scale.lowest_means, shown.scale.highest_means]
    for theme in shown.themes:
        texts += [theme.title, theme.question, *theme.prompts]
    assert {language_of(text) for text in texts} == {"en"}
    assert edition.in_language("pl") is shown


def test_a_questionnaire_without_translations_is_kept_as_it_always_was() -> None:
    assert "translations" not in ORIGINAL


def test_each_fault_of_a_translation_is_named_by_its_key_path() -> None:
    assert faults_of(full(), "welsh") == [("language_code", "translations.welsh")]
    assert faults_of({"titel": "x"}) == [("name_unknown", "translations.cy.titel")]
    assert faults_of({"title": 3}) == [("text_missing", "translations.cy.title")]
    unknown = {"themes": {"weather": {"title": "x"}}}
    assert faults_of(unknown) == [("theme_unknown", "translations.cy.themes.weather")]
    fewer = {"themes": {"natural_space": {"prompts": ["one"]}}}
    path = "translations.cy.themes.natural_space.prompts"
    assert faults_of(fewer) == [("prompt_count_differs", path)]
