"""Pages of the survey as kept: rendered once for all who see the same, and filled in for each.

Two residents who answered a question alike see the same but for the token of the form, the draft
it belongs to, and what they wrote in its boxes. These are slots in the kept page. Whatever else
the page shows is part of what it is kept by, so a page that is kept is never out of date.
"""

import re
import secrets
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import attrgetter

from flask import current_app, request, session
from flask_wtf.csrf import generate_csrf
from markupsafe import escape

from placeplan.domain.drafts import Draft
from placeplan.domain.partnerships import Partnership
from placeplan.domain.surveys import Survey
from placeplan.settings import Settings
from placeplan.web.access import principal
from placeplan.web.database import partnership
from placeplan.web.frames import has_crest
from placeplan.web.languages import available_languages, language
from placeplan.web.sessions import KIOSK
from placeplan.web.survey.drafts import tag_of

MOST_KEPT = 4_000
PRIVATE_USE = range(0xE000, 0xF8FF)
FLASHES = "_flashes"
PLAIN_FIELDS = attrgetter("area_code", "place_key", "age_band", "connections", "reached")


def _new_slot() -> str:
    # letters that mean nothing, drawn anew by each process: no text of anybody contains them
    return "".join(chr(secrets.choice(PRIVATE_USE)) for _letter in range(8))


TOKEN, DRAFT, SHOWN, GOOD, BETTER, TEXT = SLOTS = tuple(_new_slot() for _slot in range(6))
SLOT = re.compile("(" + "|".join(SLOTS) + ")")


@dataclass(frozen=True, slots=True)
class Alike:
    """What a page shows of a draft: `draft` has nothing else, and slots where `texts` belong.

    `digest` says in short what a page for a draft is filled in with (see `changes`); `beside` is
    what else the page depends on.
    """

    draft: Draft
    texts: Mapping[str, str] = field(default_factory=dict)
    digest: Callable[[Draft], str] = lambda _draft: ""
    beside: Hashable = None


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a page shows, but for the slots. `render` is how to make the page."""

    page: Hashable
    survey: Survey
    address: str
    language: str
    languages: tuple[str, ...]
    partnership: Partnership
    has_crest: bool
    settings: Settings
    render: Callable[[], str] = field(compare=False)


def may_keep() -> bool:
    """Whether this request's page can be like those of others: no notice, kiosk or preview."""
    is_plain = request.query_string in (b"", b"to=check")
    is_own = FLASHES in session or KIOSK in session or principal().is_named
    return request.method == "GET" and is_plain and not is_own


def kept_step(survey: Survey, draft: Draft, alike: Alike, render: Callable[[Draft], str]) -> str:
    """A step's page for this draft. `render` makes it for another draft that is alike."""
    other = replace(alike.draft, key=DRAFT, reached=draft.reached)

    def render_other() -> str:
        page, filled_in = render(other), alike.digest(other)
        return page.replace(f'"{filled_in}"', f'"{SHOWN}"') if filled_in else page

    shown = (alike.beside, PLAIN_FIELDS(other), tuple(other.answers.items()))
    texts = {DRAFT: tag_of(draft.key), SHOWN: alike.digest(draft), **alike.texts}
    return kept_page(survey, shown, render_other, texts)


def kept_page(
    survey: Survey, shown: Hashable, render: Callable[[], str], texts: Mapping[str, str]
) -> str:
    """The page of this request, with its token and `texts` in their slots.

    `shown` is what `render` puts in it beside the survey and what every page shows.
    """
    sight = Sight(
        page=shown,
        survey=survey,
        address=request.full_path,
        language=language(),
        languages=available_languages(),
        partnership=partnership(),
        has_crest=has_crest(),
        settings=current_app.config["PLACEPLAN"],
        render=render,
    )
    filled = {TOKEN: generate_csrf(), **{slot: str(escape(text)) for slot, text in texts.items()}}
    return "".join(filled.get(piece, piece) for piece in _kept(sight))


@lru_cache(maxsize=MOST_KEPT)
def _kept(sight: Sight) -> Sequence[str]:
    return tuple(SLOT.split(sight.render().replace(generate_csrf(), TOKEN)))
