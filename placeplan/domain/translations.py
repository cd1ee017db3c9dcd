"""A questionnaire's texts in another language, as part of its data.

In a file: `[translations.ga]` with `title`, `credit`, `lowest_means` and `highest_means`, and
`[translations.ga.themes.moving_around]` with `title`, `question` and `prompts` for each theme.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from placeplan.domain.data_tables import DataTable
from placeplan.domain.languages import is_language_code

TEXTS = ("title", "credit", "lowest_means", "middle_means", "highest_means")


class Untranslated(str):
    """A text that stands in its own language among others that are translated."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> "Untranslated":
        """The same text, which is in this language."""
        made = super().__new__(cls, text)
        made.language = language
        return made


@dataclass(frozen=True, slots=True)
class ThemeTranslation:
    """A theme's texts in another language; what is not translated yet is empty."""

    key: str
    title: str = ""
    question: str = ""
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """A questionnaire's texts in one language; what is not translated yet is empty."""

    language: str
    title: str = ""
    credit: str = ""
    lowest_means: str = ""
    middle_means: str = ""
    highest_means: str = ""
    themes: tuple[ThemeTranslation, ...] = ()


def translations_from(
    reader: DataTable, prompt_counts: Mapping[str, int]
) -> tuple[Translation, ...]:
    """The translations in a questionnaire's data; what is wrong is noted in its reader.

    `prompt_counts` has each theme of the questionnaire by its key.
    """
    if reader.value("translations") is None:
        return ()
    table = DataTable(reader.table("translations"), f"{reader.path}translations.", reader.faults)
    found = []
    for code in sorted(table.content):
        if not is_language_code(code):
            table.note("language_code", code, found=code)
            continue
        inner = DataTable(table.table(code), f"{table.path}{code}.", table.faults)
        found.append(_read_translation(code, inner, prompt_counts))
    return tuple(found)


def translation_as_mapping(translation: Translation) -> dict[str, Any]:
    """A translation as plain data, without its language and what it leaves empty."""
    texts = {name: getattr(translation, name) for name in TEXTS if getattr(translation, name)}
    themes = {theme.key: _theme_as_mapping(theme) for theme in translation.themes}
    return texts | ({"themes": themes} if themes else {})


def _read_translation(
    code: str, reader: DataTable, prompt_counts: Mapping[str, int]
) -> Translation:
    texts = {name: reader.text_if_any(name) for name in TEXTS}
    has_themes = reader.value("themes") is not None
    raw_themes = reader.table("themes") if has_themes else {}
    reader.note_strangers()
    inner = DataTable(raw_themes, f"{reader.path}themes.", reader.faults)
    themes = tuple(
        _read_theme(key, DataTable(inner.table(key), f"{inner.path}{key}.", inner.faults), count)
        for key, count in prompt_counts.items()
        if key in raw_themes
    )
    for key in raw_themes:
        if key not in prompt_counts:
            inner.note("theme_unknown", str(key), found=str(key))
    return Translation(code, **texts, themes=themes)


def _read_theme(key: str, reader: DataTable, prompt_count: int) -> ThemeTranslation:
    has_prompts = reader.value("prompts") is not None
    theme = ThemeTranslation(
        key=key,
        title=reader.text_if_any("title"),
        question=reader.text_if_any("question"),
        prompts=reader.texts("prompts") if has_prompts else (),
    )
    reader.note_strangers()
    if theme.prompts and len(theme.prompts) != prompt_count:
        found = len(theme.prompts)
        reader.note("prompt_count_differs", "prompts", found=found, expected=prompt_count)
    return theme


def _theme_as_mapping(theme: ThemeTranslation) -> dict[str, Any]:
    return {
        **({"title": theme.title} if theme.title else {}),
        **({"question": theme.question} if theme.question else {}),
        **({"prompts": list(theme.prompts)} if theme.prompts else {}),
    }
