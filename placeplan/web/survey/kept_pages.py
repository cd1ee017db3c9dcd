"""A theme's page as kept: rendered once for all who see the same, and filled in for each resident.

Two residents who rated a theme alike see the same but for the token of the form, the draft it
belongs to, how far that has come, and the two comments. These are slots in the kept page. Whatever
else the page shows is part of what it is kept by, so a page that is kept is never out of date.
"""

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from flask import request, session
from flask_wtf.csrf import generate_csrf
from markupsafe import escape

from placeplan.domain.drafts import Draft
from placeplan.domain.partnerships import Partnership
from placeplan.domain.responses import answer_from_mark
from placeplan.domain.surveys import Survey
from placeplan.web.access import principal
from placeplan.web.database import partnership
from placeplan.web.frames import has_crest
from placeplan.web.languages import available_languages, language
from placeplan.web.survey.drafts import tag_of
from placeplan.web.survey.kiosks import is_kiosk

MOST_KEPT = 4_000
PRIVATE_USE = range(0xE000, 0xF8FF)
FLASHES = "_flashes"

Render = Callable[[Draft], str]


def _new_slot() -> str:
    # letters that mean nothing, drawn anew by each process: no text of anybody contains them
    return "".join(chr(secrets.choice(PRIVATE_USE)) for _letter in range(8))


TOKEN, DRAFT, REACHED, GOOD, BETTER = SLOTS = tuple(_new_slot() for _slot in range(5))
SLOT = re.compile("(" + "|".join(SLOTS) + ")")


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a theme's page shows, but for the slots. `render` is how to make the page."""

    survey: Survey
    theme_key: str
    mark: str
    is_saved: bool
    address: str
    language: str
    languages: tuple[str, ...]
    partnership: Partnership
    has_crest: bool
    render: Render = field(compare=False)


def may_keep(survey: Survey) -> bool:
    """Whether this request's page can be like those of others: no notice, kiosk or preview."""
    is_plain = request.query_string in (b"", b"to=check")
    is_own = FLASHES in session or is_kiosk(survey.slug) or principal().is_staff
    return request.method == "GET" and is_plain and not is_own


def theme_page(survey: Survey, draft: Draft, theme_key: str, render: Render) -> str:
    """A theme's page for this draft. `render` makes it for another draft with the same mark."""
    said = draft.answer(theme_key)
    sight = Sight(
        survey=survey,
        theme_key=theme_key,
        mark=said.mark,
        is_saved=bool(draft.reached),
        address=request.full_path,
        language=language(),
        languages=available_languages(),
        partnership=partnership(),
        has_crest=has_crest(),
        render=render,
    )
    texts = {
        TOKEN: generate_csrf(),
        DRAFT: tag_of(draft.key),
        REACHED: draft.reached,
        GOOD: str(escape(said.good)),
        BETTER: str(escape(said.better)),
    }
    return "".join(texts.get(piece, piece) for piece in _kept(sight))


@lru_cache(maxsize=MOST_KEPT)
def _kept(sight: Sight) -> Sequence[str]:
    said = answer_from_mark(sight.mark, GOOD, BETTER)
    reached = REACHED if sight.is_saved else ""
    area = sight.survey.areas[0].code
    draft = Draft(DRAFT, area, answers={sight.theme_key: said}, reached=reached)
    page = sight.render(draft).replace(generate_csrf(), TOKEN)
    return tuple(SLOT.split(page))
