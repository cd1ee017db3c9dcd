"""Questionnaires as plain data, and what is wrong with data that should be one."""

import re
from collections.abc import Mapping
from typing import Any

from placeplan.domain.data_tables import DataTable
from placeplan.domain.faults import Refused
from placeplan.domain.questionnaires import PRESENTATIONS, Questionnaire, Scale, Theme
from placeplan.domain.translations import translation_as_mapping, translations_from

FEWEST_THEMES, MOST_THEMES = 3, 40
HIGHEST_POINT = 9
PROMPT_COUNTS = range(1, 8)
FACES = 3
LONGEST_TITLE = 80
QUESTIONNAIRE_KEY = re.compile(r"[a-z0-9-]+")
THEME_KEY = re.compile(r"[a-z0-9_]+")
# a draft remembers the page it reached by one word, so no theme may be called like another page
PAGE_NAMES = frozenset(
    {
        *("show_start", "rate_themes", "check_answers"),
        *("ask_area", "ask_place", "ask_theme", "ask_priorities", "ask_assets", "ask_actions"),
        *("ask_about", "ask_monitoring"),
    }
)


def questionnaire_from_mapping(content: Mapping[str, Any]) -> Questionnaire:
    """Build a questionnaire from its data, as read from a file or from the database.

    Raises `Refused` with every fault, each named by its key path such as `themes[3].title`.
    """
    reader = DataTable(content)
    raw_scale = reader.table("scale")
    built_scale = _read_scale(DataTable(raw_scale, "scale.", reader.faults))
    themes = tuple(
        _read_theme(DataTable(raw, f"themes[{position}].", reader.faults))
        for position, raw in enumerate(reader.tables("themes"), start=1)
    )
    _check_themes(themes, reader)
    questionnaire = Questionnaire(
        key=reader.key("key", QUESTIONNAIRE_KEY, "slug_characters"),
        version=reader.whole_number("version"),
        title=reader.text("title"),
        audience=reader.text("audience"),
        language=reader.text("language"),
        credit=reader.text("credit"),
        scale=built_scale,
        themes=themes,
        presentation="large"
        if reader.choice("presentation", PRESENTATIONS) == "large"
        else "plain",
        has_helpline=reader.yes_or_no("helpline"),
        translations=translations_from(reader, {theme.key: len(theme.prompts) for theme in themes}),
    )
    reader.note_strangers()
    if reader.faults:
        raise Refused(*reader.faults)
    return questionnaire


def questionnaire_as_mapping(questionnaire: Questionnaire) -> dict[str, Any]:
    """The questionnaire as plain data; `questionnaire_from_mapping` gives it back unchanged."""
    return {
        "key": questionnaire.key,
        "version": questionnaire.version,
        "title": questionnaire.title,
        "audience": questionnaire.audience,
        "language": questionnaire.language,
        "credit": questionnaire.credit,
        **({"presentation": "large"} if questionnaire.presentation == "large" else {}),
        **({"helpline": True} if questionnaire.has_helpline else {}),
        "scale": _scale_as_mapping(questionnaire.scale),
        "themes": [
            {
                "key": theme.key,
                "title": theme.title,
                "question": theme.question,
                "prompts": list(theme.prompts),
            }
            for theme in questionnaire.themes
        ],
        **(
            {
                "translations": {
                    each.language: translation_as_mapping(each)
                    for each in questionnaire.translations
                }
            }
            if questionnaire.translations
            else {}
        ),
    }


def _scale_as_mapping(scale: Scale) -> dict[str, Any]:
    return {
        "lowest": scale.lowest,
        "highest": scale.highest,
        "lowest_means": scale.lowest_means,
        **({"middle_means": scale.middle_means} if scale.middle_means else {}),
        "highest_means": scale.highest_means,
        "need_at_most": str(scale.need_at_most),
        "strength_at_least": str(scale.strength_at_least),
        **({"faces": True} if scale.has_faces else {}),
    }


def _read_scale(reader: DataTable) -> Scale:
    scale = Scale(
        lowest=reader.whole_number("lowest"),
        highest=reader.whole_number("highest"),
        lowest_means=reader.text("lowest_means"),
        highest_means=reader.text("highest_means"),
        need_at_most=reader.exact_number("need_at_most"),
        strength_at_least=reader.exact_number("strength_at_least"),
        middle_means=reader.text_if_any("middle_means"),
        has_faces=reader.yes_or_no("faces"),
    )
    reader.note_strangers()
    if not 1 <= scale.lowest < scale.highest <= HIGHEST_POINT:
        reader.note("scale_impossible", "highest", lowest=scale.lowest, highest=scale.highest)
    elif not scale.lowest <= scale.need_at_most < scale.strength_at_least <= scale.highest:
        reader.note("thresholds_out_of_order", "need_at_most")
    _check_words(scale, reader)
    return scale


def _check_words(scale: Scale, reader: DataTable) -> None:
    if scale.middle_means and (scale.lowest + scale.highest) % 2:
        reader.note("scale_without_middle", "middle_means")
    if scale.has_faces and (scale.highest - scale.lowest != FACES - 1 or not scale.middle_means):
        reader.note("faces_without_words", "faces", points=FACES)


def _read_theme(reader: DataTable) -> Theme:
    theme = Theme(
        key=reader.key("key", THEME_KEY, "key_characters"),
        title=reader.text("title", LONGEST_TITLE),
        question=reader.text("question"),
        prompts=reader.texts("prompts"),
    )
    reader.note_strangers()
    if theme.key in PAGE_NAMES:
        reader.note("theme_key_reserved", "key", found=theme.key)
    if theme.prompts and len(theme.prompts) not in PROMPT_COUNTS:
        reader.note("prompt_count", "prompts", found=len(theme.prompts))
    return theme


def _check_themes(themes: tuple[Theme, ...], reader: DataTable) -> None:
    if len(themes) < FEWEST_THEMES:
        reader.note("too_few_themes", "themes", found=len(themes), expected=FEWEST_THEMES)
    if len(themes) > MOST_THEMES:
        reader.note("too_many_themes", "themes", found=len(themes), most=MOST_THEMES)
    seen: set[str] = set()
    for position, theme in enumerate(themes, start=1):
        if theme.key and theme.key in seen:
            reader.note("key_repeated", f"themes[{position}].key", found=theme.key)
        seen.add(theme.key)
