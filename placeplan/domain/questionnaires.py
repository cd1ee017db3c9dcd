"""Editions of the Place Standard: themes, scale and prompts, as frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, partial
from typing import Literal

from placeplan.domain.translations import ThemeTranslation, Translation, Untranslated

Presentation = Literal["plain", "large"]
PRESENTATIONS: tuple[Presentation, ...] = ("plain", "large")


@dataclass(frozen=True)
class Scale:
    """Whole points from `lowest` (most room for improvement) to `highest` (least).

    A mean at or below `need_at_most` is a need, at or above `strength_at_least` a strength.
    A scale of three points may have words for the middle one, and then faces beside the words.
    """

    lowest: int
    highest: int
    lowest_means: str
    highest_means: str
    need_at_most: Fraction
    strength_at_least: Fraction
    middle_means: str = ""
    has_faces: bool = False

    @cached_property
    def points(self) -> range:
        """Every rating that may be given, lowest first."""
        return range(self.lowest, self.highest + 1)

    def meaning(self, point: int) -> str:
        """What a point means in words; empty for a point that has none."""
        if point == self.lowest:
            return self.lowest_means
        if point == self.highest:
            return self.highest_means
        return self.middle_means if 2 * point == self.lowest + self.highest else ""

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

    def in_words(self, words: ThemeTranslation, language: str) -> "Theme":
        """The theme with these words, and its own, in `language`, where one is missing."""
        return Theme(
            self.key,
            words.title or Untranslated(self.title, language),
            words.question or Untranslated(self.question, language),
            words.prompts or tuple(Untranslated(each, language) for each in self.prompts),
        )


@dataclass(frozen=True)
class Questionnaire:
    """One edition: its permanent key, its version, its scale and its themes in order.

    `presentation` is how its pages look and speak to residents. `has_helpline` says that whoever
    answers may need help: its pages then show the notice that the partnership has set.
    """

    key: str
    version: int
    title: str
    audience: str
    language: str
    credit: str
    scale: Scale
    themes: tuple[Theme, ...]
    presentation: Presentation = "plain"
    has_helpline: bool = False
    translations: tuple[Translation, ...] = ()

    def __hash__(self) -> int:
        # asked for many times a page; all texts would be read each time
        return hash((self.key, self.version, self.language))

    @property
    def has_short_words(self) -> bool:
        """Whether the pages that are alike in all editions, too, speak to children."""
        return self.presentation == "large"

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages it is translated into in full."""
        return tuple(each.language for each in self.translations if self._is_complete(each))

    def in_language(self, code: str) -> "Questionnaire":
        """The questionnaire as it is shown in a language; its own texts stand where one is missing.

        These are `Untranslated`. Keys, scale and order stay, so that answers are the same in every
        language.
        """
        if code == self.language.partition("_")[0]:
            return self
        if code not in self._by_language:
            self._by_language[code] = self._translated(Translation(code))
        return self._by_language[code]

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

    @cached_property
    def _by_language(self) -> dict[str, "Questionnaire"]:
        return {each.language: self._translated(each) for each in self.translations}

    def _is_complete(self, found: Translation) -> bool:
        texts = [found.title, found.credit, found.lowest_means, found.highest_means]
        texts += [found.middle_means] if self.scale.middle_means else []
        complete = {
            each.key for each in found.themes if all((each.title, each.question, each.prompts))
        }
        return all(texts) and complete == set(self.theme_keys)

    def _translated(self, found: Translation) -> "Questionnaire":
        own = partial(Untranslated, language=self.language)
        themes = {each.key: each for each in found.themes}
        return replace(
            self,
            language=found.language,
            title=found.title or own(self.title),
            credit=found.credit or own(self.credit),
            scale=replace(
                self.scale,
                lowest_means=found.lowest_means or own(self.scale.lowest_means),
                middle_means=found.middle_means or own(self.scale.middle_means),
                highest_means=found.highest_means or own(self.scale.highest_means),
            ),
            themes=tuple(
                theme.in_words(themes.get(theme.key) or ThemeTranslation(theme.key), self.language)
                for theme in self.themes
            ),
            translations=(),
        )
