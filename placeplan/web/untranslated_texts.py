"""Texts in another language than their page, marked so that a screen reader says them in it.

Names of people, places and bodies are the same in every language and stay as they are.
"""

from collections.abc import Iterable

from babel import Locale
from markupsafe import Markup

from placeplan.domain.languages import ENGLISH
from placeplan.domain.translations import Untranslated
from placeplan.web.languages import direction, language

MARKED, MARKED_WITH_DIRECTION = (
    Markup('<span lang="%s">%s</span>'),
    Markup('<span lang="%s" dir="%s">%s</span>'),
)


def in_english(text: str) -> str:
    """What officers wrote, marked as English where the page is in another language."""
    return _marked(text, ENGLISH)


def in_own_language(text: str) -> str:
    """A questionnaire's text, marked where it stands untranslated on a page."""
    return _marked(text, text.language) if isinstance(text, Untranslated) else text


def listed(themes: Iterable[tuple[str, object]]) -> Markup:
    """Titles of themes, each with its figure after it in brackets."""
    shown = (Markup("%s (%s)") % (in_own_language(title), figure) for title, figure in themes)
    return Markup(", ").join(shown)


def _marked(text: str, code: str) -> str:
    spoken = code.replace("_", "-")
    if not text or f"{language()}-".startswith(f"{spoken}-"):
        return text
    reads = Locale.parse(code).text_direction
    if reads == direction():
        return MARKED % (spoken, text)
    return MARKED_WITH_DIRECTION % (spoken, reads, text)
