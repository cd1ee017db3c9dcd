"""Editions of the Place Standard: themes, scale and prompts, as checked, frozen data."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from placeplan.domain.faults import Fault, Refused, fault

FEWEST_THEMES = 3
HIGHEST_POINT = 9
PROMPT_COUNTS = range(1, 8)
QUESTIONNAIRE_KEY = re.compile(r"[a-z0-9-]+")
THEME_KEY = re.compile(r"[a-z0-9_]+")
THRESHOLD = re.compile(r"[0-9]{1,2}(\.[0-9]{1,9})?|[0-9]{1,12}/[0-9]{1,12}")
LARGEST_NUMBER = 999_999


@dataclass(frozen=True)
class Scale:
    """Whole points from `lowest` (most room for improvement) to `highest` (least).

    A mean at or below `need_at_most` is a need, at or above `strength_at_least` a strength.
    """

    lowest: int
    highest: int
    lowest_means: str
    highest_means: str
    need_at_most: Fraction
    strength_at_least: Fraction

    @cached_property
    def points(self) -> range:
        """Every rating that may be given, lowest first."""
        return range(self.lowest, self.highest + 1)

    def has(self, rating: object) -> bool:
        """Whether this is one of its points; 4.0 and True equal whole numbers, but are none."""
        return type(rating) is int and self.lowest <= rating <= self.highest


@dataclass(frozen=True, slots=True)
class Theme:
    """One subject that is rated. The key is permanent; the title is for display only."""

    key: str
    title: str
    question: str
    prompts: tuple[str, ...]


@dataclass(frozen=True)
class Questionnaire:
    """One edition: its permanent key, its version, its scale and its themes in order."""

    key: str
    version: int
    title: str
    audience: str
    language: str
    credit: str
    scale: Scale
    themes: tuple[Theme, ...]

    @cached_property
    def theme_keys(self) -> tuple[str, ...]:
        """The themes' keys, in the order they are asked."""
        return tuple(theme.key for theme in self.themes)

    @cached_property
    def themes_by_key(self) -> Mapping[str, Theme]:
        """The themes by their keys."""
        return {theme.key: theme for theme in self.themes}

    def theme(self, key: str) -> Theme:
        """The theme with this key; KeyError when the questionnaire has none."""
        return self.themes_by_key[key]


def questionnaire_from_mapping(content: Mapping[str, Any]) -> Questionnaire:
    """Build a questionnaire from its data, as read from a file or from the database.

    Raises `Refused` with every fault, each named by its key path such as `themes[3].title`.
    """
    reader = _Reader(content)
    raw_scale = reader.table("scale")
    scale = _Reader(raw_scale, "scale.", reader.faults)
    built_scale = _read_scale(scale)
    themes = tuple(
        _read_theme(_Reader(raw, f"themes[{position}].", reader.faults))
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
    )
    if reader.faults:
        raise Refused(*reader.faults)
    return questionnaire


def questionnaire_as_mapping(questionnaire: Questionnaire) -> dict[str, Any]:
    """The questionnaire as plain data; `questionnaire_from_mapping` gives it back unchanged."""
    scale = questionnaire.scale
    return {
        "key": questionnaire.key,
        "version": questionnaire.version,
        "title": questionnaire.title,
        "audience": questionnaire.audience,
        "language": questionnaire.language,
        "credit": questionnaire.credit,
        "scale": {
            "lowest": scale.lowest,
            "highest": scale.highest,
            "lowest_means": scale.lowest_means,
            "highest_means": scale.highest_means,
            "need_at_most": str(scale.need_at_most),
            "strength_at_least": str(scale.strength_at_least),
        },
        "themes": [
            {
                "key": theme.key,
                "title": theme.title,
                "question": theme.question,
                "prompts": list(theme.prompts),
            }
            for theme in questionnaire.themes
        ],
    }


class _Reader:
    """Takes values out of a mapping and notes what is missing or of the wrong kind."""

    def __init__(
        self, content: Mapping[str, Any], path: str = "", faults: list[Fault] | None = None
    ) -> None:
        self.content = content
        self.path = path
        self.faults: list[Fault] = [] if faults is None else faults

    def note(self, code: str, name: str, **params: str | int) -> None:
        self.faults.append(fault(code, self.path + name, **params))

    def text(self, name: str) -> str:
        value = self.content.get(name)
        if not isinstance(value, str) or not value.strip():
            self.note("text_missing", name)
            return ""
        return value.strip()

    def whole_number(self, name: str) -> int:
        value = self.content.get(name)
        if type(value) is not int or not 0 <= value <= LARGEST_NUMBER:
            self.note("whole_number_missing", name)
            return 0
        return value

    def key(self, name: str, allowed: re.Pattern[str], code: str) -> str:
        value = self.text(name)
        if value and not allowed.fullmatch(value):
            self.note(code, name, found=value)
        return value

    def threshold(self, name: str) -> Fraction:
        text = str(self.content.get(name))
        try:
            if THRESHOLD.fullmatch(text):
                return Fraction(text)
        except ZeroDivisionError:
            pass
        self.note("number_missing", name)
        return Fraction(0)

    def table(self, name: str) -> Mapping[str, Any]:
        value = self.content.get(name)
        if not isinstance(value, Mapping):
            self.note("table_missing", name)
            return {}
        return value

    def tables(self, name: str) -> Sequence[Mapping[str, Any]]:
        value = self.content.get(name)
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            self.note("table_missing", name)
            return []
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.content.get(name)
        if not isinstance(value, list) or not all(
            isinstance(item, str) and item.strip() for item in value
        ):
            self.note("texts_missing", name)
            return ()
        return tuple(item.strip() for item in value)


def _read_scale(reader: _Reader) -> Scale:
    scale = Scale(
        lowest=reader.whole_number("lowest"),
        highest=reader.whole_number("highest"),
        lowest_means=reader.text("lowest_means"),
        highest_means=reader.text("highest_means"),
        need_at_most=reader.threshold("need_at_most"),
        strength_at_least=reader.threshold("strength_at_least"),
    )
    if not 1 <= scale.lowest < scale.highest <= HIGHEST_POINT:
        reader.note("scale_impossible", "highest", lowest=scale.lowest, highest=scale.highest)
    elif not scale.lowest <= scale.need_at_most < scale.strength_at_least <= scale.highest:
        reader.note("thresholds_out_of_order", "need_at_most")
    return scale


def _read_theme(reader: _Reader) -> Theme:
    theme = Theme(
        key=reader.key("key", THEME_KEY, "key_characters"),
        title=reader.text("title"),
        question=reader.text("question"),
        prompts=reader.texts("prompts"),
    )
    if theme.prompts and len(theme.prompts) not in PROMPT_COUNTS:
        reader.note("prompt_count", "prompts", found=len(theme.prompts))
    return theme


def _check_themes(themes: tuple[Theme, ...], reader: _Reader) -> None:
    if len(themes) < FEWEST_THEMES:
        reader.note("too_few_themes", "themes", found=len(themes), expected=FEWEST_THEMES)
    seen: set[str] = set()
    for position, theme in enumerate(themes, start=1):
        if theme.key and theme.key in seen:
            reader.note("key_repeated", f"themes[{position}].key", found=theme.key)
        seen.add(theme.key)
